"""How high what a filter selects by is withheld: that a record is among the selected tells of it."""

from sqlalchemy import Connection, func, select

from diplomat_desk.domain.confidentiality import Level
from diplomat_desk.domain.filters import Filter
from diplomat_desk.store.filtering import members, shown
from diplomat_desk.store.schema import initiative_country


def participation_level(connection: Connection, chosen: Filter) -> Level:
    """Return the highest level of the participations that ``chosen`` selects by; the lowest if by none."""
    countries = (*chosen.countries, *chosen.also)
    if not (countries or chosen.country_role):
        return Level.PUBLIC
    part = initiative_country
    found = members(chosen).subquery()
    query = select(func.max(part.c.level)).where(
        shown(part, chosen.ceiling), part.c.initiative_id.in_(select(found.c.id))
    )
    if countries:
        query = query.where(part.c.country.in_(countries))
    if chosen.country_role:
        query = query.where(part.c.role == chosen.country_role)
    return Level(connection.execute(query).scalar() or 0)
