"""Countries and entities of the user's own, one at a time, under their own names."""

from collections.abc import Iterable
from typing import Any

from sqlalchemy import Connection, Row, delete, insert, select, update

from diplomat_desk.domain.changes import State
from diplomat_desk.domain.countries import Country, CountryKind
from diplomat_desk.store.schema import country, country_alias, country_name


def every(connection: Connection) -> tuple[Country, ...]:
    """Return all countries as they are recorded, whatever profile of names is in force, by name."""
    aliases: dict[str, list[str]] = {}
    for row in connection.execute(select(country_alias).order_by(country_alias.c.name)):
        aliases.setdefault(row.country_code, []).append(row.name)
    names: dict[str, list[tuple[str, str]]] = {}
    for row in connection.execute(select(country_name).order_by(country_name.c.profile)):
        names.setdefault(row.country_code, []).append((row.profile, row.name))
    return tuple(
        _country(row, aliases.get(row.code, ()), names.get(row.code, ()))
        for row in connection.execute(select(country).order_by(country.c.name, country.c.code))
    )


def profiles(connection: Connection) -> tuple[str, ...]:
    """Return the profiles of display names in which any country has one, by name."""
    query = select(country_name.c.profile).distinct().order_by(country_name.c.profile)
    return tuple(connection.scalars(query))


def named_in(connection: Connection, *profiles: str) -> tuple[str, ...]:
    """Return the codes of the countries that have a name in any of these profiles."""
    query = select(country_name.c.country_code).where(country_name.c.profile.in_(profiles))
    return tuple(connection.scalars(query.distinct()))


def state_of(connection: Connection, code: str) -> State | None:
    """Return a country as it is recorded, whatever profile of names is in force; or None."""
    row = connection.execute(select(country).where(country.c.code == code)).first()
    if row is None:
        return None
    aliases = connection.scalars(
        select(country_alias.c.name)
        .where(country_alias.c.country_code == code)
        .order_by(country_alias.c.name)
    )
    names = connection.execute(
        select(country_name.c.profile, country_name.c.name)
        .where(country_name.c.country_code == code)
        .order_by(country_name.c.profile)
    )
    return State(_country(row, aliases, ((name.profile, name.name) for name in names)))


def write(connection: Connection, one: Country, *, known: bool) -> Country:
    """Write ``one`` over the country with its code, or as a new one, with all its names."""
    values = {
        "code": one.code,
        "name": one.name,
        "alpha2": one.alpha2,
        "kind": one.kind.value,
        "valid_from": one.valid_from,
        "valid_to": one.valid_to,
    }
    if known:
        more = {"version": country.c.version + 1}
        connection.execute(update(country).where(country.c.code == one.code).values(values | more))
    else:
        connection.execute(insert(country).values(values))
    _write_names(connection, one)
    found = state_of(connection, one.code)
    return found.record if found and isinstance(found.record, Country) else one


def erase(connection: Connection, code: str) -> None:
    """Delete a country that nothing names."""
    connection.execute(delete(country).where(country.c.code == code))


def _write_names(connection: Connection, one: Country) -> None:
    connection.execute(delete(country_alias).where(country_alias.c.country_code == one.code))
    connection.execute(delete(country_name).where(country_name.c.country_code == one.code))
    aliases = [
        {"country_code": one.code, "name": name} for name in dict.fromkeys(one.aliases) if name
    ]
    names = [
        {"country_code": one.code, "profile": profile, "name": name}
        for profile, name in dict(one.shown_as).items()
        if profile and name
    ]
    if aliases:
        connection.execute(insert(country_alias), aliases)
    if names:
        connection.execute(insert(country_name), names)


def _country(row: Row[Any], aliases: Iterable[str], names: Iterable[tuple[str, str]]) -> Country:
    return Country(
        code=row.code,
        name=row.name,
        aliases=tuple(aliases),
        alpha2=row.alpha2,
        kind=CountryKind(row.kind),
        valid_from=row.valid_from,
        valid_to=row.valid_to,
        shown_as=tuple(names),
    )
