"""Defects that were seen on printed pages, each as the smallest thing that would show it again."""

import io

import pypdf
import pytest

from diplomat_desk.domain.confidentiality import Level
from diplomat_desk.domain.dates import PartialDate
from diplomat_desk.domain.filters import Filter
from diplomat_desk.domain.keeping import FollowUp
from diplomat_desk.domain.meetings import Meeting
from diplomat_desk.reports.columns import widths
from diplomat_desk.reports.document import (
    Block,
    Column,
    Document,
    Heading,
    PageBreak,
    Paragraph,
    Row,
    Section,
    Style,
    Table,
    cell,
    plain,
    strong,
    text,
)
from diplomat_desk.reports.filled import filled
from diplomat_desk.reports.publish import publish
from diplomat_desk.reports.setting import Letterhead, Setting
from diplomat_desk.services import recording
from diplomat_desk.services.desk import Desk
from diplomat_desk.services.papers.request import Request
from diplomat_desk.services.reporting import ask
from tests.making import between, day, small
from tests.papers import TODAY, text_of_pdf

ROOM = 400.0


def document(*blocks: Block) -> Document:
    return Document(
        title="A report", about=(), register="Register", made_on=PartialDate(2026, 12, 1),
        marking=Level.PUBLIC, blocks=blocks,
    )  # fmt: skip


def pdf(made: Document, **setting: object) -> pypdf.PdfReader:
    setup = Setting(**setting)  # type: ignore[arg-type]
    return pypdf.PdfReader(io.BytesIO(publish(made, setup, ".pdf").data))


def lead(desk: Desk, name: str, **more: object) -> str:
    request = Request(name=name, filter=Filter(), today=TODAY, **more)  # type: ignore[arg-type]
    return next(
        plain(block.text)
        for block in ask(desk, request).document().blocks
        if isinstance(block, Paragraph) and block.style is Style.LEAD
    )


def test_bookmarks_of_one_level_stand_beside_each_other() -> None:
    made = document(
        Heading("First", 2), Heading("Second", 2), Heading("Below it", 3), Heading("Methods"),
        Heading("Vocabularies", 2),
    )  # fmt: skip
    outline = [one if isinstance(one, list) else one.title for one in pdf(made).outline]
    titles = [one for one in outline if isinstance(one, str)]
    assert [one.strip() for one in titles] == ["First", "Second", "Methods"]


def test_the_contents_do_not_take_the_running_head() -> None:
    long = tuple(Paragraph(text("Words. " * 60)) for _ in range(40))
    made = document(*long, PageBreak(), Heading("Methods"), Heading("Vocabularies", 2))
    pages = [page.extract_text() for page in pdf(made, contents=True).pages]
    assert len(pages) > 3
    assert not [page for page in pages[1:-1] if "Vocabularies" in page]
    assert "Methods" in pages[-1]


def test_a_marking_of_one_long_word_stays_on_the_page() -> None:
    word = "Donaudampfschifffahrtsgesellschaft" * 4
    page = pdf(document(Paragraph(text("Words."))), letterhead=Letterhead(caveat=word)).pages[0]
    edges: list[float] = []
    page.extract_text(visitor_text=lambda _, __, place, *___: edges.append(place[4]))
    assert min(edges) >= 0
    shown = "".join(page.extract_text().split()).replace("\u200b", "")
    assert shown.count(word.upper()) == 2


def test_what_stands_out_in_a_cell_is_measured_as_bold() -> None:
    columns = (Column("Approach", 1), Column("State"))
    plain_row = Row((cell("Anything"), cell("Alive · 125 active")))
    bold_row = Row((cell("Anything"), cell(strong("Alive · 125 active"))))
    thin, bold = (
        widths(Table(columns, (Section((row,)),)), ROOM)[1] for row in (plain_row, bold_row)
    )
    assert bold > thin


def test_a_space_that_holds_its_neighbours_together_does_not_break() -> None:
    columns = (Column("Track", 12), Column("All", 1))
    held, loose = (
        widths(Table(columns, (Section((Row((cell("Counted"), cell(words))),)),)), ROOM)[1]
        for words in ("1,528\u00a0(100%)", "1,528 (100%)")
    )
    assert held > loose


def test_an_empty_column_is_left_out_and_its_head_too() -> None:
    table = Table(
        (Column("Name"), Column("Post"), Column("Signature")),
        (Section((Row((cell("Ada"), cell(), cell())),)),),
    )
    assert [one.head for one in filled(table).columns] == ["Name"]
    kept = filled(table, keep="Signature")
    assert [one.head for one in kept.columns] == ["Name", "Signature"]
    assert len(kept.sections[0].rows[0].cells) == 2


def test_of_countries_one_has_and_none_is_not_counted(desk: Desk) -> None:
    recording.record(desk, small(start=day("2025"), countries=between("IND", "PAK")))
    watched = {"watched": ("IND", "PAK", "BTN")}
    assert lead(desk, "coverage", **watched) == (
        "Of 3 countries, 1 has no channel of any kind and 2 have at least one that is alive."
    )
    only = {"watched": ("IND",)}
    assert lead(desk, "coverage", **only) == "Of 1 country, 1 has at least one that is alive."


@pytest.mark.parametrize(
    ("dates", "said"),
    [
        ((), "Nothing is recorded in these months."),
        (("2026-12-03",), "1 entry stands on its day."),
        (("2026-12",), "1 entry, the day of which is not known."),
        (("2026-12-03", "2026-12-04", "2027-01"), "2 entries stand on their days; of 1 more no day is known."),
    ],
)  # fmt: skip
def test_a_calendar_tells_what_has_a_day_from_what_has_none(
    desk: Desk, dates: tuple[str, ...], said: str
) -> None:
    for one in dates:
        recording.record(desk, small(meetings=(Meeting(day(one), "Sitting"),)))
    assert lead(desk, "calendar") == said


def test_empty_months_are_not_told_one_by_one(desk: Desk) -> None:
    made = ask(desk, Request(name="calendar", filter=Filter(), today=TODAY)).document()
    assert [type(block) for block in made.blocks] == [Paragraph]


def test_a_list_with_pictures_has_its_groups_beside_them(sample: Desk) -> None:
    request = Request(name="register", filter=Filter(), options={"group": "track"})
    made = ask(sample, request).document()
    parts = [one.text for one in made.blocks if isinstance(one, Heading) and one.level == 1]
    assert parts == ["At a glance", "By track"]


def test_a_list_dates_an_initiative_as_its_entry_does(desk: Desk) -> None:
    recording.record(desk, small(start=day("2007-08-09"), end=day("2007-08-12")))
    recording.record(desk, small("Since", start=day("1991-10")))
    recording.record(desk, small("Never", follow_ups=(FollowUp("Ask"),)))
    request = Request(name="register", filter=Filter(), options={"charts": "no", "group": "none"})
    told = text_of_pdf(publish(ask(desk, request).document(), Setting(), ".pdf").data)
    for words in ("9 to 12 August 2007", "October 1991", "no date"):
        assert told.count(words) == 2, words


def test_a_period_without_an_outcome_has_none_in_words(desk: Desk) -> None:
    recording.record(desk, small(start=day("2025-02-03"), end=day("2025-02-05")))
    said = lead(desk, "period", options={"of": "2025"})
    assert "1 initiative begun, 1 ended, no meeting and no outcome" in said
