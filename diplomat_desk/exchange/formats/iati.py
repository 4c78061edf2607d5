"""Initiatives as activities of the International Aid Transparency Initiative, standard 2.03.

What the standard demands and the register does not know is handled so:

- A date needs its day. Of a partial start the first possible day is written, of a partial end the last;
  what is recorded stands beside it in words, and as EDTF in an attribute of our own. They are counted.
- An activity needs a date. A process without one begins with its earliest round in the file; what still
  has none is left out, and counted.
- An activity needs a status. Where it is not recorded it follows from the dates: an end makes it closed, a
  start one under way, plans a planned one.
- An activity needs an organisation. Where none is recorded, the countries that take part stand as
  governments; where there are none either, it says "not recorded".
- Percentages of recipient countries are left out: how an initiative divides among countries is not
  recorded, and equal shares would be made up. States that are no more have no code and are left out.
- The sector is 15220, civilian peace-building, conflict prevention and resolution.
- Budgets are left out, as they need a period; people are, as the standard has no place for them.

The identifier is the record's own under the scheme ``IATI``, else the publisher's with its reference.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from urllib.parse import urlsplit
from xml.etree import ElementTree

from diplomat_desk.charts.gazetteer import gazetteer
from diplomat_desk.domain.countries import CountryKind
from diplomat_desk.domain.dates import PartialDate, Precision
from diplomat_desk.domain.initiative import Initiative
from diplomat_desk.domain.words import count, say
from diplomat_desk.exchange.errors import ExchangeError
from diplomat_desk.exchange.formats import iati_codes as codes
from diplomat_desk.exchange.formats.cells import xml_text
from diplomat_desk.exchange.formats.selection import USUAL, Options, Selection, Written

Element = ElementTree.Element
ElementTree.register_namespace("dd", codes.NAMESPACE)
_DEGREES = "http://www.opengis.net/def/crs/EPSG/0/4326"
_ENDS = ("end", "planned_end")


def write(selection: Selection, options: Options = USUAL) -> Written:
    """Return ``selection`` as IATI XML; raise :class:`ExchangeError` where no activity is left of it."""
    whole = [*selection.initiatives(), *selection.processes(), *selection.rounds()]
    dated = [one for one in map(_begun_with(whole), whole) if _is_dated(one)]
    if not dated:
        raise ExchangeError(say("Nothing selected has a date, and an IATI activity needs one."))
    publisher = options.publisher or codes.UNREGISTERED
    identifiers = {one.reference: _identifier(one, publisher) for one in whole}
    types = {body.id: body.type for body in selection.organisations()}
    made = _Activities(selection, publisher, identifiers, types, _families(whole))
    activities = [ElementTree.tostring(made.of(one), encoding="unicode") for one in dated]
    notes = _notes(len(whole) - len(dated), made.partial)
    head = "\n".join((*selection.about.lines(), *notes)).replace("--", "- -")
    about = selection.about
    start = (
        f'<?xml version="1.0" encoding="UTF-8"?>\n<!--\n{xml_text(head)}\n-->\n'
        f'<iati-activities version="{codes.VERSION}" xmlns:dd="{codes.NAMESPACE}"'
        f' generated-datetime="{about.made_on.isoformat()}T00:00:00Z">\n'
    )
    tally = about.tally
    withheld = f'<dd:withheld records="{tally.withheld}" entries="{tally.entries}"/>'
    text = start + "\n".join((*activities, withheld)) + "\n</iati-activities>\n"
    return Written(text.encode("utf-8", "replace"), notes)


@dataclass
class _Activities:
    """Makes activities, and counts the dates of which a part is not known."""

    selection: Selection
    publisher: str
    identifiers: dict[str, str]
    types: dict[int, str]
    families: dict[int, list[str]]
    partial: int = field(default=0)

    def of(self, one: Initiative) -> Element:
        """Return one activity; the order of its parts is the schema's."""
        parent = self.selection.names.get(one.parent_id or 0, ("", ""))[0]
        activity = Element("iati-activity", {"hierarchy": "2" if parent else "1"})
        activity.set(codes.KIND, one.kind)
        activity.set(codes.TRACK, one.track)
        _sub(activity, "iati-identifier", text=self.identifiers[one.reference])
        reporter = _sub(activity, "reporting-org", ref=self.publisher, type=codes.OTHER)
        _narrative(reporter, self.selection.about.register)
        _narrative(_sub(activity, "title"), one.title)
        _describe(activity, one)
        self._organisations(activity, one)
        _identify(activity, one)
        status = _sub(
            activity, "activity-status", code=codes.STATUS.get(one.status) or _status(one)
        )
        status.set(codes.TERM, one.status)
        self._dates(activity, one)
        self._countries(activity, one)
        self._places(activity, one)
        _sub(activity, "sector", vocabulary="1", code=codes.PEACE_BUILDING)
        for tag in one.tags:
            _narrative(_sub(activity, "tag", vocabulary="99", code=tag), tag)
        _documents(activity, one)
        self._family(activity, one, parent)
        return activity

    def _organisations(self, activity: Element, one: Initiative) -> None:
        for body in one.organisations:
            role = codes.ROLES.get(body.role, codes.IMPLEMENTING)
            made = _sub(activity, "participating-org", role=role)
            kind = codes.TYPES.get(self.types.get(body.organisation_id, ""))
            if kind:
                made.set("type", kind)
            made.set(codes.ROLE, body.role)
            _narrative(made, body.as_given or body.name)
        if one.organisations:
            return
        names = [self.selection.countries.name(part.country) for part in one.countries]
        for name in names or [say("Not recorded")]:
            kind = codes.GOVERNMENT if names else codes.OTHER
            made = _sub(activity, "participating-org", role=codes.IMPLEMENTING, type=kind)
            made.set(codes.ROLE, "")
            _narrative(made, name)

    def _dates(self, activity: Element, one: Initiative) -> None:
        for name, kind in codes.DATES.items():
            date: PartialDate | None = getattr(one, name)
            if date is None or date.is_open:
                continue
            day = date.latest if name in _ENDS else date.earliest
            made = _sub(activity, "activity-date", {"iso-date": day.isoformat()}, type=kind)
            if date.precision is not Precision.DAY or date.uncertain or date.approximate:
                self.partial += 1
                made.set(codes.EDTF, str(date))
                _narrative(made, date.in_words())

    def _countries(self, activity: Element, one: Initiative) -> None:
        for part in one.countries:
            country = self.selection.countries.find(part.country)
            if country and country.kind is CountryKind.ISO and country.alpha2:
                made = _sub(activity, "recipient-country", code=country.alpha2)
                made.set(codes.ROLE, part.role)

    def _places(self, activity: Element, one: Initiative) -> None:
        for place in one.places:
            if not place.city:
                continue
            location = _sub(activity, "location")
            _narrative(_sub(location, "name"), place.city)
            if place.country:
                name = self.selection.countries.name(place.country)
                _narrative(_sub(location, "description"), name)
            found = gazetteer().degrees(place.city, place.country)
            if found:
                point = _sub(location, "point", srsName=_DEGREES)
                _sub(point, "pos", text=f"{found[1]} {found[0]}")

    def _family(self, activity: Element, one: Initiative, parent: str) -> None:
        if parent:
            known = self.identifiers.get(parent) or f"{self.publisher}-{parent}"
            _sub(activity, "related-activity", ref=known, type=codes.PARENT)
        for reference in self.families.get(one.id, ()):
            _sub(activity, "related-activity", ref=self.identifiers[reference], type=codes.CHILD)


def _describe(activity: Element, one: Initiative) -> None:
    general = _sub(activity, "description", type=codes.GENERAL)
    _narrative(general, one.summary or one.title)
    if one.objectives:
        _narrative(_sub(activity, "description", type=codes.OBJECTIVES), one.objectives)


def _identify(activity: Element, one: Initiative) -> None:
    if one.reference:
        _sub(activity, "other-identifier", ref=one.reference, type=codes.INTERNAL)
    for known in one.external_ids:
        if known.scheme.upper() != codes.IATI_SCHEME:
            made = _sub(activity, "other-identifier", ref=known.value, type=codes.ELSEWHERE)
            made.set(codes.SCHEME, xml_text(known.scheme))


def _documents(activity: Element, one: Initiative) -> None:
    for text in one.documents:
        _document(activity, text.url, text.title, codes.RESULTS, text.date)
    for source in one.sources:
        _document(activity, source.url, source.title, codes.WEB_PAGE, source.date)


def _document(
    activity: Element, url: str, title: str, category: str, date: PartialDate | None
) -> None:
    address = urlsplit(url) if url.startswith(("http://", "https://")) else None
    if address is None or " " in url:
        return
    kind = "application/pdf" if address.path.lower().endswith(".pdf") else "text/html"
    made = _sub(activity, "document-link", url=url, format=kind)
    _narrative(_sub(made, "title"), title or url)
    _sub(made, "category", code=category)
    if date and date.precision is Precision.DAY:
        _sub(made, "document-date", {"iso-date": date.earliest.isoformat()})


def _sub(
    parent: Element, tag: str, more: dict[str, str] | None = None, text: str = "", **given: str
) -> Element:
    attributes = {name: xml_text(value) for name, value in ((more or {}) | given).items()}
    made = ElementTree.SubElement(parent, tag, attributes)
    if text:
        made.text = xml_text(text)
    return made


def _narrative(parent: Element, text: str) -> None:
    _sub(parent, "narrative", text=text)


def _identifier(one: Initiative, publisher: str) -> str:
    own = [known.value for known in one.external_ids if known.scheme.upper() == codes.IATI_SCHEME]
    return own[0] if own else f"{publisher}-{one.reference}"


def _begun_with(whole: list[Initiative]) -> Callable[[Initiative], Initiative]:
    """Return what gives a process without a date the beginning of its earliest round in the file."""
    starts: dict[int, PartialDate] = {}
    for one in whole:
        if one.parent_id and one.first and not one.first.is_open:
            known = starts.get(one.parent_id, one.first)
            starts[one.parent_id] = min(known, one.first, key=lambda date: date.earliest)

    def begun(one: Initiative) -> Initiative:
        return one if _is_dated(one) else replace(one, start=starts.get(one.id))

    return begun


def _is_dated(one: Initiative) -> bool:
    dates = (one.start, one.end, one.planned_start, one.planned_end)
    return any(date and not date.is_open for date in dates)


def _status(one: Initiative) -> str:
    """Return the status that the dates of an initiative without one speak for."""
    if one.end and not one.end.is_open:
        return codes.STATUS["concluded"]
    return codes.STATUS["active" if one.start or one.end else "planned"]


def _families(whole: list[Initiative]) -> dict[int, list[str]]:
    """Return the references of the rounds in the file by the id of their process."""
    found: dict[int, list[str]] = {}
    for one in whole:
        if one.parent_id and _is_dated(one):
            found.setdefault(one.parent_id, []).append(one.reference)
    return found


def _notes(undated: int, partial: int) -> tuple[str, ...]:
    return tuple(_told(undated, partial))


def _told(undated: int, partial: int) -> Iterator[str]:
    if undated:
        yield count(
            undated,
            "{n} record without a date is left out: an IATI activity needs one.",
            "{n} records without a date are left out: an IATI activity needs one.",
        )
    if partial:
        yield count(
            partial,
            "{n} date of which a part is not known stands as its first or last possible day, with a note.",
            "{n} dates of which a part is not known stand as their first or last possible days, with a note.",
        )
