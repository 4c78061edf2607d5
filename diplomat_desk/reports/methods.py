"""The methods appendix: what was counted and how, and what the words of a report mean."""

from diplomat_desk import __version__
from diplomat_desk.domain.filters import Unit, in_words
from diplomat_desk.domain.words import say
from diplomat_desk.reports.document import (
    Block,
    Column,
    Fact,
    Facts,
    Heading,
    Item,
    PageBreak,
    Paragraph,
    Row,
    Section,
    Style,
    Table,
    cell,
    quiet,
    strong,
    text,
)
from diplomat_desk.reports.kinds import Basis, Material

_VOCABULARIES = {
    "track": "Tracks", "kind": "Kinds", "approach": "Approaches", "mode": "Modes",
    "status": "Statuses", "purpose": "Purposes", "formality": "Formality", "scope": "Scope",
    "visibility": "Visibility", "recognition": "Recognition", "country-role": "Roles of countries",
    "organisation-role": "Roles of organisations", "person-role": "Roles of people",
    "capacity": "Capacities", "meeting-format": "Formats of meetings",
    "attribution": "Attribution rules", "outcome-kind": "Kinds of outcome",
    "significance": "Significance", "document-stage": "Stages of documents",
    "constraint": "Constraints", "interest": "Interests", "dac-criterion": "Criteria (OECD DAC)",
    "rating": "Ratings", "reliability": "Reliability of sources",
}  # fmt: skip
"""Vocabulary -> its heading, in the order of the appendix."""


def methods(material: Material, basis: Basis) -> tuple[Block, ...]:
    """Return the appendix: selection, counting, dates, levels, and the terms that stand in the report."""
    return (
        PageBreak(),
        Heading(say("Methods")),
        Facts(tuple(Fact(name, (Item(text(words)),)) for name, words in _facts(material, basis))),
        *_terms(material, basis),
    )


def _facts(material: Material, basis: Basis) -> tuple[tuple[str, str], ...]:
    tally, chosen = material.tally, material.filter
    one = (
        say("A process with all its rounds counts as one.")
        if chosen.unit is Unit.PROCESSES
        else say("Every round of a process counts by itself; a process that has rounds does not count.")
    )  # fmt: skip
    withheld = (
        say("What lies above the level is left out, of counts too: a zero is not a none. {tally}.",
            tally=tally.in_words())
        if tally.withheld or tally.entries
        else say("Nothing was withheld.")
    )  # fmt: skip
    return (
        (say("Selection"), in_words(chosen, basis.vocabularies, basis.countries)),
        (say("Selected"), tally.in_words()),
        (say("What counts"), one),
        (say("Dates"), say("A date is printed as far as it is known and stands for all days that it can mean; "
                           "no missing day is filled in. A record without any date is in no period.")),
        (say("Level"), say("Shown up to “{level}”. {withheld}", level=chosen.ceiling.label, withheld=withheld)),
        (say("Marking"), say("The highest level of anything that stands here: {level}.", level=material.marking.label)),
        (say("Register"), say("{name}, as of {date}, after {changes} changes",
                              name=basis.register, date=basis.made_on.in_words(), changes=f"{basis.revision:,}")),
        (say("Made with"), say("Diplomat Desk {version}", version=__version__)),
    )  # fmt: skip


def _terms(material: Material, basis: Basis) -> list[Block]:
    sections = []
    for vocabulary, heading in _VOCABULARIES.items():
        rows = tuple(
            Row((cell(quiet(term.label)), cell(term.definition)))
            for term in basis.vocabularies.of(vocabulary, retired=True)
            if term.definition
            and (vocabulary == "track" or (vocabulary, term.code) in material.used)
        )
        if rows:
            sections.append(Section(rows, text(strong(say(heading)))))
    if not sections:
        return []
    name = say("Vocabularies")
    meaning = say("What the terms that this report uses mean in this register.")
    columns = (Column(say("Term")), Column(say("Meaning"), 1))
    return [
        Heading(name, 2),
        Paragraph(text(meaning), Style.QUIET),
        Table(columns, tuple(sections), name),
    ]
