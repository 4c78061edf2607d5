"""The sections of a page to read that hold what belongs to an initiative: people, meetings, results."""

from collections.abc import Iterator
from dataclasses import replace

from diplomat_desk.domain.dates import PartialDate
from diplomat_desk.domain.initiative import Initiative, Source
from diplomat_desk.domain.keeping import Attachment, FollowUp, Note
from diplomat_desk.domain.sizes import size_in_words
from diplomat_desk.domain.telling import Teller
from diplomat_desk.domain.terms import Vocabularies
from diplomat_desk.domain.ties import Tie
from diplomat_desk.domain.told import Told, by_name, in_sentence, raised
from diplomat_desk.domain.upcoming import late_in_words
from diplomat_desk.domain.words import dotted, say
from diplomat_desk.ui.models.columns import short_date
from diplomat_desk.ui.reading_lines import Leads, Line, Section, Target, opens


def line_of(told: Told) -> Line:
    """Return an entry as a line that leads to the person or organisation it names."""
    target = None
    if told.person_id:
        target = Target(Leads.PERSON, told.person_id)
    elif told.organisation_id:
        target = Target(Leads.ORGANISATION, told.organisation_id)
    web = opens(told.url)
    remarks = told.remarks if web or not told.url else (*told.remarks, told.url)
    detail = "\n".join(part for part in (dotted(*remarks), *told.more) if part)
    under = tuple(map(line_of, told.under))
    return Line(told.text, told.name, told.url if web else "", detail, told.raised, target, under)


def took_part(teller: Teller) -> Section:
    """Return people and organisations, each as they were then, under their roles."""
    entries = (*teller.people(), *teller.organisations())
    return Section(say("Who took part"), tuple(_runs(entries)))


def meetings(teller: Teller) -> Section:
    """Return the sittings, and under each who attended."""
    sittings = teller.meetings(outside=False)
    return Section(say("Meetings"), tuple(_with_roles(line_of(sitting)) for sitting in sittings))


def results(teller: Teller) -> Section:
    """Return outcomes, transfers and documents."""
    entries = (*teller.outcomes(), *teller.transfers(), *teller.documents())
    return Section(say("What came of it"), tuple(_runs(entries)))


def constraints(teller: Teller) -> Section:
    """Return what held it back."""
    return Section(say("What held it back"), tuple(map(line_of, teller.constraints())))


def interests(teller: Teller) -> Section:
    """Return the interests that it serves."""
    served = teller.interests()
    return Section(say("Interests served"), (Line(served),) if served else ())


def assessment(teller: Teller) -> Section:
    """Return the ratings under the OECD DAC criteria."""
    return Section(say("Assessment"), tuple(map(line_of, teller.assessments())))


def disputed(teller: Teller) -> Section:
    """Return what sources say of single facts, side by side."""
    disputes = teller.disputes()
    differ = any(one.differs for one in disputes)
    lines = [
        Line(told.text, "" if number else one.fact, detail=dotted(*told.remarks, *told.more))
        for one in disputes
        for number, told in enumerate(one.said)
    ]
    return Section(say("Where sources differ") if differ else say("What sources say"), tuple(lines))


def sources(one: Initiative, vocabularies: Vocabularies) -> Section:
    """Return the sources as numbered notes."""
    if not one.sources:
        return Section(say("Sources"), (Line(say("No source recorded.")),))
    lines = [
        Line(
            _citation(source, vocabularies),
            str(number),
            source.url if opens(source.url) else "",
            raised=raised(source.level, one.confidentiality),
        )
        for number, source in enumerate(one.sources, 1)
    ]
    return Section(say("Sources"), tuple(lines))


def notes(one: Initiative) -> Section:
    """Return the journal, the latest entry first."""
    dated = sorted(one.notes, key=_day_of, reverse=True)
    return Section(
        say("Notes"),
        tuple(
            Line(
                note.text,
                note.date.in_words() if note.date else say("Undated"),
                detail=note.author,
                raised=raised(note.level, one.confidentiality),
            )
            for note in dated
        ),
    )


def follow_ups(one: Initiative, today: PartialDate | None) -> Section:
    """Return what is to be done: the open before the done, each by its day; what is late says so."""
    ordered = sorted(one.follow_ups, key=lambda entry: (entry.done is not None, _due(entry)))
    lines = [
        Line(
            entry.task,
            _state(entry, today),
            detail=dotted(_when(entry, today), entry.owner),
            raised=raised(entry.level, one.confidentiality),
        )
        for entry in ordered
    ]
    return Section(say("Follow-ups"), tuple(lines))


def tied(ties: tuple[Tie, ...], vocabularies: Vocabularies) -> Section:
    """Return the ties to other initiatives, worded from this side."""
    lines = [
        Line(
            tie.title,
            tie.in_words(vocabularies),
            detail=dotted(tie.reference, short_date(tie.start) if tie.start else "", tie.note),
            target=Target(Leads.INITIATIVE, tie.id),
        )
        for tie in ties
    ]
    return Section(say("Ties"), tuple(lines))


def attachments(one: Initiative) -> Section:
    """Return the files kept with it."""
    lines = [
        Line(
            kept.name,
            detail=_kept(kept),
            raised=raised(kept.level, one.confidentiality),
            target=Target(Leads.ATTACHMENT, attachment=kept),
            under=(Line(say("Save a copy…"), target=Target(Leads.COPY, attachment=kept)),),
        )
        for kept in one.attachments
    ]
    return Section(say("Attachments"), tuple(lines))


def _runs(entries: tuple[Told, ...]) -> Iterator[Line]:
    """Give lines that name a role or kind once where several in a row share it."""
    for _, run in by_name(entries):
        first, *rest = map(line_of, run)
        yield first
        yield from (replace(line, name="") for line in rest)


def _with_roles(sitting: Line) -> Line:
    """Return a sitting whose attendance has the roles after the names."""
    under = (
        replace(one, name="", detail=dotted(in_sentence(one.name), one.detail))
        for one in sitting.under
    )
    return replace(sitting, under=tuple(under))


def _citation(source: Source, vocabularies: Vocabularies) -> str:
    date = source.date.in_words() if source.date else ""
    said = [part for part in (source.author, source.title, source.publisher, date) if part]
    remarks = [
        source.url if not opens(source.url) else "",
        say("seen {date}", date=source.accessed.in_words()) if source.accessed else "",
        vocabularies.label("reliability", source.reliability),
        source.note,
    ]
    cited = ". ".join(part.rstrip(".") for part in said)
    noted = dotted(*remarks)
    return "\n".join(part for part in (cited, noted) if part)


def _day_of(note: Note) -> str:
    return note.date.latest.isoformat() if note.date else ""


def _due(entry: FollowUp) -> str:
    return entry.due.latest.isoformat() if entry.due else "9999"


def _state(entry: FollowUp, today: PartialDate | None) -> str:
    if entry.done:
        return say("Done")
    return say("Overdue") if _late(entry, today) else say("Open")


def _when(entry: FollowUp, today: PartialDate | None) -> str:
    if entry.done:
        return say("on {date}", date=entry.done.in_words())
    if not entry.due:
        return ""
    due = say("due {date}", date=entry.due.in_words())
    late = _late(entry, today)
    return f"{due}, {late}" if late else due


def _late(entry: FollowUp, today: PartialDate | None) -> str:
    return late_in_words(entry, today.earliest) if today else ""


def _kept(kept: Attachment) -> str:
    added = say("added {date}", date=kept.added.in_words()) if kept.added else ""
    return dotted(size_in_words(kept.size), added, kept.note)
