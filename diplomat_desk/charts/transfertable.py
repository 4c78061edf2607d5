"""The numbers behind the picture of transfers: way by way, and at the foot how long each took."""

from diplomat_desk.charts.kinds import Basis
from diplomat_desk.charts.tables import Cell, Line, Table
from diplomat_desk.charts.transferwords import result_told, track_told
from diplomat_desk.domain import aims
from diplomat_desk.domain.aims import Aim
from diplomat_desk.domain.dimensions import Dimension
from diplomat_desk.domain.terms import Vocabularies
from diplomat_desk.domain.transfers import Flow, Passage, Transfers
from diplomat_desk.domain.words import say


def table(figures: Transfers, basis: Basis) -> Table:
    """Return a line for each way with its result, and one at the foot for all results of a way."""
    words = basis.vocabularies
    headings = (
        say("From"), say("To"), say("What came of it"), say("Number"), say("Dated"),
        say("Median (days)"), say("Shortest (days)"), say("Longest (days)"), say("In words"),
    )  # fmt: skip
    note = say(
        "Days are the middle of what the dates allow; a date that is a year or a month leaves room "
        "for as much before and after."
    )
    return Table(
        headings,
        tuple(_line(flow, words) for flow in figures.flows),
        tuple(_sum(passage, words) for passage in figures.passages),
        say("Code of the track it came from"),
        (note,),
    )


def _line(flow: Flow, words: Vocabularies) -> Line:
    aim = Aim(record=flow.record) if flow.record else aims.of({Dimension.TRACK: flow.came})
    cells: tuple[Cell, ...] = (
        track_told(words, flow.came), track_told(words, flow.went),
        result_told(words, flow.result), flow.number, None, None, None, None, None,
    )  # fmt: skip
    return Line(cells, flow.came, aim)


def _sum(passage: Passage, words: Vocabularies) -> Line:
    spell = passage.spell
    times = (spell.median, spell.shortest, spell.longest) if spell else ()
    middles = tuple(time.middle for time in times)
    days: tuple[Cell, ...] = (
        (*map(round, middles), spell.median.in_words()) if spell else (None, None, None, None)
    )
    cells: tuple[Cell, ...] = (
        track_told(words, passage.came), track_told(words, passage.went), say("All"),
        passage.number, passage.dated, *days,
    )  # fmt: skip
    return Line(cells, passage.came, aims.of({Dimension.TRACK: passage.came}))
