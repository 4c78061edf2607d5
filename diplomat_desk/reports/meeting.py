"""The meeting sheet: one sitting, under the rule by which it may be spoken of outside."""

from dataclasses import dataclass

from diplomat_desk.domain.confidentiality import Level
from diplomat_desk.domain.figures import Tally, withheld_in_words
from diplomat_desk.domain.filters import Filter
from diplomat_desk.domain.initiative import Initiative
from diplomat_desk.domain.meetings import CHATHAM_HOUSE, OFF_RECORD, Meeting
from diplomat_desk.domain.options import switch
from diplomat_desk.domain.terms import UNKNOWN
from diplomat_desk.domain.words import count, dotted, say
from diplomat_desk.reports.citations import Citations
from diplomat_desk.reports.document import (
    Block,
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
    Style,
    Table,
    cell,
    text,
)
from diplomat_desk.reports.dossier_parts import parties
from diplomat_desk.reports.kinds import Basis, ReportKind, Subject, Used
from diplomat_desk.reports.record_facts import countries, place, prose
from diplomat_desk.reports.who_attended import table

FEWEST_COUNTED = 5
"""How many must have attended where nobody may be named, for their number not to point at anybody."""
_NOTE_ROWS = 12
_NOTE_HEIGHT = 9.0


@dataclass(frozen=True, slots=True, kw_only=True)
class MeetingSheet:
    """One meeting as it may be put out, ``record`` the initiative that it is the ``number``-th sitting of.

    ``attended`` is how many did, where nobody may be named; 0 where that is not known or would tell.
    """

    filter: Filter
    tally: Tally
    marking: Level
    record: Initiative
    meeting: Meeting
    number: int
    attended: int = 0
    used: frozenset[Used] = frozenset()


def compose(material: MeetingSheet, basis: Basis) -> Document:
    """Return the sheet."""
    one, sitting = material.record, material.meeting
    about = (
        dotted(say("Meeting sheet"), f"{one.reference}/{material.number}"),
        dotted(
            sitting.date.in_words() if sitting.date else say("No date"),
            place(sitting.city, sitting.country, basis),
            _known("meeting-format", sitting.format, basis),
        ),
    )
    return Document(
        title=sitting.title or say("Meeting of “{title}”", title=one.title),
        about=tuple(text(line) for line in about),
        register=basis.register,
        made_on=basis.made_on,
        marking=material.marking,
        blocks=(
            Notice(text(rule_in_words(sitting.attribution))),
            Facts(_facts(material, basis)),
            *_agenda(sitting),
            *_attendance(material, basis),
            *_notes(basis),
            foot(material.tally, material.filter),
        ),
        language=basis.language,
    )


def rule_in_words(attribution: str) -> str:
    """Return what the rule of a meeting means for whoever speaks of it."""
    if attribution == CHATHAM_HOUSE:
        return say(
            "Chatham House Rule: what was said may be used, but neither who said it nor who else took "
            "part, nor anybody’s affiliation, may be revealed."
        )
    if attribution == OFF_RECORD:
        return say(
            "Off the record: what was said may not be used outside, and nobody who was there may be named."
        )
    if attribution in ("", UNKNOWN):
        return say(
            "No attribution rule is recorded. Ask before anything that was said here is attributed."
        )
    return say("On the record: what was said may be used and attributed to whoever said it.")


def foot(tally: Tally, chosen: Filter) -> Block:
    """Return up to which level this is shown, and what the register withholds."""
    up_to = say("Shown up to the level “{level}”", level=chosen.ceiling.label)
    return Paragraph(
        text(dotted(up_to, withheld_in_words(tally.withheld, tally.entries))), Style.QUIET
    )


def unnamed_in_words(attribution: str, attended: int) -> str:
    """Return why nobody is named, and how many attended where their number may be said."""
    why = say("Off the record: nobody who was here may be named outside.")
    if attribution == CHATHAM_HOUSE:
        why = say("Under the Chatham House Rule nobody who was here may be named outside.")
    if not attended:
        return why
    said = count(attended, "{n} person attended.", "{n} people attended.")
    return say("{why} {number}", why=why, number=said)


def _facts(material: MeetingSheet, basis: Basis) -> tuple[Fact, ...]:
    one = material.record
    label = basis.vocabularies.label
    headline = dotted(one.reference, label("track", one.track), label("kind", one.kind))
    first = (
        Fact(say("Initiative"), (Item(text(one.title), (text(headline),)),)),
        *_fact(say("Issue"), one.issue),
    )
    if material.meeting.is_unattributed:
        # Who was engaged can tell who was there.
        return (*first, *_fact(say("Countries"), countries(one, basis)))
    return (*first, *parties(one, basis, Citations(one)))


def _fact(name: str, words: str) -> tuple[Fact, ...]:
    return (Fact(name, (Item(text(words)),)),) if words else ()


def _agenda(sitting: Meeting) -> tuple[Block, ...]:
    lines = prose(sitting.agenda)
    return (Heading(say("Agenda"), 2), *map(Paragraph, lines)) if lines else ()


def _attendance(material: MeetingSheet, basis: Basis) -> tuple[Block, ...]:
    sitting = material.meeting
    heading = Heading(say("Who attended"), 2)
    if sitting.is_unattributed:
        words = unnamed_in_words(sitting.attribution, material.attended)
        return (heading, Paragraph(text(words)))
    if not sitting.attendance:
        return (heading, Paragraph(text(say("Nobody is recorded as having attended."))))
    return (heading, table(sitting.attendance, basis))


def _notes(basis: Basis) -> tuple[Block, ...]:
    if basis.options.get("notes") != "yes":
        return ()
    rows = tuple(Row((cell(""),), height=_NOTE_HEIGHT) for _ in range(_NOTE_ROWS))
    return (
        Heading(say("Room for notes"), 2),
        Table((Column("", 1),), (Section(rows),), say("Room for notes")),
    )


def _known(vocabulary: str, code: str, basis: Basis) -> str:
    return "" if code == UNKNOWN else basis.vocabularies.label(vocabulary, code)


KIND = ReportKind(
    name="meeting",
    label="Meeting sheet",
    about="One meeting: agenda, parties, who attended where that may be said, and the attribution rule.",
    icon="calendar",
    compose=compose,
    options=(switch("notes", "Room for notes"),),
    subject=Subject.MEETING,
    selects=False,
)
