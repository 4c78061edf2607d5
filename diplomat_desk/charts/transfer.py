"""Flows from track to track and on to what came of them, as ribbons between three columns."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from diplomat_desk.charts.kinds import Basis
from diplomat_desk.charts.palette import Pattern
from diplomat_desk.charts.series import Series
from diplomat_desk.charts.tracks import series_of_tracks
from diplomat_desk.charts.transferwords import (
    ARROW,
    caption,
    case_told,
    nothing_carried,
    passage_told,
    result_told,
    summary,
    title,
    track_told,
)
from diplomat_desk.domain import aims
from diplomat_desk.domain.aims import NOTHING as NO_AIM
from diplomat_desk.domain.aims import Aim
from diplomat_desk.domain.dimensions import Dimension
from diplomat_desk.domain.filters import in_words
from diplomat_desk.domain.options import Choice, Option
from diplomat_desk.domain.terms import NONE, NOT_APPLICABLE, UNKNOWN, Vocabularies
from diplomat_desk.domain.transfers import (
    ANSWERED,
    NOTHING,
    NOWHERE,
    OFFICE,
    SOME_OUTCOME,
    Carried,
    Flow,
    Transfers,
)
from diplomat_desk.domain.words import count, say

CARRIED = "flows"
WITHIN = "tracks"
ALL = "all"
MOST_WAYS, MOST_CHAINS = 10, 6
_GREY = "#8F8F8F"
_EMPTY_GREY = "#D6D6D6"

OPTIONS = (
    Option(
        CARRIED,
        "Show",
        (
            Choice(Carried.BOTH, "Transfers and ties"),
            Choice(Carried.TRANSFERS, "Transfers"),
            Choice(Carried.LINKS, "Ties"),
        ),
    ),
    Option(
        WITHIN,
        "Tracks",
        (Choice("between", "From one track to another"), Choice(ALL, "Within a track, too")),
    ),
)


@dataclass(frozen=True, slots=True)
class Node:
    """A bar of the column ``column`` (0 from, 1 to, 2 what came of it), ``number`` flows long."""

    column: int
    code: str
    label: str
    number: int
    text: str
    colour: str
    pattern: Pattern
    aim: Aim = NO_AIM


@dataclass(frozen=True, slots=True)
class Ribbon:
    """``number`` flows from ``start`` to ``end``, codes of nodes of column ``leg`` and the next.

    ``origin`` is the track that they came from; ``row`` and ``column`` name it among the marks.
    """

    leg: int
    start: str
    end: str
    origin: Series
    number: int
    row: str
    column: str
    text: str
    aim: Aim


@dataclass(frozen=True, slots=True)
class Entry:
    """A line beside the picture: a heading, a figure at its end, and a sentence under it."""

    key: str
    label: str
    figure: str
    sentence: str
    value: float
    aim: Aim = NO_AIM


@dataclass(frozen=True, slots=True)
class Listing:
    """A list beside the picture; ``more`` says what it leaves out."""

    heading: str
    entries: tuple[Entry, ...]
    more: str = ""


@dataclass(frozen=True, slots=True)
class TransferChart:
    """Nodes from top to bottom in each column, and the ribbons between them; see :class:`Chart`."""

    title: str
    subtitle: str
    caption: tuple[str, ...]
    imprint: str
    summary: str
    empty: str
    headings: tuple[str, str, str]
    columns: tuple[tuple[Node, ...], tuple[Node, ...], tuple[Node, ...]]
    ribbons: tuple[Ribbon, ...]
    number: int
    lists: tuple[Listing, ...]


def describe(figures: Transfers, basis: Basis) -> TransferChart:
    """Describe the flows of ``figures``."""
    words = basis.vocabularies
    columns, ribbons = _drawn(figures, words)
    return TransferChart(
        title=title(figures.carried),
        subtitle=in_words(figures.filter, words, basis.countries),
        caption=caption(figures, words),
        imprint=basis.imprint.in_words(),
        summary=summary(figures, words),
        empty="" if figures.flows else nothing_carried(figures),
        headings=(say("From"), say("To"), say("What came of it")),
        columns=columns,
        ribbons=ribbons,
        number=figures.number,
        lists=tuple(_lists(figures, words)),
    )


def _drawn(
    figures: Transfers, words: Vocabularies
) -> tuple[tuple[tuple[Node, ...], tuple[Node, ...], tuple[Node, ...]], tuple[Ribbon, ...]]:
    came = _added(figures.flows, lambda flow: flow.came)
    went = _added(figures.flows, lambda flow: flow.went)
    results = _added(figures.flows, lambda flow: flow.result)
    looks = series_of_tracks(
        came | {code: n for code, n in went.items() if code not in _NO_TRACK}, words
    )
    order = {code: n for n, code in enumerate((*looks, OFFICE, NOWHERE))}
    ending = {code: n for n, code in enumerate(result_order(words))}
    starts = sorted(came, key=order.__getitem__)
    ends = sorted(went, key=order.__getitem__)
    outcomes = sorted(results, key=lambda code: ending.get(code, len(ending)))
    columns = (
        tuple(_track_node(0, code, came[code], looks, words) for code in starts),
        tuple(_track_node(1, code, went[code], looks, words) for code in ends),
        tuple(_result_node(code, results[code], words) for code in outcomes),
    )
    ribbons = [
        _first_leg(start, end, figures.flows, looks, words) for start in starts for end in ends
    ]
    places = {code: n for n, code in enumerate(outcomes)}
    flows = sorted(figures.flows, key=lambda f: (order[f.went], places[f.result], order[f.came]))
    ribbons += [_second_leg(flow, looks, words) for flow in flows]
    return columns, tuple(ribbon for ribbon in ribbons if ribbon.number)


_NO_TRACK = (OFFICE, NOWHERE)


def result_order(words: Vocabularies) -> tuple[str, ...]:
    """Return the codes of what can come of a transfer: answered first, nothing last."""
    vague = (NONE, UNKNOWN, NOT_APPLICABLE)
    kinds = [term.code for term in words.of("outcome-kind", retired=True)]
    clear = [code for code in kinds if code not in vague]
    return (
        ANSWERED, *clear, SOME_OUTCOME, *(code for code in kinds if code in vague), NOTHING,
    )  # fmt: skip


def _added(flows: Sequence[Flow], key: Callable[[Flow], str]) -> dict[str, int]:
    found: dict[str, int] = {}
    for flow in flows:
        found[key(flow)] = found.get(key(flow), 0) + flow.number
    return found


def _track_node(
    column: int, code: str, number: int, looks: dict[str, Series], words: Vocabularies
) -> Node:
    look = looks.get(code)
    label = track_told(words, code)
    told = _things(number)
    text = (
        say("From {track}: {things}", track=label, things=told)
        if column == 0
        else say("To {track}: {things}", track=label, things=told)
    )
    aim = aims.of({Dimension.TRACK: code}) if column == 0 else NO_AIM
    colour, pattern = (look.colour, look.pattern) if look else (_GREY, Pattern.SOLID)
    return Node(column, code, label, number, text, colour, pattern, aim)


def _result_node(code: str, number: int, words: Vocabularies) -> Node:
    label = result_told(words, code)
    text = say("{label}: {things}", label=label, things=_things(number))
    colour = _EMPTY_GREY if code == NOTHING else _GREY
    return Node(2, code, label, number, text, colour, Pattern.SOLID)


def _things(number: int) -> str:
    return count(number, "{n} transfer or tie", "{n} transfers or ties")


def _first_leg(
    start: str, end: str, flows: Sequence[Flow], looks: dict[str, Series], words: Vocabularies
) -> Ribbon:
    same = [flow for flow in flows if (flow.came, flow.went) == (start, end)]
    number = sum(flow.number for flow in same)
    aim = _aim(start, same[0].record if number == 1 else 0)
    way = _way(words, start, end)
    text = say("{way}: {things}", way=way, things=_things(number))
    return Ribbon(0, start, end, looks[start], number, start, end, text, aim)


def _second_leg(flow: Flow, looks: dict[str, Series], words: Vocabularies) -> Ribbon:
    way = ARROW.join((
        track_told(words, flow.came), track_told(words, flow.went), result_told(words, flow.result),
    ))  # fmt: skip
    text = say("{way}: {things}", way=way, things=_things(flow.number))
    row = f"{flow.came}>{flow.went}"
    return Ribbon(
        1, flow.went, flow.result, looks[flow.came], flow.number, row, flow.result, text,
        _aim(flow.came, flow.record),
    )  # fmt: skip


def _aim(track: str, record: int) -> Aim:
    return Aim(record=record) if record else aims.of({Dimension.TRACK: track})


def _lists(figures: Transfers, words: Vocabularies) -> list[Listing]:
    times = [
        Entry(
            f"time/{one.came}/{one.went}", _way(words, one.came, one.went), _times(one.number),
            passage_told(one), one.number, aims.of({Dimension.TRACK: one.came}),
        )
        for one in figures.passages
    ]  # fmt: skip
    chains = [
        Entry(
            f"chain/{one.came}/{one.through}/{one.went}",
            _way(words, one.came, one.through, one.went), _times(one.number), "", one.number,
            aims.of({Dimension.TRACK: one.came}),
        )
        for one in figures.chains
    ]  # fmt: skip
    cases = tuple(
        Entry(f"case/{n}", one.title, "", case_told(one, words), 1, Aim(record=one.record))
        for n, one in enumerate(figures.cases)
    )
    lists = (
        Listing(say("How long it took"), *_most(times, MOST_WAYS)),
        Listing(say("Carried on further"), *_most(chains, MOST_CHAINS)),
        Listing(say("One by one"), cases),
    )
    return [one for one in lists if one.entries]


def _way(words: Vocabularies, *codes: str) -> str:
    return ARROW.join(track_told(words, code) for code in codes)


def _times(number: int) -> str:
    return count(number, "once", "{n} times")


def _most(entries: list[Entry], most: int) -> tuple[tuple[Entry, ...], str]:
    rest = len(entries) - most
    more = count(rest, "and {n} more way", "and {n} more ways") if rest > 0 else ""
    return tuple(entries[:most]), more
