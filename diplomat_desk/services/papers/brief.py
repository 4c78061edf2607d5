"""What a brief on a country needs of the register."""

from collections.abc import Iterator
from dataclasses import replace

from diplomat_desk.domain.channels import Channel, Crossing, alive_since, nearest
from diplomat_desk.domain.confidentiality import Level
from diplomat_desk.domain.dimensions import Dimension
from diplomat_desk.domain.filters import Filter
from diplomat_desk.domain.over_time import Dates
from diplomat_desk.domain.results import Outcome
from diplomat_desk.domain.upcoming import Event, Task
from diplomat_desk.reports.brief_material import Brief
from diplomat_desk.reports.kinds import Used
from diplomat_desk.services.desk import Desk
from diplomat_desk.services.papers.one_country import country_of, period, together
from diplomat_desk.services.papers.request import Request
from diplomat_desk.services.regions import neighbours
from diplomat_desk.store import (
    brief,
    brief_people,
    brief_results,
    channels,
    counting,
    listing,
    over_time,
    quality,
    upcoming,
)

PEOPLE, BODIES, PLACES, RESULTS, EVENTS, RUNNING, CONVENERS = 6, 5, 4, 4, 5, 1, 2
NEAREST = 3


def ask(desk: Desk, request: Request) -> Brief:
    """Return what the register tells of one country.

    Raises:
        ReportError: no country was chosen, or it is not known.
    """
    country = country_of(desk, request)
    chosen = _selected(request, country)
    found = _selection(desk, request, country, chosen)
    request.check()
    found = replace(found, elsewhere=_elsewhere(desk, request, country, found.approaches))
    request.check()
    events, tasks, level = _due(desk, request, chosen)
    found = replace(found, events=events, tasks=tasks, marking=max(found.marking, level))
    return replace(found, marking=_marking(found), used=frozenset(_used(found)))


def _selected(request: Request, country: str) -> Filter:
    chosen = replace(request.filter, countries=(country,))
    if request.options["ours"] == "yes":
        chosen = together(chosen, request.home, country)
    return period(chosen, request.options["since"], request.today)


def _selection(desk: Desk, request: Request, country: str, chosen: Filter) -> Brief:
    """Return what is told of the selected initiatives; ``marking`` is the level of what carries none itself."""
    day, years = request.today.isoformat(), int(request.options["lapsed"])
    named = request.options["people"] == "yes"
    asked = request.options["quality"] == "yes"
    with desk.register.reading() as connection:
        return Brief(
            country=country,
            filter=chosen,
            today=request.today,
            since=alive_since(request.today, years),
            years=years,
            neighbours=frozenset(neighbours(country)),
            tally=listing.tally(connection, chosen),
            latest=brief.latest(connection, chosen, day),
            over_time=over_time.ask(
                connection, chosen, Dimension.TRACK, (Dates.RECORDED,), compare=False
            ),
            tracks=channels.by(connection, chosen, Dimension.TRACK, day),
            approaches=channels.by(connection, chosen, Dimension.APPROACH, day),
            running=channels.running(connection, chosen, day, RUNNING),
            conveners=brief.conveners(connection, chosen, "track", CONVENERS),
            countries=brief.countries(connection, chosen),
            places=brief.places(connection, chosen, PLACES),
            constraints=brief.constraints(connection, chosen),
            organisations=brief.organisations(connection, chosen, BODIES),
            people=brief_people.people(connection, chosen, PEOPLE) if named else (),
            results=brief_results.results(connection, chosen, RESULTS),
            gaps=quality.counts(connection, chosen.ceiling, day, among=chosen) if asked else None,
            marking=max(
                counting.highest_level(connection, chosen),
                brief.convening_level(connection, chosen),
            ),
        )


def _elsewhere(
    desk: Desk, request: Request, country: str, approaches: tuple[Channel, ...]
) -> tuple[Crossing, ...]:
    """Return who else the approaches were tried with that were never tried with ``country``."""
    tried = {one.code for one in approaches if one.number}
    terms = desk.vocabularies.of("approach")
    missing = tuple(term.code for term in terms if term.code not in tried)
    if not missing:
        return ()
    wanted = Filter(approaches=missing, unit=request.filter.unit, ceiling=request.filter.ceiling)
    if request.options["ours"] == "yes":
        wanted = together(wanted, request.home, country)
    with desk.register.reading() as connection:
        found = channels.crossed(connection, wanted, Dimension.APPROACH, request.today.isoformat())
    others = [one for one in found if one.row not in (country, request.home)]
    near = frozenset(neighbours(country))
    return tuple(one for code in missing for one in nearest(others, code, near, NEAREST))


def _due(
    desk: Desk, request: Request, chosen: Filter
) -> tuple[tuple[Event, ...], tuple[Task, ...], Level]:
    """Return what is to come with the country and, where asked for, what the analyst is to do; and the level of it."""
    always = replace(chosen, since=None, until=None, begun=False, undated=False)
    today, ceiling = request.today.isoformat(), chosen.ceiling
    with desk.register.reading() as connection:
        events: list[Event] = [
            *upcoming.planned(connection, ceiling, today, among=always),
            *upcoming.meetings(connection, ceiling, today, among=always),
        ]
        tasks: tuple[Task, ...] = ()
        if request.options["follow-ups"] == "yes":
            tasks = upcoming.tasks(connection, ceiling, among=always, most=EVENTS)
        events.sort(key=lambda event: event.date.earliest)
        shown = events[:EVENTS]
        named = {*(one.initiative_id for one in shown), *(one.initiative_id for one in tasks)}
        level = brief.highest_of(
            connection, named, ceiling, meetings=any(e.is_meeting for e in shown)
        )
    return tuple(shown), tasks, level


def _marking(found: Brief) -> Level:
    """Return the highest level of anything that is told."""
    parts = (
        found.tracks,
        found.approaches,
        found.running,
        found.countries,
        found.organisations,
        found.people,
        found.results.shown,
    )
    levels = [one.level for part in parts for one in part]
    levels += [one.channel.level for one in found.elsewhere]
    levels += [one.follow_up.level for one in found.tasks]
    return Level(max((found.marking, found.over_time.marking, *levels)))


def _used(found: Brief) -> Iterator[Used]:
    yield from (("track", one.code) for one in found.tracks)
    yield from (("approach", one.code) for one in found.approaches)
    yield from (("approach", one.channel.code) for one in found.elsewhere)
    yield from (("country-role", one.sort) for one in found.countries)
    yield from (("constraint", one.key) for one in found.constraints)
    for body in found.organisations:
        yield from (("organisation-role", role) for role in body.roles)
    for person in found.people:
        yield from (("person-role", person.as_then.role), ("capacity", person.as_then.capacity))
    for result in found.results.shown:
        if isinstance(result.what, Outcome):
            yield from (
                ("outcome-kind", result.what.kind),
                ("significance", result.what.significance),
            )
