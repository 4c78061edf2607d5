"""The appendix "Vocabularies": what the terms that stand in a report mean."""

from diplomat_desk.domain.used_terms import terms_of
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
