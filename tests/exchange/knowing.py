"""What a new register knows, and short ways to drafts."""

from functools import cache
from typing import Any

from diplomat_desk.domain.countries import Countries
from diplomat_desk.domain.initiative import Initiative
from diplomat_desk.domain.terms import Vocabularies
from diplomat_desk.exchange.drafting import draft
from diplomat_desk.exchange.drafts import Draft, Weight
from diplomat_desk.exchange.known import Known, by_name
from diplomat_desk.exchange.mapping import ColumnMapping, Mapping
from diplomat_desk.exchange.tables import Row
from diplomat_desk.services.reference import default_countries, default_terms


@cache
def known() -> Known:
    """Return what a new register knows, and a few organisations and people."""
    return Known(
        countries=Countries(default_countries()),
        vocabularies=Vocabularies(default_terms()),
        organisations=by_name(
            [("United Nations", ["UN", "ONU"]), ("Pugwash Conferences", []), ("UNITA", [])]
        ),
        people=by_name([("Lakhdar Brahimi", ["L. Brahimi"])]),
    )


def column(place: int, target: str, **more: Any) -> ColumnMapping:  # noqa: ANN401 - any setting
    """Return a column called by its letter."""
    return ColumnMapping(place=place, header=f"Column {'ABCDEFGH'[place]}", target=target, **more)


def mapping(*columns: ColumnMapping, **defaults: str) -> Mapping:
    """Return a mapping with the two choices that every record needs."""
    needed = {"kind": "mediation", "track": "L2"} | defaults
    return Mapping(columns=columns, defaults=tuple(needed.items()))


def drafted(how: Mapping, *cells: str, known_already: Known | None = None) -> Draft:
    """Return the draft of a row of these cells, which is the second of its file."""
    return draft(Row(2, cells), how, known_already or known())


def made(how: Mapping, *cells: str, known_already: Known | None = None) -> Initiative:
    """Return the record of a row of these cells, which must not be refused."""
    found = drafted(how, *cells, known_already=known_already)
    assert found.initiative is not None, found.findings
    return found.initiative


def told(found: Draft, weight: Weight | None = None) -> list[tuple[str, str]]:
    """Return the column and the value of each finding, of one weight or all."""
    return [(f.column, f.value) for f in found.findings if weight in (None, f.weight)]


def noted(one: Initiative) -> str:
    """Return everything that the record's notes say."""
    return "\n".join(note.text for note in one.notes)
