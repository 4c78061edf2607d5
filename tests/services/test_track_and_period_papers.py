"""The comparison of tracks and the period report, as they are composed."""

from datetime import date

import pytest

from diplomat_desk.domain.confidentiality import Level
from diplomat_desk.domain.filters import Filter
from diplomat_desk.reports.document import (
    Document,
    KeyFigures,
    Paragraph,
    Style,
    Table,
    plain,
    walk,
)
from diplomat_desk.reports.errors import ReportError
from diplomat_desk.services import recording
from diplomat_desk.services.desk import Desk
from diplomat_desk.services.papers.request import Request
from diplomat_desk.services.reporting import ask
from tests.making import day, small
from tests.planted import HIDDEN, SILENT, plant

TODAY = date(2026, 11, 24)


def made(desk: Desk, name: str, **options: str) -> Document:
    return under(desk, name, Filter(), options)


def under(desk: Desk, name: str, chosen: Filter, options: dict[str, str]) -> Document:
    request = Request(name=name, filter=chosen, options=options, today=TODAY)
    return ask(desk, request).document()


def lead(document: Document) -> str:
    return next(
        plain(block.text)
        for block in document.blocks
        if isinstance(block, Paragraph) and block.style is Style.LEAD
    )


def row_of(document: Document, label: str) -> list[str]:
    rows = [
        [plain(line).replace("\u00a0", " ") for one in row.cells for line in one.lines]
        for block in walk(document.blocks)
        if isinstance(block, Table)
        for section in block.sections
        for row in section.rows
    ]
    return next(row[1:] for row in rows if row[0] == label)


def test_the_sample_is_compared(sample: Desk) -> None:
    document = made(sample, "tracks")
    assert "all 18 initiatives on Level 1" in lead(document)
    assert row_of(document, "Counted") == ["18", "7", "26", "23", "6", "80"]
    assert row_of(document, "Public") == [
        "16 (89%)", "4 (57%)", "20 (77%)", "6 (26%)", "5 (83%)", "51 (64%)",
    ]  # fmt: skip
    assert row_of(made(sample, "tracks", figures="counts"), "Public")[0] == "16"
    assert row_of(made(sample, "tracks", figures="shares", charts="no"), "Public")[0] == "89%"


def test_a_single_track_and_none_are_said(desk: Desk) -> None:
    assert "nothing to compare" in lead(made(desk, "tracks"))
    recording.record(desk, small())
    assert "on one track, Track II" in lead(made(desk, "tracks"))


def test_a_year_of_the_sample_is_told(sample: Desk) -> None:
    document = made(sample, "period", of="2004")
    assert lead(document).startswith("In 2004 the register records 4 initiatives begun, 3 ended")
    assert "3 more begun than in 2003" in lead(document)
    figures = next(block for block in document.blocks if isinstance(block, KeyFigures))
    assert [one.number for one in figures.items] == ["4", "3", "0", "3", "0"]
    assert row_of(document, "Pakistan") == ["4", "1", "3 more"]


def test_nothing_and_what_is_to_come_are_told(desk: Desk) -> None:
    assert "nothing" in lead(made(desk, "period", of="2030"))
    recording.record(desk, small("Plan", planned_start=day("2030"), status="planned"))
    told = repr(made(desk, "period", of="2030"))
    assert "Plan" in told
    assert "not over" in told


def test_what_may_lie_in_it_is_listed_apart(desk: Desk) -> None:
    recording.record(desk, small("Vague", start=day("1991")))
    told = repr(made(desk, "period", of="1991-10"))
    assert "What may lie in this period" in told
    assert "Vague" in told


def test_a_period_that_is_none_is_refused(sample: Desk) -> None:
    with pytest.raises(ReportError, match="2024-Q3"):
        made(sample, "period", span="quarter", of="2024")


@pytest.mark.parametrize("name", ["tracks", "period"])
def test_neither_tells_what_is_withheld_nor_who_may_not_be_named(desk: Desk, name: str) -> None:
    plant(desk)
    wide = {"of": "1990..2030", "follow-ups": "yes", "full": "yes"}
    options = wide if name == "period" else {}
    document = under(desk, name, Filter(ceiling=Level.RESTRICTED), options)
    assert HIDDEN not in repr(document)
    assert document.marking is Level.PUBLIC
    whole = under(desk, name, Filter(), options)
    assert SILENT not in repr(whole)
    assert whole.marking is Level.CONFIDENTIAL
