"""Archive copies are PDF/A-2b, of every report and of whatever stands in it; see :mod:`archive_rules`."""

import io
import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pypdf
import pytest
from pypdf.generic import DictionaryObject, NameObject, TextStringObject

from diplomat_desk.domain.filters import Filter
from diplomat_desk.reports.catalogue import REPORTS
from diplomat_desk.reports.document import Document, Paragraph, text
from diplomat_desk.reports.kinds import ReportKind, Subject
from diplomat_desk.reports.publish import publish
from diplomat_desk.reports.setting import Paper, Setting, Turn
from diplomat_desk.services import files
from diplomat_desk.services.desk import Desk
from diplomat_desk.services.papers.request import Request
from diplomat_desk.services.reporting import ask
from tests.reports.archive_rules import broken
from tests.reports.documents import CHINESE, HINDI, SETTING, document, every_block

ABOUT = {
    Subject.NONE: "",
    Subject.INITIATIVE: "DD-1999-0001",
    Subject.COUNTRY: "IND",
    Subject.MEETING: "DD-2007-0001/1",
}


IN_OUR_FONTS = Paragraph(text(HINDI))
"""Instead of the paragraph in Chinese: letters of the system's fonts can be no part of an archive copy."""


def whole() -> Document:
    """Return a document of every block in letters that our fonts have."""
    blocks = every_block()
    return document(*(IN_OUR_FONTS if CHINESE in repr(one) else one for one in blocks))


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    desk = files.create(tmp_path_factory.mktemp("archive") / "sample.ddesk", sample=True)
    yield desk
    files.close(desk)


@pytest.mark.parametrize("kind", REPORTS, ids=lambda kind: kind.name)
def test_every_report_can_be_kept(sample: Desk, kind: ReportKind) -> None:
    chosen = Filter(countries=("NPL",)) if kind.name == "register" else Filter()
    language = "ur" if kind.name in ("brief", "meeting") else "en"
    request = Request(name=kind.name, filter=chosen, subject=ABOUT[kind.subject], language=language)
    made = ask(sample, request).document(methods=True)
    printed = publish(made, Setting(archive=True, draft=True), ".pdf")
    assert printed.warnings == ()
    assert broken(printed.data) == []
    told: Any = pypdf.PdfReader(io.BytesIO(printed.data)).root_object
    assert told["/MarkInfo"]["/Marked"]
    assert told["/Lang"].startswith(language)
    # PDF/UA wants it, and Typst says so only of a file that is tagged as that standard asks.
    assert told["/ViewerPreferences"]["/DisplayDocTitle"]


@pytest.mark.parametrize("paper", [Paper.A3, Paper.LETTER])
def test_every_block_and_a_logo_can_be_kept(paper: Paper) -> None:
    setting = replace(SETTING, paper=paper, turn=Turn.ACROSS, archive=True, draft=True)
    printed = publish(whole(), setting, ".pdf")
    assert broken(printed.data) == []


def test_the_rules_bite() -> None:
    plain = publish(document(), SETTING, ".pdf").data
    assert any("6.6.4" in said for said in broken(plain))
    writer = pypdf.PdfWriter(clone_from=io.BytesIO(plain))
    action = {NameObject("/S"): NameObject("/JavaScript"), NameObject("/JS"): TextStringObject("1")}
    writer.root_object[NameObject("/OpenAction")] = DictionaryObject(action)
    writer.add_attachment("a.txt", b"a")
    spoilt = io.BytesIO()
    writer.write(spoilt)
    said = " ".join(broken(spoilt.getvalue()))
    for rule in ("6.5.1", "6.8", "6.6.4"):
        assert rule in said


def test_another_program_finds_nothing_wrong_with_it(tmp_path: Path) -> None:
    program = shutil.which("qpdf")
    if program is None:
        pytest.skip("qpdf is not installed: apt install qpdf")
    file = tmp_path / "archive.pdf"
    file.write_bytes(publish(whole(), replace(SETTING, archive=True), ".pdf").data)
    done = subprocess.run([program, "--check", str(file)], capture_output=True, text=True, check=False)  # fmt: skip
    assert done.returncode == 0, done.stdout + done.stderr
    assert "No syntax or stream encoding errors found" in done.stdout
