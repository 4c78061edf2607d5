"""A document as a Word file: real styles, links that lead somewhere, nothing of whoever made it."""

import io
import time
from dataclasses import replace

import docx
import pytest
from docx.oxml.ns import qn

from diplomat_desk.reports.document import (
    Column,
    Figure,
    Heading,
    Listing,
    PageBreak,
    Paragraph,
    Row,
    Section,
    Span,
    Table,
    Together,
    cell,
    text,
)
from diplomat_desk.reports.errors import CancelledError, ReportError
from diplomat_desk.reports.publish import publish
from diplomat_desk.reports.setting import Letterhead, Paper, Setting, Turn
from diplomat_desk.reports.sheet import sheet_of
from tests.reports.documents import (
    ADDRESS,
    HOSTILE_SHOWN,
    LETTERHEAD,
    SETTING,
    URDU,
    document,
    every_block,
    notes,
    svg,
    table,
)
from tests.reports.word import Word

PNG = b"\x89PNG\r\n\x1a\n"


def written(*blocks: object, setting: Setting = SETTING, **more: object) -> Word:
    made = document(*blocks, **more)  # type: ignore[arg-type]
    return Word(publish(made, setting, ".docx").data)


@pytest.fixture(scope="module")
def english() -> Word:
    return written(*every_block(), contents=True, cover=True, setting=replace(SETTING, draft=True))


@pytest.fixture(scope="module")
def urdu() -> Word:
    return written(*every_block(), contents=True, language="ur")


def test_its_styles_are_those_that_word_knows(english: Word) -> None:
    used, names = set(english.styles()), english.names()
    assert used <= set(names)
    known = {names[style] for style in used}
    assert {"Title", "heading 1", "heading 2", "heading 3", "toc 1", "toc 2"} <= known
    assert {"List Bullet", "List Number", "List Continue", "Body Text", "TOC Heading"} <= known
    assert {"caption", "Quote", "header", "footer"} <= set(names.values())
    based = {
        one.get(qn("w:val")) for one in english.all("w:basedOn", english.trees["word/styles.xml"])
    }
    assert based <= set(names)


def test_python_docx_reads_it_back() -> None:
    data = publish(document(*every_block()), SETTING, ".docx").data
    read = docx.Document(io.BytesIO(data))
    headings = [one.text for one in read.paragraphs if one.style and one.style.name == "Heading 1"]
    assert headings == ["What happened", "The list", "Sources"]
    assert len(read.inline_shapes) == 3
    assert read.core_properties.title == "India: country brief – South Asia"
    assert read.core_properties.author == LETTERHEAD.organisation
    assert str(read.core_properties.created).startswith("2024-03-05 00:00:00")


def test_every_word_is_there_and_none_breaks_the_file(english: Word) -> None:
    words = english.words()
    assert " ".join(HOSTILE_SHOWN.split()) in words
    assert URDU in words
    for part in english.heads():
        assert "Limited · Not for onward distribution" in english.words(part)


def test_links_lead_to_places_or_to_the_web(english: Word) -> None:
    marks = [one.get(qn("w:name")) for one in english.all("w:bookmarkStart")]
    ids = [one.get(qn("w:id")) for one in english.all("w:bookmarkStart")]
    assert len(marks) == len(set(marks))
    assert sorted(ids) == sorted(one.get(qn("w:id")) for one in english.all("w:bookmarkEnd"))
    wanted = [one.get(qn("w:anchor")) for one in english.all("w:hyperlink")]
    assert {one for one in wanted if one} <= set(marks)
    assert {kind for kind, _ in english.outside()} == {"hyperlink"}
    assert {target for _, target in english.outside()} == {
        ADDRESS,
        "https://example.org/?a=1&b=2",
    }


def test_the_contents_are_filled_and_word_asks_no_question(english: Word) -> None:
    (field,) = [one for one in english.all("w:instrText") if "TOC" in (one.text or "")]
    assert '\\o "1-2"' in field.text
    lines = [english.words(one) for one in english.all("w:p", english.all("w:sdt")[0])]
    assert lines == ["Contents", "What happened", "Neemrana Dialogue", "The chart", "The list", "Sources"]  # fmt: skip
    settings = english.trees["word/settings.xml"]
    assert not english.all("w:updateFields", settings)
    mode = english.all("w:compatSetting", settings)[0]
    assert (mode.get(qn("w:name")), mode.get(qn("w:val"))) == ("compatibilityMode", "15")


def test_fields_begin_and_end(english: Word) -> None:
    for root in (english.body, *english.heads()):
        depth = 0
        for one in english.all("w:fldChar", root):
            depth += {"begin": 1, "separate": 0, "end": -1}[one.get(qn("w:fldCharType"))]
            assert depth in (0, 1)
        assert depth == 0
    feet = [one for one in english.heads() if one.tag == qn("w:ftr")]
    assert len(feet) == 2
    for foot in feet:
        codes = [(one.text or "").strip() for one in english.all("w:instrText", foot)]
        assert codes == ["PAGE", "NUMPAGES"]


def test_notes_count_from_one_in_every_list() -> None:
    word = written(notes(), Paragraph(text("between")), notes())
    numbers = [one.get(qn("w:val")) for one in word.all("w:numId")]
    assert len(numbers) == 6
    assert len(set(numbers)) == 2
    numbering = word.trees["word/numbering.xml"]
    kinds = {one.get(qn("w:numId")): one for one in word.all("w:num", numbering)}
    for number in set(numbers):
        assert word.all("w:startOverride", kinds[number])[0].get(qn("w:val")) == "1"
    shown = [one.get(qn("w:val")) for one in word.all("w:lvlText", numbering)]
    assert shown == ["•", "[%1]"]


def test_tables_repeat_their_heads_keep_their_rows_and_fill_their_room() -> None:
    word = written(table(12))
    (made,) = word.all("w:tbl")[1:]  # after the letterhead
    rows = word.all("w:tr", made)
    heads = [row for row in rows if word.all("w:tblHeader", row)]
    assert heads == rows[:1]
    assert all(word.all("w:cantSplit", row) for row in rows)
    widths = [int(one.get(qn("w:w"))) for one in word.all("w:gridCol", made)]
    room = sheet_of(Paper.A4).room * 20
    assert abs(sum(widths) - room) <= len(widths)
    for row in rows:
        spans = [int(one.get(qn("w:val"))) for one in word.all("w:gridSpan", row)]
        assert len(word.all("w:tc", row)) + sum(spans) - len(spans) == len(widths)
        assert abs(sum(int(one.get(qn("w:w"))) for one in word.all("w:tcW", row)) - sum(widths)) <= 4  # fmt: skip
    fills = [one.get(qn("w:fill")) for one in word.all("w:shd", made)]
    assert {"FEE838", "00224E", "EE6677", "4477AA"} == set(fills)
    sections = [one for one in word.all("w:p", made) if word.styles(one) == ["TableSection"]]
    assert len(sections) == 2
    style = {one.get(qn("w:styleId")): one for one in word.all("w:style", word.trees["word/styles.xml"])}  # fmt: skip
    assert word.all("w:keepNext", style["TableSection"])
    # The total stays with the row before it.
    assert word.all("w:keepNext", rows[-2])
    assert word.all("w:tblCaption", made)[0].get(qn("w:val")) == "Initiatives by track"


def test_a_row_that_is_longer_than_a_page_may_break() -> None:
    long = Table((Column("A", 1),), (Section((Row((cell("words " * 4000),)),)),))
    row = written(long, setting=Setting()).all("w:tr")[-1]
    assert not list(row.iter(qn("w:cantSplit")))


def test_forms_are_as_high_and_ruled_as_asked() -> None:
    word = written(*every_block())
    high = [one.get(qn("w:val")) for one in word.all("w:trHeight")]
    assert high == [str(round(12 * 1440 / 25.4))]
    assert "ReportGrid" in [one.get(qn("w:val")) for one in word.all("w:tblStyle")]


def test_what_belongs_together_stays_together_and_new_pages_begin_once() -> None:
    word = written(
        PageBreak(),
        Together((Heading("Chart", 2), Paragraph(text("One")), Paragraph(text("Two")))),
        PageBreak(),
        PageBreak(),
        Paragraph(text("Three")),
        setting=Setting(),
    )
    kept = {word.words(one): bool(word.all("w:keepNext", one)) for one in word.all("w:p")}
    assert kept["Chart"]
    assert kept["One"]
    assert not kept["Two"]
    breaks = {word.words(one): len(word.all("w:pageBreakBefore", one)) for one in word.all("w:p")}
    assert breaks["Three"] == 1
    assert sum(breaks.values()) == 1


def test_charts_are_drawings_with_a_picture_and_words(english: Word) -> None:
    blips = english.all("a:blip")
    drawings = [one for one in blips if list(one.iter("{*}svgBlip"))]
    assert len(drawings) == 2
    relations = {
        one.get("Id"): one.get("Target") for one in english.trees["word/_rels/document.xml.rels"]
    }
    for one in drawings:
        assert english.parts[f"word/{relations[one.get(qn('r:embed'))]}"].startswith(PNG)
        (drawn,) = one.iter("{*}svgBlip")
        assert b"<svg" in english.parts[f"word/{relations[drawn.get(qn('r:embed'))]}"][:200]
    told = [one.get("descr") for one in english.all("wp:docPr")]
    assert "Bars: India 17 & “Pakistan” <18>" in told
    assert LETTERHEAD.organisation in told
    ids = [one.get("id") for one in english.all("wp:docPr")]
    assert len(ids) == len(set(ids))


def test_pages_from_right_to_left(urdu: Word, english: Word) -> None:
    assert urdu.all("w:bidi", urdu.all("w:sectPr")[0])
    assert len(urdu.all("w:bidiVisual")) == len(urdu.all("w:tbl"))
    assert not english.all("w:bidiVisual")
    language = urdu.all("w:lang", urdu.trees["word/styles.xml"])[0]
    assert (language.get(qn("w:val")), language.get(qn("w:bidi"))) == ("en-GB", "ur-PK")
    language = english.all("w:lang", english.trees["word/styles.xml"])[0]
    assert language.get(qn("w:val")) == "en-GB"
    for word in (urdu, english):
        line = next(one for one in word.all("w:p") if word.words(one) == URDU)
        (way,) = word.all("w:bidi", line)
        assert way.get(qn("w:val")) == "1"
        for run in word.all("w:r", line):
            assert word.all("w:rtl", run)
    for run in english.all("w:r"):
        words = "".join(one.text or "" for one in english.all("w:t", run))
        if words and not any("\u0590" < letter < "\u08ff" for letter in words):
            assert not english.all("w:rtl", run), words


@pytest.mark.parametrize(
    ("setting", "size", "way"),
    [
        (Setting(), (11906, 16838), None),
        (Setting(paper=Paper.LETTER), (12240, 15840), None),
        (Setting(paper=Paper.A3, turn=Turn.ACROSS), (23811, 16838), "landscape"),
    ],
)
def test_the_paper_is_the_one_chosen(
    setting: Setting, size: tuple[int, int], way: str | None
) -> None:
    word = written(Paragraph(text("Short")), setting=setting)
    (page,) = word.all("w:pgSz")
    assert (int(page.get(qn("w:w"))), int(page.get(qn("w:h")))) == size
    assert page.get(qn("w:orient")) == way


def test_a_draft_has_a_watermark_on_every_page(english: Word, urdu: Word) -> None:
    heads = [one for one in english.heads() if one.tag == qn("w:hdr")]
    assert len(heads) == 2
    for head in heads:
        (shape,) = head.iter("{urn:schemas-microsoft-com:vml}shape")
        assert shape[-1].get("string") == "DRAFT"
    assert not [one for head in urdu.heads() for one in head.iter(qn("w:pict"))]


def test_it_is_the_same_every_time_and_says_nothing_of_its_maker() -> None:
    made = document(*every_block(), contents=True)
    first = publish(made, replace(SETTING, draft=True), ".docx").data
    time.sleep(2.1)  # a ZIP file counts in steps of two seconds
    assert publish(made, replace(SETTING, draft=True), ".docx").data == first
    parts = Word(first).parts
    assert not [name for name, part in parts.items() if b"python-docx" in part]
    about = [
        one for name in parts if name.startswith("docProps/") for one in Word(first).trees[name]
    ]
    assert {one.text for one in about} - {None, "1", "en"} == {
        "India: country brief – South Asia",
        LETTERHEAD.organisation,
        "2024-03-05T00:00:00Z",
        "Diplomat Desk",
    }
    assert not [name for name in Word(first).parts if "thumbnail" in name or "custom" in name]


def test_what_word_cannot_do_is_said() -> None:
    made = document(*every_block(), contents=True)
    printed = publish(made, Setting(archive=True), ".docx")
    assert len(printed.warnings) == 2
    assert "F9" in printed.warnings[0]
    assert "PDF/A" in printed.warnings[1]
    assert not publish(document(Paragraph(text("x"))), Setting(), ".docx").warnings


def test_it_stops_and_refuses() -> None:
    with pytest.raises(CancelledError):
        publish(document(*every_block()), Setting(), ".docx", lambda: True)
    broken = Setting(letterhead=Letterhead(logo=PNG + b"nothing"))
    with pytest.raises(ReportError):
        publish(document(Paragraph(text("x"))), broken, ".docx")


def test_an_empty_list_and_a_wide_chart_are_no_trouble() -> None:
    word = written(
        Listing(()), Table((Column("A"),), ()), Figure(svg(2000), "Wide"),
        Paragraph(text(Span("", link="https://example.org"))), Together(()),
    )  # fmt: skip
    room = sheet_of(Paper.A4).room
    wide = max(int(one.get("cx")) for one in word.all("wp:extent"))
    assert wide <= room * 12700 + 1
