"""What the rows of the sample say besides their columns: people, sittings, results, claims and ties.

`resources/samples/south_asia_details.json` holds it, each entry with the words of its row that bear it
out (``why``); `resources/samples/README.md` says how it was judged. Texts here are those of the file:
dates in EDTF form, choices as codes, "" for what the row does not say.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from diplomat_desk import paths
from diplomat_desk.domain.dates import PartialDate
from diplomat_desk.domain.initiative import Initiative, Source
from diplomat_desk.domain.keeping import Claim, Constraint, Note
from diplomat_desk.domain.meetings import Meeting, new_key
from diplomat_desk.domain.organisations import Organisation
from diplomat_desk.domain.people import Affiliation, Appearance, Person
from diplomat_desk.domain.results import Outcome, OutcomeDocument, Transfer
from diplomat_desk.services.shipped import read


@dataclass(frozen=True, slots=True)
class PersonDetail:
    """Somebody whom a row names, as they were then."""

    name: str
    role: str
    why: str
    affiliation: str = ""
    post: str = ""
    capacity: str = ""


@dataclass(frozen=True, slots=True)
class MeetingDetail:
    """A sitting that a row tells of; ``attendance`` names people of the same row."""

    why: str
    date: str = ""
    title: str = ""
    city: str = ""
    country: str = ""
    format: str = ""
    agenda: str = ""
    attribution: str = ""
    attendance: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class OutcomeDetail:
    """What a row says to have changed."""

    what: str
    why: str
    kind: str = ""
    for_whom: str = ""
    date: str = ""
    evidence: str = ""


@dataclass(frozen=True, slots=True)
class TransferDetail:
    """What a row says to have reached an official track."""

    what: str
    to_track: str
    why: str
    to_office: str = ""
    date: str = ""
    channel: str = ""
    response: str = ""


@dataclass(frozen=True, slots=True)
class DocumentDetail:
    """A text that a row names; ``scheme`` and ``value`` are its identifier elsewhere."""

    title: str
    why: str
    date: str = ""
    stage: str = ""
    scheme: str = ""
    value: str = ""
    url: str = ""


@dataclass(frozen=True, slots=True)
class ConstraintDetail:
    """What a row says to have stopped or interrupted an initiative."""

    type: str
    note: str
    why: str


@dataclass(frozen=True, slots=True)
class InterestDetail:
    """An interest that what the row is about serves."""

    interest: str
    why: str


@dataclass(frozen=True, slots=True)
class ClaimDetail:
    """One of several statements of a fact; ``from_row_source`` says whether the row's source makes it."""

    fact: str
    value: str
    adopted: bool
    from_row_source: bool
    note: str
    why: str


@dataclass(frozen=True, slots=True)
class NoteDetail:
    """A remark that a row makes about itself."""

    text: str
    why: str


@dataclass(frozen=True, slots=True)
class LinkDetail:
    """A tie to the initiative of another row, whose title is ``target``."""

    kind: str
    target: str
    note: str
    why: str


@dataclass(frozen=True, slots=True)
class Detail:
    """Everything that is said of one row, which ``title`` names."""

    title: str
    people: tuple[PersonDetail, ...] = ()
    meetings: tuple[MeetingDetail, ...] = ()
    outcomes: tuple[OutcomeDetail, ...] = ()
    transfers: tuple[TransferDetail, ...] = ()
    documents: tuple[DocumentDetail, ...] = ()
    constraints: tuple[ConstraintDetail, ...] = ()
    interests: tuple[InterestDetail, ...] = ()
    claims: tuple[ClaimDetail, ...] = ()
    notes: tuple[NoteDetail, ...] = ()
    links: tuple[LinkDetail, ...] = ()


@dataclass(frozen=True, slots=True)
class OrganisationDetail:
    """What rows say of an organisation that they name."""

    name: str
    why: str
    type: str = ""
    aliases: tuple[str, ...] = ()
    country: str = ""
    parent: str = ""


@dataclass(frozen=True, slots=True)
class AffiliationDetail:
    """Where a row says that somebody belonged, and as what."""

    organisation: str
    post: str = ""
    capacity: str = ""


@dataclass(frozen=True, slots=True)
class KnownPersonDetail:
    """What a row says of a person beyond their part in it."""

    name: str
    why: str
    aliases: tuple[str, ...] = ()
    country: str = ""
    affiliations: tuple[AffiliationDetail, ...] = ()


@dataclass(frozen=True, slots=True)
class SampleDetails:
    """The whole file. A row of which nothing more is said has no entry in ``details``."""

    details: tuple[Detail, ...]
    organisations: tuple[OrganisationDetail, ...]
    people: tuple[KnownPersonDetail, ...]

    def of(self, title: str) -> Detail:
        """Return what is said of the row with ``title``: an empty detail where nothing is."""
        return next((detail for detail in self.details if detail.title == title), Detail(title))


@dataclass(frozen=True, slots=True)
class TitledLink:
    """A tie to an initiative that has no id yet, so that its title stands for it."""

    kind: str
    target: str
    note: str


def load() -> SampleDetails:
    """Return what the file that ships says; raise a ``cattrs`` error for a slip in it."""
    return read(paths.resource("samples", "south_asia_details.json"), SampleDetails)


def apply(initiative: Initiative, detail: Detail) -> Initiative:
    """Return ``initiative`` with what ``detail`` says of it, in place of what it had of these kinds.

    Links are left out, because they need ids: :func:`links`. A claim that its source makes points to
    the first source of ``initiative``, which gets a key for that.
    """
    sources = _sources(initiative.sources, detail.claims)
    people = {person.name: _appearance(person) for person in detail.people}
    return replace(
        initiative,
        people=tuple(people.values()),
        meetings=tuple(_meeting(meeting, people) for meeting in detail.meetings),
        outcomes=tuple(map(_outcome, detail.outcomes)),
        transfers=tuple(map(_transfer, detail.transfers)),
        documents=tuple(map(_document, detail.documents)),
        constraints=tuple(Constraint(one.type, one.note) for one in detail.constraints),
        interests=tuple(one.interest for one in detail.interests),
        sources=sources,
        claims=tuple(_claim(claim, sources) for claim in detail.claims),
        notes=tuple(Note(note.text) for note in detail.notes),
    )


def links(detail: Detail) -> tuple[TitledLink, ...]:
    """Return the ties from the row of ``detail`` to other rows, by title."""
    return tuple(TitledLink(link.kind, link.target, link.note) for link in detail.links)


def organisations(details: SampleDetails) -> tuple[Organisation, ...]:
    """Return the organisations of which rows say more than the name."""
    return tuple(
        Organisation(
            name=one.name,
            aliases=one.aliases,
            type=one.type,
            country=one.country,
            parent=one.parent,
        )
        for one in details.organisations
    )


def people(details: SampleDetails) -> tuple[Person, ...]:
    """Return the people of whom rows say more than their part in an initiative."""
    return tuple(
        Person(
            name=one.name,
            aliases=one.aliases,
            country=one.country,
            affiliations=tuple(
                Affiliation(part.organisation, part.post, part.capacity)
                for part in one.affiliations
            ),
        )
        for one in details.people
    )


def _date(text: str) -> PartialDate | None:
    return PartialDate.of(text) if text else None


def _sources(sources: tuple[Source, ...], claims: Iterable[ClaimDetail]) -> tuple[Source, ...]:
    if not any(claim.from_row_source for claim in claims):
        return sources
    first, *others = sources
    return (first if first.key else replace(first, key=new_key()), *others)


def _claim(claim: ClaimDetail, sources: tuple[Source, ...]) -> Claim:
    source = sources[0].key if claim.from_row_source else 0
    return Claim(claim.fact, claim.value, source, claim.adopted, claim.note)


def _appearance(person: PersonDetail) -> Appearance:
    return Appearance(
        name=person.name,
        role=person.role,
        affiliation=person.affiliation,
        post=person.post,
        capacity=person.capacity,
    )


def _meeting(meeting: MeetingDetail, people: Mapping[str, Appearance]) -> Meeting:
    return Meeting(
        date=_date(meeting.date),
        title=meeting.title,
        city=meeting.city,
        country=meeting.country,
        format=meeting.format,
        agenda=meeting.agenda,
        attribution=meeting.attribution,
        attendance=tuple(people[name] for name in meeting.attendance),
        key=new_key(),
    )


def _outcome(outcome: OutcomeDetail) -> Outcome:
    return Outcome(
        what=outcome.what,
        kind=outcome.kind,
        for_whom=outcome.for_whom,
        date=_date(outcome.date),
        evidence=outcome.evidence,
    )


def _transfer(transfer: TransferDetail) -> Transfer:
    return Transfer(
        what=transfer.what,
        to_track=transfer.to_track,
        to_office=transfer.to_office,
        date=_date(transfer.date),
        channel=transfer.channel,
        response=transfer.response,
    )


def _document(document: DocumentDetail) -> OutcomeDocument:
    return OutcomeDocument(
        title=document.title,
        date=_date(document.date),
        stage=document.stage,
        scheme=document.scheme,
        value=document.value,
        url=document.url,
    )
