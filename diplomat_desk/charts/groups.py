"""What the groups of a dimension are called, and how they are told apart."""

from collections.abc import Sequence

from diplomat_desk.charts.captions import counted_words
from diplomat_desk.charts.kinds import Basis
from diplomat_desk.charts.palette import Pattern, Style, other_grey, term_styles
from diplomat_desk.charts.series import Series
from diplomat_desk.domain.aims import Aim, begun_in
from diplomat_desk.domain.dimensions import Dimension
from diplomat_desk.domain.filters import NOT_RECORDED
from diplomat_desk.domain.periods import Period, Step
from diplomat_desk.domain.regions import region_name
from diplomat_desk.domain.words import say

REST = "*"
"""The key of a series that stands for several groups together."""

_DECADE = "s"


def group_name(dimension: Dimension, code: str, basis: Basis) -> str:
    """Return what a group is called; a state that is no more with its last year."""
    if dimension is Dimension.COUNTRY:
        country = basis.countries.find(code)
        return country.label if country else code
    if dimension is Dimension.REGION:
        return region_name(code)
    if dimension is Dimension.YEAR:
        return code
    term = basis.vocabularies.find(dimension.vocabulary, code)
    return term.label if term else code or say("Not recorded")


def key_of(code: str) -> str:
    """Return what a group is called among the marks of a chart, where an empty key stands for all."""
    return code or NOT_RECORDED


def aim_of(dimension: Dimension, code: str) -> Aim:
    """Return where a group leads; a decade is what began in ten years."""
    if dimension is Dimension.YEAR and is_decade(code):
        number = int(code.removesuffix(_DECADE)) // 10
        return begun_in(Period(Step.DECADE.since(number), Step.DECADE.until(number)))
    return Aim(((dimension, code),))


def crossed(one: Aim, other: Aim) -> Aim:
    """Return the aim at what both stand for."""
    since, until = one.since or other.since, one.until or other.until
    begun = one.begun or other.begun
    return Aim((*one.groups, *other.groups), since=since, until=until, begun=begun)


def decade_of(year: str) -> str:
    """Return the decade of a year: ``1990s``."""
    return f"{year[:-1]}0{_DECADE}"


def is_decade(code: str) -> bool:
    """Tell whether ``code`` stands for a decade."""
    return code.endswith(_DECADE)


def series_of(
    dimension: Dimension, codes: Sequence[str], totals: Sequence[int], basis: Basis
) -> tuple[Series, ...]:
    """Return the groups ``codes`` as series, in their order."""
    styles = term_styles(basis.vocabularies, dimension.vocabulary)
    found = []
    for position, (code, total) in enumerate(zip(codes, totals, strict=True)):
        label = group_name(dimension, code, basis)
        term = basis.vocabularies.find(dimension.vocabulary, code)
        style = styles.get(code) or Style(other_grey(position if code else 2), Pattern.SOLID)
        mark = term.mark if term and term.mark else label
        if dimension is Dimension.COUNTRY:
            mark = code
        aim = aim_of(dimension, code)
        found.append(Series(key_of(code), label, mark, style.colour, style.pattern, total, aim))
    return tuple(found)


def all_of(dimension: Dimension) -> str:
    """Return the heading of the sums over a dimension: ``All countries``."""
    return say(_ALL.get(dimension, "All"))


def plural(dimension: Dimension) -> str:
    """Return what its groups are together, as in a title: ``countries``."""
    return say(_PLURAL[dimension])


def crossing_words(row: str, column: str, number: int, *, processes: bool) -> str:
    """Return ``Pakistan · Track II: 13 initiatives``."""
    initiatives = counted_words(number, processes=processes)
    return say("{row} · {column}: {initiatives}", row=row, column=column, initiatives=initiatives)


def group_words(name: str, number: int, *, processes: bool) -> str:
    """Return ``Pakistan: 48 initiatives``."""
    initiatives = counted_words(number, processes=processes)
    return say("{country}: {initiatives}", country=name, initiatives=initiatives)


_PLURAL = {
    Dimension.COUNTRY: "countries",
    Dimension.REGION: "regions",
    Dimension.ROLE: "roles",
    Dimension.TRACK: "tracks",
    Dimension.APPROACH: "approaches",
    Dimension.KIND: "kinds",
    Dimension.STATUS: "statuses",
    Dimension.MODE: "modes",
    Dimension.FORMALITY: "degrees of formality",
    Dimension.SCOPE: "scopes",
    Dimension.VISIBILITY: "degrees of visibility",
    Dimension.RECOGNITION: "degrees of recognition",
    Dimension.PURPOSE: "purposes",
    Dimension.YEAR: "years",
    Dimension.ORGANISATION_TYPE: "types of organisation",
    Dimension.INTEREST: "interests",
    Dimension.CONSTRAINT: "constraints",
}
_ALL = {
    Dimension.COUNTRY: "All countries",
    Dimension.REGION: "All regions",
    Dimension.ROLE: "All roles",
    Dimension.TRACK: "All tracks",
    Dimension.APPROACH: "All approaches",
    Dimension.KIND: "All kinds",
    Dimension.STATUS: "All statuses",
    Dimension.PURPOSE: "All purposes",
    Dimension.YEAR: "All years",
    Dimension.ORGANISATION_TYPE: "All types",
    Dimension.INTEREST: "All interests",
    Dimension.CONSTRAINT: "All constraints",
}
