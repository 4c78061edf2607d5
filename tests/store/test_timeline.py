"""What ran when, read from a real register: dates as far as they are known, nothing above the ceiling."""

from typing import Any

import pytest

from diplomat_desk.domain.confidentiality import Level
from diplomat_desk.domain.filters import Filter, Unit
from diplomat_desk.domain.initiative import CountryParticipation, Initiative
from diplomat_desk.domain.timeline import FOREVER, Timeline
from diplomat_desk.services import looking, recording
from diplomat_desk.services.desk import Desk
from diplomat_desk.services.plots import timeline
from tests.making import between, day, small

PROCESSES = Filter(unit=Unit.PROCESSES)


def put(desk: Desk, title: str, **more: Any) -> Initiative:  # noqa: ANN401 - any field
    after = recording.record(desk, small(title, **more)).after
    assert after is not None
    return after.initiative


def ask(desk: Desk, chosen: Filter | None = None) -> Timeline:
    return timeline.ask(desk, chosen or Filter(), {})


def row(found: Timeline, title: str) -> dict[str, Any]:
    """Return the columns of one initiative."""
    number = found.titles.index(title)
    names = (
        "references", "tracks", "statuses", "starts", "ends", "due", "planned", "firsts", "lasts",
        "countries", "processes",
    )  # fmt: skip
    return {name: getattr(found, name)[number] for name in names}


def test_dates_come_as_they_are_known_with_the_days_they_stand_for(desk: Desk) -> None:
    put(desk, "Month", start=day("1991-10"), end=day("1992~"))
    put(desk, "Planned", planned_start=day("2030"), planned_end=day("2031-06"))
    put(desk, "Undated")
    found = ask(desk)
    month = row(found, "Month")
    assert (month["starts"], month["ends"]) == ("1991-10", "1992~")
    assert (month["firsts"], month["lasts"]) == ("1991-10-01", "1992-12-31")
    planned = row(found, "Planned")
    assert (planned["planned"], planned["starts"], planned["lasts"]) == (1, "2030", "2031-06-30")
    assert row(found, "Undated")["firsts"] == ""
    assert found.tally.undated == 1


def test_what_says_so_or_is_active_without_an_end_has_none(desk: Desk) -> None:
    put(desk, "Says so", start=day("2015"), end=day(".."))
    put(desk, "Active", start=day("2015"), status="active", planned_end=day("2030"))
    put(desk, "Concluded", start=day("2015"), status="concluded")
    put(desk, "Ended", start=day("2015"), end=day("2016"), status="active")
    put(desk, "Active, undated", status="active")
    put(desk, "Active, planned", planned_start=day("2035"), status="active")
    found = ask(desk)
    open_ended = {
        title for title, last in zip(found.titles, found.lasts, strict=True) if last == FOREVER
    }
    assert open_ended == {"Says so", "Active"}
    assert row(found, "Active")["due"] == "2030"


def test_countries_are_those_that_it_counts_in(desk: Desk) -> None:
    two = (*between("PAK", "IND"), CountryParticipation("PAK", "host"))
    put(desk, "Talks", start=day("2001"), countries=two)
    put(desk, "Nobody's", start=day("2001"))
    assert sorted(row(ask(desk), "Talks")["countries"].split(",")) == ["IND", "PAK"]
    assert row(ask(desk), "Nobody's")["countries"] == ""
    hosts = ask(desk, Filter(country_role="host"))
    assert row(hosts, "Talks")["countries"] == "PAK"


def test_rounds_name_their_process_where_rounds_count(desk: Desk) -> None:
    process = put(desk, "Dialogue")
    put(desk, "First", start=day("1991"), parent_id=process.id)
    found = ask(desk)
    assert found.titles == ("First",)
    assert found.processes == (process.id,)
    assert found.named == {process.id: (process.reference, "Dialogue")}
    assert found.rounds == {}


def test_a_process_reaches_over_its_rounds_and_has_those_that_match(desk: Desk) -> None:
    process = put(desk, "Dialogue", countries=between("PAK"))
    put(desk, "Second", start=day("1995"), parent_id=process.id, tags=("water",))
    put(desk, "First", start=day("1991-10"), parent_id=process.id, countries=between("IND"))
    dated = put(desk, "Dated", start=day("1985-01-02"), status="concluded")
    put(desk, "Later", start=day("2003-05-06"), parent_id=dated.id)
    found = ask(desk, PROCESSES)
    assert sorted(found.titles) == ["Dated", "Dialogue"]
    one = row(found, "Dialogue")
    assert (one["starts"], one["ends"]) == ("1991-10", "1995")
    assert (one["firsts"], one["lasts"]) == ("1991-10-01", "1995-12-31")
    assert one["countries"] == "IND,PAK"
    assert [held.title for held in found.rounds[process.id]] == ["First", "Second"]
    assert row(found, "Dated")["lasts"] == "2003-05-06"
    tagged = ask(desk, Filter(unit=Unit.PROCESSES, tags=("water",)))
    assert [held.title for held in tagged.rounds[process.id]] == ["Second"]
    assert row(tagged, "Dialogue")["firsts"] == "1991-10-01"
    assert found.tally.undated == 0


def test_nothing_above_the_ceiling_shows_or_stretches_anything(desk: Desk) -> None:
    secret = put(desk, "Secret process", confidentiality=Level.CONFIDENTIAL)
    put(desk, "Its round", start=day("1999"), parent_id=secret.id)
    process = put(desk, "Dialogue")
    put(desk, "Open round", start=day("1999"), parent_id=process.id)
    put(
        desk,
        "Secret round",
        start=day("1947"),
        parent_id=process.id,
        confidentiality=Level.CONFIDENTIAL,
    )
    hidden = CountryParticipation("IND", level=Level.CONFIDENTIAL)
    put(desk, "Half open", start=day("2001"), countries=(*between("PAK"), hidden))
    low = ask(desk, Filter(ceiling=Level.LIMITED))
    assert sorted(low.titles) == ["Half open", "Its round", "Open round"]
    assert low.named == {process.id: (process.reference, "Dialogue")}
    assert row(low, "Its round")["processes"] == 0
    assert row(low, "Half open")["countries"] == "PAK"
    assert low.marking is Level.PUBLIC
    both = ask(desk, Filter(ceiling=Level.LIMITED, unit=Unit.PROCESSES))
    assert row(both, "Dialogue")["firsts"] == "1999-01-01"
    assert ask(desk).marking is Level.CONFIDENTIAL


def test_a_binned_process_is_not_named(desk: Desk) -> None:
    process = put(desk, "Dialogue")
    put(desk, "Round", start=day("1999"), parent_id=process.id)
    recording.delete(desk, [process.id])
    found = ask(desk)
    assert found.titles == ("Round",)
    assert found.named == {}
    assert found.processes == (0,)


def test_record_text_of_any_kind_comes_back_as_it_is(desk: Desk) -> None:
    for title in ('"quoted", [1]', "back\\slash", "ہندوستان 🤝", "a\u2028b"):
        put(desk, title, start=day("2001"))
    assert set(ask(desk).titles) >= {'"quoted", [1]', "back\\slash", "ہندوستان 🤝"}


@pytest.mark.parametrize("unit", list(Unit))
@pytest.mark.parametrize("ceiling", [Level.PUBLIC, Level.CONFIDENTIAL])
def test_the_timeline_holds_what_the_list_holds(sample: Desk, unit: Unit, ceiling: Level) -> None:
    for chosen in (
        Filter(unit=unit, ceiling=ceiling),
        Filter(unit=unit, ceiling=ceiling, countries=("IND",), since=day("2000")),
        Filter(unit=unit, ceiling=ceiling, tracks=("T2",), text="dialogue"),
    ):
        found = ask(sample, chosen)
        tally = looking.tally(sample, chosen)
        assert (found.tally.selected, len(found.ids)) == (tally.selected, tally.selected)
        assert found.tally.undated == tally.undated == found.firsts.count("")
        assert list(found.ids) == sorted(found.ids)
