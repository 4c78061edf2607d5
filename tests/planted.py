"""A register with a secret in each kind of part, for tests that look for it in what is put out."""

from dataclasses import dataclass
from hashlib import sha256

from diplomat_desk.domain.confidentiality import Level
from diplomat_desk.domain.initiative import (
    Budget,
    CountryParticipation,
    Engagement,
    Initiative,
    Source,
)
from diplomat_desk.domain.keeping import Attachment, Claim, Constraint, FollowUp, Link, Note
from diplomat_desk.domain.meetings import CHATHAM_HOUSE, OFF_RECORD, Meeting
from diplomat_desk.domain.organisations import Organisation
from diplomat_desk.domain.people import Affiliation, Appearance, Person
from diplomat_desk.domain.results import Assessment, Outcome, OutcomeDocument, Transfer
from diplomat_desk.services import recording
from diplomat_desk.services.desk import Desk
from diplomat_desk.services.writing import put_one
from diplomat_desk.store.blobs import Content
from tests.making import day, small

HIDDEN = "Quibblefrost"
"""Stands in everything that lies above public."""
HIDDEN_COUNTRY = "Bhutan"
SILENT = "Wimplethorn"
"""Stands in all that is known of who attended where nobody may be named."""
OPEN = "Open talks"
_HIGH = Level.CONFIDENTIAL


@dataclass(frozen=True, slots=True)
class Planted:
    """The public initiative that holds the secrets, and its reference."""

    initiative: Initiative
    reference: str


def plant(desk: Desk) -> Planted:
    """Record a public initiative with a confidential entry of each kind, and what it names."""
    process = recording.record(desk, small(f"{HIDDEN} process", confidentiality=_HIGH))
    other = recording.record(desk, small(f"{HIDDEN} neighbour", confidentiality=_HIGH))
    _raise_people_and_bodies(desk)
    content = Content(b"hello", "")
    digest = sha256(content.data).hexdigest()
    done = recording.record(
        desk,
        small(
            OPEN,
            start=day("1999-05-01"),
            summary="Everybody may read this.",
            parent_id=process.id,
            budget=Budget("10", "USD", f"{HIDDEN} Trust"),
            countries=(CountryParticipation("IND"), CountryParticipation("BTN", level=_HIGH)),
            organisations=(
                Engagement("Open Institute", "convenor"),
                Engagement(f"{HIDDEN} Body", "funder", level=_HIGH),
                Engagement(f"{HIDDEN} Trust", "host"),
            ),
            people=(
                Appearance("Ada Open", "chair", "Open Institute", "Director", "expert"),
                Appearance("Eve Open", affiliation=f"{HIDDEN} Trust"),
                Appearance(f"{HIDDEN} Person", level=_HIGH),
                Appearance(f"{HIDDEN} Raised"),
            ),
            meetings=_meetings(),
            outcomes=(
                Outcome("Open outcome", "agreement", evidence="Open evidence"),
                Outcome(f"{HIDDEN} outcome", evidence=HIDDEN, level=_HIGH),
            ),
            transfers=(
                Transfer("Open transfer", "L1"),
                Transfer(f"{HIDDEN} transfer", level=_HIGH),
            ),
            documents=(
                OutcomeDocument("Open document"),
                OutcomeDocument(f"{HIDDEN} document", url=f"https://{HIDDEN}.org", level=_HIGH),
            ),
            constraints=(Constraint("escalation", "Open constraint"),),
            interests=("good-governance",),
            assessments=(
                Assessment("impact", "4", "Open reviewer", reason="Open reason"),
                Assessment("relevance", "2", f"{HIDDEN} reviewer", level=_HIGH),
            ),
            sources=(
                Source("Open source", key=7),
                Source(f"{HIDDEN} source", url=f"https://{HIDDEN}.net", level=_HIGH, key=8),
            ),
            claims=(
                Claim("place", "Open place", 7, adopted=True),
                Claim("place", f"{HIDDEN} place", 8),
            ),
            notes=(Note("Open note"), Note(f"{HIDDEN} note", level=_HIGH)),
            follow_ups=(FollowUp("Open task"), FollowUp(f"{HIDDEN} task", level=_HIGH)),
            links=(Link("precedes", other.id, f"{HIDDEN} tie"),),
            attachments=(
                Attachment("open.txt", 5, digest),
                Attachment(f"{HIDDEN}.txt", 5, digest, level=_HIGH),
            ),
        ),
        contents={digest: content},
    )
    state = done.after
    assert state is not None
    return Planted(state.initiative, state.initiative.reference)


def _meetings() -> tuple[Meeting, ...]:
    silent = Appearance(f"{SILENT} Person", "speaker", f"{SILENT} House", f"{SILENT} Post")
    return (
        Meeting(
            day("1999-05-01"), "Open sitting", "Delhi", "IND", "in-person", "Open agenda", "on-record",
            (Appearance("Ada Open"), Appearance(f"{HIDDEN} Guest", level=_HIGH)), key=1,
        ),
        Meeting(title="Ruled sitting", attribution=CHATHAM_HOUSE, attendance=(silent,), key=2),
        Meeting(title="Hushed sitting", attribution=OFF_RECORD, attendance=(silent,), key=3),
        Meeting(title=f"{HIDDEN} sitting", agenda=HIDDEN, level=_HIGH, key=4),
    )  # fmt: skip


def _raise_people_and_bodies(desk: Desk) -> None:
    records = (
        Organisation(name=f"{HIDDEN} Trust", confidentiality=_HIGH),
        Organisation(name="Open Institute", parent=f"{HIDDEN} Trust"),
        Person(name=f"{HIDDEN} Raised", confidentiality=_HIGH),
        Person(name="Ada Open", country="IND", affiliations=(Affiliation(f"{HIDDEN} Trust"),)),
    )
    for one in records:
        put_one(desk, one, None)
