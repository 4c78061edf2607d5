"""What the command line puts out: the whole record, and nothing that must stay inside."""

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from zipfile import ZipFile

import pytest
from pypdf import PdfReader

from diplomat_desk.cli import main
from diplomat_desk.services import files
from tests.planted import HIDDEN, HIDDEN_COUNTRY, OPEN, SILENT, plant

Run = Callable[..., str]


@pytest.fixture
def register(shipped_register: Path, tmp_path: Path) -> Path:
    """A register with secrets, closed."""
    path = tmp_path / "s.ddesk"
    path.write_bytes(shipped_register.read_bytes())
    desk = files.open_desk(path)
    plant(desk)
    files.close(desk)
    return path


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    """A way to run commands and read both streams."""

    def command(*arguments: object, code: int = 0) -> str:
        assert main([str(one) for one in arguments]) == code
        said = capsys.readouterr()
        return said.out + said.err

    return command


def put_out(run: Run, register: Path, folder: Path, ceiling: str) -> Iterator[str]:
    """Give everything that the commands say and write under ``ceiling``."""
    under = ("--ceiling", ceiling)
    reference = json.loads(run("list", register, "--text", OPEN, "--json"))["initiatives"][0]
    for json_too in ((), ("--json",)):
        yield run("show", register, reference["reference"], *under, *json_too)
        yield run("list", register, *under, *json_too)
        yield run("people", register, *under, *json_too)
        yield run("organisations", register, *under, *json_too)
    for name in ("out.json", "out.csv"):
        yield run("export", register, folder / name, *under)
        yield (folder / name).read_text(encoding="utf-8-sig")
    for name in ("c.svg", "c.csv"):
        run("chart", register, "track-by-country", folder / name, *under)
        yield (folder / name).read_text(encoding="utf-8-sig")
    run("chart", register, "track-by-country", folder / "c.xlsx", *under)
    with ZipFile(folder / "c.xlsx") as book:
        yield "".join(book.read(name).decode("utf-8") for name in book.namelist())
    run("report", register, "register", folder / "r.pdf", *under)
    paper = PdfReader(folder / "r.pdf")
    yield " ".join(page.extract_text() for page in paper.pages)
    yield repr(paper.metadata)


@pytest.mark.parametrize("ceiling", ["public", "limited", "restricted"])
def test_nothing_above_the_ceiling_is_put_out(
    run: Run, register: Path, tmp_path: Path, ceiling: str
) -> None:
    said = list(put_out(run, register, tmp_path, ceiling))
    assert sum(OPEN in text for text in said) >= 6
    for text in said:
        for secret in (HIDDEN, HIDDEN_COUNTRY, "BTN", SILENT):
            assert secret not in text


def test_at_the_top_all_is_put_out_but_who_must_not_be_named(
    run: Run, register: Path, tmp_path: Path
) -> None:
    said = list(put_out(run, register, tmp_path, "confidential"))
    assert sum(HIDDEN in text for text in said) >= 8
    for text in said:
        assert SILENT not in text


def test_show_says_all_that_is_recorded(run: Run, register: Path) -> None:
    listed = json.loads(run("list", register, "--text", OPEN, "--json"))
    reference = listed["initiatives"][0]["reference"]
    text = run("show", register, reference, "--ceiling", "public")
    for words in (
        "Open Institute (convenor)",
        "Ada Open (chair; Director; Open Institute; expert or non-official)",
        "1 May 1999: Open sitting (Delhi, India; in person; on the record; Open agenda)",
        "Attended: Ada Open",
        "Under the Chatham House Rule nobody who was here may be named outside.",
        "Agreement: Open outcome (Evidence: Open evidence)",
        "Open transfer (to Level 1)",
        "Open document",
        "Open constraint",
        "Good governance",
        "Impact: Moderately satisfactory (Open reviewer; Open reason)",
        "Place: Open place [1] (adopted)",
        "Open note",
        "Open task",
        "open.txt (5 bytes)",
    ):
        assert words in text
    data = json.loads(run("show", register, reference, "--ceiling", "public", "--json"))
    assert data["meetings"][1]["attendance"] == []
    assert data["links"] == []
    assert data["process"] == ""


def test_people_and_organisations_are_listed(run: Run, register: Path) -> None:
    said = run("people", register, "--text", "ada", "--ceiling", "public")
    assert said.splitlines()[0].split() == ["Name", "Country", "Initiatives", "Latest"]
    assert "Ada Open" in said
    assert said.rstrip().endswith("1 person")
    data = json.loads(run("organisations", register, "--ceiling", "public", "--json"))
    assert data["organisations"] == [
        {"name": "Open Institute", "type": "", "country": "", "initiatives": 1,
         "latest": "1999-05-01", "confidentiality": "public"}
    ]  # fmt: skip
    assert "Nothing matches." in run("people", register, "--text", "nobody")
    assert "hush" in run("people", register, "--ceiling", "hush", code=1)


def test_an_export_is_whole_or_not_at_all(run: Run, register: Path, tmp_path: Path) -> None:
    out = tmp_path / "out.json"
    assert "1 of 1 initiative" in run("export", register, out, "--ceiling", "public")
    before = out.read_bytes()
    assert "Track IX" in run("export", register, out, "--track", "Track IX", code=1)
    assert out.read_bytes() == before
    assert "does not end in" in run("export", register, tmp_path / "out.docx", code=2)
    assert "no folder" in run("export", register, tmp_path / "no" / "out.csv", code=2)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["out.json", "s.ddesk"]


def test_the_help_documents_the_format(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["export", "--help"]) == 0
    said = capsys.readouterr().out
    for name in ("format", "withheld", "initiatives", "vocabularies", "Chatham House"):
        assert name in said
