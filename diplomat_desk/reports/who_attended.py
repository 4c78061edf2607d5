"""A table of people as they were then: for a meeting sheet and for a participants list."""

from collections.abc import Mapping, Sequence

from diplomat_desk.domain.people import Appearance
from diplomat_desk.domain.terms import UNKNOWN
from diplomat_desk.domain.told import role_in_words
from diplomat_desk.domain.words import say
from diplomat_desk.reports.document import Cell, Column, Row, Section, Table, cell, quiet, text
from diplomat_desk.reports.filled import filled
from diplomat_desk.reports.kinds import Basis

_SIGNED_HEIGHT = 11.0


def table(
    people: Sequence[Appearance],
    basis: Basis,
    lands: Mapping[int, str] | None = None,
    *,
    signed: bool = False,
) -> Table:
    """Return who they are; ``lands`` names countries by id of a person, ``signed`` leaves room to sign."""
    columns = [
        Column(say("Name"), 2),
        Column(say("Post and affiliation then"), 2.6),
        Column(say("Capacity"), 1.5),
        Column(say("Role"), 1.1),
    ]
    if lands:
        columns.append(Column(say("Country"), 1.1))
    if signed:
        columns.append(Column(say("Signature"), 2.2))
    rows = tuple(
        Row(_cells(one, basis, lands or {}, signed=signed), height=_SIGNED_HEIGHT if signed else 0.0)
        for one in people
    )  # fmt: skip
    found = Table(tuple(columns), (Section(rows),), say("Participants"))
    return filled(found, keep=say("Signature"))


def _cells(
    one: Appearance, basis: Basis, lands: Mapping[int, str], *, signed: bool
) -> tuple[Cell, ...]:
    words = basis.vocabularies
    given = one.as_given if one.as_given not in ("", one.name) else ""
    capacity = (
        say("not known") if one.capacity == UNKNOWN else words.label("capacity", one.capacity)
    )
    cells = [
        cell(one.name, text(quiet(say("as “{given}”", given=given))) if given else ""),
        cell(one.post, one.affiliation),
        cell(capacity),
        cell(role_in_words(words, "person-role", one.role)),
    ]
    if lands:
        code = lands.get(one.person_id, "")
        cells.append(cell(basis.countries.name(code) if code else ""))
    return (*cells, cell("")) if signed else tuple(cells)
