"""The coverage report: where there is no channel, by country and approach."""

from collections.abc import Iterator
from dataclasses import replace

from diplomat_desk.charts.captions import counted, withheld
from diplomat_desk.charts.groups import all_of, group_name
from diplomat_desk.charts.kinds import Basis as ChartBasis
from diplomat_desk.charts.palette import Theme, ink_on, ramp
from diplomat_desk.domain.channels import Channel, State
from diplomat_desk.domain.dimensions import Dimension
from diplomat_desk.domain.filters import in_words, without
from diplomat_desk.domain.options import Choice, Option
from diplomat_desk.domain.words import count, listed, say
from diplomat_desk.reports.channel_options import OF_CHANNELS
from diplomat_desk.reports.channel_words import rule, wanted
from diplomat_desk.reports.coverage_material import Coverage
from diplomat_desk.reports.document import (
    Align,
    Block,
    Cell,
    Column,
    Document,
    Fact,
    Facts,
    Heading,
    Item,
    Paragraph,
    Row,
    Section,
    Style,
    Table,
    cell,
    strong,
    text,
)
from diplomat_desk.reports.kinds import Basis, ReportKind

_NONE = "–"
_DEEPEST = 0.75
"""How far along the ramp the fullest cell is: its figures must be easy to read."""


def compose(material: Coverage, basis: Basis) -> Document:
    """Return the report."""
    table = _Matrix(material, basis)
    narrowed = without(material.filter, "countries")
    words = in_words(narrowed, basis.vocabularies, basis.countries) if narrowed.narrows else ""
    about = (material.which.in_words, words, material.tally.in_words())
    return Document(
        title=say("Coverage: where there is no channel"),
        about=tuple(text(line) for line in about if line),
        register=basis.register,
        made_on=basis.made_on,
        marking=material.marking,
        blocks=tuple(table.blocks()),
        language=basis.language,
        wide=True,
    )


class _Matrix:
    """The numbers of a coverage by row and column, and what they say."""

    def __init__(self, material: Coverage, basis: Basis) -> None:
        self._of, self._table = material, material.table
        self._basis = ChartBasis(vocabularies=basis.vocabularies, countries=basis.countries)
        self._across = material.table.across
        expected = wanted(self._across.vocabulary, basis.vocabularies)
        self._expected = expected
        self._channels = {(one.row, one.channel.code): one.channel for one in material.crossings}
        there = dict.fromkeys(one.channel.code for one in material.crossings)
        self._columns = (*expected, *(code for code in there if code not in expected))
        self._totals = dict(zip(self._table.rows, self._table.row_totals, strict=True))
        numbers = (one.number for (_, by), one in self._channels.items() if by in expected)
        self._most = max(numbers, default=0)

    def blocks(self) -> Iterator[Block]:
        """Yield the finding, the gaps in words, the matrix and how to read it."""
        if not self._of.rows:
            yield Paragraph(text(say("No country is recorded in this register yet.")), Style.LEAD)
            return
        yield Paragraph(text(self._finding()), Style.LEAD)
        gaps = tuple(self._gaps())
        if gaps:
            yield Facts(gaps)
        yield Heading(
            say("Channels by {row} and {column}", row=self._lower(self._table.down),
                column=self._lower(self._across)), 2
        )  # fmt: skip
        yield self._matrix()
        yield Paragraph(text(" ".join(self._legend())), Style.QUIET)

    @staticmethod
    def _lower(dimension: Dimension) -> str:
        return dimension.label.lower()

    def _name(self, code: str) -> str:
        return group_name(self._table.down, code, self._basis)

    def _of_row(self, row: str) -> list[Channel]:
        return [one for (key, _), one in self._channels.items() if key == row]

    def _alive(self, row: str) -> bool:
        return any(one.state(self._of.since) is State.ALIVE for one in self._of_row(row))

    def _last(self, row: str) -> str:
        return max((one.last_year for one in self._of_row(row)), default="")

    def _finding(self) -> str:
        rows = self._of.rows
        none = sum(not self._totals.get(row) for row in rows)
        alive = sum(self._alive(row) for row in rows)
        lapsed = len(rows) - none - alive
        if self._table.down is Dimension.REGION:
            all_rows = count(len(rows), "Of {n} region", "Of {n} regions")
        else:
            all_rows = count(len(rows), "Of {n} country", "Of {n} countries")
        return say("{all}, {parts}.", all=all_rows, parts=_parts(none, lapsed, alive))

    def _gaps(self) -> Iterator[Fact]:
        rows = self._of.rows
        none = [self._name(row) for row in rows if not self._totals.get(row)]
        only = [self._only(row) for row in rows if len(self._tried(row)) == 1]
        gone = [row for row in rows if self._totals.get(row) and not self._alive(row)]
        gone.sort(key=lambda row: (self._last(row), row))
        lapsed = [
            say("{name} ({date})", name=self._name(row), date=self._last(row) or say("no date"))
            for row in gone
        ]
        single = (
            say("Only one track") if self._across is Dimension.TRACK else say("Only one approach")
        )
        for name, said in (
            (say("No channel of any kind"), none),
            (say("All lapsed, last in"), lapsed),
            (single, only),
        ):
            if said:
                yield Fact(name, (Item(text(listed(said))),))

    def _tried(self, row: str) -> list[Channel]:
        return [one for one in self._of_row(row) if one.number and one.code in self._expected]

    def _only(self, row: str) -> str:
        (one,) = self._tried(row)
        by = group_name(self._across, one.code, self._basis)
        return say("{name} ({by})", name=self._name(row), by=by)

    def _matrix(self) -> Table:
        heads = [group_name(self._across, code, self._basis) for code in self._columns]
        columns = (
            Column(self._table.down.label, 1.6),
            *(Column(head, 1.0, Align.CENTRE) for head in heads),
            Column(all_of(self._across), 0.8, Align.CENTRE),
        )
        rows = tuple(self._row(code) for code in self._of.rows)
        sums = Section((self._sums(),))
        name = say("Channels by {row} and {column}", row=self._lower(self._table.down),
                   column=self._lower(self._across))  # fmt: skip
        return Table(columns, (Section(rows), sums), name, ruled=True)

    def _row(self, row: str) -> Row:
        cells = tuple(self._cell(row, column) for column in self._columns)
        total = self._totals.get(row, 0)
        return Row((cell(self._name(row)), *cells, cell(strong(f"{total:,}") if total else _NONE)))

    def _cell(self, row: str, column: str) -> Cell:
        one = self._channels.get((row, column))
        if one is None:
            return cell(_NONE)
        made = cell(strong(f"{one.number:,}"), self._when(one))
        if column not in self._expected:
            return made
        fill = ramp(_DEEPEST * one.number / self._most, Theme.PAPER)
        return replace(made, fill=fill, dark=ink_on(fill) == "#FFFFFF")

    def _when(self, one: Channel) -> str:
        state = one.state(self._of.since)
        if state is State.ALIVE:
            if one.last:
                return say("alive, {year}", year=one.last_year)
            return say("alive") if one.active else say("planned")
        if state is State.LAPSED:
            return say("lapsed, {year}", year=one.last_year)
        return say("cancelled") if state is State.CANCELLED else say("no date")

    def _sums(self) -> Row:
        sums = dict(zip(self._table.columns, self._table.column_totals, strict=True))
        cells = tuple(cell(f"{sums.get(code, 0):,}") for code in self._columns)
        once = say("{all}, each initiative once", all=all_of(self._table.down))
        return Row((cell(once), *cells, cell(f"{self._table.placed:,}")), strong=True)

    def _legend(self) -> Iterator[str]:
        yield counted(self._of.filter)
        yield say("In each cell: how many initiatives, and the year of the last thing recorded.")
        yield say("{dash}: never tried.", dash=_NONE)
        yield rule(self._of.years)
        yield from withheld(self._of, _NONE)


def _parts(none: int, lapsed: int, alive: int) -> str:
    """Return how many have no channel, only lapsed ones or one that is alive; what is none is left out."""
    said = (
        count(none, "{n} has no channel of any kind", "{n} have no channel of any kind"),
        count(lapsed, "{n} has only channels that have lapsed",
              "{n} have only channels that have lapsed"),
        count(alive, "{n} has at least one that is alive", "{n} have at least one that is alive"),
    )  # fmt: skip
    numbers = (none, lapsed, alive)
    return listed([words for words, number in zip(said, numbers, strict=True) if number])


KIND = ReportKind(
    name="coverage",
    label="Coverage report",
    about="Where there is no channel, by country and approach, against the watch list.",
    icon="grid-3x3",
    compose=compose,
    options=(
        Option("down", "Rows", (Choice("country", "Country"), Choice("region", "Region"))),
        Option("across", "Columns", (Choice("approach", "Approach"), Choice("track", "Track"))),
        *OF_CHANNELS,
    ),
)
