"""Reading activities of IATI 2.0x as drafts of initiatives.

Taken over are identifiers, titles, descriptions, organisations, status, dates, countries, places, tags,
document links and the process; whatever else an activity holds is named in a finding. IATI does not say
on which track it is nor of what kind: both are ``other`` unless the file is ours.
"""

import io
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Any

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import ParseError, iterparse

from diplomat_desk.domain.countries import Countries
from diplomat_desk.domain.dates import DateError, PartialDate
from diplomat_desk.domain.initiative import (
    CountryParticipation,
    Engagement,
    ExternalId,
    Initiative,
    Place,
    Source,
)
from diplomat_desk.domain.results import OutcomeDocument
from diplomat_desk.domain.tidying import tidy
from diplomat_desk.domain.words import listed, say
from diplomat_desk.exchange.drafts import Draft, Finding, Weight
from diplomat_desk.exchange.errors import ExchangeError
from diplomat_desk.exchange.formats import iati_codes as codes

_TAKEN = {
    "iati-identifier", "reporting-org", "title", "description", "participating-org",
    "other-identifier", "activity-status", "activity-date", "recipient-country", "location", "sector",
    "tag", "document-link", "related-activity",
}  # fmt: skip
_OTHER = "other"
_LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"


def drafts(data: bytes, countries: Countries) -> tuple[Draft, ...]:
    """Return every activity of a file; a draft's row is the number of its activity, from 1.

    Raises:
        ExchangeError: it is no IATI 2.0x, is broken, or declares entities, which are never followed.
    """
    found: list[Draft] = []
    titles: dict[str, str] = {}
    parents: list[str] = []
    for number, element in enumerate(_activities(data), 1):
        reading = _Reading(number, element, countries)
        draft = reading.draft()
        found.append(draft)
        parents.append(reading.parent)
        if draft.initiative:
            titles[reading.identifier] = draft.initiative.title
    return tuple(
        replace(one, process=titles.get(parent, ""))
        for one, parent in zip(found, parents, strict=True)
    )


def _activities(data: bytes) -> Iterator[Any]:
    """Yield the activities one by one and let go of each, so that a long file needs little room."""
    root = None
    try:
        for event, element in iterparse(io.BytesIO(data), events=("start", "end"), forbid_dtd=True):
            if root is None:
                root = element
                _check(root)
            if event == "end" and element.tag == "iati-activity":
                yield element
                root.clear()
    except DefusedXmlException as error:
        text = say("The file declares entities or a document type; such files are not read.")
        raise ExchangeError(text) from error
    except (ParseError, LookupError, ValueError) as error:
        text = say(
            "The file is no XML that can be read to its end: {reason}.", reason=str(error)[:120]
        )
        raise ExchangeError(text) from error


def _check(root: Any) -> None:  # noqa: ANN401 - an element
    if root.tag != "iati-activities":
        raise ExchangeError(say("The file is XML, but no list of IATI activities."))
    version = root.get("version", "")
    if not version.startswith("2.0"):
        raise ExchangeError(
            say("The file is of IATI version “{version}”; versions 2.01 to 2.03 are read.",
                version=version[:20])
        )  # fmt: skip


@dataclass
class _Reading:
    """One activity under way."""

    row: int
    element: Any
    countries: Countries
    findings: list[Finding] = field(default_factory=list)

    @property
    def identifier(self) -> str:
        """The activity's identifier."""
        return _text(self.element.find("iati-identifier"))

    @property
    def parent(self) -> str:
        """The identifier of the activity that it is part of."""
        for one in self.element.findall("related-activity"):
            if one.get("type") == codes.PARENT:
                return str(one.get("ref", ""))
        return ""

    def draft(self) -> Draft:
        """Return the activity as a draft; without a title it is refused."""
        title = self._narrative(self.element.find("title"), "title")
        if not title:
            self._find("title", "", say("It has no title."), Weight.REFUSED)
            return Draft(self.row, None, tuple(self.findings))
        dates = self._dates()
        documents, sources = self._documents()
        one = Initiative(
            title=title,
            kind=self.element.get(codes.KIND) or _OTHER,
            track=self.element.get(codes.TRACK) or _OTHER,
            summary=self._description(codes.GENERAL, title),
            objectives=self._description(codes.OBJECTIVES, ""),
            status=self._status(),
            external_ids=self._identifiers(),
            organisations=self._organisations(),
            countries=self._countries(),
            places=tuple(self._places()),
            tags=tuple(
                self._narrative(tag, "tag") or tag.get("code", "") for tag in self._all("tag")
            ),
            documents=documents,
            sources=sources,
            **dates,  # type: ignore[arg-type]
        )
        self._untaken()
        return Draft(self.row, tidy(one), tuple(self.findings))

    def _all(self, tag: str) -> list[Any]:
        found: list[Any] = self.element.findall(tag)
        return found

    def _find(self, column: str, value: str, message: str, weight: Weight = Weight.WARNED) -> None:
        self.findings.append(Finding(self.row, column, value[:200], message, weight))

    def _narrative(self, element: Any, column: str) -> str:  # noqa: ANN401 - an element
        """Return the first narrative, English before others; further ones are told."""
        if element is None:
            return ""
        told = [one for one in element.findall("narrative") if _text(one)]
        if not told:
            return ""
        english = [one for one in told if one.get(_LANGUAGE, "").lower().startswith("en")]
        chosen = (english or told)[0]
        for one in told:
            if one is not chosen:
                message = say("Another language of the same was not taken over.")
                self._find(column, _text(one), message, Weight.NOTED)
        return _text(chosen)

    def _description(self, kind: str, but: str) -> str:
        general = kind == codes.GENERAL
        texts = [
            self._narrative(one, "description")
            for one in self._all("description")
            if (one.get("type") == kind)
            or (general and one.get("type") not in (codes.GENERAL, codes.OBJECTIVES))
        ]
        return "\n\n".join(text for text in texts if text and text != but)

    def _status(self) -> str:
        element = self.element.find("activity-status")
        if element is None:
            return ""
        own = element.get(codes.TERM)
        return own if own is not None else codes.STATUS_READ.get(element.get("code", ""), "")

    def _identifiers(self) -> tuple[ExternalId, ...]:
        found = [ExternalId(codes.IATI_SCHEME, self.identifier)] if self.identifier else []
        for one in self._all("other-identifier"):
            scheme = one.get(codes.SCHEME) or say(
                "Other identifier ({type})", type=one.get("type", "")
            )
            if one.get("ref"):
                found.append(ExternalId(scheme, one.get("ref")))
        return tuple(found)

    def _organisations(self) -> tuple[Engagement, ...]:
        found = []
        for one in self._all("participating-org"):
            own = one.get(codes.ROLE)
            name = self._narrative(one, "participating-org") or one.get("ref", "")
            # Ours without a role stands in for an organisation that is not recorded.
            if name and own != "":
                role = own or codes.ROLES_READ.get(one.get("role", ""), "participant")
                found.append(Engagement(name, role))
        return tuple(found)

    def _countries(self) -> tuple[CountryParticipation, ...]:
        found = []
        for one in self._all("recipient-country"):
            code = one.get("code", "")
            country = self.countries.match(code)
            if country is None:
                self._find("recipient-country", code, say("There is no country with this code."))
            else:
                found.append(CountryParticipation(country.code, one.get(codes.ROLE) or "unknown"))
        return tuple(found)

    def _places(self) -> Iterator[Place]:
        for one in self._all("location"):
            name = self._narrative(one.find("name"), "location")
            country = self.countries.match(self._narrative(one.find("description"), "location"))
            if name:
                yield Place(name, country.code if country else "")

    def _dates(self) -> dict[str, PartialDate]:
        found: dict[str, PartialDate] = {}
        for one in self._all("activity-date"):
            name = codes.DATES_READ.get(one.get("type", ""))
            text = one.get(codes.EDTF) or one.get("iso-date", "")
            try:
                # A time zone may stand behind the day; it moves no day.
                date = PartialDate.of(text if one.get(codes.EDTF) else text[:10])
            except DateError as error:
                self._find("activity-date", text, str(error))
                continue
            if name is None:
                self._find("activity-date", text, say("Its type is not one of IATI’s."))
            else:
                found.setdefault(name, date)
        return found

    def _documents(self) -> tuple[tuple[OutcomeDocument, ...], tuple[Source, ...]]:
        documents, sources = [], []
        for one in self._all("document-link"):
            url, title = one.get("url", ""), self._narrative(one.find("title"), "document-link")
            day = one.find("document-date")
            date = _day(day.get("iso-date", "")) if day is not None else None
            categories = {category.get("code") for category in one.findall("category")}
            if codes.WEB_PAGE in categories:
                sources.append(Source("" if title == url else title, url=url, date=date))
            else:
                documents.append(OutcomeDocument(title, date, url=url))
        return tuple(documents), tuple(sources)

    def _untaken(self) -> None:
        """Tell what the activity holds beside what was taken over."""
        others = Counter(
            one.tag for one in self.element if isinstance(one.tag, str) and one.tag not in _TAKEN
        )
        for sector in self._all("sector"):
            others["sector"] += sector.get("code") != codes.PEACE_BUILDING
        names = [name for name, number in others.items() if number and "}" not in name]
        if names:
            message = say("Not taken over: {names}.", names=listed(sorted(names)))
            self._find("iati-activity", self.identifier, message, Weight.NOTED)


def _day(text: str) -> PartialDate | None:
    try:
        return PartialDate.of(text[:10])
    except DateError:
        return None


def _text(element: Any) -> str:  # noqa: ANN401 - an element
    return " ".join("".join(element.itertext()).split()) if element is not None else ""
