"""One initiative whole, as labelled lines for people."""

from collections.abc import Iterable, Iterator

from diplomat_desk.domain.initiative import Initiative, Source
from diplomat_desk.domain.keeping import FollowUp
from diplomat_desk.domain.sizes import size_in_words
from diplomat_desk.domain.telling import Teller
from diplomat_desk.domain.ties import Tie
from diplomat_desk.domain.told import Told, in_sentence, raised
from diplomat_desk.domain.veil import unattributed
from diplomat_desk.domain.words import say
from diplomat_desk.services.desk import Desk

Pair = tuple[str, str]


def sheet(desk: Desk, one: Initiative, ties: tuple[Tie, ...] = (), *, process: str = "") -> str:
    """Return one initiative as labelled lines; what is not recorded is left out.

    Nobody is named who attended under a rule that forbids it. ``process`` is the reference of the one
    that it is a round of.
    """
    one = unattributed(one)
    teller = Teller(one, desk.vocabularies, desk.countries)
    pairs = [pair for pair in _pairs(desk, one, teller, ties, process) if pair[1]]
    width = max(len(heading) for heading, _ in pairs)
    indent = "\n" + " " * (width + 2)
    shown = []
    for number, (heading, text) in enumerate(pairs):
        # A heading that holds for several lines stands once.
        again = number > 0 and pairs[number - 1][0] == heading
        name = "" if again else heading
        shown.append(f"{name:<{width}}  {text.replace(chr(10), indent)}")
    return "\n".join(shown)


def _pairs(
    desk: Desk, one: Initiative, teller: Teller, ties: tuple[Tie, ...], process: str
) -> Iterator[Pair]:
    yield from _facts(desk, one, teller)
    yield from _each(say("People"), teller.people())
    yield from _each(say("Meetings"), teller.meetings(outside=True))
    yield from _each(say("Outcomes"), teller.outcomes())
    yield from _each(say("Transfers"), (_unnamed(told) for told in teller.transfers()))
    yield from _each(say("Documents"), (_unnamed(told) for told in teller.documents()))
    yield from _each(say("Held back by"), teller.constraints())
    yield say("Interests"), teller.interests()
    yield from _each(say("Assessment"), teller.assessments())
    yield say("Tags"), ", ".join(one.tags)
    yield say("Confidentiality"), one.confidentiality.label
    for dispute in teller.disputes():
        said = "; ".join(_line(told) for told in dispute.said)
        yield say("Sources say"), say("{name}: {text}", name=dispute.fact, text=said)
    for number, source in enumerate(one.sources, 1):
        yield say("Source {n}", n=number), _source(source, one)
    yield from _kept(one)
    for tie in ties:
        words = (tie.reference, tie.title, tie.note)
        yield tie.in_words(desk.vocabularies), " – ".join(part for part in words if part)
    yield say("Part of"), process


def _facts(desk: Desk, one: Initiative, teller: Teller) -> Iterator[Pair]:
    label = desk.vocabularies.label
    yield say("Reference"), one.reference
    yield say("Title"), one.title
    yield say("Kind"), label("kind", one.kind)
    yield say("Track"), label("track", one.track)
    yield say("Why this track"), one.track_reason
    yield say("Approach"), label("approach", one.approach)
    yield say("Mode"), label("mode", one.mode)
    yield say("Status"), label("status", one.status)
    yield say("When"), one.dates_in_words
    countries = [
        f"{desk.countries.name(c.country)} ({label('country-role', c.role)})" for c in one.countries
    ]
    yield say("Countries"), "; ".join(countries)
    yield say("Where"), "; ".join(teller.place(p.city, p.country) for p in one.places)
    yield from _each(say("Organisations"), teller.organisations())
    yield say("Issue"), one.issue
    yield say("Summary"), one.summary
    yield say("Objectives"), one.objectives


def _kept(one: Initiative) -> Iterator[Pair]:
    own = one.confidentiality
    for note in one.notes:
        date = note.date.in_words() if note.date else ""
        yield say("Notes"), _noted(note.text, date, note.author, raised(note.level, own))
    for task in one.follow_ups:
        yield (
            say("Follow-ups"),
            _noted(task.task, *_when(task), task.owner, raised(task.level, own)),
        )
    for kept in one.attachments:
        size = size_in_words(kept.size)
        yield say("Attachments"), _noted(kept.name, size, kept.note, raised(kept.level, own))


def _when(task: FollowUp) -> tuple[str, str]:
    due = say("due {date}", date=task.due.in_words()) if task.due else ""
    return due, say("done {date}", date=task.done.in_words()) if task.done else ""


def _source(source: Source, one: Initiative) -> str:
    level = raised(source.level, one.confidentiality)
    parts = (source.title, source.author, source.url, source.note, level)
    return " – ".join(part for part in parts if part)


def _each(heading: str, entries: Iterable[Told]) -> Iterator[Pair]:
    for told in entries:
        yield heading, _line(told)


def _unnamed(told: Told) -> Told:
    """Return an entry without the kind of thing that its heading says already."""
    return Told(told.text, "", told.remarks, told.more, told.url, told.raised)


def _line(told: Told) -> str:
    """Return an entry on one line, its people after it."""
    name = in_sentence(told.name) if told.person_id or told.organisation_id else ""
    before = f"{told.name}: " if told.name and not name else ""
    line = before + _noted(told.text, name, *told.remarks, *told.more, told.url, told.raised)
    people = "; ".join(_line(person) for person in told.under)
    return f"{line}\n{say('Attended: {people}', people=people)}" if people else line


def _noted(text: str, *remarks: str) -> str:
    said = "; ".join(remark for remark in remarks if remark)
    return f"{text} ({said})" if said else text
