"""Who works with whom, and who holds it together: a network described."""

from diplomat_desk.charts.kinds import Basis
from diplomat_desk.charts.late import network_analyst
from diplomat_desk.charts.network_chart import Dot, LegendKey, Link, NetworkChart
from diplomat_desk.charts.network_facts import Facts, backbone, edges, facts
from diplomat_desk.charts.network_graph import Graph, Places
from diplomat_desk.charts.network_lists import side_lists
from diplomat_desk.charts.network_symbols import Symbol
from diplomat_desk.charts.network_words import (
    caption,
    empty,
    of_dot,
    of_tie,
    sized_by,
    summary,
    title,
)
from diplomat_desk.domain.filters import in_words
from diplomat_desk.domain.networks import Between, Network
from diplomat_desk.domain.options import Choice, Option

OPTIONS = (
    Option(
        "between",
        "Between",
        (
            Choice(Between.ORGANISATIONS, "Organisations"),
            Choice(Between.PEOPLE, "People"),
            Choice(Between.COUNTRIES, "Countries"),
        ),
    ),
    Option(
        "size",
        "Size",
        (Choice("degree", "Ties"), Choice("betweenness", "Betweenness")),
    ),
    Option("colour", "Colour", (Choice("type", "Type"), Choice("community", "Group"))),
    Option("most", "At most", (Choice("60", "60"), Choice("150", "150"), Choice("500", "500"))),
)
_LEAST, _MORE = 3.5, 9.5
"""The radius of a dot of size nothing, and how much larger the largest is."""
_FEW = 8.0
"""Where nobody has more ties than this, the largest dot stands for so many."""


def describe(figures: Network, basis: Basis) -> NetworkChart:
    """Describe ``figures``: dots where they lie, ties, lists, and all words. Slow: not for the window's thread."""
    known = facts(figures, basis)
    drawn = backbone(figures)
    sizes = _sizes(known)
    most = max(sizes, default=0.0) or 1.0
    if basis.options.get("size") != "betweenness":
        most = max(most, _FEW)
    radii = tuple(_LEAST + _MORE * (size / most) ** 0.5 for size in sizes)
    groups = [known.group(n) for n in range(len(figures.nodes))]
    looks = {place: known.symbol(place) for place, _ in groups}
    reach = (looks[place].reach for place, _ in groups)
    room = tuple(radius * far for radius, far in zip(radii, reach, strict=True))
    places = network_analyst().placed(Graph(len(figures.nodes), edges(drawn)), room)
    return NetworkChart(
        title=title(known),
        subtitle=in_words(figures.filter, basis.vocabularies, basis.countries),
        caption=caption(known, len(drawn)),
        imprint=basis.imprint.in_words(),
        summary=summary(known),
        empty=empty(known),
        dots=_dots(known, [looks[place] for place, _ in groups], places, radii, sizes),
        links=tuple(
            Link(tie.one, tie.other, tie.weight, of_tie(known, tie), known.aim_at_both(tie))
            for tie in drawn
        ),
        ties=len(figures.ties),
        legend=tuple(
            LegendKey(label, looks[place])
            for place, label in sorted(set(groups), key=lambda group: (group[0] < 0, group))
        )
        if len(set(groups)) > 1
        else (),
        sized_by=sized_by(known),
        lists=side_lists(known),
        parts=places.sizes,
    )


def _sizes(known: Facts) -> tuple[float, ...]:
    if known.basis.options.get("size") == "betweenness":
        return known.analysis.betweenness
    return tuple(float(n) for n in known.analysis.degree)


def _dots(
    known: Facts,
    looks: list[Symbol],
    places: Places,
    radii: tuple[float, ...],
    sizes: tuple[float, ...],
) -> tuple[Dot, ...]:
    return tuple(
        Dot(
            key=node.key,
            label=known.name(n),
            tooltip=of_dot(known, n),
            symbol=looks[n],
            part=places.parts[n],
            x=places.points[n][0],
            y=places.points[n][1],
            radius=radii[n],
            size=sizes[n],
            initiatives=node.initiatives,
            aim=known.aim(n),
        )
        for n, node in enumerate(known.nodes)
    )
