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
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import fields
from itertools import count
from typing import Any, BinaryIO

from diplomat_desk.domain.altered import altered
from diplomat_desk.domain.countries import Country
from diplomat_desk.domain.initiative import Engagement, Initiative, Source
from diplomat_desk.domain.keeping import Attachment, Claim, Link
from diplomat_desk.domain.meetings import Meeting
from diplomat_desk.domain.organisations import Organisation
from diplomat_desk.domain.people import Appearance, Person
from diplomat_desk.domain.terms import Term
from diplomat_desk.exchange.formats.json_text import Shape, Texts, Writes
from diplomat_desk.exchange.formats.selection import (
    USUAL,
    About,
    Notes,
    Options,
    Selection,
    as_text,
)

FORMAT = "diplomat-desk-export"
VERSION = 1
Names = Mapping[int, tuple[str, str]]
"""References and titles of initiatives, by id."""


class Namesakes:
    """Which of several people or organisations with one name is meant, by the order in which they come."""

    def __init__(self) -> None:
        self._numbers: dict[tuple[str, int], int] = {}
        self._met: Counter[str] = Counter()

    def told(self, text: str, name: str, known: int) -> str:
        """Return ``text``, an object, with what is written of it: nothing for the first with ``name``."""
        number = self._numbers.get((name, known)) or self._new(name, known)
        return f'{text[:-1]}, "namesake": {number}}}' if number > 1 else text

    def _new(self, name: str, known: int) -> int:
        self._met[name] += 1
        self._numbers[name, known] = self._met[name]
        return self._met[name]


class Writer:
    """Writes records as JSON; remembers which namesakes it met."""

    def __init__(self) -> None:
        self._people, self._bodies = Namesakes(), Namesakes()
        # What the record under way calls its sources.
        self._numbers: Mapping[int, int] = {}
        self._sources = count(1)
        made = Texts(self._shapes())
        self._whole, self._person = made.of(Initiative), made.of(Person)
        self._organisation = made.of(Organisation)

    def initiative(self, one: Initiative, names: Names) -> str:
        """Return ``one``, which names nobody who must not be named, as JSON."""
        self._sources = count(1)
        if one.claims:
            self._numbers = {source.key: n for n, source in enumerate(one.sources, 1) if source.key}
        process = _text(names.get(one.parent_id or 0, ("", ""))[0])
        told = (tie for tie in one.links if tie.target_id in names)
        links = ", ".join(_tie(tie, *names[tie.target_id]) for tie in told)
        return f'{self._whole(one)[:-1]}, "process": {process}, "links": [{links}]}}'

    def person(self, one: Person) -> str:
        """Return a person as JSON."""
        return self._people.told(_kept(self._person(one), one), one.name, one.id)

    def organisation(self, one: Organisation) -> str:
        """Return an organisation as JSON."""
        return self._bodies.told(_kept(self._organisation(one), one), one.name, one.id)

    def _shapes(self) -> dict[type, Shape]:
        """Return how each class is told: without what means nothing outside of the register."""
        return {
            Engagement: Shape(("organisation_id",), finish=self._body),
            Appearance: Shape(("person_id",), finish=self._somebody),
            Source: Shape(("key",), finish=self._source),
            Meeting: Shape(("key",)),
            Claim: Shape(finish=self._claim),
            Attachment: Shape(names={"digest": "sha256"}),
            Person: Shape(("id", "version", "kept")),
            Organisation: Shape(("id", "version", "kept")),
            Initiative: Shape(("id", "version", "parent_id", "links")),
        }

    def _body(self, one: Engagement, write: Writes) -> str:
        return self._bodies.told(write(one), one.name, one.organisation_id)

    def _somebody(self, one: Appearance, write: Writes) -> str:
        return self._people.told(write(one), one.name, one.person_id)

    def _source(self, one: Source, write: Writes) -> str:
        return f'{{"number": {next(self._sources)}, {write(one)[1:]}'

    def _claim(self, one: Claim, write: Writes) -> str:
        return write(altered(one, source=self._numbers.get(one.source)))


def write(selection: Selection, out: BinaryIO, options: Options = USUAL) -> Notes:
    """Write ``selection`` as JSON, UTF-8."""
    del options
    with as_text(out) as text:
        text.writelines(_pieces(selection))
    return ()


def initiative_data(one: Initiative, names: Names) -> dict[str, Any]:
    """Return a record by itself as the export has it."""
    data: dict[str, Any] = json.loads(Writer().initiative(one, names))
    return data


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
    yield from _list("entities", map(_entity, selection.entities()))
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


def _list(name: str, records: Iterable[str]) -> Iterator[str]:
    yield f" {_text(name)}: ["
    separator = "\n  "
    for one in records:
        yield separator + one
        separator = ",\n  "
    yield "\n ],\n"


def _kept(text: str, one: Person | Organisation) -> str:
    return text if one.kept else f'{text[:-1]}, "only_named": true}}'


def _tie(tie: Link, reference: str, title: str) -> str:
    return _text({"kind": tie.kind, "reference": reference, "title": title, "note": tie.note})


def _entity(one: Country) -> str:
    """Return a country as JSON; the names of profiles by profile."""
    return _text(_plain(one) | {"shown_as": dict(one.shown_as)})


def _vocabularies(terms: Iterable[Term]) -> dict[str, list[dict[str, Any]]]:
    found: dict[str, list[dict[str, Any]]] = {}
    for term in terms:
        data = _plain(term)
        found.setdefault(data.pop("vocabulary"), []).append(data)
    return found


def _plain(value: Term | Country) -> dict[str, Any]:
    return {one.name: getattr(value, one.name) for one in fields(value)}


def _text(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)
