"""The register as files for other programs: JSON with everything, CSV with the columns of the list.

The JSON is one object:

- ``format`` is ``diplomat-desk-export``, ``version`` 1 (it grows only by new names), ``register`` the
  register's name, ``made_on`` the day;
- ``filter`` says in words what was selected, ``counting`` whether ``rounds`` or ``processes`` count as
  one, ``ceiling`` up to which level, ``withheld`` how many records and entries of the whole register lie
  above it, ``count`` how many initiatives follow;
- ``initiatives``: each whole. Dates are EDTF texts, choices the codes of terms, levels codes. An
  initiative is named by its reference (``process``, ``links``), a source by its ``number`` in the
  record (``claims``); a file's content is not in it, its SHA-256 is;
- ``people`` and ``organisations``: those that the initiatives name, whole, named by their names;
- ``vocabularies``: the terms used, by vocabulary; ``countries``: the names of the codes used.

Nothing above the ceiling is in it, and nobody who attended a meeting under the Chatham House Rule or off
the record, at any ceiling.
"""

import csv
import io
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from diplomat_desk.charts.csvout import safe_cell
from diplomat_desk.domain.confidentiality import Level
from diplomat_desk.domain.entities import EntityRow
from diplomat_desk.domain.figures import Row, Sort, Tally
from diplomat_desk.domain.filters import Filter, in_words
from diplomat_desk.domain.initiative import Initiative
from diplomat_desk.domain.organisations import Organisation
from diplomat_desk.domain.people import Person
from diplomat_desk.domain.used_terms import Used, terms_of
from diplomat_desk.domain.veil import unattributed
from diplomat_desk.domain.words import say
from diplomat_desk.services import looking
from diplomat_desk.services.desk import Desk
from diplomat_desk.services.drawing import today
from diplomat_desk.services.plain import plain
from diplomat_desk.store import listing, put_out, reading

FORMAT = "diplomat-desk-export"
VERSION = 1
_LEVELS = ("confidentiality", "level")
_INNER = ("id", "person_id", "organisation_id", "version", "key", "kept", "parent_id")
_PAGE = 500


def as_json(desk: Desk, chosen: Filter, sort: Sort) -> tuple[bytes, Tally]:
    """Return what ``chosen`` selects as JSON, UTF-8, and its tally."""
    with desk.register.reading() as connection:
        found = listing.choose(connection, chosen, sort)
        whole = [unattributed(one) for one in reading.whole(connection, found.ids, chosen.ceiling)]
        names = put_out.names(connection, _others(whole), chosen.ceiling)
        people = put_out.people_whole(connection, _people_of(whole), chosen.ceiling)
        bodies = put_out.organisations_whole(connection, _bodies_of(whole), chosen.ceiling)
    tally = found.tally
    data = {
        "format": FORMAT,
        "version": VERSION,
        "register": desk.name,
        "made_on": str(today()),
        "filter": in_words(chosen, desk.vocabularies, desk.countries),
        "counting": chosen.unit.value,
        "ceiling": chosen.ceiling.code,
        "withheld": {"records": tally.withheld, "entries": tally.entries},
        "count": len(whole),
        "initiatives": [record_data(one, names) for one in whole],
        "people": [_named_whole(one) for one in people],
        "organisations": [_named_whole(one) for one in bodies],
        "vocabularies": _vocabularies(desk, _used(whole, people, bodies)),
        "countries": _countries(desk, whole, people, bodies),
    }
    return (json.dumps(data, ensure_ascii=False, indent=1) + "\n").encode(), tally


def as_csv(desk: Desk, chosen: Filter, sort: Sort) -> tuple[bytes, Tally]:
    """Return the list of what ``chosen`` selects as CSV (RFC 4180) and its tally.

    Dates are EDTF texts, choices and countries in words. UTF-8 with a mark in front, so that Excel reads
    it as what it is; a cell that a spreadsheet would take for a formula begins with an apostrophe.
    """
    with desk.register.reading() as connection:
        found = listing.choose(connection, chosen, sort)
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(_headings())
    for first in range(0, len(found.ids), _PAGE):
        rows = looking.rows(desk, found.ids[first : first + _PAGE], chosen.ceiling)
        writer.writerows([safe_cell(cell) for cell in _cells(desk, row)] for row in rows)
    return out.getvalue().encode("utf-8-sig"), found.tally


def record(desk: Desk, one: Initiative, ceiling: Level) -> dict[str, Any]:
    """Return an initiative that was read under ``ceiling`` whole, as the JSON export has it."""
    outside = unattributed(one)
    with desk.register.reading() as connection:
        return record_data(outside, put_out.names(connection, _others([outside]), ceiling))


def record_data(one: Initiative, names: Mapping[int, tuple[str, str]]) -> dict[str, Any]:
    """Return ``one`` as plain data; ``names`` are references and titles of the initiatives it names."""
    data: dict[str, Any] = _outside(plain(unattributed(one)))
    numbers = {source.key: n for n, source in enumerate(one.sources, 1) if source.key}
    data["process"] = names.get(one.parent_id or 0, ("", ""))[0]
    data["sources"] = [{"number": n} | source for n, source in enumerate(data["sources"], 1)]
    for claim in data["claims"]:
        claim["source"] = numbers.get(claim["source"])
    data["links"] = [
        {"kind": tie.kind, "reference": names[tie.target_id][0], "title": names[tie.target_id][1],
         "note": tie.note}
        for tie in one.links
        if tie.target_id in names
    ]  # fmt: skip
    for kept in data["attachments"]:
        kept["sha256"] = kept.pop("digest")
    return data


def people(desk: Desk, text: str, ceiling: Level) -> tuple[EntityRow, ...]:
    """Return the people whose names contain ``text``, without what a meeting's rule keeps inside."""
    with desk.register.reading() as connection:
        return put_out.people_rows(connection, text, ceiling)


def organisations(desk: Desk, text: str, ceiling: Level) -> tuple[EntityRow, ...]:
    """Return the organisations that ``text`` finds, by name."""
    with desk.register.reading() as connection:
        return put_out.organisation_rows(connection, text, ceiling)


def _outside(data: Any) -> Any:  # noqa: ANN401 - whatever JSON can hold
    """Return plain data with the code of each level instead of its number, and no inner numbers."""
    if isinstance(data, list):
        return [_outside(one) for one in data]
    if not isinstance(data, dict):
        return data
    return {
        name: Level(held).code if name in _LEVELS else _outside(held)
        for name, held in data.items()
        if name not in _INNER
    }


def _named_whole(one: Person | Organisation) -> dict[str, Any]:
    data: dict[str, Any] = _outside(plain(one))
    return data


def _others(whole: Iterable[Initiative]) -> Iterator[int]:
    for one in whole:
        if one.parent_id:
            yield one.parent_id
        yield from (tie.target_id for tie in one.links)


def _people_of(whole: Iterable[Initiative]) -> Iterator[int]:
    for one in whole:
        yield from (person.person_id for person in one.people)
        for meeting in one.meetings:
            yield from (person.person_id for person in meeting.attendance)


def _bodies_of(whole: Iterable[Initiative]) -> Iterator[int]:
    return (body.organisation_id for one in whole for body in one.organisations)


def _used(
    whole: Sequence[Initiative], people: Sequence[Person], bodies: Sequence[Organisation]
) -> set[Used]:
    used = {pair for one in whole for pair in terms_of(one)}
    used |= {("capacity", part.capacity) for one in people for part in one.affiliations}
    return used | {("organisation-type", one.type) for one in bodies}


def _vocabularies(desk: Desk, used: set[Used]) -> dict[str, list[dict[str, str]]]:
    found: dict[str, list[dict[str, str]]] = {}
    for term in desk.vocabularies.terms:
        if (term.vocabulary, term.code) in used:
            found.setdefault(term.vocabulary, []).append(
                {"code": term.code, "label": term.label, "definition": term.definition}
            )
    return found


def _countries(
    desk: Desk,
    whole: Sequence[Initiative],
    people: Sequence[Person],
    bodies: Sequence[Organisation],
) -> dict[str, str]:
    codes = {part.country for one in whole for part in one.countries}
    codes |= {part.country for one in whole for part in one.places}
    codes |= {part.country for one in whole for part in one.meetings}
    codes |= {one.country for one in people} | {one.country for one in bodies}
    return {code: desk.countries.name(code) for code in sorted(codes) if code}


def _headings() -> list[str]:
    return [
        say("Reference"), say("Title"), say("Kind"), say("Track"), say("Countries"), say("Start"),
        say("End"), say("Planned"), say("Status"), say("Approach"), say("Mode"), say("Organisations"),
        say("Place"), say("Tags"), say("Confidentiality"), say("Rounds"),
    ]  # fmt: skip


def _cells(desk: Desk, row: Row) -> list[str]:
    label = desk.vocabularies.label
    return [
        row.reference, row.title, label("kind", row.kind), label("track", row.track),
        "; ".join(desk.countries.name(code) for code in row.countries), row.start, row.end,
        say("yes") if row.planned else "", label("status", row.status),
        label("approach", row.approach), label("mode", row.mode), "; ".join(row.organisations),
        "; ".join(row.places), "; ".join(row.tags), row.confidentiality.label,
        str(row.rounds) if row.rounds else "",
    ]  # fmt: skip
