"""The central record: an initiative, with everything that belongs to it.

Fields follow sections 2 and 4 of the project's domain page. Every choice is the ``code`` of a term;
an empty string is "not recorded", which is neither ``unknown`` nor ``none`` nor ``not-applicable``.
"""

from dataclasses import dataclass, field

from diplomat_desk.domain.confidentiality import Level
from diplomat_desk.domain.dates import PartialDate, span_in_words
from diplomat_desk.domain.keeping import Attachment, Claim, Constraint, FollowUp, Link, Note
from diplomat_desk.domain.meetings import Meeting
from diplomat_desk.domain.people import Appearance
from diplomat_desk.domain.results import Assessment, Outcome, OutcomeDocument, Transfer

VOCABULARY_OF = {
    "kind": "kind",
    "track": "track",
    "approach": "approach",
    "mode": "mode",
    "status": "status",
    "formality": "formality",
    "scope": "scope",
    "visibility": "visibility",
    "recognition": "recognition",
}
"""Single-choice field of an initiative -> the vocabulary that it draws on."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where: a city and a country's code; either may be empty (a border line is in no country)."""

    city: str = ""
    country: str = ""


@dataclass(frozen=True, slots=True)
class CountryParticipation:
    """A country that takes part, by code, and its role (vocabulary ``country-role``)."""

    country: str
    role: str = "party"
    level: Level = Level.PUBLIC


@dataclass(frozen=True, slots=True)
class Engagement:
    """An organisation that takes part and its role (vocabulary ``organisation-role``).

    ``name`` is the organisation's name in the register; ``as_given`` the name exactly as the source
    gave it (empty where it is the same). ``organisation_id`` outlives a change of name; 0 lets the
    name decide.
    """

    name: str
    role: str = "participant"
    as_given: str = ""
    level: Level = Level.PUBLIC
    organisation_id: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class Source:
    """A citation; ``reliability`` is a code of that vocabulary, ``note`` says what it bears out.

    ``key`` names the source within its record, so that a claim can point to it.
    """

    title: str
    author: str = ""
    publisher: str = ""
    date: PartialDate | None = None
    url: str = ""
    accessed: PartialDate | None = None
    reliability: str = ""
    note: str = ""
    level: Level = Level.PUBLIC
    key: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class ExternalId:
    """An identifier elsewhere: ``scheme`` (``PA-X AgtId``, ``IATI``…) and ``value``, both text."""

    scheme: str
    value: str


@dataclass(frozen=True, slots=True)
class Budget:
    """Money: ``amount`` as decimal text (``125000.50``), ISO 4217 ``currency``, ``funder``."""

    amount: str = ""
    currency: str = ""
    funder: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Initiative:
    """One initiative, whole.

    The ``level`` of a part can only raise the record's ``confidentiality``, never lower it.

    ``id`` 0 is "not yet recorded"; ``version`` counts the recorded changes. A process is an
    initiative that others name as their ``parent_id``; those are its rounds.
    """

    id: int = 0
    version: int = 0
    reference: str = ""
    title: str = ""
    kind: str = ""
    track: str = ""
    track_reason: str = ""
    approach: str = ""
    mode: str = ""
    purposes: tuple[str, ...] = ()
    formality: str = ""
    scope: str = ""
    visibility: str = ""
    recognition: str = ""
    recognised_by: str = ""
    status: str = ""
    planned_start: PartialDate | None = None
    planned_end: PartialDate | None = None
    start: PartialDate | None = None
    end: PartialDate | None = None
    virtual: bool = False
    places: tuple[Place, ...] = ()
    issue: str = ""
    summary: str = ""
    objectives: str = ""
    confidentiality: Level = Level.PUBLIC
    tags: tuple[str, ...] = ()
    external_ids: tuple[ExternalId, ...] = ()
    budget: Budget = field(default_factory=Budget)
    parent_id: int | None = None
    countries: tuple[CountryParticipation, ...] = ()
    organisations: tuple[Engagement, ...] = ()
    people: tuple[Appearance, ...] = ()
    meetings: tuple[Meeting, ...] = ()
    outcomes: tuple[Outcome, ...] = ()
    transfers: tuple[Transfer, ...] = ()
    documents: tuple[OutcomeDocument, ...] = ()
    constraints: tuple[Constraint, ...] = ()
    interests: tuple[str, ...] = ()
    assessments: tuple[Assessment, ...] = ()
    sources: tuple[Source, ...] = ()
    claims: tuple[Claim, ...] = ()
    notes: tuple[Note, ...] = ()
    follow_ups: tuple[FollowUp, ...] = ()
    links: tuple[Link, ...] = ()
    attachments: tuple[Attachment, ...] = ()

    @property
    def first(self) -> PartialDate | None:
        """The date that the record begins with: actual before planned, start before end."""
        return next(
            (d for d in (self.start, self.end, self.planned_start, self.planned_end) if d), None
        )

    @property
    def last(self) -> PartialDate | None:
        """The date that the record ends with, as far as any is known."""
        actual = self.end or self.start
        return actual or self.planned_end or self.planned_start

    @property
    def dates_in_words(self) -> str:
        """When it happened, or is planned to, as people read it."""
        if self.start or self.end:
            return span_in_words(self.start, self.end)
        return span_in_words(self.planned_start, self.planned_end)
