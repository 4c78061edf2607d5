"""The appendix "Vocabularies": what the terms that stand in a report mean."""

from collections.abc import Iterator

from diplomat_desk.domain.initiative import VOCABULARY_OF, Initiative
from diplomat_desk.domain.part_rules import CHOICES_OF
from diplomat_desk.domain.words import say
from diplomat_desk.reports.glyphs import Data
from diplomat_desk.reports.material import Material
from diplomat_desk.reports.runs import run

_HEADINGS = {
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

_PARTS = ("people", "meetings", "outcomes", "transfers", "documents", "constraints", "assessments")
"""Lists whose terms are printed; those of links, notes and the like are not."""


def vocabularies_used(material: Material) -> list[Data]:
    """Return each vocabulary with those of its terms that the report uses and that are defined."""
    used = {pair for one in material.initiatives for pair in terms_of(one)}
    used |= {("track", code) for code in material.crosstab.columns}
    found: list[Data] = []
    for vocabulary, heading in _HEADINGS.items():
        terms = [
            {"label": run(term.label), "definition": run(term.definition)}
            for term in material.vocabularies.of(vocabulary, retired=True)
            if term.definition and (vocabulary, term.code) in used
        ]
        if terms:
            found.append({"heading": say(heading), "terms": terms})
    return found


def terms_of(one: Initiative) -> Iterator[tuple[str, str]]:
    """Give vocabulary and code of every term that the printed entry of ``one`` shows."""
    for name, vocabulary in VOCABULARY_OF.items():
        yield vocabulary, getattr(one, name)
    yield from (("purpose", code) for code in one.purposes)
    yield from (("interest", code) for code in one.interests)
    yield from (("country-role", part.role) for part in one.countries)
    yield from (("organisation-role", part.role) for part in one.organisations)
    yield from (("reliability", part.reliability) for part in one.sources)
    for name in _PARTS:
        for part in getattr(one, name):
            yield from _choices(name, part)
    for meeting in one.meetings:
        if not meeting.is_unattributed:
            for person in meeting.attendance:
                yield from _choices("people", person)
    for claim in one.claims:
        if claim.fact in VOCABULARY_OF:
            yield VOCABULARY_OF[claim.fact], claim.value


def _choices(name: str, part: object) -> Iterator[tuple[str, str]]:
    for field, vocabulary in CHOICES_OF[name].items():
        yield vocabulary, getattr(part, field)
