"""What a mark in a chart stands for, and the filter or the record that it leads to."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from diplomat_desk.domain.dates import PartialDate
from diplomat_desk.domain.dimensions import Dimension
from diplomat_desk.domain.filters import NOT_RECORDED, Filter
from diplomat_desk.domain.periods import Period


@dataclass(frozen=True, slots=True)
class Aim:
    """What a mark stands for: groups, a stretch of time, words, or one record of the register.

    ``groups`` are pairs of a dimension and a code in it (empty: not recorded). ``since`` and ``until``
    bound a period, with ``begun`` for what began in it; ``undated`` stands for what has no date. ``text``
    is looked for as a phrase. ``record``, ``person`` and ``organisation`` are ids, 0 for none.
    """

    groups: tuple[tuple[Dimension, str], ...] = ()
    since: PartialDate | None = None
    until: PartialDate | None = None
    begun: bool = False
    undated: bool = False
    text: str = ""
    record: int = 0
    person: int = 0
    organisation: int = 0

    @property
    def countries(self) -> tuple[str, ...]:
        """The countries among the groups, by which a mark lights up in every chart."""
        return tuple(code for dimension, code in self.groups if dimension is Dimension.COUNTRY)

    @property
    def narrows(self) -> bool:
        """Whether a filter can be narrowed to it."""
        return narrowed(Filter(), self) != Filter()


NOTHING = Aim()


def of(groups: Mapping[Dimension, str]) -> Aim:
    """Return the aim at a crossing of groups."""
    return Aim(tuple(groups.items()))


def begun_in(period: Period) -> Aim:
    """Return the aim at what began in ``period``; at nothing where that ends before it begins."""
    if period.is_backward:
        return NOTHING
    return Aim(since=period.since, until=period.until, begun=True)


def narrowed(chosen: Filter, aim: Aim) -> Filter:
    """Return ``chosen`` narrowed to what ``aim`` stands for, as far as a filter can say it."""
    made = chosen
    for dimension, code in aim.groups:
        made = _to_group(made, dimension, code)
    if aim.undated:
        return replace(made, since=None, until=None, undated=True)
    if aim.since or aim.until:
        made = replace(made, since=aim.since, until=aim.until, begun=aim.begun, undated=False)
    if aim.text:
        phrase = f'"{aim.text.replace(chr(34), " ")}"'
        made = replace(made, text=f"{made.text} {phrase}".strip())
    return made


def _to_group(chosen: Filter, dimension: Dimension, code: str) -> Filter:
    if dimension is Dimension.COUNTRY:
        return _to_country(chosen, code) if code else chosen
    if dimension is Dimension.ROLE:
        return replace(chosen, country_role=code)
    if dimension is Dimension.YEAR:
        year = PartialDate(int(code)) if code else None
        # What is crossed with years counts once, in the year in which it began.
        return replace(chosen, since=year, until=year, begun=bool(code), undated=not code)
    name = dimension.field
    if not name:
        return chosen
    values: dict[str, Any] = {name: (code or NOT_RECORDED,)}
    return replace(chosen, **values)


def _to_country(chosen: Filter, code: str) -> Filter:
    if not chosen.countries:
        return replace(chosen, countries=(code,))
    if chosen.countries == (code,) or code in chosen.also:
        return chosen
    # Not instead of the countries that are chosen: the figure clicked counts within them.
    return replace(chosen, also=(*chosen.also, code))
