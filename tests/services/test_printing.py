"""What a report is made from: the selection as one state, and a stop that is heard."""

import pytest

from diplomat_desk.domain.confidentiality import Level
from diplomat_desk.domain.filters import Filter, Unit
from diplomat_desk.domain.initiative import CountryParticipation
from diplomat_desk.domain.people import Appearance, Person
from diplomat_desk.reports.errors import CancelledError
from diplomat_desk.services import drawing, looking, printing, recording
from diplomat_desk.services.desk import Desk
from diplomat_desk.services.writing import put_one
from tests.making import small
from tests.planted import HIDDEN, SILENT, plant


def test_the_material_is_the_selection(sample: Desk) -> None:
    chosen = Filter(tracks=("T2",), countries=("IND",))
    found = printing.material(sample, chosen)
    assert (
        len(found.initiatives)
        == looking.tally(sample, chosen).selected
        == found.crosstab.tally.selected
    )
    assert found.register == "South Asia"
    rounds = [one for one in found.initiatives if one.parent_id]
    assert rounds
    assert {one.parent_id for one in rounds} == set(found.processes)


def test_processes_come_with_the_countries_of_their_rounds(sample: Desk) -> None:
    found = printing.material(sample, Filter(unit=Unit.PROCESSES, text="chaophraya"))
    assert [one.title for one in found.initiatives] == ["Chaophraya Dialogue"]
    assert found.counted_under == {found.initiatives[0].id: ("IND", "PAK")}


def test_nothing_above_the_ceiling_is_in_it(desk: Desk) -> None:
    recording.record(desk, small("Zanzibarquell", confidentiality=Level.CONFIDENTIAL))
    recording.record(desk, small("Open"))
    found = printing.material(desk, Filter(ceiling=Level.PUBLIC))
    assert [one.title for one in found.initiatives] == ["Open"]
    assert "Zanzibarquell" not in repr(found)
    assert found.crosstab.tally.withheld == 1


def test_a_stop_is_heard(sample: Desk) -> None:
    asked = iter([False, False, True])
    with pytest.raises(CancelledError, match="nothing was printed"):
        printing.material(sample, Filter(), stopped=lambda: next(asked))


def test_the_suggested_name_carries_the_marking() -> None:
    assert printing.suggested_name("South Asia", Level.PUBLIC) == "South Asia – register.pdf"
    assert (
        printing.suggested_name("South Asia", Level.LIMITED)
        == "South Asia – register (limited).pdf"
    )


@pytest.mark.parametrize("ceiling", list(Level))
def test_who_attended_under_a_rule_is_in_no_material(desk: Desk, ceiling: Level) -> None:
    plant(desk)
    found = printing.material(desk, Filter(text="Open talks", ceiling=ceiling))
    assert [one.title for one in found.initiatives] == ["Open talks"]
    assert SILENT not in repr(found)
    assert (HIDDEN in repr(found.initiatives)) is (ceiling is Level.CONFIDENTIAL)
    assert found.marking is (Level.CONFIDENTIAL if ceiling is Level.CONFIDENTIAL else Level.PUBLIC)


def test_a_raised_person_or_process_raises_the_marking(desk: Desk) -> None:
    person = Person(name="Eve", confidentiality=Level.LIMITED)
    put_one(desk, person, None)
    recording.record(desk, small("Open", people=(Appearance("Eve"),)))
    process = recording.record(desk, small("Process", confidentiality=Level.RESTRICTED)).id
    recording.record(desk, small("Round", parent_id=process))
    assert printing.material(desk, Filter(text="Open")).marking is Level.LIMITED
    assert printing.material(desk, Filter(text="Round")).marking is Level.RESTRICTED
    assert printing.material(desk, Filter(ceiling=Level.PUBLIC)).marking is Level.PUBLIC


def test_a_raised_country_raises_the_marking_of_a_chart(desk: Desk) -> None:
    countries = (CountryParticipation("IND"), CountryParticipation("PAK", level=Level.LIMITED))
    recording.record(desk, small("Open", countries=countries))
    assert drawing.numbers(desk, bars(Filter())).marking is Level.LIMITED
    assert drawing.numbers(desk, bars(Filter(ceiling=Level.PUBLIC))).marking is Level.PUBLIC


def bars(chosen: Filter) -> drawing.Request:
    return drawing.Request(name="track-by-country", filter=chosen)
