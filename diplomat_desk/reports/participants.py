"""The participants list: who took part in a meeting or a whole initiative, as they were then."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from diplomat_desk.domain.confidentiality import Level
from diplomat_desk.domain.figures import Tally
from diplomat_desk.domain.filters import Filter
from diplomat_desk.domain.initiative import Initiative
from diplomat_desk.domain.meetings import Meeting
from diplomat_desk.domain.options import Choice, Option, switch
from diplomat_desk.domain.people import Appearance
from diplomat_desk.domain.text import fold
from diplomat_desk.domain.words import count, dotted, say
from diplomat_desk.reports.document import Block, Document, Notice, Paragraph, Style, text
from diplomat_desk.reports.kinds import Basis, ReportKind, Subject, Used
from diplomat_desk.reports.meeting import foot, rule_in_words, unnamed_in_words
from diplomat_desk.reports.record_facts import headline, place
from diplomat_desk.reports.who_attended import table


@dataclass(frozen=True, slots=True, kw_only=True)
class Participants:
    """Who took part in ``record``, or in its sitting ``meeting``, as far as they may be named outside.

    ``silent`` counts the sittings whose rule forbids to name anybody, ``attended`` who was at the one that
    this is about (0 where that is not known or would tell). ``lands`` are countries by id of a person.
    """

    filter: Filter
    tally: Tally
    marking: Level
    record: Initiative
    people: tuple[Appearance, ...]
    meeting: Meeting | None = None
    number: int = 0
    silent: int = 0
    attended: int = 0
    lands: Mapping[int, str] = field(default_factory=dict)
    used: frozenset[Used] = frozenset()


def compose(material: Participants, basis: Basis) -> Document:
    """Return the list; of a meeting under a rule that names nobody, why it is empty."""
    return Document(
        title=say("Participants"),
        about=tuple(text(line) for line in _about(material, basis) if line),
        register=basis.register,
        made_on=basis.made_on,
        marking=material.marking,
        blocks=(
            *_list(material, basis),
            *_silence(material),
            foot(material.tally, material.filter),
        ),
        language=basis.language,
    )


def _about(material: Participants, basis: Basis) -> tuple[str, ...]:
    one, sitting = material.record, material.meeting
    if sitting is None:
        return (dotted(one.title, one.reference), headline(one, basis))
    when = sitting.date.in_words() if sitting.date else say("No date")
    return (
        dotted(sitting.title, f"{one.reference}/{material.number}"),
        one.title,
        dotted(when, place(sitting.city, sitting.country, basis)),
    )


def _list(material: Participants, basis: Basis) -> tuple[Block, ...]:
    sitting = material.meeting
    if sitting is not None and sitting.is_unattributed:
        words = unnamed_in_words(sitting.attribution, material.attended)
        return (Notice(text(words)), Paragraph(text(rule_in_words(sitting.attribution))))
    if not material.people:
        return (Paragraph(text(say("Nobody is recorded as having taken part."))),)
    people = sorted(material.people, key=lambda one: _place(one, basis))
    signed = basis.options.get("signatures") == "yes"
    counted = count(len(people), "{n} person is named.", "{n} people are named.")
    return (
        Paragraph(text(counted), Style.LEAD),
        table(people, basis, material.lands, signed=signed),
    )


def _place(one: Appearance, basis: Basis) -> tuple[bool, str, str]:
    by = basis.options.get("sort", "name")
    first = {
        "affiliation": fold(one.affiliation),
        "role": fold(basis.vocabularies.label("person-role", one.role)),
    }.get(by, "")
    return (by != "name" and not first, first, fold(one.name))


def _silence(material: Participants) -> tuple[Block, ...]:
    if material.meeting is not None or not material.silent:
        return ()
    words = count(
        material.silent,
        "{n} meeting was held under a rule that forbids to name who attended; nobody is listed from it.",
        "{n} meetings were held under a rule that forbids to name who attended; "
        "nobody is listed from them.",
    )
    return (Notice(text(words)),)


KIND = ReportKind(
    name="participants",
    label="Participants list",
    about="Who took part in a meeting, or in a whole initiative, as they were then; with room to sign.",
    icon="users",
    compose=compose,
    options=(
        Option(
            "sort",
            "Sorted by",
            (Choice("name", "Name"), Choice("affiliation", "Affiliation"), Choice("role", "Role")),
        ),
        switch("signatures", "Room for signatures"),
    ),
    subject=Subject.MEETING,
    selects=False,
)
