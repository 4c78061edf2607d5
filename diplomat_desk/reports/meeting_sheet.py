"""The meeting sheet and the list of participants; both obey the rule of attribution."""

from dataclasses import dataclass

from diplomat_desk.domain.confidentiality import Level
from diplomat_desk.domain.figures import Tally
from diplomat_desk.domain.filters import Filter
from diplomat_desk.domain.initiative import Initiative
from diplomat_desk.domain.meetings import CHATHAM_HOUSE, OFF_RECORD, Meeting
from diplomat_desk.domain.people import Appearance
from diplomat_desk.domain.told import role_in_words
from diplomat_desk.domain.words import dotted, say
from diplomat_desk.reports.document import (
    Block,
    Cell,
    Column,
    Document,
    Fact,
    Facts,
    Heading,
    Item,
    Notice,
    Paragraph,
    Row,
    Section,
    Table,
    cell,
    text,
)
from diplomat_desk.reports.kinds import Basis, ReportKind, Subject, Used, switch
from diplomat_desk.reports.record_facts import countries, organisations, place, prose

_LINES, _HIGH = 14, 9.0
_SIGNED = 11.0


@dataclass(frozen=True, slots=True, kw_only=True)
class MeetingMaterial:
    """One meeting of an initiative, both as they may be put out: nobody of it whom its rule keeps unnamed."""

    filter: Filter
    tally: Tally
    marking: Level
    record: Initiative
    meeting: Meeting
    used: frozenset[Used] = frozenset()


def compose_sheet(material: MeetingMaterial, basis: Basis) -> Document:
    """Return the sheet of a meeting."""
    meeting = material.meeting
    blocks: list[Block] = [Notice(text(rule(meeting))), Facts(_facts(material, basis))]
    if meeting.agenda.strip():
        blocks += [Heading(say("Agenda"), 2), *(Paragraph(line) for line in prose(meeting.agenda))]
    if meeting.attendance:
        blocks += [Heading(say("Attended"), 2), _people(meeting.attendance, basis, signed=False)]
    if basis.options["notes"] == "yes":
        empty = Row((cell(""),), height=_HIGH)
        lines = Table((Column("", 1.0),), (Section((empty,) * _LINES),), say("Notes"))
        blocks += [Heading(say("Notes"), 2), lines]
    return _document(material, basis, tuple(blocks), say("Meeting sheet"))


def compose_list(material: MeetingMaterial, basis: Basis) -> Document:
    """Return the list of who attended a meeting, as they were then."""
    meeting = material.meeting
    blocks: list[Block] = [Notice(text(rule(meeting)))]
    if meeting.is_unattributed:
        blocks.append(
            Paragraph(text(say("This rule lets nobody be named, so that the list is empty.")))
        )
    elif not meeting.attendance:
        blocks.append(Paragraph(text(say("Nobody is recorded as having attended."))))
    else:
        blocks.append(
            _people(meeting.attendance, basis, signed=basis.options["signature"] == "yes")
        )
    return _document(material, basis, tuple(blocks), say("Participants"))


def rule(meeting: Meeting) -> str:
    """Return what the attribution rule of a meeting allows, in a sentence."""
    if meeting.attribution == CHATHAM_HOUSE:
        return say(
            "Chatham House Rule: what was said may be used; who said it, or took part, may not be told."
        )
    if meeting.attribution == OFF_RECORD:
        return say("Off the record: neither what was said nor who took part may be told.")
    if meeting.attribution:
        return say("On the record: what was said may be attributed.")
    return say("No attribution rule is recorded. Ask before attributing anything.")


def _document(
    material: MeetingMaterial, basis: Basis, blocks: tuple[Block, ...], name: str
) -> Document:
    one, meeting = material.record, material.meeting
    date = meeting.date.in_words() if meeting.date else say("no date")
    where = place(meeting.city, meeting.country, basis)
    return Document(
        title=meeting.title or one.title,
        about=(text(dotted(name, one.reference)), text(dotted(date, where))),
        register=basis.register,
        made_on=basis.made_on,
        marking=material.marking,
        blocks=blocks,
        language=basis.language,
    )


def _facts(material: MeetingMaterial, basis: Basis) -> tuple[Fact, ...]:
    one, meeting, words = material.record, material.meeting, basis.vocabularies
    found = (
        (say("Initiative"), dotted(one.title, one.reference)),
        (say("Date"), meeting.date.in_words() if meeting.date else say("not recorded")),
        (say("Place"), place(meeting.city, meeting.country, basis)),
        (say("Format"), words.label("meeting-format", meeting.format)),
        (say("Track"), words.label("track", one.track)),
        (say("Countries"), countries(one, basis)),
        (say("Organisations"), organisations(one, basis)),
    )
    return tuple(Fact(name, (Item(text(value)),)) for name, value in found if value)


def _people(people: tuple[Appearance, ...], basis: Basis, *, signed: bool) -> Table:
    words = basis.vocabularies
    rows = []
    for one in people:
        role = role_in_words(words, "person-role", one.role) if one.role else ""
        post = ", ".join(part for part in (one.post, one.affiliation) if part)
        cells: tuple[Cell, ...] = (
            cell(one.name), cell(post), cell(words.label("capacity", one.capacity)), cell(role),
        )  # fmt: skip
        rows.append(Row((*cells, Cell()) if signed else cells, height=_SIGNED if signed else 0.0))
    columns = (
        Column(say("Name"), 2), Column(say("Post and affiliation, as then"), 3),
        Column(say("Capacity"), 1.3), Column(say("Role"), 1.3),
    )  # fmt: skip
    more = (Column(say("Signature"), 2),) if signed else ()
    return Table((*columns, *more), (Section(tuple(rows)),), say("Participants"))


SHEET = ReportKind(
    name="meeting",
    label="Meeting sheet",
    about="One meeting: when, where, under which rule, the agenda, and who attended where that may be told.",
    icon="calendar",
    compose=compose_sheet,
    options=(switch("notes", "Room for notes", on=True),),
    subject=Subject.MEETING,
    selects=False,
)
PARTICIPANTS = ReportKind(
    name="participants",
    label="Participants list",
    about="Who attended a meeting, as they were then; nobody where its rule forbids it.",
    icon="users",
    compose=compose_list,
    options=(switch("signature", "Room to sign", on=True),),
    subject=Subject.MEETING,
    selects=False,
)
