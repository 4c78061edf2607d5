"""Every report on the command line, in every format; and what is refused."""

from pathlib import Path

import pytest

from diplomat_desk.domain.confidentiality import TOP
from diplomat_desk.domain.filters import Filter
from diplomat_desk.domain.saved_reports import SavedReport
from diplomat_desk.reports.catalogue import REPORTS
from diplomat_desk.reports.kinds import ReportKind, Subject
from diplomat_desk.reports.publish import WRITERS
from diplomat_desk.services import files, saved_reports
from tests.cli.test_run import Run, register, run
from tests.reports.word import Word

__all__ = ["register", "run"]

ABOUT = {
    Subject.NONE: (),
    Subject.INITIATIVE: ("--about", "DD-1999-0001"),
    Subject.COUNTRY: ("--about", "India", "--home", "PAK"),
    Subject.MEETING: ("--about", "DD-2007-0001/1"),
}
STARTS = {".pdf": b"%PDF", ".docx": b"PK", ".html": b"<!DOCTYPE html>"}


@pytest.mark.parametrize("kind", REPORTS, ids=lambda kind: kind.name)
def test_every_report_in_every_format(
    run: Run, register: Path, tmp_path: Path, kind: ReportKind
) -> None:
    for ending in WRITERS:
        out = tmp_path / f"r{ending}"
        said = run("report", register, kind.name, out, *ABOUT[kind.subject], "--methods", "--draft")
        assert said.code == 0, said.err
        assert out.read_bytes()[:15].lower().startswith(STARTS[ending].lower())
        # Only Word knows on which pages of its own the contents lead.
        assert not said.err or (ending == ".docx" and "page numbers" in said.err)


def test_a_report_for_word_says_what_it_is_not(run: Run, register: Path, tmp_path: Path) -> None:
    out = tmp_path / "r.docx"
    said = run("report", register, "brief", out, *ABOUT[Subject.COUNTRY], "--archive", "--draft")
    assert said.code == 0
    assert "PDF/A-2b is for PDF files only" in said.err
    words = Word(out.read_bytes()).words()
    assert "Country brief: India" in words
    assert "Channels alive and lapsed" in words


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("nonsense", "x.pdf"), "There is no report"),
        (("brief", "x.pdf"), "one country"),
        (("brief", "x.pdf", "--about", "Atlantis"), "Atlantis"),
        (("dossier", "x.pdf", "--about", "DD-1066-0001"), "DD-1066-0001"),
        (("register", "x.pdf", "-o", "group=beauty"), "no choice"),
        (("register", "x.pdf", "-o", "beauty=yes"), "no option"),
        (("register", "x.xyz"), "does not end in"),
        (("register", "x.pdf", "--logo", "nowhere.png"), "cannot be read"),
        (("register", "x.pdf", "--kept", "Nothing"), "kept under the name"),
        (("period", "x.pdf", "-o", "of=2004-13"), "no month 13"),
    ],
)
def test_what_is_wrong_is_said(
    run: Run, register: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch,
    arguments: tuple[str, ...], words: str,
) -> None:  # fmt: skip
    monkeypatch.chdir(tmp_path)
    said = run("report", register, *arguments)
    assert said.code != 0
    assert words in said.err
    assert not list(tmp_path.glob("x.*"))


def test_a_kept_report_is_printed_by_its_name(run: Run, register: Path, tmp_path: Path) -> None:
    desk = files.open_desk(register)
    kept = SavedReport(name="India", report="register", options=(("entries", "short"),),
                       filter=Filter(countries=("IND",)))  # fmt: skip
    saved_reports.put(desk, kept, TOP)
    files.close(desk)
    out = tmp_path / "r.html"
    assert run("report", register, "register", out, "--kept", "india").code == 0
    assert "51 of 80 initiatives" in out.read_text("utf-8")
