"""Ties are found from both sides, and only as far as both sides may be shown."""

from dataclasses import replace

from diplomat_desk.domain.confidentiality import TOP, Level
from diplomat_desk.domain.keeping import Link
from diplomat_desk.services import looking, recording
from diplomat_desk.services.desk import Desk
from tests.making import day, small


def test_a_tie_is_found_from_both_sides(desk: Desk) -> None:
    first = recording.record(desk, small("First", start=day("1999"))).id
    second = recording.record(
        desk, small("Second", start=day("2000-05"), links=(Link("related", first, "both"),))
    ).id
    (here,) = looking.ties(desk, second, TOP)
    assert (here.id, here.title, here.start, here.note, here.inverse) == (
        first, "First", "1999", "both", False,
    )  # fmt: skip
    (there,) = looking.ties(desk, first, TOP)
    assert (there.id, there.title, there.start, there.inverse) == (
        second,
        "Second",
        "2000-05",
        True,
    )


def test_a_tie_to_or_from_what_is_hidden_or_binned_is_not_told(desk: Desk) -> None:
    hidden = recording.record(desk, small("Hidden", confidentiality=Level.CONFIDENTIAL)).id
    seen = recording.record(desk, small("Seen", links=(Link("precedes", hidden),))).id
    whole = looking.one(desk, hidden, TOP)
    recording.record(desk, replace(whole, links=(Link("feeds-into", seen),)))
    assert len(looking.ties(desk, seen, TOP)) == 2
    assert looking.ties(desk, seen, Level.RESTRICTED) == ()
    recording.delete(desk, (hidden,))
    assert looking.ties(desk, seen, TOP) == ()
