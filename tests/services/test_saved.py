"""Filters kept under a name: saved, renamed, updated, moved and deleted, and all of it undone."""

from dataclasses import replace

from sqlalchemy import update

from diplomat_desk.domain.confidentiality import TOP, Level
from diplomat_desk.domain.filters import Filter, Unit
from diplomat_desk.domain.saved import SavedFilter
from diplomat_desk.services import history, saved
from diplomat_desk.services.desk import Desk
from diplomat_desk.services.writing import begin
from diplomat_desk.store.schema_entities import saved_filter
from diplomat_desk.ui.step_words import redone_in_words, undone_in_words
from tests.making import day

WHOLE = Filter(
    text='"peace talks" ind',
    tracks=("T2",),
    kinds=("dialogue", "-"),
    countries=("IND",),
    country_role="host",
    also=("PAK",),
    statuses=("active",),
    purposes=("train", "-"),
    organisation_types=("media",),
    tags=("water",),
    since=day("1991-10~"),
    until=day("2001?"),
    begun=True,
    unit=Unit.PROCESSES,
    ceiling=Level.LIMITED,
)


def keep(desk: Desk, name: str, chosen: Filter = WHOLE, level: Level = Level.PUBLIC) -> SavedFilter:
    change = saved.put(desk, SavedFilter(name=name, filter=chosen, level=level), TOP)
    assert change.after is not None
    assert isinstance(change.after.record, SavedFilter)
    return change.after.record


def names(desk: Desk, ceiling: Level = TOP) -> list[str]:
    return [one.name for one in saved.listing(desk, ceiling)]


def test_a_filter_is_kept_whole_but_for_the_ceiling(desk: Desk) -> None:
    keep(desk, "  Talks\tof  1991 ")
    (found,) = saved.listing(desk, TOP)
    assert found.name == "Talks of 1991"
    assert found.filter == replace(WHOLE, ceiling=TOP)
    assert found.is_in_force(replace(WHOLE, ceiling=Level.PUBLIC))
    assert not found.is_in_force(replace(WHOLE, text=""))


def test_a_filter_of_before_there_were_more_fields_is_as_it_was(desk: Desk) -> None:
    """What the first versions wrote has no field for purposes, types of organisation and so on."""
    keep(desk, "Old", Filter(tracks=("T2",), since=day("1991")))
    written = (
        '{"text":"","tracks":["T2"],"kinds":[],"approaches":[],"countries":[],"country_role":"",'
        '"also":[],"statuses":[],"tags":[],"since":"1991","until":null,"undated":false,'
        '"unit":"rounds","ceiling":30}'
    )
    with begin(desk) as writer:
        writer.connection.execute(update(saved_filter).values(filter=written))
    (found,) = saved.listing(desk, TOP)
    assert found.filter == Filter(tracks=("T2",), since=day("1991"))


def test_each_change_is_one_step_that_can_be_undone(desk: Desk) -> None:
    one = keep(desk, "Lapsed")
    saved.put(desk, replace(one, name="Gone quiet"), TOP)
    (one,) = saved.listing(desk, TOP)
    saved.put(desk, replace(one, filter=Filter(text="x")), TOP)
    saved.delete(desk, one.id, TOP)
    assert names(desk) == []
    for sentence, there, text in (
        ("“Gone quiet” is back.", ["Gone quiet"], "x"),
        ("“Gone quiet” is as it was before.", ["Gone quiet"], WHOLE.text),
        ("“Lapsed” is as it was before.", ["Lapsed"], WHOLE.text),
    ):
        step = history.undo(desk)
        assert step is not None
        assert undone_in_words(step) == sentence
        assert names(desk) == there
        assert saved.listing(desk, TOP)[0].filter.text == text
    history.undo(desk)
    assert names(desk) == []
    for _ in range(3):
        history.redo(desk)
    step = history.redo(desk)
    assert step is not None
    assert redone_in_words(step) == "“Gone quiet” is no longer recorded."
    assert names(desk) == []
