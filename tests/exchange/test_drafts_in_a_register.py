"""Drafts are recorded as they are, in a register with countries and words of its user's own."""

from dataclasses import replace

from diplomat_desk.domain.confidentiality import TOP
from diplomat_desk.domain.countries import Country, CountryKind
from diplomat_desk.exchange.drafting import Drafter
from diplomat_desk.exchange.known import Known
from diplomat_desk.exchange.mapping import Order
from diplomat_desk.exchange.tables import Row
from diplomat_desk.services import looking, recording, states
from diplomat_desk.services.desk import Desk
from tests.exchange.knowing import column, mapping

HOW = mapping(
    column(0, "title"),
    column(1, "start", order=Order.DMY),
    column(2, "actors", separator=";"),
    column(3, "people", separator=";"),
    column(4, "place.city"),
    column(5, "source.title"),
    column(6, "note"),
)
ROW = Row(2, ("Talks", "6/10/91", "Somaliland; Soviet Union; UN", "A. B.", "Vienna", "A book", "?"))


def test_a_draft_is_recorded_as_it_was_drafted(desk: Desk) -> None:
    states.add(desk, Country("SOL", "Somaliland", kind=CountryKind.USER))
    known = Known(countries=desk.countries, vocabularies=desk.vocabularies)
    found = Drafter(HOW, known).draft(ROW)
    assert found.initiative is not None
    assert [one.country for one in found.initiative.countries] == ["SOL", "SUN"]
    recorded = recording.record(desk, found.initiative).after
    assert recorded is not None
    kept = looking.one(desk, recorded.initiative.id, TOP)
    same = replace(found.initiative, id=kept.id, version=kept.version, reference=kept.reference)
    assert kept == same


def test_a_country_is_found_by_the_name_that_its_user_gave_it(desk: Desk) -> None:
    burma = desk.countries.find("MMR")
    assert burma is not None
    states.edit(desk, replace(burma, shown_as=(("House style", "Burma the Golden"),)))
    known = Known(countries=desk.countries, vocabularies=desk.vocabularies)
    row = Row(2, ("Talks", "", "Burma the Golden; Myanmar"))
    found = Drafter(HOW, known).draft(row)
    assert found.initiative is not None
    assert [one.country for one in found.initiative.countries] == ["MMR"]
