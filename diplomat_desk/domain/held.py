"""Where records hold the codes of terms, and how one code takes another's place in a record.

One table, so that counting, merging and deleting agree: a new vocabulary is one line of :data:`HELD`.
"""

from dataclasses import dataclass, replace
from typing import Any, TypeVar

from diplomat_desk.domain.changes import CLASS_OF, Kind, Record
from diplomat_desk.domain.filters import CHOICES, Filter
from diplomat_desk.domain.initiative import VOCABULARY_OF, Initiative
from diplomat_desk.domain.saved import SavedFilter
from diplomat_desk.domain.saved_charts import SavedChart
from diplomat_desk.domain.saved_reports import SavedReport

TAG = "tag"
"""The tags of initiatives, edited as terms are, though they have no definition."""
COUNTRY = "country"
"""The countries and entities, held by code as terms are."""


@dataclass(frozen=True, slots=True)
class Holding:
    """A field that holds codes: of the record itself, or of the entries of its list ``part``.

    ``field`` is empty for a list of bare codes. What holds for ``people`` holds for the attendance of
    meetings too.
    """

    kind: Kind
    part: str
    field: str


def _own(field: str, kind: Kind = Kind.INITIATIVE) -> Holding:
    return Holding(kind, "", field)


def _entry(part: str, field: str = "", kind: Kind = Kind.INITIATIVE) -> Holding:
    return Holding(kind, part, field)


HELD: dict[str, tuple[Holding, ...]] = {
    "track": (_own("track"), _entry("transfers", "to_track")),
    "kind": (_own("kind"),),
    "approach": (_own("approach"),),
    "status": (_own("status"),),
    "mode": (_own("mode"),),
    "purpose": (_entry("purposes"),),
    "formality": (_own("formality"),),
    "scope": (_own("scope"),),
    "visibility": (_own("visibility"),),
    "recognition": (_own("recognition"),),
    "country-role": (_entry("countries", "role"),),
    "organisation-role": (_entry("organisations", "role"),),
    "organisation-type": (_own("type", Kind.ORGANISATION),),
    "reliability": (_entry("sources", "reliability"),),
    "person-role": (_entry("people", "role"),),
    "capacity": (
        _entry("people", "capacity"),
        _entry("affiliations", "capacity", Kind.PERSON),
    ),
    "meeting-format": (_entry("meetings", "format"),),
    "attribution": (_entry("meetings", "attribution"),),
    "outcome-kind": (_entry("outcomes", "kind"),),
    "significance": (_entry("outcomes", "significance"),),
    "document-stage": (_entry("documents", "stage"),),
    "constraint": (_entry("constraints", "type"),),
    "interest": (_entry("interests"),),
    "dac-criterion": (_entry("assessments", "criterion"),),
    "rating": (_entry("assessments", "rating"),),
    "link": (_entry("links", "kind"),),
    TAG: (_entry("tags"),),
    COUNTRY: (
        _entry("countries", "country"),
        _entry("places", "country"),
        _entry("meetings", "country"),
        _own("country", Kind.PERSON),
        _own("country", Kind.ORGANISATION),
    ),
}
"""Vocabulary -> the fields that hold its codes."""

FILTERED: dict[str, tuple[str, ...]] = {
    **{vocabulary: (name,) for name, (vocabulary, _) in CHOICES.items()},
    "country-role": ("country_role",),
    TAG: ("tags",),
    COUNTRY: ("countries", "also"),
}
"""Vocabulary -> the fields of a filter that hold its codes."""

# Keys tell these apart where their words are the same.
_KEYED = ("sources", "meetings")
_Held = TypeVar("_Held", bound=Record)


def facts_of(vocabulary: str) -> tuple[str, ...]:
    """Return the facts whose claims hold codes of ``vocabulary``."""
    facts = tuple(fact for fact, name in VOCABULARY_OF.items() if name == vocabulary)
    return (*facts, COUNTRY) if vocabulary == COUNTRY else facts


def recoded(record: _Held, vocabulary: str, old: str, new: str) -> _Held:
    """Return ``record`` with ``new`` wherever it held ``old``, repetitions gone; itself where it did not.

    An empty ``new`` drops the code from lists of bare codes.
    """
    made: Any = record
    if isinstance(made, SavedFilter | SavedChart | SavedReport):
        made = replace(made, filter=filter_recoded(made.filter, vocabulary, old, new))
    if isinstance(made, SavedChart) and made.other is not None:
        made = replace(made, other=filter_recoded(made.other, vocabulary, old, new))
    if isinstance(made, SavedReport) and vocabulary == COUNTRY and made.subject == old:
        made = replace(made, subject=new)
    for holding in HELD[vocabulary]:
        if isinstance(made, CLASS_OF[holding.kind]):
            made = _field(made, holding, old, new)
            if holding.part == "people":
                made = _attendance(made, holding, old, new)
    if isinstance(made, Initiative):
        made = _claims(made, vocabulary, old, new)
    result: _Held = made
    return result


def holds(record: Record, vocabulary: str, code: str) -> bool:
    """Tell whether ``record`` holds ``code`` anywhere."""
    # Neither a code nor a tag ends with a blank, so this is nobody's.
    return recoded(record, vocabulary, code, f"{code} ") != record


def filter_recoded(chosen: Filter, vocabulary: str, old: str, new: str) -> Filter:
    """Return ``chosen`` with ``new`` wherever it held ``old``; an empty ``new`` drops it."""
    changed: dict[str, Any] = {}
    for name in FILTERED.get(vocabulary, ()):
        held = getattr(chosen, name)
        changed[name] = (
            _codes(held, old, new) if isinstance(held, tuple) else new if held == old else held
        )
    return replace(chosen, **changed)


def _field(owner: Any, holding: Holding, old: str, new: str) -> Any:  # noqa: ANN401 - any record
    if holding.part:
        held = getattr(owner, holding.part)
        return _replaced(owner, holding.part, _entries(held, holding, old, new))
    if getattr(owner, holding.field) != old:
        return owner
    return replace(owner, **{holding.field: new})


def _attendance(one: Initiative, holding: Holding, old: str, new: str) -> Initiative:
    meetings = tuple(
        _replaced(meeting, "attendance", _entries(meeting.attendance, holding, old, new))
        for meeting in one.meetings
    )
    return replace(one, meetings=meetings)


def _claims(one: Initiative, vocabulary: str, old: str, new: str) -> Initiative:
    facts = facts_of(vocabulary)
    claims = tuple(
        replace(claim, value=new) if claim.fact in facts and claim.value == old else claim
        for claim in one.claims
    )
    return replace(one, claims=claims)


def _entries(held: tuple[Any, ...], holding: Holding, old: str, new: str) -> tuple[Any, ...]:
    if not holding.field:
        return _codes(held, old, new)
    if all(getattr(entry, holding.field) != old for entry in held):
        return held
    changed = tuple(
        replace(entry, **{holding.field: new}) if getattr(entry, holding.field) == old else entry
        for entry in held
    )
    return changed if holding.part in _KEYED else tuple(dict.fromkeys(changed))


def _codes(held: tuple[str, ...], old: str, new: str) -> tuple[str, ...]:
    if old not in held:
        return held
    return tuple(dict.fromkeys(code for code in (new if c == old else c for c in held) if code))


def _replaced(owner: Any, name: str, value: Any) -> Any:  # noqa: ANN401 - any record
    return owner if getattr(owner, name) is value else replace(owner, **{name: value})
