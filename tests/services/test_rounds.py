"""The rounds of processes: which may be shown, and which the filter leaves out."""

from dataclasses import replace

from diplomat_desk.domain.confidentiality import Level
from diplomat_desk.domain.figures import Rounds, Sort
from diplomat_desk.domain.filters import Filter, Unit
from diplomat_desk.services import looking, recording
from diplomat_desk.services.desk import Desk
from tests.making import day, small

CHOSEN = Filter(unit=Unit.PROCESSES)


def record(desk: Desk, title: str, **more: object) -> int:
    return recording.record(desk, small(title, **more)).id


def family(desk: Desk) -> tuple[int, int, int, int]:
    process = record(desk, "Neemrana")
    late = record(desk, "Second round", parent_id=process, start=day("1995"), tags=("water",))
    early = record(desk, "First round", parent_id=process, start=day("1991"))
    secret = record(
        desk, "Secret round", parent_id=process, confidentiality=Level.RESTRICTED, start=day("1993")
    )
    return process, early, late, secret


def test_rounds_come_in_order_and_those_outside_are_told_apart(desk: Desk) -> None:
    process, early, late, secret = family(desk)
    found = looking.rounds_of(desk, (process,), CHOSEN)
    assert found == {process: Rounds((early, secret, late))}
    watery = replace(CHOSEN, tags=("water",))
    assert looking.select(desk, watery, Sort()).tally.selected == 1
    found = looking.rounds_of(desk, (process,), watery)
    assert found[process].outside == {early, secret}


def test_rounds_and_processes_above_the_ceiling_are_not_there(desk: Desk) -> None:
    process, early, late, _ = family(desk)
    hidden = record(desk, "Hidden process", confidentiality=Level.RESTRICTED)
    alone = record(desk, "Its round", parent_id=hidden)
    public = replace(CHOSEN, ceiling=Level.PUBLIC)
    assert looking.rounds_of(desk, (process, hidden), public) == {process: Rounds((early, late))}
    assert alone in looking.select(desk, public, Sort()).ids
    assert looking.rounds_of(desk, (hidden,), CHOSEN) == {hidden: Rounds((alone,))}
    recording.delete(desk, (early, late))
    assert looking.rounds_of(desk, (process,), public) == {}
    assert looking.rounds_of(desk, (), public) == {}
