"""The command line as scripts use it: answers, refusals, exit codes."""

import csv
import json
import re
import stat
import zipfile
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader
from sqlalchemy import text

from diplomat_desk.cli import main
from diplomat_desk.cli.output import chart_names
from diplomat_desk.reports.catalogue import REPORTS
from diplomat_desk.services import files, holders
from diplomat_desk.services.desk import Desk
from tests.making import HOSTILE


@pytest.fixture
def register(shipped_sample: Path, tmp_path: Path) -> Path:
    """The sample, closed."""
    path = tmp_path / "s.ddesk"
    path.write_bytes(shipped_sample.read_bytes())
    return path


class Said:
    """What one command answered."""

    def __init__(self, code: int, out: str, err: str) -> None:
        """Keep the exit code and both streams."""
        self.code, self.out, self.err = code, out, err

    @property
    def json(self) -> Any:  # noqa: ANN401 - whatever was printed
        """The answer as data."""
        return json.loads(self.out)


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> "Run":
    """A way to run commands and read what they answered."""
    return Run(capsys)


class Run:
    """Runs commands in this process."""

    def __init__(self, capsys: pytest.CaptureFixture[str]) -> None:
        """Read what is printed through ``capsys``."""
        self._capsys = capsys

    def __call__(self, *arguments: object) -> Said:
        """Run one command."""
        code = main([str(one) for one in arguments])
        out, err = self._capsys.readouterr()
        return Said(code, out, err)


def test_new_makes_a_register_and_the_sample(run: Run, tmp_path: Path) -> None:
    assert run("new", tmp_path / "a").code == 0
    assert (tmp_path / "a.ddesk").exists()
    said = run("new", tmp_path / "b.ddesk", "--sample", "--json")
    assert said.json["initiatives"] == 80
    again = run("new", tmp_path / "b.ddesk")
    assert (again.code, "exists already" in again.err) == (2, True)


def test_add_prints_the_reference_and_list_and_show_know_it(run: Run, register: Path) -> None:
    said = run(
        "add", register, "--title", "Water talks", "--kind", "workshop", "--track", "Track II",
        "--country", "IND", "--country", "Pakistan:host", "--start", "Oct 1999", "--end", "c. 2000",
        "--confidentiality", "limited", "--place", "Zürich, Switzerland", "--place", "zero line",
        "--organisation", "A Trust::convenor", "--source", "A page | https://example.org/x",
        "--tag", "water", "--summary", "Said plainly.", "--author", "A. Nalyst",
    )  # fmt: skip
    assert (said.code, said.out, said.err) == (0, "DD-1999-0003\n", "")
    shown = run("show", register, "dd-1999-0003", "--json").json
    assert shown["countries"] == [
        {"country": "IND", "role": "party", "level": "public"},
        {"country": "PAK", "role": "host", "level": "public"},
    ]
    assert (shown["start"], shown["end"], shown["confidentiality"]) == (
        "1999-10",
        "2000~",
        "limited",
    )
    assert shown["places"][0] == {"city": "Zürich", "country": "CHE"}
    assert shown["sources"][0]["url"] == "https://example.org/x"
    text = run("show", register, "DD-1999-0003").out
    assert "October 1999 to about 2000" in text
    assert "Pakistan (Host)" in text
    listed = run("list", register, "--text", "water talks", "--json").json
    assert (listed["count"], listed["total"]) == (1, 81)


@pytest.mark.parametrize(
    ("arguments", "field", "reason"),
    [
        (["--start", "31 Nov 1999"], "start", "no 31 November"),
        (["--start", "3/4/1991"], "start", "3 April 1991 or 4 March 1991"),
        (["--start", "2000", "--end", "1999"], "end", "before the start"),
        (["--country", "Atlantis"], "country", "Atlantis"),
        (["--country", "IND:boss"], "country", "boss"),
        (["--confidentiality", "hush"], "confidentiality", "hush"),
        (["--status", "done"], "status", "concluded"),
        (["--title", "  "], "title", "needed"),
        (["--kind", "brunch"], "kind", "brunch"),
        (["--track", ""], "track", "Choose a track"),
    ],
)
def test_add_refuses_with_field_and_reason_and_writes_nothing(
    run: Run, register: Path, arguments: list[str], field: str, reason: str
) -> None:
    before = register.read_bytes()
    said = run("add", register, "--title", "T", "--kind", "summit", "--track", "L1", *arguments)
    assert said.code == 1
    assert said.out == ""
    assert f"{field}: " in said.err
    assert reason in said.err
    assert register.read_bytes() == before


def test_refusals_for_machines(run: Run, register: Path) -> None:
    said = run(
        "add",
        register,
        "--title",
        "",
        "--kind",
        "summit",
        "--track",
        "L1",
        "--start",
        "nonsense",
        "--json",
    )
    assert said.code == 1
    assert [p["field"] for p in said.json["refused"]] == ["start"]


def test_filters_narrow_the_list(run: Run, register: Path) -> None:
    def counted(*more: str) -> int:
        number: int = run("list", register, "--json", *more).json["count"]
        return number

    assert counted() == 80
    assert counted("--undated") == 1
    assert counted("--status", "planned") == 1
    assert counted("--country", "SUN") == counted("--country", "Soviet Union") == 2
    period = ("--from", "2011", "--to", "2011")
    assert 0 < counted(*period, "--begun") < counted(*period)
    assert (
        run("list", register, "--begun")
        .err.strip()
        .endswith("Say with --from or --to when it began.")
    )
    assert counted("--from", "1990", "--to", "1995") < counted("--to", "1995") < 80
    assert counted("--track", "T2", "--track", "T3") == counted("--track", "T2") + counted(
        "--track", "T3"
    )
    assert counted("--processes") < 80
    assert counted("--country", "IND", "--with", "AFG") < counted("--country", "AFG")
    assert counted("--text", "pugwash kashmir") == 2
    assert counted("--text", '"conference on kashmir"') == 2
    assert counted("--text", '"kashmir on conference"') == 0
    assert counted("--mode", "bilateral") == 56
    assert counted("--mode", "-", "--mode", "Bilateral") == 60
    assert counted("--formality", "-") == 2
    assert 0 < counted("--interest", "-") < counted("--constraint", "-") < 80
    assert 0 < counted("--organisation-type", "Think tank") < 80


def test_list_for_people_ends_with_the_count(run: Run, register: Path) -> None:
    said = run("list", register, "--track", "T3")
    lines = said.out.strip().splitlines()
    assert lines[0].startswith("Reference")
    assert lines[-1] == "6 of 80 initiatives · 0 undated · every round counted"
    assert len(lines) == 1 + 6 + 2


def test_an_unknown_filter_value_is_refused(run: Run, register: Path) -> None:
    said = run("list", register, "--interest", "gold")
    assert (said.code, "interest: “gold”" in said.err) == (1, True)
    said = run("list", register, "--track", "Track IX")
    assert (said.code, "track: “Track IX”" in said.err) == (1, True)
    assert run("list", register, "--from", "2001", "--to", "1999").code == 1
    assert run("list", register, "--ceiling", "none").code == 1


def test_the_ceiling_hides_and_says_how_many(run: Run, register: Path) -> None:
    run(
        "add",
        register,
        "--title",
        "Secret",
        "--kind",
        "summit",
        "--track",
        "L1",
        "--confidentiality",
        "restricted",
    )
    said = run("list", register, "--ceiling", "limited", "--json").json
    assert (said["count"], said["withheld"]) == (80, 1)
    assert "Secret" not in json.dumps(said)
    assert run("show", register, "DD-ND-0016", "--ceiling", "public").code == 1


def test_chart_list_csv_and_report_give_the_same_numbers(
    run: Run, register: Path, tmp_path: Path
) -> None:
    picks = ("--country", "IND", "--from", "2000")
    listed = run("list", register, "--json", *picks).json
    out = tmp_path / "c.csv"
    assert run("chart", register, "track-by-country", out, *picks).code == 0
    lines = out.read_text(encoding="utf-8-sig").splitlines()
    rows = {row["Country code"]: row for row in csv.DictReader(lines)}
    for code in ("IND", "PAK", "AFG"):
        wanted = [one for one in listed["initiatives"] if code in one["countries"]]
        assert int(rows[code]["All tracks"]) == len(wanted)
        assert int(rows[code]["Track II"]) == sum(one["track"] == "T2" for one in wanted)
    book = tmp_path / "c.xlsx"
    assert run("chart", register, "track-by-country", book, *picks).code == 0
    with zipfile.ZipFile(book) as parts:
        sheet = parts.read("xl/worksheets/sheet1.xml").decode("utf-8")
    figures = [cell for line in csv.reader(lines) for cell in line if cell.isdigit()]
    assert re.findall(r'<c r="\w+" s="\d+"><v>(\d+)</v>', sheet) == figures
    paper = tmp_path / "r.pdf"
    assert run("report", register, "register", paper, *picks).code == 0
    text = "\n".join(page.extract_text() for page in PdfReader(paper).pages)
    assert f"{listed['count']} of 80" in text
    for one in listed["initiatives"]:
        assert one["reference"] in text


def test_charts_are_drawn_as_svg_and_png(run: Run, register: Path, tmp_path: Path) -> None:
    for name in chart_names():
        for ending, start in ((".svg", b"<svg"), (".png", b"\x89PNG")):
            out = tmp_path / (name + ending)
            assert run("chart", register, name, out).code == 0
            assert start in out.read_bytes()[:200]


def test_names_are_listed_one_a_line(run: Run, register: Path) -> None:
    listed = run("chart", register, "--list").out
    assert [line.split()[0] for line in listed.splitlines() if line[0] != " "] == [*chart_names()]
    listed = run("report", register, "--list").out
    names = [kind.name for kind in REPORTS]
    assert [line.split()[0] for line in listed.splitlines() if line[0] != " "] == names
    assert [one["name"] for one in run("report", register, "--list", "--json").json] == names


@pytest.mark.parametrize(
    "arguments",
    [
        [],
        ["dance"],
        ["list"],
        ["add", "FILE"],
        ["chart", "FILE"],
        ["chart", "FILE", "pie", "x.svg"],
        ["chart", "FILE", "track-by-country", "x.gif"],
        ["report", "FILE", "register", "nowhere/x.pdf"],
        ["list", "FILE", "--sort", "beauty"],
        ["list", "missing.ddesk"],
        ["chart", "FILE", "track-by-country", "x.svg", "--width", "1"],
    ],
)
def test_wrong_usage_and_unusable_files_exit_with_2(
    run: Run, register: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, arguments: list[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    said = run(*(str(register) if one == "FILE" else one for one in arguments))
    assert said.code == 2
    assert said.err
    assert "Traceback" not in said.err
    assert sorted(p.name for p in tmp_path.iterdir()) == ["s.ddesk"]


def test_a_foreign_file_is_named_and_left_alone(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "notes.ddesk"
    path.write_text("not a register")
    said = run("check", path)
    assert (said.code, "is not a Diplomat Desk register" in said.err) == (2, True)
    assert path.read_text() == "not a register"


def test_a_register_in_use_and_a_read_only_one_are_named(
    run: Run, desk: Desk, register: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(holders, "WAIT_S", 0.1)
    assert "open in another window" in run("list", desk.path).err
    register.chmod(stat.S_IREAD)
    assert run("list", register).code == 0
    said = run("add", register, "--title", "T", "--kind", "summit", "--track", "L1")
    assert (said.code, "can only be read" in said.err) == (2, True)


@pytest.mark.parametrize("said", HOSTILE)
def test_text_stays_text_on_the_way_through(run: Run, register: Path, said: str) -> None:
    title = said if said.strip() else "x"
    added = run(
        "add",
        register,
        f"--title={title}",
        "--kind",
        "summit",
        "--track",
        "L1",
        f"--summary={said}",
    )
    reference = added.out.strip()
    assert run("show", register, reference, "--json").json["title"] == title


def test_check_is_clean_on_the_sample(run: Run, register: Path) -> None:
    said = run("check", register, "--json")
    assert (said.code, said.json["sound"]) == (0, True)


def test_an_unknown_reference_is_refused(run: Run, register: Path) -> None:
    said = run("show", register, "DD-1900-0001")
    assert (said.code, "DD-1900-0001" in said.err) == (1, True)


def test_a_round_is_added_to_its_process(run: Run, register: Path) -> None:
    folded = run("list", register, "--processes", "--text", "chaophraya", "--json").json[
        "initiatives"
    ]
    process = folded[0]["reference"]
    added = run(
        "add",
        register,
        "--title",
        "Next round",
        "--kind",
        "dialogue",
        "--track",
        "T2",
        "--process",
        process,
    )
    assert run("show", register, added.out.strip(), "--json").json["process"] == process
    assert len(run("show", register, process, "--json").json["rounds"]) == 4


def test_the_desk_is_closed_after_every_command(run: Run, register: Path) -> None:
    run("list", register, "--track", "nonsense")
    files.close(files.open_desk(register))
    assert run("list", register).code == 0


def test_an_encrypted_register_takes_its_passphrase_from_the_environment(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "secret.ddesk"
    assert run("new", path, "--encrypt").code == 2
    assert not path.exists()
    monkeypatch.setenv("DIPLOMAT_DESK_PASSPHRASE", "seven herons forget Muscat")
    assert run("new", path, "--encrypt", "--sample").code == 0
    assert not path.read_bytes().startswith(b"SQLite")
    assert "80" in run("list", path).out
    assert run("check", path).code == 0
    monkeypatch.setenv("DIPLOMAT_DESK_PASSPHRASE", "wrong")
    said = run("list", path)
    assert said.code == 2
    assert "passphrase is wrong" in said.err
    monkeypatch.delenv("DIPLOMAT_DESK_PASSPHRASE")
    said = run("list", path)
    assert said.code == 2
    assert "DIPLOMAT_DESK_PASSPHRASE" in said.err


def test_check_names_no_record_above_the_ceiling(run: Run, register: Path) -> None:
    desk = files.open_desk(register)
    with desk.register.writing() as connection:
        connection.execute(
            text("UPDATE initiative SET track = 'T9', confidentiality = 30 WHERE id = 20")
        )
        title = connection.execute(text("SELECT title FROM initiative WHERE id = 20")).scalar_one()
    files.close(desk)
    said = run("check", register)
    assert (said.code, f"“{title}”: " in said.out) == (1, True)
    said = run("check", register, "--ceiling", "public")
    assert (said.code, title in said.out) == (1, False)
    assert "1 record above the ceiling breaks a rule." in said.out
    assert run("check", register, "--ceiling", "public", "--json").json["withheld"] == 1
