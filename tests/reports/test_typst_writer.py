"""A document as PDF: every block, in both directions, with its marks on every page."""

import io
import os
import re

import pypdf
import pytest

from diplomat_desk.domain.words import speaking
from diplomat_desk.reports import typst_writer
from diplomat_desk.reports.document import (
    Column,
    Heading,
    Paragraph,
    Row,
    Section,
    Style,
    Table,
    cell,
    text,
)
from diplomat_desk.reports.errors import ReportError
from diplomat_desk.reports.estimate import about_pages
from diplomat_desk.reports.publish import publish
from diplomat_desk.reports.setting import Paper, Setting, Turn
from diplomat_desk.reports.translations import translator
from tests.reports.documents import (
    HOSTILE_SHOWN,
    LETTERHEAD,
    LOREM,
    SETTING,
    document,
    every_block,
)


def read(data: bytes) -> tuple[pypdf.PdfReader, list[str]]:
    """Return a PDF and the text of each page, blanks as single ones."""
    paper = pypdf.PdfReader(io.BytesIO(data))
    return paper, [re.sub(r"\s+", " ", page.extract_text()) for page in paper.pages]


@pytest.mark.parametrize("language", ["en", "ur"])
def test_every_block_is_printed_with_its_marks(language: str) -> None:
    made = document(*every_block(), language=language, cover=True, contents=True)
    paper, pages = read(publish(made, SETTING, ".pdf").data)
    whole = " ".join(pages)
    assert HOSTILE_SHOWN.split("]]>")[0].strip() in whole
    assert LETTERHEAD.organisation in whole
    with speaking(translator(language)):
        level = made.marking.label
    for number, page in enumerate(pages, 1):
        # Right to left, the text of a PDF does not tell in which order the two stand.
        for part in (level, LETTERHEAD.caveat):
            assert page.upper().count(part.upper()) == 2, (number, part)
        assert f"{number} of {len(pages)}" in page or str(number) in page
    assert paper.metadata is not None
    assert made.title in str(paper.metadata.title)
    assert paper.metadata.author == LETTERHEAD.organisation
    assert str(paper.root_object["/Lang"]) == language
    assert "/MarkInfo" in paper.root_object
    assert paper.outline


def test_column_heads_come_again_on_every_page_and_the_estimate_is_not_too_low() -> None:
    rows = tuple(Row((cell(f"DD-2000-{n:04}"), cell(f"Row number {n}"))) for n in range(300))
    table = Table((Column("Refcode"), Column("Whatname", 1)), (Section(rows),), "Rows")
    made = document(table)
    _, pages = read(publish(made, Setting(), ".pdf").data)
    assert len(pages) > 4
    for page in pages:
        assert "Refcode" in page
        assert "Whatname" in page
    assert all(f"Row number {n}" in " ".join(pages) for n in (0, 150, 299))
    # The bar that shows it may reach its end late, never early.
    assert len(pages) <= about_pages(made, Setting()) <= 3 * len(pages)


@pytest.mark.parametrize(
    ("setting", "size"),
    [
        (Setting(), (595, 842)),
        (Setting(paper=Paper.LETTER), (612, 792)),
        (Setting(paper=Paper.A3, turn=Turn.ACROSS), (1191, 842)),
    ],
)
def test_the_paper_is_the_one_chosen(setting: Setting, size: tuple[int, int]) -> None:
    paper, _ = read(publish(document(Paragraph(text("Short"))), setting, ".pdf").data)
    box = paper.pages[0].mediabox
    assert (round(box.width), round(box.height)) == size


def test_a_draft_says_so_and_pdf_a_names_its_standard() -> None:
    made = document(Heading("Findings"), Paragraph(text("Some words."), Style.LEAD))
    printed = publish(made, Setting(draft=True, archive=True), ".pdf")
    paper, pages = read(printed.data)
    assert "DRAFT" in pages[0].upper()
    xmp = paper.xmp_metadata
    assert xmp is not None
    written = xmp.stream.get_data().decode()
    assert "<pdfaid:part>2</pdfaid:part>" in written
    assert "<pdfaid:conformance>B</pdfaid:conformance>" in written
    assert not printed.warnings


def test_an_archive_copy_that_cannot_be_made_is_not_silent() -> None:
    made = document(Paragraph(text("A letter that no font of ours has: \U00012000")))
    printed = publish(made, Setting(archive=True), ".pdf")
    assert len(printed.warnings) == 2


def test_a_report_that_needs_too_much_memory_is_stopped_with_advice(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(typst_writer, "most_memory", lambda: 60_000_000)
    entries = tuple(Paragraph(text(LOREM * 40)) for _ in range(400))
    with pytest.raises(ReportError, match="narrow the filter"):
        publish(document(*entries), Setting(), ".pdf")


def test_the_typesetter_leaves_the_machine_some_memory() -> None:
    most = typst_writer.most_memory()
    assert most == 0 or 100_000_000 < most < os.sysconf("SC_PHYS_PAGES") * os.sysconf(
        "SC_PAGE_SIZE"
    )
