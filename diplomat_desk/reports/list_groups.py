"""How the initiatives of a list are grouped."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from diplomat_desk.domain.figures import Row
from diplomat_desk.domain.options import Choice
from diplomat_desk.domain.text import fold
from diplomat_desk.domain.words import say
from diplomat_desk.reports.kinds import Basis

COUNTRY, YEAR, NONE = "country", "year", "none"
GROUPS = (
    Choice(COUNTRY, "Country"),
    Choice("track", "Track"),
    Choice("kind", "Kind"),
    Choice("status", "Status"),
    Choice("approach", "Approach"),
    Choice(YEAR, "Year"),
    Choice(NONE, "Nothing"),
)


@dataclass(frozen=True, slots=True)
class Group:
    """Initiatives under one heading; ``name`` is empty where nothing groups them."""

    name: str
    rows: tuple[Row, ...]


def grouped(
    rows: Sequence[Row], countries: Mapping[int, tuple[str, ...]], basis: Basis
) -> tuple[Group, ...]:
    """Return the groups in the order of their names, tracks and other terms in their vocabulary's.

    One with several countries stands under each of them; those without a value come last.
    """
    by = basis.options["group"]
    if by == NONE:
        return (Group("", tuple(rows)),) if rows else ()
    found: dict[str, list[Row]] = {}
    for row in rows:
        for code in _codes(row, by, countries) or ("",):
            found.setdefault(code, []).append(row)
    order = sorted(found, key=lambda code: (not code, _place(code, by, basis)))
    return tuple(Group(_name(code, by, basis), tuple(found[code])) for code in order)


def _codes(row: Row, by: str, countries: Mapping[int, tuple[str, ...]]) -> tuple[str, ...]:
    if by == COUNTRY:
        return countries.get(row.id, row.countries)
    if by == YEAR:
        written = row.start or row.end
        return (written[:4],) if written[:4].isdigit() else ()
    code: str = getattr(row, by)
    return (code,) if code else ()


def _place(code: str, by: str, basis: Basis) -> tuple[int, str]:
    if by == COUNTRY:
        return 0, fold(basis.countries.name(code))
    if by == YEAR:
        return 0, code
    codes = [term.code for term in basis.vocabularies.of(by, retired=True)]
    return (codes.index(code) if code in codes else len(codes)), code


def _name(code: str, by: str, basis: Basis) -> str:
    if not code:
        return {
            COUNTRY: say("No country recorded"),
            YEAR: say("No date recorded"),
        }.get(by, say("Not recorded"))
    if by == COUNTRY:
        found = basis.countries.find(code)
        return found.label if found else code
    return code if by == YEAR else basis.vocabularies.label(by, code)
