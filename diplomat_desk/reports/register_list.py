"""The register list: what is selected, grouped and sorted as chosen, as a table or with full entries."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from diplomat_desk.charts import bars
from diplomat_desk.charts.heat import describe as describe_heat
from diplomat_desk.charts.layouts.heat import HeatLayout
from diplomat_desk.charts.palette import track_styles
from diplomat_desk.domain.confidentiality import Level
from diplomat_desk.domain.figures import Crosstab, Row, SortKey, Tally
from diplomat_desk.domain.filters import Filter, in_words
from diplomat_desk.domain.initiative import Initiative
from diplomat_desk.domain.options import Choice, Option, switch
from diplomat_desk.domain.words import count, say
from diplomat_desk.reports.charted import charting, drawn, figure
from diplomat_desk.reports.document import (
    Block,
    Document,
    Heading,
    PageBreak,
    Paragraph,
    Section,
    Style,
    Table,
    text,
)
from diplomat_desk.reports.entry import entry
from diplomat_desk.reports.kinds import Basis, ReportKind, Used
from diplomat_desk.reports.list_columns import COLUMNS, USUAL, columns_of, row_of
from diplomat_desk.reports.list_groups import COUNTRY, GROUPS, Group, grouped
from diplomat_desk.reports.record_facts import Named

LONG, SHORT = "long", "short"
_UPRIGHT = 6
"""As many columns stand on paper that is upright."""
_HEAT_ROWS, _HEAT_ROWS_ACROSS = 30, 14
"""More would be too small to read, on paper that lies across sooner."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RegisterList:
    """The selection in its order. ``entries`` are whole, by id, where they are told whole.

    ``countries`` are the codes that each is counted under, by id; ``processes`` names the parents of rounds.
    ``crosstab`` is there where the charts were asked for.
    """

    filter: Filter
    tally: Tally
    marking: Level
    rows: tuple[Row, ...]
    used: frozenset[Used] = frozenset()
    entries: Mapping[int, Initiative] = field(default_factory=dict)
    countries: Mapping[int, tuple[str, ...]] = field(default_factory=dict)
    processes: Mapping[int, Named] = field(default_factory=dict)
    crosstab: Crosstab | None = None


def compose(material: RegisterList, basis: Basis) -> Document:
    """Return the list."""
    long = basis.options["entries"] == LONG
    groups = grouped(material.rows, material.countries, basis)
    charts = _charts(material, basis)
    # What follows a part of its own is one, too: the countries do not belong to the charts.
    part = [Heading(_part(basis))] if charts else []
    blocks = [*charts, *part, *_groups(groups, material, basis)]
    if not material.rows:
        blocks = [Paragraph(text(say("No initiative matches this filter.")))]
    return Document(
        title=_title(basis),
        about=(
            text(in_words(material.filter, basis.vocabularies, basis.countries)),
            text(material.tally.in_words()),
        ),
        register=basis.register,
        made_on=basis.made_on,
        marking=material.marking,
        blocks=tuple(blocks),
        language=basis.language,
        cover=long and bool(material.rows),
        contents=long and bool(material.rows),
        wide=_is_wide(basis),
    )


def _title(basis: Basis) -> str:
    by = {choice.value: choice.label for choice in GROUPS}[basis.options["group"]]
    if by == GROUPS[-1].label:
        return say("The register")
    return {
        "country": say("Register by country"),
        "track": say("Register by track"),
        "kind": say("Register by kind"),
        "status": say("Register by status"),
        "approach": say("Register by approach"),
        "year": say("Register by year"),
    }[basis.options["group"]]


def _is_wide(basis: Basis) -> bool:
    return basis.options["entries"] != LONG and len(columns_of(basis)) > _UPRIGHT


def _part(basis: Basis) -> str:
    return {
        "country": say("By country"),
        "track": say("By track"),
        "kind": say("By kind"),
        "status": say("By status"),
        "approach": say("By approach"),
        "year": say("By year"),
    }.get(basis.options["group"], say("Entries"))


def _charts(material: RegisterList, basis: Basis) -> list[Block]:
    crosstab = material.crosstab
    if crosstab is None or not material.rows:
        return []
    most = _HEAT_ROWS_ACROSS if _is_wide(basis) else _HEAT_ROWS
    heat = describe_heat(crosstab, charting(basis, {}), most=most)
    return [
        Heading(say("At a glance")),
        figure("track-by-country", crosstab, basis, {"show": str(bars.MOST_BARS)}),
        drawn(heat, HeatLayout, basis),
        PageBreak(),
    ]


def _groups(groups: tuple[Group, ...], material: RegisterList, basis: Basis) -> list[Block]:
    long = basis.options["entries"] == LONG
    told: set[int] = set()
    blocks: list[Block] = []
    if long and basis.options["group"] == COUNTRY:
        once = say("Each has its full entry once, under the first of its countries.")
        blocks.append(Paragraph(text(once), Style.QUIET))
    for group in groups:
        if group.name:
            blocks.append(Heading(group.name, 2 if long else 3, listed=long))
            number = count(len(group.rows), "{n} initiative", "{n} initiatives")
            blocks.append(Paragraph(text(number), Style.QUIET))
        blocks.append(_table(group, basis, linked=long))
        for row in group.rows:
            if row.id in material.entries and row.id not in told:
                told.add(row.id)
                parent = material.processes.get(row.parent_id or 0)
                blocks += entry(material.entries[row.id], basis, parent)
    return blocks


def _table(group: Group, basis: Basis, *, linked: bool) -> Table:
    styles = track_styles(basis.vocabularies)
    rows = tuple(row_of(row, basis, styles, linked=linked) for row in group.rows)
    return Table(columns_of(basis), (Section(rows),), group.name or say("Initiatives"))


KIND = ReportKind(
    name="register",
    label="Register list",
    about="What the filter selects, grouped and sorted as chosen, as a table or with every entry whole.",
    icon="table",
    compose=compose,
    options=(
        Option("group", "Grouped by", GROUPS),
        Option("entries", "Entries", (Choice(LONG, "Whole"), Choice(SHORT, "One line each"))),
        Option(
            "sort",
            "Sorted by",
            (
                Choice(SortKey.START.value, "Date"),
                Choice("newest", "Date, latest first"),
                Choice(SortKey.TITLE.value, "Title"),
                Choice(SortKey.REFERENCE.value, "Reference"),
                Choice(SortKey.TRACK.value, "Track"),
                Choice(SortKey.STATUS.value, "Status"),
            ),
        ),
        Option("columns", "Columns", COLUMNS, many=True, usual=USUAL),
        switch("charts", "Charts", on=True),
    ),
)
