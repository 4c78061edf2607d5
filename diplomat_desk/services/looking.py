"""Looking at the register: lists, rows, single records. Everything obeys the ceiling."""

from collections.abc import Sequence

from diplomat_desk.domain.confidentiality import Level
from diplomat_desk.domain.figures import Binned, Rounds, Row, Selection, Sort, Tally
from diplomat_desk.domain.filters import Filter
from diplomat_desk.domain.imports import Origin
from diplomat_desk.domain.initiative import Initiative
from diplomat_desk.domain.people import Person
from diplomat_desk.domain.ties import Tie
from diplomat_desk.domain.words import count, dotted
from diplomat_desk.services.desk import Desk
from diplomat_desk.store import entity_lists, imports, listing, reading
from diplomat_desk.store import ties as tying
from diplomat_desk.store.naming import ORGANISATIONS, PEOPLE
from diplomat_desk.store.rows import rows as read_rows


def select(desk: Desk, chosen: Filter, sort: Sort) -> Selection:
    """Return the ids of all that ``chosen`` selects, in order, with the tally."""
    with desk.register.reading() as connection:
        return listing.choose(connection, chosen, sort)


def tally(desk: Desk, chosen: Filter) -> Tally:
    """Return the counts of ``chosen`` alone."""
    with desk.register.reading() as connection:
        return listing.tally(connection, chosen)


def rows(desk: Desk, ids: Sequence[int], ceiling: Level) -> tuple[Row, ...]:
    """Return the rows of ``ids`` in their order; what may not be shown any more is left out."""
    with desk.register.reading() as connection:
        return read_rows(connection, ids, ceiling)


def one(desk: Desk, initiative_id: int, ceiling: Level) -> Initiative:
    """Return an initiative whole; raise :class:`MissingError` if it may not be shown or is gone."""
    with desk.register.reading() as connection:
        return reading.visible(connection, initiative_id, ceiling)


def by_reference(desk: Desk, reference: str, ceiling: Level) -> Initiative:
    """Return the initiative with a reference code, letter case aside; raise :class:`MissingError`."""
    with desk.register.reading() as connection:
        found = reading.id_of(connection, reference, ceiling)
        return reading.visible(connection, found, ceiling)


def origins(desk: Desk, initiative_id: int, ceiling: Level) -> tuple[Origin, ...]:
    """Return which rows of which files an initiative is from, the latest import first."""
    with desk.register.reading() as connection:
        return imports.origins(connection, initiative_id, ceiling)


def rounds(desk: Desk, initiative_id: int, ceiling: Level) -> tuple[Row, ...]:
    """Return the rounds of a process, earliest first."""
    with desk.register.reading() as connection:
        return listing.rounds(connection, initiative_id, ceiling)


def rounds_of(desk: Desk, processes: Sequence[int], chosen: Filter) -> dict[int, Rounds]:
    """Return by process the rounds that may be shown, and which of them ``chosen`` leaves out."""
    with desk.register.reading() as connection:
        return listing.rounds_of(connection, processes, chosen)


def ties(desk: Desk, initiative_id: int, ceiling: Level) -> tuple[Tie, ...]:
    """Return the ties of an initiative to others, whichever side they were recorded on."""
    with desk.register.reading() as connection:
        return tying.of(connection, initiative_id, ceiling)


def binned(desk: Desk, ceiling: Level) -> tuple[Binned, ...]:
    """Return what lies in the bin, latest first."""
    with desk.register.reading() as connection:
        return listing.binned(connection, ceiling)


def binned_one(desk: Desk, initiative_id: int, ceiling: Level) -> Initiative:
    """Return a binned initiative whole, its process aside; raise :class:`MissingError` as :func:`one` does."""
    with desk.register.reading() as connection:
        return reading.binned(connection, initiative_id, ceiling)


def tags(desk: Desk, ceiling: Level) -> tuple[str, ...]:
    """Return the tags in use, most used first."""
    with desk.register.reading() as connection:
        return listing.tags(connection, ceiling)


def organisations(desk: Desk, text: str, ceiling: Level) -> tuple[str, ...]:
    """Return names of known organisations that contain ``text``, most engaged first."""
    with desk.register.reading() as connection:
        return entity_lists.names(connection, ORGANISATIONS, text, ceiling)


def organisations_named(desk: Desk, text: str, ceiling: Level) -> tuple[tuple[int, str, str], ...]:
    """Return id, name and a detail of known organisations that contain ``text``, most engaged first."""
    with desk.register.reading() as connection:
        found = entity_lists.suggestions(connection, ORGANISATIONS, text, ceiling)
    return tuple((number, name, _uses(uses)) for number, name, uses in found)


def people_named(desk: Desk, text: str, ceiling: Level) -> tuple[tuple[int, str, str], ...]:
    """Return id, name and a detail of known people whose names contain ``text``, most seen first.

    The detail tells people of one name apart: where each belonged last, and how often they took part.
    """
    with desk.register.reading() as connection:
        found = entity_lists.suggestions(connection, PEOPLE, text, ceiling)
        ids = [number for number, _, _ in found]
        whole = {one.id: one for one in entity_lists.persons(connection, ids, ceiling)}
    return tuple(
        (number, name, dotted(_last_belonging(whole.get(number)), _uses(uses)))
        for number, name, uses in found
    )


def person(desk: Desk, number: int, ceiling: Level) -> Person:
    """Return a person as seen under ``ceiling``; raise :class:`MissingError` if they may not be told."""
    with desk.register.reading() as connection:
        return entity_lists.person(connection, number, ceiling)


def processes(desk: Desk, text: str, ceiling: Level) -> tuple[tuple[int, str, str], ...]:
    """Return what a round may be part of: id, reference, title, where one of these contains ``text``."""
    with desk.register.reading() as connection:
        return listing.processes(connection, text, ceiling)


def initiatives(desk: Desk, text: str, ceiling: Level) -> tuple[tuple[int, str, str], ...]:
    """Return what a record can be tied to: id, reference, title, where one of these contains ``text``."""
    with desk.register.reading() as connection:
        return listing.initiatives(connection, text, ceiling)


def whole(desk: Desk, chosen: Filter, sort: Sort) -> tuple[Initiative, ...]:
    """Return every selected initiative whole, for paper and files."""
    with desk.register.reading() as connection:
        ids = listing.choose(connection, chosen, sort).ids
        return tuple(reading.whole(connection, ids, chosen.ceiling))


def _last_belonging(one: Person | None) -> str:
    if one is None or not one.affiliations:
        return ""
    last = one.affiliations[-1]
    return ", ".join(part for part in (last.post, last.organisation) if part)


def _uses(number: int) -> str:
    return count(number, "{n} initiative", "{n} initiatives") if number else ""
