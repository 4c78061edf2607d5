"""The parts of a country brief that list things: channels, results, who took part, what is ahead."""

from collections.abc import Iterable, Iterator

from diplomat_desk.charts.palette import track_styles
from diplomat_desk.domain.briefing import Body, Counted, Known, Result
from diplomat_desk.domain.channels import Channel
from diplomat_desk.domain.dates import PartialDate
from diplomat_desk.domain.results import Outcome
from diplomat_desk.domain.told import in_sentence, role_in_words
from diplomat_desk.domain.words import count, dotted, listed, say
from diplomat_desk.reports.brief_material import Brief
from diplomat_desk.reports.channel_words import state_in_words
from diplomat_desk.reports.document import (
    Align,
    Block,
    Column,
    Fact,
    Facts,
    Heading,
    Item,
    Row,
    Section,
    Table,
    cell,
    quiet,
    text,
)
from diplomat_desk.reports.kinds import Basis

_PARTY = "party"
_MOST_CONSTRAINTS = 4


def channel_table(material: Brief, basis: Basis, tried: Iterable[Channel]) -> Table:
    """Return the tracks that were tried: how often, from when to when, what is alive, who convened."""
    styles = track_styles(basis.vocabularies)
    rows = []
    for one in tried:
        style = styles.get(one.code)
        conveners = material.conveners.get(one.code, ())
        running = [run.title for run in material.running if run.track == one.code]
        rows.append(
            Row(
                (
                    cell(basis.vocabularies.label("track", one.code), swatch=style.colour if style else ""),
                    cell(f"{one.number:,}"),
                    cell(_span(one)),
                    cell(state_in_words(one, material.since), *(text(quiet(name)) for name in running)),
                    cell("; ".join(name for name, _ in conveners)),
                )
            )
        )  # fmt: skip
    columns = (
        Column(say("Track"), 1.2),
        Column(say("Number"), align=Align.END),
        Column(say("Years")),
        Column(say("Now"), 2),
        Column(say("Convened most by"), 2),
    )
    return Table(columns, (Section(tuple(rows)),), say("Channels by track"))


def results(material: Brief, basis: Basis) -> list[Block]:
    """Return what came of it, the latest first."""
    shown = material.results.shown
    if not shown:
        return []
    facts = tuple(Fact(_dated(one.date), (_result(one, basis),)) for one in shown)
    return [Heading(say("What came of it"), 2), Facts(facts)]


def _result(one: Result, basis: Basis) -> Item:
    if isinstance(one.what, Outcome):
        kind = basis.vocabularies.label("outcome-kind", one.what.kind)
        said = one.what.what or kind
    else:
        to = basis.vocabularies.label("track", one.what.to_track)
        kind = say("transfer to {track}", track=to) if to else say("transfer")
        said = one.what.what
    sources = "; ".join(source.title for source in one.sources[:2] if source.title)
    return Item(
        text(said, quiet(f" · {dotted(in_sentence(kind), one.title, one.reference)}")),
        (text(quiet(say("Source: {titles}", titles=sources))),) if sources else (),
    )


def who(material: Brief, basis: Basis) -> list[Block]:
    """Return with whom else, through whom, and what held it back."""
    facts = (
        *_countries((one for one in material.countries if one.key != material.country), basis),
        *_listed(say("Met most in"), (f"{one.key} ({one.number:,})" for one in material.places)),
        *_fact(say("Organisations"), (_body(one, basis) for one in material.organisations)),
        *_fact(say("People, as then"), (_person(one, basis) for one in material.people)),
        *_listed(
            say("What held it back"),
            (
                f"{basis.vocabularies.label('constraint', one.key)} ({one.number:,})"
                for one in material.constraints[:_MOST_CONSTRAINTS]
            ),
        ),
    )
    return [Heading(say("Who and through whom"), 2), Facts(facts)] if facts else []


def ahead(material: Brief) -> list[Block]:
    """Return what is to come, and what is to be done where that was asked for."""
    events = [
        Item(
            text(
                event.date.in_words(),
                ": ",
                dotted(event.meeting, event.title),
                quiet(f" · {event.reference}"),
            )
        )
        for event in material.events
    ]  # fmt: skip
    tasks = [
        Item(text(dotted(task.follow_up.due.in_words() if task.follow_up.due else "",
                         task.follow_up.task, task.follow_up.owner),
                  quiet(f" · {task.reference}")))
        for task in material.tasks
    ]  # fmt: skip
    facts = [
        *([Fact(say("Ahead"), tuple(events))] if events else []),
        *([Fact(say("To be done"), tuple(tasks))] if tasks else []),
    ]
    return [Heading(say("What is ahead"), 2), Facts(tuple(facts))] if facts else []


def _countries(found: Iterable[Counted], basis: Basis) -> Iterator[Fact]:
    by_role: dict[str, list[str]] = {}
    for one in found:
        name = f"{basis.countries.name(one.key)} ({one.number:,})"
        by_role.setdefault(one.sort, []).append(name)
    for role, names in by_role.items():
        heading = (
            say("Other parties")
            if role in ("", _PARTY)
            else role_in_words(basis.vocabularies, "country-role", role)
        )
        more = len(names) - 6
        shown = names[:6]
        if more > 0:
            shown.append(count(more, "{n} more", "{n} more"))
        yield Fact(heading, (Item(text(listed(shown))),))


def _body(one: Body, basis: Basis) -> Item:
    words = basis.vocabularies
    roles = [
        in_sentence(role_in_words(words, "organisation-role", role)) for role in one.roles if role
    ]
    times = count(one.number, "{n} initiative", "{n} initiatives")
    last = say("last {year}", year=one.last_year) if one.last_year else ""
    return Item(text(one.name, quiet(f" · {dotted(', '.join(roles), times, last)}")))


def _person(one: Known, basis: Basis) -> Item:
    then = one.as_then
    capacity = basis.vocabularies.label("capacity", then.capacity) if then.capacity else ""
    times = count(one.number, "{n} initiative", "{n} initiatives")
    said = dotted(then.post, then.affiliation, in_sentence(capacity), times)
    return Item(text(then.name, quiet(f" · {said}")))


def _fact(name: str, items: Iterable[Item]) -> tuple[Fact, ...]:
    found = tuple(items)
    return (Fact(name, found),) if found else ()


def _listed(name: str, words: Iterable[str]) -> tuple[Fact, ...]:
    found = list(words)
    return (Fact(name, (Item(text(listed(found))),)),) if found else ()


def _span(one: Channel) -> str:
    if not one.first_year:
        return say("no date")
    if one.last_year and one.last_year != one.first_year:
        return say("{first} to {last}", first=one.first_year, last=one.last_year)
    return one.first_year


def _dated(written: str) -> str:
    return PartialDate.of(written).in_words() if written else say("no date")
