"""The parts of an initiative in words: the same on the page to read, on paper and on the command line."""

from dataclasses import replace

from diplomat_desk.domain.confidentiality import Level
from diplomat_desk.domain.countries import Countries
from diplomat_desk.domain.dates import PartialDate
from diplomat_desk.domain.fact_words import fact_in_words, value_in_words
from diplomat_desk.domain.initiative import Engagement, Initiative
from diplomat_desk.domain.keeping import Claim
from diplomat_desk.domain.meetings import CHATHAM_HOUSE, Meeting
from diplomat_desk.domain.people import Appearance
from diplomat_desk.domain.results import Outcome, OutcomeDocument, Transfer
from diplomat_desk.domain.terms import NONE, UNKNOWN, Vocabularies
from diplomat_desk.domain.told import (
    Dispute,
    Told,
    in_sentence,
    raised,
    role_in_words,
)
from diplomat_desk.domain.words import commas, say, semicolons

_PARTICIPANT = "participant"


class Teller:
    """Tells the parts of one initiative, as it was read under a ceiling."""

    def __init__(self, one: Initiative, vocabularies: Vocabularies, countries: Countries) -> None:
        """Tell of ``one`` in the words of its register."""
        self._one = one
        self._label = vocabularies.label
        self._vocabularies = vocabularies
        self._countries = countries
        self._numbers = {source.key: n for n, source in enumerate(one.sources, 1) if source.key}

    def people(self) -> tuple[Told, ...]:
        """Return who took part, as they were then, under their roles."""
        return tuple(map(self._person, self._one.people))

    def organisations(self) -> tuple[Told, ...]:
        """Return which organisations took part, under their roles."""
        return tuple(map(self._organisation, self._one.organisations))

    def meetings(self, *, outside: bool) -> tuple[Told, ...]:
        """Return the sittings and who attended; what goes ``outside`` names nobody whose rule forbids it."""
        return tuple(self._meeting(meeting, outside) for meeting in self._one.meetings)

    def outcomes(self) -> tuple[Told, ...]:
        """Return what changed, under what kind of change it is."""
        return tuple(map(self._outcome, self._one.outcomes))

    def transfers(self) -> tuple[Told, ...]:
        """Return what was carried to an official track, and the response."""
        return tuple(map(self._transfer, self._one.transfers))

    def documents(self) -> tuple[Told, ...]:
        """Return the texts that came of it."""
        return tuple(map(self._document, self._one.documents))

    def constraints(self) -> tuple[Told, ...]:
        """Return what held it back."""
        return tuple(
            Told(one.note or self._label("constraint", one.type),
                 self._label("constraint", one.type) if one.note else "")
            for one in self._one.constraints
        )  # fmt: skip

    def interests(self) -> str:
        """Return the interests that it serves, on one line."""
        return semicolons(self._vocabularies.labels("interest", self._one.interests))

    def assessments(self) -> tuple[Told, ...]:
        """Return the ratings under their criteria, with reviewer, date and reason."""
        return tuple(
            Told(
                self._label("rating", one.rating) or say("Not rated"),
                self._label("dac-criterion", one.criterion),
                _some(one.reviewer, _date(one.date)),
                _some(one.reason),
                raised=self._raised(one.level),
            )
            for one in self._one.assessments
        )

    def disputes(self) -> tuple[Dispute, ...]:
        """Return what sources say of single facts, the adopted claim first, with the sources' numbers."""
        order: dict[str, list[Claim]] = {}
        for claim in self._one.claims:
            order.setdefault(claim.fact, []).append(claim)
        return tuple(
            Dispute(
                fact_in_words(fact),
                tuple(self._claim(one) for one in sorted(said, key=lambda one: not one.adopted)),
                len({one.value for one in said}) > 1,
            )
            for fact, said in order.items()
        )

    def place(self, city: str, country: str) -> str:
        """Return a place in words; either part may be empty."""
        return commas(_some(city, self._countries.name(country) if country else ""))

    def _raised(self, level: Level) -> str:
        return raised(level, self._one.confidentiality)

    def _person(self, one: Appearance, than: Level | None = None) -> Told:
        own = self._one.confidentiality if than is None else than
        capacity = "" if one.capacity == UNKNOWN else self._label("capacity", one.capacity)
        given = one.as_given if one.as_given != one.name else ""
        return Told(
            one.name,
            role_in_words(self._vocabularies, "person-role", one.role),
            _some(one.post, one.affiliation, in_sentence(capacity), _as_given(given)),
            raised=raised(one.level, own),
            person_id=one.person_id,
        )

    def _organisation(self, one: Engagement) -> Told:
        given = one.as_given if one.as_given != one.name else ""
        return Told(
            one.name,
            role_in_words(self._vocabularies, "organisation-role", one.role),
            _some(_as_given(given)),
            raised=self._raised(one.level),
            organisation_id=one.organisation_id,
        )

    def _meeting(self, one: Meeting, outside: bool) -> Told:
        form = self._known("meeting-format", one.format)
        rule = "" if one.is_unattributed else self._known("attribution", one.attribution)
        said = _some(one.title, self.place(one.city, one.country), form)
        # What stands alone is the heading, and what follows it begins small.
        first = said[0] if said else say("A meeting")
        rest = tuple(in_sentence(part) if part == form else part for part in said[1:])
        named = () if outside and one.is_unattributed else one.attendance
        least = max(one.level, self._one.confidentiality)
        return Told(
            first,
            _date(one.date) or say("No date"),
            (*rest, *_some(in_sentence(rule))),
            _some(one.agenda, _silence(one)),
            raised=self._raised(one.level),
            under=tuple(self._attended(person, least) for person in named),
        )

    def _attended(self, one: Appearance, least: Level) -> Told:
        told = self._person(one, least)
        if any(replace(part, level=one.level) == one for part in self._one.people):
            # It is said under who took part.
            return replace(told, name="", remarks=())
        # Who attends takes part: that needs no saying.
        return replace(told, name="") if one.role == _PARTICIPANT else told

    def _outcome(self, one: Outcome) -> Told:
        remarks = _some(
            say("for {whom}", whom=one.for_whom) if one.for_whom else "",
            _date(one.date),
            self._significance(one.significance),
        )
        what = one.what or self._label("outcome-kind", one.kind)
        if one.kind == NONE:
            what = say("Nothing came of it. {what}", what=one.what).strip()
        told = "" if one.kind == NONE or not one.what else self._known("outcome-kind", one.kind)
        evidence = say("Evidence: {evidence}", evidence=one.evidence) if one.evidence else ""
        return Told(what, told, remarks, _some(evidence), raised=self._raised(one.level))

    def _transfer(self, one: Transfer) -> Told:
        where = commas(_some(self._label("track", one.to_track), one.to_office))
        return Told(
            one.what,
            say("Transfer"),
            _some(
                say("to {where}", where=where) if where else "",
                _date(one.date),
                say("through {channel}", channel=one.channel) if one.channel else "",
            ),
            _some(
                say("Response: {response}", response=one.response) if one.response else "",
                say("Evidence: {evidence}", evidence=one.evidence) if one.evidence else "",
            ),
            raised=self._raised(one.level),
        )

    def _document(self, one: OutcomeDocument) -> Told:
        stage = in_sentence(self._known("document-stage", one.stage))
        number = " ".join(_some(one.scheme, one.value)) if one.value else ""
        return Told(
            one.title,
            say("Document"),
            _some(_date(one.date), stage, number),
            url=one.url,
            raised=self._raised(one.level),
        )

    def _claim(self, one: Claim) -> Told:
        number = self._numbers.get(one.source, 0)
        source = f" [{number}]" if number else ""
        adopted = (say("adopted"),) if one.adopted else ()
        value = value_in_words(one, self._vocabularies, self._countries)
        return Told(value + source, remarks=adopted, more=_some(one.note), cited=number)

    def _significance(self, code: str) -> str:
        label = self._known("significance", code)
        return say("{level} significance", level=in_sentence(label)) if label else ""

    def _known(self, vocabulary: str, code: str) -> str:
        return "" if code == UNKNOWN else self._label(vocabulary, code)


def _as_given(given: str) -> str:
    return say("as “{given}”", given=given) if given else ""


def _silence(one: Meeting) -> str:
    """Return what a rule forbids, for whoever reads of the meeting."""
    if not one.is_unattributed:
        return ""
    if one.attribution == CHATHAM_HOUSE:
        return say("Under the Chatham House Rule nobody who was here may be named outside.")
    return say("Off the record: nobody who was here may be named outside.")


def _date(date: PartialDate | None) -> str:
    return date.in_words() if date else ""


def _some(*parts: str) -> tuple[str, ...]:
    return tuple(part for part in parts if part)
