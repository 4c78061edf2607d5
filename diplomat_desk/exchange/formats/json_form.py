"""The register as JSON: full fidelity, described by ``resources/formats/export.schema.json``.

- ``format`` is ``diplomat-desk-export``, ``version`` 1 (it grows only by new names), ``register`` the
  register's name, ``made_on`` the day;
- ``filter`` says in words what was selected, ``counting`` whether ``rounds`` or ``processes`` count as
  one, ``ceiling`` up to which level, ``withheld`` how many records and entries of the whole register lie
  above it, ``count`` how many initiatives follow;
- ``initiatives``: each whole. Dates are EDTF texts, choices the codes of terms, levels codes. An
  initiative is named by its reference (``process``, ``links``), a source by its ``number`` in the
  record (``claims``); a file's content is not in it, its SHA-256 is;
- ``processes``: those that the initiatives are rounds of, where every round is counted; ``rounds``: those
  of the processes among them, where a process counts once;
- ``people`` and ``organisations``: those that the initiatives name, whole, named by their names; of
  several with one name the second has ``namesake`` 2, and so has whatever names it;
- ``vocabularies``: the terms used, by vocabulary; ``countries``: the names of the codes used;
  ``entities``: those of them that the register added itself, whole.

A record takes one line, so that a long file can be read in pieces.
"""

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from cattrs import Converter
from cattrs.gen import make_dict_unstructure_fn, override

from diplomat_desk.domain.confidentiality import Level
from diplomat_desk.domain.countries import Country
from diplomat_desk.domain.dates import PartialDate
from diplomat_desk.domain.initiative import Engagement, Initiative, Source
from diplomat_desk.domain.meetings import Meeting
from diplomat_desk.domain.organisations import Organisation
from diplomat_desk.domain.people import Appearance, Person
from diplomat_desk.domain.terms import Term
from diplomat_desk.exchange.formats.selection import USUAL, About, Options, Selection, Written

FORMAT = "diplomat-desk-export"
VERSION = 1
Names = Mapping[int, tuple[str, str]]
"""References and titles of initiatives, by id."""

_INNER: dict[type, tuple[str, ...]] = {
    Engagement: ("organisation_id",),
    Appearance: ("person_id",),
    Source: ("key",),
    Meeting: ("key",),
    Person: ("id", "version", "kept"),
    Organisation: ("id", "version", "kept"),
    Initiative: ("id", "version", "parent_id", "links"),
}
"""What means nothing outside of the register; what is within another comes before it."""


class Namesakes:
    """Which of several people or organisations with one name is meant, by the order in which they come."""

    def __init__(self) -> None:
        self._ids: dict[str, list[int]] = {}

    def number(self, name: str, known: int) -> int:
        """Return 1 for the first with ``name``, 2 for another one, and so on."""
        ids = self._ids.setdefault(name, [])
        if known not in ids:
            ids.append(known)
        return ids.index(known) + 1

    def told(self, name: str, known: int) -> dict[str, int]:
        """Return what is written of it: nothing for the first."""
        number = self.number(name, known)
        return {"namesake": number} if number > 1 else {}


class Writer:
    """Turns records into plain data; remembers which namesakes it met."""

    def __init__(self) -> None:
        self.people, self.bodies = Namesakes(), Namesakes()

    def initiative(self, one: Initiative, names: Names) -> dict[str, Any]:
        """Return ``one``, which names nobody who must not be named, as plain data."""
        data: dict[str, Any] = _converter.unstructure(one)
        numbers = {source.key: n for n, source in enumerate(one.sources, 1) if source.key}
        data["process"] = names.get(one.parent_id or 0, ("", ""))[0]
        data["sources"] = [{"number": n} | source for n, source in enumerate(data["sources"], 1)]
        for claim in data["claims"]:
            claim["source"] = numbers.get(claim["source"])
        data["links"] = [
            {"kind": tie.kind, "reference": names[tie.target_id][0],
             "title": names[tie.target_id][1], "note": tie.note}
            for tie in one.links
            if tie.target_id in names
        ]  # fmt: skip
        for kept in data["attachments"]:
            kept["sha256"] = kept.pop("digest")
        self._tell_apart(one, data)
        return data

    def person(self, one: Person) -> dict[str, Any]:
        """Return a person as plain data."""
        return self._named(one, self.people)

    def organisation(self, one: Organisation) -> dict[str, Any]:
        """Return an organisation as plain data."""
        return self._named(one, self.bodies)

    def _tell_apart(self, one: Initiative, data: dict[str, Any]) -> None:
        for body, told in zip(one.organisations, data["organisations"], strict=True):
            told.update(self.bodies.told(body.name, body.organisation_id))
        groups = [(one.people, data["people"])]
        groups += [
            (meeting.attendance, told["attendance"])
            for meeting, told in zip(one.meetings, data["meetings"], strict=True)
        ]
        for people, entries in groups:
            for person, told in zip(people, entries, strict=True):
                told.update(self.people.told(person.name, person.person_id))

    @staticmethod
    def _named(one: Person | Organisation, namesakes: Namesakes) -> dict[str, Any]:
        data: dict[str, Any] = _converter.unstructure(one)
        only = {"only_named": True} if not one.kept else {}
        return data | only | namesakes.told(one.name, one.id)


def write(selection: Selection, options: Options = USUAL) -> Written:
    """Return ``selection`` as JSON, UTF-8."""
    del options
    return Written("".join(_pieces(selection)).encode("utf-8", "replace"))


def initiative_data(one: Initiative, names: Names) -> dict[str, Any]:
    """Return a record by itself as the export has it."""
    return Writer().initiative(one, names)


def term_data(term: Term) -> dict[str, Any]:
    """Return a term as plain data, without its vocabulary."""
    data: dict[str, Any] = _converter.unstructure(term)
    del data["vocabulary"]
    return data


def country_data(one: Country) -> dict[str, Any]:
    """Return a country as plain data; the names of profiles by profile."""
    data: dict[str, Any] = _converter.unstructure(one)
    return data | {"shown_as": dict(one.shown_as)}


def _pieces(selection: Selection) -> Iterator[str]:
    writer = Writer()
    yield "{\n"
    for name, value in _head(selection.about).items():
        yield f" {_text(name)}: {_text(value)},\n"
    names = selection.names
    yield from _list(
        "initiatives", (writer.initiative(one, names) for one in selection.initiatives())
    )
    for name, others in (("processes", selection.processes), ("rounds", selection.rounds)):
        yield from _list(name, (writer.initiative(one, names) for one in others()))
    yield from _list("people", map(writer.person, selection.people()))
    yield from _list("organisations", map(writer.organisation, selection.organisations()))
    yield f' "vocabularies": {_text(_vocabularies(selection.terms()))},\n'
    yield from _list("entities", map(country_data, selection.entities()))
    countries = {code: selection.countries.name(code) for code in selection.codes()}
    yield f' "countries": {_text(countries)}\n}}\n'


def _head(about: About) -> dict[str, Any]:
    tally = about.tally
    return {
        "format": FORMAT,
        "version": VERSION,
        "register": about.register,
        "made_on": about.made_on.isoformat(),
        "filter": about.filter,
        "counting": tally.unit.value,
        "ceiling": about.ceiling.code,
        "withheld": {"records": tally.withheld, "entries": tally.entries},
        "count": tally.selected,
    }


def _list(name: str, records: Iterable[dict[str, Any]]) -> Iterator[str]:
    yield f" {_text(name)}: ["
    separator = "\n  "
    for one in records:
        yield separator + _text(one)
        separator = ",\n  "
    yield "\n ],\n"


def _vocabularies(terms: Iterable[Term]) -> dict[str, list[dict[str, Any]]]:
    found: dict[str, list[dict[str, Any]]] = {}
    for term in terms:
        found.setdefault(term.vocabulary, []).append(term_data(term))
    return found


def _text(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)


def _made() -> Converter:
    converter = Converter()
    converter.register_unstructure_hook(PartialDate, str)
    converter.register_unstructure_hook(Level, lambda level: level.code)
    for cls, inner in _INNER.items():
        omitted = {name: override(omit=True) for name in inner}
        made = make_dict_unstructure_fn(cls, converter, **omitted)  # type: ignore[arg-type,var-annotated]
        converter.register_unstructure_hook(cls, made)
    return converter


_converter = _made()
