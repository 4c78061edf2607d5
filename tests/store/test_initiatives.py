"""Initiatives whole: what is written comes back, and derived columns follow."""

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from sqlalchemy import text

from diplomat_desk.domain.confidentiality import TOP, Level
from diplomat_desk.domain.errors import MissingError, RefusedError, StaleError
from diplomat_desk.domain.figures import Sort
from diplomat_desk.domain.filters import Filter
from diplomat_desk.domain.initiative import Engagement, Initiative
from diplomat_desk.services import looking, recording
from diplomat_desk.services.desk import Desk
from tests.making import HOSTILE, full, initiatives, small


def kept(desk: Desk, initiative: Initiative) -> Initiative:
    """Record ``initiative`` and return what the register gives back."""
    state = recording.record(desk, initiative).after
    assert state is not None
    return looking.one(desk, state.initiative.id, TOP)


def test_every_field_comes_back(desk: Desk) -> None:
    wanted = full()
    found = kept(desk, wanted)
    assert replace(found, id=0, version=0) == wanted


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=40)
@given(initiatives)
def test_any_record_comes_back(desk: Desk, wanted: Initiative) -> None:
    found = kept(desk, wanted)
    assert replace(found, id=0, version=0, reference="") == wanted


@pytest.mark.parametrize("said", HOSTILE)
def test_text_is_only_text(desk: Desk, said: str) -> None:
    found = kept(desk, small(said, summary=said, organisations=(Engagement(said),), tags=(said,)))
    assert (found.title, found.summary, found.organisations[0].name, found.tags) == (
        said,
        said,
        said,
        (said,),
    )
    assert list(looking.select(desk, Filter(tags=(said,)), Sort()).ids) == [found.id]
    assert looking.tally(desk, Filter(text=said)).selected <= 1


def test_a_nul_is_not_kept_and_a_long_text_is(desk: Desk) -> None:
    found = kept(desk, small("A\x00B", summary="word " * 4_000))
    assert found.title == "AB"
    assert len(found.summary) == 19_999


def test_an_edit_replaces_the_whole_and_counts_up(desk: Desk) -> None:
    first = kept(desk, full())
    bare = replace(first, tags=(), countries=(), organisations=(), sources=(), claims=())
    second = kept(desk, replace(bare, title="Other"))
    assert second.version == first.version + 1
    assert (second.title, second.tags, second.countries, second.sources) == ("Other", (), (), ())
    assert second.reference == first.reference


def test_an_older_version_does_not_overwrite_a_newer_one(desk: Desk) -> None:
    first = kept(desk, small())
    kept(desk, replace(first, title="Mine"))
    with pytest.raises(StaleError, match="not recorded"):
        recording.record(desk, replace(first, title="Theirs"))
    assert looking.one(desk, first.id, TOP).title == "Mine"


def test_references_count_by_year_and_are_never_given_twice(desk: Desk) -> None:
    one = kept(desk, small(start=full().start))
    assert one.reference == "DD-1991-0001"
    assert kept(desk, small()).reference == "DD-ND-0001"
    recording.delete(desk, [one.id])
    recording.purge(desk, [one.id])
    two = kept(desk, small(start=full().start))
    assert two.reference == "DD-1991-0002"
    assert two.id > one.id


def test_a_reference_of_ones_own_is_kept_and_must_be_free(desk: Desk) -> None:
    assert kept(desk, small(reference="MY-1")).reference == "MY-1"
    with pytest.raises(RefusedError) as caught:
        recording.record(desk, small(reference="my-1"))
    assert [p.field for p in caught.value.problems] == ["reference"]


def test_one_organisation_by_any_spelling_of_its_name(desk: Desk) -> None:
    kept(desk, small(organisations=(Engagement("Université d'Ottawa"),)))
    found = kept(
        desk, small(organisations=(Engagement("UNIVERSITE D’OTTAWA", as_given="U. Ottawa"),))
    )
    assert found.organisations == (Engagement("Université d'Ottawa", as_given="U. Ottawa"),)
    with desk.register.reading() as connection:
        assert connection.execute(text("SELECT count(*) FROM organisation")).scalar() == 1


def test_an_organisation_that_nobody_names_any_more_is_gone(desk: Desk) -> None:
    found = kept(desk, small(organisations=(Engagement("Mistyped"),)))
    kept(desk, replace(found, organisations=()))
    assert looking.organisations(desk, "mis", TOP) == ()


def test_a_record_above_the_ceiling_is_not_there(desk: Desk) -> None:
    found = kept(
        desk,
        small(
            "Secret talks", confidentiality=Level.RESTRICTED, organisations=(Engagement("Hidden"),)
        ),
    )
    with pytest.raises(MissingError):
        looking.one(desk, found.id, Level.LIMITED)
    with pytest.raises(MissingError):
        looking.by_reference(desk, found.reference, Level.LIMITED)
    assert looking.organisations(desk, "hid", Level.LIMITED) == ()
    assert looking.organisations(desk, "hid", Level.RESTRICTED) == ("Hidden",)


def test_a_round_does_not_tell_of_a_process_above_the_ceiling(desk: Desk) -> None:
    process = kept(desk, small("Process", confidentiality=Level.CONFIDENTIAL))
    child = kept(desk, small("Round", parent_id=process.id))
    assert looking.one(desk, child.id, Level.PUBLIC).parent_id is None
    assert looking.one(desk, child.id, TOP).parent_id == process.id
    rows = looking.rows(desk, [child.id], Level.PUBLIC)
    assert rows[0].parent_id is None


def test_the_search_index_is_emptied_with_the_record(desk: Desk) -> None:
    found = kept(desk, small("Findable"))
    recording.delete(desk, [found.id])
    assert looking.tally(desk, Filter(text="findable")).selected == 0
    recording.purge(desk, [found.id])
    with desk.register.reading() as connection:
        assert connection.execute(text("SELECT count(*) FROM text_search")).scalar() == 0
