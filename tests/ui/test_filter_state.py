"""The one filter: it tells when it changes, and the way back never raises the ceiling."""

from dataclasses import replace

from diplomat_desk.domain.confidentiality import Level
from diplomat_desk.domain.filters import Filter
from diplomat_desk.ui.filter_state import FilterState

TRACK = Filter(tracks=("L2",))
BOTH = Filter(tracks=("L2",), countries=("IND",))


def test_it_tells_of_a_change_and_only_of_one() -> None:
    heard: list[Filter] = []
    state = FilterState()
    state.changed.connect(lambda: heard.append(state.filter))
    state.set(TRACK)
    state.set(TRACK)
    assert heard == [TRACK]


def test_the_way_back_and_forth() -> None:
    state = FilterState()
    state.set(TRACK)
    state.set(BOTH)
    state.back()
    assert (state.filter, state.can_go_back, state.can_go_forward) == (TRACK, True, True)
    state.back()
    state.back()
    assert state.filter == Filter()
    state.forward()
    state.forward()
    assert (state.filter, state.can_go_forward) == (BOTH, False)
    state.back()
    state.set(Filter(kinds=("summit",)))
    assert not state.can_go_forward


def test_the_letters_of_one_search_are_one_step() -> None:
    state = FilterState(TRACK)
    for text in ("a", "ag", "agr", "agra"):
        state.set(replace(TRACK, text=text))
    state.back()
    assert state.filter == TRACK
    assert not state.can_go_back


def test_going_back_keeps_todays_ceiling() -> None:
    state = FilterState()
    state.set(TRACK)
    state.set_ceiling(Level.PUBLIC)
    state.back()
    assert state.filter == Filter(ceiling=Level.PUBLIC)
    state.forward()
    assert state.filter == replace(TRACK, ceiling=Level.PUBLIC)


def test_another_register_starts_afresh_under_the_same_ceiling() -> None:
    state = FilterState()
    state.set(BOTH)
    state.set_ceiling(Level.LIMITED)
    state.reset()
    assert state.filter == Filter(ceiling=Level.LIMITED)
    assert (state.can_go_back, state.can_go_forward) == (False, False)


def test_the_way_back_leads_to_the_page_that_was_left() -> None:
    state = FilterState()
    came: list[str] = []
    state.came_back.connect(came.append)
    state.set(TRACK)
    state.leave("charts")
    state.set(replace(TRACK, text="x"))
    state.back()
    assert came == []
    state.back()
    assert came == ["charts"]
    assert state.filter == Filter()
    state.forward()
    state.back()
    assert came == ["charts"]


def test_a_long_way_back_forgets_its_beginning_only() -> None:
    state = FilterState()
    came: list[str] = []
    state.came_back.connect(came.append)
    for number in range(130):
        state.set(Filter(tags=(str(number),)))
        if number in (5, 129):
            state.leave("charts")
    while state.can_go_back:
        state.back()
    assert came == ["charts"]
    assert state.filter == Filter(tags=("29",))
