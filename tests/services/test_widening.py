"""What to leave out of a filter that selects nothing."""

from diplomat_desk.domain.filters import Filter
from diplomat_desk.services import recording
from diplomat_desk.services.desk import Desk
from diplomat_desk.services.widening import widenings
from tests.making import between, small


def test_each_part_that_helps_is_named_with_what_it_would_show(desk: Desk) -> None:
    for track in ("T2", "L1"):
        recording.record(desk, small(track=track, countries=between("PAK", "IND")))
    recording.record(desk, small(track="T3", countries=between("AFG")))
    chosen = Filter(tracks=("T3",), countries=("IND",))
    found = widenings(desk, chosen)
    assert [(one.left_out, one.selected) for one in found] == [
        ("Country: India", 1),
        ("Track: Track III", 2),
    ]
    assert found[0].filter == Filter(tracks=("T3",))


def test_what_would_not_help_is_not_named(desk: Desk) -> None:
    recording.record(desk, small(track="T3", countries=between("AFG")))
    chosen = Filter(tracks=("L1",), countries=("AFG",), text="zzz")
    assert widenings(desk, chosen) == ()
    assert widenings(desk, Filter(text="zzz")) == ()
