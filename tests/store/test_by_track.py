"""What each track comes to, held against plain Python over whole records."""

import pytest

from diplomat_desk.domain.confidentiality import Level
from diplomat_desk.domain.figures import Sort
from diplomat_desk.domain.filters import Filter, Unit
from diplomat_desk.domain.track_standing import Standings
from diplomat_desk.services import looking, recording
from diplomat_desk.services.desk import Desk
from diplomat_desk.store import by_track
from tests.making import between, day, small
from tests.planted import plant


def ask(desk: Desk, chosen: Filter) -> Standings:
    with desk.register.reading() as connection:
        return by_track.ask(connection, chosen)


@pytest.mark.parametrize("chosen", [Filter(), Filter(countries=("IND",)), Filter(tracks=("T2",))])
def test_the_sample_agrees(sample: Desk, chosen: Filter) -> None:
    whole = looking.whole(sample, chosen, Sort())
    found = ask(sample, chosen)
    assert {one.track for one in found.tracks} == {one.track for one in whole}
    for standing in (*found.tracks, found.together):
        mine = [one for one in whole if standing is found.together or one.track == standing.track]
        kinds = [{outcome.kind for outcome in one.outcomes} for one in mine]
        years = [str(one.start)[:4] for one in mine if one.start]
        assert standing.number == len(mine)
        assert standing.with_outcome == sum(bool(kind - {"none"}) for kind in kinds)
        assert standing.without_outcome == sum(kind == {"none"} for kind in kinds)
        assert standing.outcome_not_recorded == sum(not kind for kind in kinds)
        assert standing.transferred == sum(bool(one.transfers) for one in mine)
        assert standing.countries == len({part.country for one in mine for part in one.countries})
        bodies = {body.organisation_id for one in mine for body in one.organisations}
        assert standing.organisations == len(bodies)
        assert (standing.first, standing.latest) == (min(years), max(years))


def test_a_process_has_what_its_rounds_have(desk: Desk) -> None:
    process = recording.record(desk, small("Process", track="L2", countries=between("IND"))).after
    assert process is not None
    round_ = small("Round", track="T2", start=day("1991"), parent_id=process.initiative.id)
    recording.record(desk, round_)
    (only,) = ask(desk, Filter(unit=Unit.PROCESSES)).tracks
    assert (only.track, only.number, only.countries, only.first) == ("L2", 1, 1, "1991")


def test_nothing_above_the_ceiling_counts(desk: Desk) -> None:
    plant(desk)
    found = ask(desk, Filter(ceiling=Level.RESTRICTED))
    (only,) = found.tracks
    assert (only.number, only.countries, only.organisations) == (1, 1, 1)
    assert (only.transfers, only.with_outcome, found.marking) == (1, 1, Level.PUBLIC)
    assert ask(desk, Filter()).marking is Level.CONFIDENTIAL


def test_an_empty_register_has_no_tracks(desk: Desk) -> None:
    found = ask(desk, Filter())
    assert (found.tracks, found.together.number) == ((), 0)
