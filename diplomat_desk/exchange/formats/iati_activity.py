"""One initiative as the text of an IATI activity; what the standard demands is told in :mod:`exchange.formats.iati`."""

from collections.abc import Iterator
from urllib.parse import urlsplit

from diplomat_desk.charts.gazetteer import gazetteer
from diplomat_desk.domain.countries import CountryKind
from diplomat_desk.domain.dates import PartialDate, Precision
from diplomat_desk.domain.initiative import Initiative
from diplomat_desk.domain.words import say
from diplomat_desk.exchange.formats import iati_codes as codes
from diplomat_desk.exchange.formats.columns import countries
from diplomat_desk.exchange.formats.selection import Selection
from diplomat_desk.exchange.formats.xml_out import element, text_of

END = "</iati-activity>"
_DEGREES = "http://www.opengis.net/def/crs/EPSG/0/4326"
_ENDS = ("end", "planned_end")
_KIND, _TRACK, _ROLE, _TERM, _SCHEME, _EDTF = (
    f"dd:{name.removeprefix(f'{{{codes.NAMESPACE}}}')}"
    for name in (codes.KIND, codes.TRACK, codes.ROLE, codes.TERM, codes.SCHEME, codes.EDTF)
)


class Activities:
    """Makes activities, and counts the dates of which a part is not known."""

    def __init__(self, selection: Selection, publisher: str) -> None:
        """Make activities of what ``selection`` gives, as ``publisher`` reports them."""
        self._selection, self._publisher = selection, publisher
        self._names = countries(selection)
        self._reporter = element(
            "reporting-org",
            {"ref": publisher, "type": codes.OTHER},
            _narrative(selection.about.register),
        )
        self._sector = element("sector", {"vocabulary": "1", "code": codes.PEACE_BUILDING})
        self.partial = 0

    def identifier(self, one: Initiative) -> str:
        """Return what an activity is known by."""
        own = (known.value for known in one.external_ids if _is_iati(known.scheme))
        return next(own, f"{self._publisher}-{one.reference}")

    def parent(self, one: Initiative) -> str:
        """Return the reference of the process of a round, nothing where it has none that may be told."""
        return self._selection.names.get(one.parent_id or 0, ("", ""))[0]

    def of(self, one: Initiative) -> str:
        """Return one activity without its end and its relatives, which come last in it."""
        return "".join(self._parts(one))

    def related(self, identifier: str, kind: str) -> str:
        """Return that an activity is related to another."""
        return element("related-activity", {"ref": identifier, "type": kind})

    def _parts(self, one: Initiative) -> Iterator[str]:
        """Yield the parts of an activity; their order is the schema's."""
        hierarchy = "2" if self.parent(one) else "1"
        yield _opened({"hierarchy": hierarchy, _KIND: one.kind, _TRACK: one.track})
        yield element("iati-identifier", {}, text_of(self.identifier(one)))
        yield self._reporter
        yield element("title", {}, _narrative(one.title))
        yield from _described(one)
        yield from self._organisations(one)
        yield from _identified(one)
        status = codes.STATUS.get(one.status) or _status(one)
        yield element("activity-status", {"code": status, _TERM: one.status})
        yield from self._dates(one)
        yield from self._countries(one)
        for place in one.places:
            if place.city:
                yield element("location", {}, "".join(self._place(place.city, place.country)))
        yield self._sector
        for tag in one.tags:
            yield element("tag", {"vocabulary": "99", "code": tag}, _narrative(tag))
        yield from _documents(one)

    def _organisations(self, one: Initiative) -> Iterator[str]:
        for body in one.organisations:
            told = {"role": codes.ROLES.get(body.role, codes.IMPLEMENTING)}
            kind = codes.TYPES.get(self._selection.types.get(body.organisation_id, ""))
            if kind:
                told["type"] = kind
            told[_ROLE] = body.role
            yield element("participating-org", told, _narrative(body.as_given or body.name))
        if one.organisations:
            return
        kind = codes.GOVERNMENT if one.countries else codes.OTHER
        told = {"role": codes.IMPLEMENTING, "type": kind, _ROLE: ""}
        names = [self._names[part.country] for part in one.countries]
        for name in names or [say("Not recorded")]:
            yield element("participating-org", told, _narrative(name))

    def _dates(self, one: Initiative) -> Iterator[str]:
        for name, kind in codes.DATES.items():
            date: PartialDate | None = getattr(one, name)
            if date is None or date.is_open:
                continue
            day = date.latest if name in _ENDS else date.earliest
            told = {"iso-date": day.isoformat(), "type": kind}
            words = ""
            if date.precision is not Precision.DAY or date.uncertain or date.approximate:
                self.partial += 1
                told[_EDTF] = str(date)
                words = _narrative(date.in_words())
            yield element("activity-date", told, words)

    def _countries(self, one: Initiative) -> Iterator[str]:
        for part in one.countries:
            country = self._selection.countries.find(part.country)
            if country and country.kind is CountryKind.ISO and country.alpha2:
                yield element("recipient-country", {"code": country.alpha2, _ROLE: part.role})

    def _place(self, city: str, country: str) -> Iterator[str]:
        yield element("name", {}, _narrative(city))
        if country:
            yield element("description", {}, _narrative(self._names[country]))
        found = gazetteer().degrees(city, country)
        if found:
            position = element("pos", {}, f"{found[1]} {found[0]}")
            yield element("point", {"srsName": _DEGREES}, position)


def _opened(told: dict[str, str]) -> str:
    return f"{element('iati-activity', told).removesuffix(' />')}>"


def _described(one: Initiative) -> Iterator[str]:
    yield element("description", {"type": codes.GENERAL}, _narrative(one.summary or one.title))
    if one.objectives:
        yield element("description", {"type": codes.OBJECTIVES}, _narrative(one.objectives))


def _identified(one: Initiative) -> Iterator[str]:
    if one.reference:
        yield element("other-identifier", {"ref": one.reference, "type": codes.INTERNAL})
    for known in one.external_ids:
        if not _is_iati(known.scheme):
            told = {"ref": known.value, "type": codes.ELSEWHERE, _SCHEME: known.scheme}
            yield element("other-identifier", told)


def _documents(one: Initiative) -> Iterator[str]:
    for text in one.documents:
        yield _document(text.url, text.title, codes.RESULTS, text.date)
    for source in one.sources:
        yield _document(source.url, source.title, codes.WEB_PAGE, source.date)


def _document(url: str, title: str, category: str, date: PartialDate | None) -> str:
    address = urlsplit(url) if url.startswith(("http://", "https://")) else None
    if address is None or " " in url:
        return ""
    kind = "application/pdf" if address.path.lower().endswith(".pdf") else "text/html"
    content = element("title", {}, _narrative(title or url))
    content += element("category", {"code": category})
    if date and date.precision is Precision.DAY:
        content += element("document-date", {"iso-date": date.earliest.isoformat()})
    return element("document-link", {"url": url, "format": kind}, content)


def _narrative(text: str) -> str:
    return element("narrative", {}, text_of(text))


def _is_iati(scheme: str) -> bool:
    return scheme.upper() == codes.IATI_SCHEME


def _status(one: Initiative) -> str:
    """Return the status that the dates of an initiative without one speak for."""
    if one.end and not one.end.is_open:
        return codes.STATUS["concluded"]
    return codes.STATUS["active" if one.start or one.end else "planned"]
