"""The comparison of tracks: side by side on what sets them apart, with the pictures."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from diplomat_desk.charts.heat import HeatMap
from diplomat_desk.charts.heat import describe as describe_heat
from diplomat_desk.charts.layouts.heat import HeatLayout
from diplomat_desk.domain.dimensions import Dimension
from diplomat_desk.domain.filters import Unit, in_words
from diplomat_desk.domain.options import Choice, Option, switch
from diplomat_desk.domain.positions import Positions
from diplomat_desk.domain.transfers import Transfers
from diplomat_desk.domain.words import say
from diplomat_desk.reports.charted import NARROW, WIDE, charting, drawn, figure
from diplomat_desk.reports.document import (
    Beside,
    Block,
    Document,
    Fact,
    Facts,
    Heading,
    Item,
    KeyFigure,
    KeyFigures,
    Paragraph,
    Style,
    text,
)
from diplomat_desk.reports.kinds import Basis, ReportKind
from diplomat_desk.reports.track_figures import TrackComparison, share
from diplomat_desk.reports.track_sentences import Sentences
from diplomat_desk.reports.track_table import BOTH, COUNTS, SHARES, TrackTable

_UPRIGHT = 6
"""As many tracks stand beside each other on paper that is upright."""
_LONG = (Dimension.PURPOSE, Dimension.RECOGNITION)
_SHORT = (Dimension.FORMALITY, Dimension.VISIBILITY)
"""Dimensions that are drawn; the values of the first have longer names."""


def compose(material: TrackComparison, basis: Basis) -> Document:
    """Return the comparison."""
    words = basis.vocabularies
    said = Sentences(material, words)
    blocks: list[Block] = [Paragraph(text(said.finding()), Style.LEAD)]
    if material.standing:
        blocks += _numbers(material, said, basis)
    if material.standing and material.positions and material.transfers:
        blocks += _pictures(material, material.positions, material.transfers, basis)
    return Document(
        title=say("The tracks compared"),
        about=(
            text(in_words(material.filter, words, basis.countries)),
            text(material.tally.in_words()),
        ),
        register=basis.register,
        made_on=basis.made_on,
        marking=material.marking,
        blocks=tuple(blocks),
        language=basis.language,
        wide=len(material.standing) > _UPRIGHT,
    )


def _numbers(material: TrackComparison, said: Sentences, basis: Basis) -> Iterator[Block]:
    yield _key_figures(material, said)
    yield Paragraph(text(said.transfer()))
    if missing := said.missing():
        yield Paragraph(text(missing), Style.QUIET)
    yield Heading(say("What marks each track"), 2, "marks")
    yield Facts(
        tuple(
            Fact(said.track(one.track), tuple(Item(text(line)) for line in said.of_track(one)))
            for one in material.standing
        )
    )
    yield Heading(say("Side by side"), 2, "side-by-side")
    yield TrackTable(material, basis.vocabularies, basis.options["figures"]).table()
    yield Paragraph(text(say(
        "Shares are of all that is counted on a track, what is not recorded included. An initiative with "
        "several purposes counts once under each. Unknown, not applicable and not recorded are told apart."
    )), Style.QUIET)  # fmt: skip


def _key_figures(material: TrackComparison, said: Sentences) -> KeyFigures:
    whole = material.standings.together
    undated = material.tally.undated
    of_all = say("of {n}", n=f"{material.tally.total:,}") if material.filter.narrows else ""
    processes = material.filter.unit is Unit.PROCESSES
    things = say("processes") if processes else say("initiatives")
    return KeyFigures(
        (
            KeyFigure(f"{whole.number:,}", things, of_all),
            KeyFigure(f"{len(material.standing):,}", say("tracks in use")),
            KeyFigure(f"{whole.with_outcome:,}", say("with an outcome"), _of(whole.with_outcome, whole.number)),
            KeyFigure(f"{whole.transferred:,}", say("with a transfer"), _of(whole.transferred, whole.number)),
            KeyFigure(f"{undated:,}", say("undated")),
        )
    )  # fmt: skip


def _of(number: int, whole: int) -> str:
    return share(number, whole) if number else ""


def _pictures(
    material: TrackComparison, positions: Positions, transfers: Transfers, basis: Basis
) -> Iterator[Block]:
    yield Heading(say("In pictures"), 2, "pictures")
    yield figure("positions", positions, basis, {})
    wide = _heats(material, _LONG, basis, WIDE)
    narrow = _heats(material, _SHORT, basis, NARROW)
    if wide or narrow:
        yield Beside((wide, narrow), (WIDE, NARROW))
    yield figure("transfer", transfers, basis, {})


def _heats(
    material: TrackComparison, dimensions: Iterable[Dimension], basis: Basis, width: float
) -> tuple[Block, ...]:
    """Return the pictures of ``dimensions``; one of which nothing is recorded has none."""
    said = {side.dimension for side in material.sides if any(side.answers())}
    return tuple(_heat(material, one, basis, width) for one in dimensions if one in said)


def _heat(material: TrackComparison, dimension: Dimension, basis: Basis, width: float) -> Block:
    """Return a dimension crossed with the tracks, small enough to stand beside another."""
    cross = next(one for one in material.crosses if one.down is dimension)
    chart = _occurring(describe_heat(cross, charting(basis, {"order": "size"})))
    described = replace(
        chart,
        title=say("{dimension} and track", dimension=dimension.label),
        caption=(),
    )
    return drawn(described, HeatLayout, basis, width)


def _occurring(chart: HeatMap) -> HeatMap:
    """Return ``chart`` without the tracks that have nothing in it: the others need their room."""
    places = [place for place, one in enumerate(chart.columns) if one.total]
    return replace(
        chart,
        columns=tuple(chart.columns[one] for one in places),
        rows=tuple(
            replace(row, cells=tuple(row.cells[one] for one in places)) for row in chart.rows
        ),
    )


KIND = ReportKind(
    name="tracks",
    label="Track comparison",
    about="The tracks side by side on what sets them apart: purpose and formality, scope of engagement, "
    "visibility and recognition.",
    icon="columns-3",
    compose=compose,
    options=(
        switch("charts", "Pictures", on=True),
        Option(
            "figures",
            "Figures",
            (
                Choice(BOTH, "Numbers and shares"),
                Choice(COUNTS, "Numbers"),
                Choice(SHARES, "Shares"),
            ),
        ),
    ),
)
