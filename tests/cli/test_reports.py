"""Every report on the command line, in every format; and what is refused."""

import json
import shutil
from pathlib import Path

import pypdf
import pytest
import typst

from diplomat_desk.domain.confidentiality import TOP, Level
from diplomat_desk.domain.filters import Filter
from diplomat_desk.domain.saved_reports import SavedReport
from diplomat_desk.paths import resource
from diplomat_desk.reports.catalogue import REPORTS
from diplomat_desk.reports.kinds import ReportKind, Subject
from diplomat_desk.reports.publish import WRITERS
from diplomat_desk.reports.setting import Letterhead
from diplomat_desk.services import files, letterheads, recording, saved_reports
from tests.cli.test_run import Run, register, run
from tests.making import small
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
        (("register", "x.pdf", "--template", "nowhere"), "There is no folder"),
        (("register", "x.html", "--template", "."), "PDF only"),
        (("register", "x.pdf", "--template", "."), "holds no “main.typ”"),
        (("register", "--data", "x.txt"), "does not end in .json"),
        (("--data", "x.json"), "Say which"),
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


def test_a_kept_report_is_set_as_it_was_kept_but_for_what_is_given(
    run: Run, register: Path, tmp_path: Path
) -> None:
    desk = files.open_desk(register)
    how = (("paper", "us-letter"), ("methods", "yes"), ("contents", "no"))
    kept = SavedReport(name="Mine", report="follow-ups", setting=how, language="fr")
    saved_reports.put(desk, kept, TOP)
    letterheads.put(desk, Letterhead("Ministry of Talks"))
    files.close(desk)
    out = tmp_path / "r.pdf"
    assert run("report", register, "follow-ups", out, "--kept", "mine").code == 0
    paper = pypdf.PdfReader(out)
    assert round(paper.pages[0].mediabox.width) == 612
    assert str(paper.root_object["/Lang"]) == "fr"
    words = " ".join(page.extract_text() for page in paper.pages)
    assert "Ministry of Talks" in words
    assert "Méthode" in words
    given = ("--kept", "mine", "--paper", "a3", "--lang", "en")
    assert run("report", register, "follow-ups", out, *given).code == 0
    paper = pypdf.PdfReader(out)
    assert round(paper.pages[0].mediabox.width) == 842
    assert str(paper.root_object["/Lang"]) == "en"


def test_a_kept_report_that_goes_less_far_shows_less_here_too(
    run: Run, register: Path, tmp_path: Path
) -> None:
    desk = files.open_desk(register)
    secret = small("Quiet channel", confidentiality=Level.RESTRICTED)
    recording.record(desk, secret)
    kept = SavedReport(name="For partners", report="register", setting=(("ceiling", "limited"),))
    saved_reports.put(desk, kept, TOP)
    files.close(desk)
    out = tmp_path / "r.html"
    assert run("report", register, "register", out, "--kept", "for partners").code == 0
    assert "Quiet channel" not in out.read_text("utf-8")
    assert run("report", register, "register", out).code == 0
    assert "Quiet channel" in out.read_text("utf-8")


def test_a_template_of_ones_own(run: Run, register: Path, tmp_path: Path) -> None:
    out = tmp_path / "sheet.pdf"
    example = resource("templates", "example")
    said = run("report", register, "register", out, "--template", example, "--country", "NPL")
    assert said.code == 0, said.err
    assert not said.err
    assert len(pypdf.PdfReader(out).pages) == 1


def test_a_broken_template_is_told_by_file_and_line(
    run: Run, register: Path, tmp_path: Path
) -> None:
    (tmp_path / "main.typ").write_text("= Hello\n#nonsense\n", "utf-8")
    out = tmp_path / "sheet.pdf"
    said = run("report", register, "follow-ups", out, "--template", tmp_path)
    assert said.code != 0
    assert "“main.typ”, line 2, column 2: unknown variable: nonsense" in said.err
    assert "#nonsense" in said.err
    assert not out.exists()


def test_the_data_of_a_template_lies_where_it_is_wanted(
    run: Run, register: Path, tmp_path: Path
) -> None:
    folder = tmp_path / "mine"
    shutil.copytree(resource("templates", "example"), folder)
    said = run("report", register, "register", "--data", folder / "data.json", "--lang", "fr")
    assert said.code == 0, said.err
    data = json.loads((folder / "data.json").read_bytes())
    assert data["format"] == 1
    assert data["language"] == "fr"
    assert len(data["records"]) == 80
    assert (folder / "figures" / "figure-1.svg").read_bytes().startswith(b"<svg")
    # With the data in it the folder is set by Typst alone.
    fonts = [resource("fonts")]
    page = typst.compile(folder / "main.typ", root=folder, font_paths=fonts)
    assert page.startswith(b"%PDF")
    # And what lies in it of an earlier report is not what a later one shows.
    out = tmp_path / "sheet.pdf"
    run("report", register, "register", out, "--template", folder, "--country", "NPL")
    assert "80\ninitiatives" not in pypdf.PdfReader(out).pages[0].extract_text()


@pytest.mark.parametrize(
    ("tag", "told"), [("de", True), ("tlh", True), ("fr", False), ("en-GB", False)]
)
def test_a_language_without_words_is_told(
    run: Run, register: Path, tmp_path: Path, tag: str, told: bool
) -> None:
    said = run("report", register, "calendar", tmp_path / "out.html", "--lang", tag)
    assert said.code == 0
    assert ("There are no words in" in said.err) is told
