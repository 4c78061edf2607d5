"""What went from track to track is counted once, timed as far as dates go, and kept under the ceiling."""

from dataclasses import replace

import pytest

from diplomat_desk.domain.confidentiality import Level
from diplomat_desk.domain.filters import Filter, Unit
from diplomat_desk.domain.initiative import Initiative
from diplomat_desk.domain.keeping import Link
from diplomat_desk.domain.lapses import Lapse
from diplomat_desk.domain.results import Outcome, Transfer
from diplomat_desk.domain.transfers import (
    ANSWERED,
    NOTHING,
    NOWHERE,
    OFFICE,
    SOME_OUTCOME,
    Carried,
    Chain,
    Transfers,
)
from diplomat_desk.services import recording
from diplomat_desk.services.desk import Desk
from diplomat_desk.services.plots import transfer
from tests.making import day, small

HIGH = Level.CONFIDENTIAL


def record(desk: Desk, one: Initiative) -> int:
    after = recording.record(desk, one).after
    assert after is not None
    return after.initiative.id


def ask(desk: Desk, chosen: Filter | None = None, **options: str) -> Transfers:
    return transfer.ask(desk, chosen or Filter(), options)


def ways(found: Transfers) -> dict[tuple[str, str, str], int]:
    return {(flow.came, flow.went, flow.result): flow.number for flow in found.flows}


@pytest.mark.parametrize(
    ("sent", "outcomes", "went", "result"),
    [
        (Transfer("x", "L1"), (), "L1", NOTHING),
        (Transfer("x", "L1", response="Filed"), (Outcome("o", "agreement"),), "L1", ANSWERED),
        (Transfer("x", "", "A ministry"), (Outcome("o", "none"),), OFFICE, "none"),
        (Transfer("x"), (Outcome("o"),), NOWHERE, SOME_OUTCOME),
        (
            Transfer("x", "L2"),
            (Outcome("o", "none"), Outcome("o", "cbm"), Outcome("o", "agreement")),
            "L2",
            "agreement",
        ),
        (Transfer("x", "L1"), (Outcome("o", "agreement", level=HIGH),), "L1", NOTHING),
    ],
)
def test_a_transfer_goes_to_a_track_or_an_office_and_on_to_what_came_of_it(
    desk: Desk, sent: Transfer, outcomes: tuple[Outcome, ...], went: str, result: str
) -> None:
    number = record(desk, small(transfers=(sent,), outcomes=outcomes))
    found = ask(desk, Filter(ceiling=Level.LIMITED))
    assert ways(found) == {("T2", went, result): 1}
    assert found.flows[0].record == number
    assert (found.transfers, found.links) == (1, 0)


@pytest.mark.parametrize("kind", ["precedes", "feeds-into", "spun-off"])
def test_a_tie_goes_from_the_earlier_initiative_to_the_later_one(desk: Desk, kind: str) -> None:
    early, late = small("Early", start=day("1991")), small("Late", track="L1", start=day("1993"))
    if kind == "spun-off":
        target = record(desk, early)
        record(desk, replace(late, links=(Link(kind, target),)))
    else:
        target = record(desk, late)
        record(desk, replace(early, links=(Link(kind, target),)))
    found = ask(desk)
    assert ways(found) == {("T2", "L1", NOTHING): 1}
    (passage,) = found.passages
    assert passage.spell is not None
    assert passage.spell.median == Lapse(367, 1095)


def test_two_initiatives_that_are_tied_twice_are_one_flow_and_related_is_none(desk: Desk) -> None:
    late = record(desk, small("Late", track="L1"))
    ties = (Link("precedes", late), Link("feeds-into", late), Link("related", late))
    record(desk, small("Early", links=ties))
    found = ask(desk)
    assert (found.number, found.links) == (1, 1)
    assert ask(desk, flows=Carried.TRANSFERS).number == 0


def test_what_stays_on_its_track_is_counted_apart_unless_it_is_wanted(desk: Desk) -> None:
    record(desk, small(track="L1", transfers=(Transfer("x", "L1"), Transfer("y", "L2"))))
    found = ask(desk)
    assert (found.number, found.stayed) == (1, 1)
    whole = ask(desk, tracks="all")
    assert (whole.number, whole.stayed) == (2, 0)


def test_times_are_kept_apart_from_what_is_undated_or_runs_backward(desk: Desk) -> None:
    for start, date in (
        ("2001-03-04", "2001-03-16"),
        ("2001", "2004"),
        ("2001-03-04", "2001-04-03"),
        ("2001", None),
        ("2001", "1999"),
    ):
        sent = Transfer("x", "L1", date=day(date) if date else None)
        record(desk, small(start=day(start), transfers=(sent,)))
    record(desk, small(transfers=(Transfer("x", "L1", date=day("2001")),)))
    (passage,) = ask(desk).passages
    assert (passage.number, passage.dated, passage.undated, passage.backward) == (6, 3, 2, 1)
    assert passage.spell is not None
    assert passage.spell.shortest == Lapse(12, 12)
    assert passage.spell.median == Lapse(30, 30)
    assert passage.spell.longest.least == 731


def test_a_chain_is_told_where_what_was_led_to_led_on(desk: Desk) -> None:
    last = record(desk, small("Last", track="L1"))
    middle = record(desk, small("Middle", track="L2", links=(Link("feeds-into", last),)))
    record(desk, small("First", links=(Link("precedes", middle),)))
    assert ask(desk).chains == (Chain("T2", "L2", "L1", 1),)
    assert ask(desk, Filter(tracks=("T2",))).chains == (Chain("T2", "L2", "L1", 1),)
    assert ask(desk, Filter(tracks=("L2",))).chains == ()


def test_what_a_round_carried_counts_for_its_process_where_processes_count(desk: Desk) -> None:
    process = record(desk, small("Process", track="T1.5", transfers=(Transfer("p", "L1"),)))
    record(desk, small("Round", parent_id=process, transfers=(Transfer("x", "L1"),)))
    rounds = ask(desk)
    assert ways(rounds) == {("T2", "L1", NOTHING): 1}
    assert rounds.on_processes == 1
    processes = ask(desk, Filter(unit=Unit.PROCESSES))
    assert ways(processes) == {("T1.5", "L1", NOTHING): 2}
    assert processes.on_processes == 0


def test_a_tie_between_rounds_of_one_process_leads_nowhere_where_processes_count(
    desk: Desk,
) -> None:
    process = record(desk, small("Process"))
    later = record(desk, small("Later", track="L1", parent_id=process))
    record(desk, small("Earlier", parent_id=process, links=(Link("precedes", later),)))
    assert ask(desk).number == 1
    assert ask(desk, Filter(unit=Unit.PROCESSES), tracks="all").number == 0


@pytest.mark.parametrize("unit", list(Unit))
def test_nothing_above_the_ceiling_is_counted_or_named(desk: Desk, unit: Unit) -> None:
    record(desk, small("Open", transfers=(Transfer("x", "L1"),), outcomes=(Outcome("o", "cbm"),)))
    chosen = Filter(ceiling=Level.RESTRICTED, unit=unit)
    before = ask(desk, chosen)
    hidden = record(desk, small("Hidden", track="L1", confidentiality=HIGH))
    record(
        desk, small("From hidden", track="L2", confidentiality=HIGH, links=(Link("precedes", 1),))
    )
    record(
        desk,
        small("Open, too", transfers=(Transfer("secret", "L2", "Office", response="r", level=HIGH),),
              links=(Link("precedes", hidden),)),
    )  # fmt: skip
    after = ask(desk, chosen)
    assert replace(after, tally=before.tally) == before
    assert after.marking is Level.PUBLIC
    whole = ask(desk, Filter(unit=unit))
    assert whole.marking is HIGH
    assert whole.number == 4


def test_the_level_of_an_outcome_that_is_told_marks_the_picture(desk: Desk) -> None:
    outcome = Outcome("o", "agreement", level=Level.LIMITED)
    record(desk, small(transfers=(Transfer("x", "L1"),), outcomes=(outcome,)))
    assert ask(desk).marking is Level.LIMITED


def test_few_are_named_with_where_they_went(desk: Desk) -> None:
    late = record(desk, small("Late", track="L1"))
    sent = (Transfer("x", "L1", "A ministry", day("1992-01")),)
    record(desk, small("Early", start=day("1991-12-01"), transfers=sent))
    record(desk, small("Tied", links=(Link("precedes", late),)))
    found = ask(desk)
    assert [(case.title, case.to) for case in found.cases] == [
        ("Tied", "Late"),
        ("Early", "A ministry"),
    ]
    assert found.cases[1].lapse == Lapse(31, 61)


def test_in_a_sample_what_was_spun_off_comes_from_what_it_grew_out_of(sample: Desk) -> None:
    found = ask(sample, tracks="all")
    assert (found.transfers, found.links) == (4, 6)
    assert found.number == sum(passage.number for passage in found.passages) == 10
