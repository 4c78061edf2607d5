"""The sides of a cross-tabulation: where the register keeps what initiatives can be counted by."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import (
    CTE,
    ColumnElement,
    FromClause,
    Select,
    Subquery,
    case,
    func,
    literal,
    select,
)

from diplomat_desk.domain.dimensions import Dimension
from diplomat_desk.domain.filters import Filter, Unit
from diplomat_desk.domain.regions import OTHER
from diplomat_desk.store.filtering import known, members, shown
from diplomat_desk.store.naming import ORGANISATIONS
from diplomat_desk.store.schema import (
    country,
    engagement,
    initiative,
    initiative_country,
    initiative_purpose,
)
from diplomat_desk.store.schema_entities import organisation
from diplomat_desk.store.schema_parts import hindrance, initiative_interest

FIELDS: dict[Dimension, ColumnElement[str]] = {
    Dimension.TRACK: initiative.c.track,
    Dimension.KIND: initiative.c.kind,
    Dimension.APPROACH: initiative.c.approach,
    Dimension.STATUS: initiative.c.status,
    Dimension.MODE: initiative.c.mode,
    Dimension.FORMALITY: initiative.c.formality,
    Dimension.SCOPE: initiative.c.scope,
    Dimension.VISIBILITY: initiative.c.visibility,
    Dimension.RECOGNITION: initiative.c.recognition,
}
"""What an initiative has exactly one of; empty is "not recorded", a group like any other."""

_LISTS = {
    Dimension.PURPOSE: initiative_purpose.c.code,
    Dimension.INTEREST: initiative_interest.c.code,
    Dimension.CONSTRAINT: hindrance.c.type,
}
_OF_COUNTRIES = {Dimension.COUNTRY, Dimension.ROLE, Dimension.REGION}


@dataclass(frozen=True, slots=True)
class Side:
    """One dimension as SQL: ``code`` is a column of the units, or of ``entries`` that are joined to them.

    ``entries`` have a row for each thing listed: ``unit``, ``code``, ``level``. A ``partial`` one is NULL
    where a unit has none.
    """

    code: ColumnElement[Any]
    entries: Subquery | None = None
    partial: bool = False


class Counted:
    """The selected units of a filter, and the sides that they can be counted by."""

    def __init__(
        self, chosen: Filter, dimensions: tuple[Dimension, Dimension], regions: Mapping[str, str]
    ) -> None:
        self._chosen = chosen
        self._found = members(chosen).add_columns(initiative.c.confidentiality).cte("found")
        self._regions = regions
        self.units = self._units([one for one in dict.fromkeys(dimensions) if one in FIELDS])
        self.rows, self.columns = self._sides(*dimensions)

    @property
    def same_entries(self) -> bool:
        """Whether both sides are of one list: a country's role is not that of another in the record."""
        return self.rows.entries is not None and self.rows.entries is self.columns.entries

    def _units(self, wanted: list[Dimension]) -> FromClause:
        """Return the units, one row each: ``unit``, ``first_day``, ``level``, and their fields.

        A process begins with its earliest selected record, and its level is the highest of them.
        """
        fields = [FIELDS[one].label(str(one)) for one in wanted]
        if self._chosen.unit is Unit.ROUNDS:
            # A number rather than a key: entries are looked up for records read in their order on disk,
            # not records, one by one and anywhere in a large file, for the entries of an index.
            unit = (initiative.c.id + 0).label("unit")
            level = initiative.c.confidentiality.label("level")
            wanted_columns = (unit, initiative.c.first_day, level, *fields)
            return members(self._chosen).with_only_columns(*wanted_columns).subquery("units")
        found = self._found
        highest = func.max(func.max(found.c.confidentiality), initiative.c.confidentiality)
        return (
            select(
                found.c.unit, func.min(found.c.first_day).label("first_day"), highest.label("level")
            )
            .add_columns(*fields)
            .join_from(found, initiative, initiative.c.id == found.c.unit)
            .group_by(found.c.unit)
            .subquery("units")
        )

    def _sides(self, rows: Dimension, columns: Dimension) -> tuple[Side, Side]:
        if {rows, columns} <= _OF_COUNTRIES:
            both = self._participations(rows, columns).subquery("entries")
            return Side(both.c.code, both), Side(both.c.other, both)
        row = self._side(rows, "by_row")
        return row, row if columns is rows else self._side(columns, "by_column")

    def _side(self, dimension: Dimension, name: str) -> Side:
        if dimension in FIELDS:
            # An expression, so that records are read in their order on disk, not in that of an index.
            return Side(func.coalesce(self.units.c[str(dimension)], ""))
        if dimension is Dimension.YEAR:
            # Of what is only known to go on no beginning is known.
            year = func.nullif(func.substr(self.units.c.first_day, 1, 4), str(date.max.year))
            return Side(year, partial=True)
        if dimension in _OF_COUNTRIES:
            entries = self._participations(dimension, dimension).subquery(name)
        elif dimension is Dimension.ORGANISATION_TYPE:
            entries = self._engagements().subquery(name)
        else:
            code = _LISTS[dimension]
            chosen = select(code.label("code"), literal(0).label("level"))
            entries = self._of_units(chosen, code.table).subquery(name)
        return Side(entries.c.code, entries)

    def _participations(self, one: Dimension, other: Dimension) -> Select[Any]:
        """Return the countries that may be shown, in the role that the filter asks for."""
        part = initiative_country
        codes: dict[Dimension, ColumnElement[Any]] = {
            Dimension.COUNTRY: part.c.country,
            Dimension.ROLE: part.c.role,
        }
        source: FromClause = part
        if Dimension.REGION in (one, other):
            places = _places(self._regions)
            codes[Dimension.REGION] = places.c.region
            source = part.join(places, places.c.code == part.c.country)
        chosen = select(codes[one].label("code"), codes[other].label("other"), part.c.level)
        chosen = chosen.where(shown(part, self._chosen.ceiling))
        if self._chosen.country_role:
            chosen = chosen.where(part.c.role == self._chosen.country_role)
        return self._of_units(chosen, part, source)

    def _engagements(self) -> Select[Any]:
        """Return the types of the organisations that may be told, where that may be told."""
        ceiling = self._chosen.ceiling
        told = (
            select(organisation.c.id, organisation.c.type, organisation.c.level)
            .where(known(ORGANISATIONS, ceiling))
            .cte("told")
            # Asked once for each organisation, rather than for each of its engagements.
            .prefix_with("MATERIALIZED")
        )
        part = engagement.alias("engaged")
        level = func.max(part.c.level, told.c.level).label("level")
        chosen = select(told.c.type.label("code"), level).where(shown(part, ceiling))
        return self._of_units(chosen, part, part.join(told, told.c.id == part.c.organisation_id))

    def _of_units(
        self, chosen: Select[Any], part: FromClause, source: FromClause | None = None
    ) -> Select[Any]:
        """Return ``chosen`` of the entries ``part`` with the unit that each is counted under.

        A process has its own entries, and those of its selected rounds.
        """
        source = part if source is None else source
        if self._chosen.unit is Unit.ROUNDS:
            return chosen.add_columns(part.c.initiative_id.label("unit")).select_from(source)
        found = self._found
        # A process beside those of its rounds; one that matches itself is there already.
        processes = select(found.c.unit, found.c.unit).where(found.c.id != found.c.unit).distinct()
        counted = select(found.c.unit, found.c.id).union_all(processes).subquery()
        joined = source.join(counted, counted.c.id == part.c.initiative_id)
        return chosen.add_columns(counted.c.unit).select_from(joined)


def _places(regions: Mapping[str, str]) -> CTE:
    """Return the countries of the register with their regions."""
    region = case(regions, value=country.c.code, else_=OTHER) if regions else literal(OTHER)
    places = select(country.c.code, region.label("region")).cte("place")
    # Worked out once for each country, rather than for each of its participations.
    return places.prefix_with("MATERIALIZED")
