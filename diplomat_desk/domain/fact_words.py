"""The facts that sources can contradict each other about, and what is claimed of them, in words."""

from diplomat_desk.domain.countries import Countries
from diplomat_desk.domain.dates import DateError, PartialDate
from diplomat_desk.domain.initiative import VOCABULARY_OF
from diplomat_desk.domain.keeping import Claim
from diplomat_desk.domain.part_rules import DATE_FACTS
from diplomat_desk.domain.terms import Vocabularies
from diplomat_desk.domain.words import say

_WORDS = {
    "start": "Start",
    "end": "End",
    "planned_start": "Planned start",
    "planned_end": "Planned end",
    "title": "Title",
    "issue": "Issue",
    "recognised_by": "Recognised by",
    "kind": "Kind",
    "track": "Track",
    "approach": "Approach",
    "mode": "Mode",
    "status": "Status",
    "formality": "Formality",
    "scope": "Scope",
    "visibility": "Visibility",
    "recognition": "Recognition",
    "place": "Place",
    "country": "Country",
    "organisation": "Organisation",
    "person": "Person",
}


def fact_in_words(fact: str) -> str:
    """Return the name of a fact; one that is not known stands for itself."""
    return say(_WORDS[fact]) if fact in _WORDS else fact


def value_in_words(
    claim: Claim, vocabularies: Vocabularies, countries: Countries | None = None
) -> str:
    """Return what is claimed: a date as people read it, a term by its label, else the text.

    With ``countries`` the code of one is said by its name.
    """
    if claim.fact in DATE_FACTS:
        try:
            return PartialDate.of(claim.value).in_words()
        except DateError:
            return claim.value
    if claim.fact in VOCABULARY_OF:
        return vocabularies.label(VOCABULARY_OF[claim.fact], claim.value)
    return countries.name(claim.value) if countries and claim.fact == "country" else claim.value
