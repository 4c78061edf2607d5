"""The quality list: put together, dismissed with a reason, taken back; nothing above the ceiling."""

from datetime import date

import pytest

from diplomat_desk.domain.changes import Change, Kind
from diplomat_desk.domain.confidentiality import TOP, Level
from diplomat_desk.domain.errors import MissingError, RefusedError
from diplomat_desk.domain.filters import Filter
from diplomat_desk.domain.findings import Item
from diplomat_desk.domain.initiative import CountryParticipation
from diplomat_desk.domain.keeping import FollowUp
from diplomat_desk.domain.people import Appearance
from diplomat_desk.services import history, looking, quality, recording, same_initiatives, standing
from diplomat_desk.services.desk import Desk
from diplomat_desk.services.finding_source import Asked
from diplomat_desk.store.schema import history as history_table
from diplomat_desk.store.schema_entities import dismissal
from tests.making import between, day, small
from tests.secrets import WORD, Planted, plant

TODAY = date(2026, 11, 24)


def numbers(desk: Desk, ceiling: Level = TOP, *, dismissed: bool = False) -> dict[str, int]:
    groups = quality.groups(desk, ceiling, TODAY, dismissed=dismissed)
    return {group.heading.code: group.number for group in groups}


def only(desk: Desk, code: str, ceiling: Level = TOP, *, dismissed: bool = False) -> Item:
    (item,) = quality.items(desk, code, ceiling, TODAY, dismissed=dismissed)
    return item


def talks(desk: Desk, title: str = "Agra summit", **more: object) -> Change:
    return recording.record(
        desk, small(title, **({"start": day("2001-07-14"), "countries": between("IND")} | more))
    )


def test_contradictions_come_before_gaps_and_items_have_their_sentence(desk: Desk) -> None:
    talks(desk, recognition="endorsed", follow_ups=(FollowUp("Ask", day("2026-11-20")),))
    groups = quality.groups(desk, TOP, TODAY)
    assert [(group.heading.code, group.heading.gap) for group in groups] == [
        ("t2-endorsed", False),
        ("no-source", True),
        ("follow-up-overdue", True),
    ]
    assert quality.total(desk, TOP, TODAY) == 3
    item = only(desk, "follow-up-overdue")
    assert (item.title, item.reference) == ("Agra summit", "DD-2001-0001")
    assert item.record.kind is Kind.INITIATIVE
    assert item.sentence == "“Ask” was due 20 November 2026: 4 days late."


def test_dismissing_needs_a_reason_and_is_one_step(desk: Desk) -> None:
    desk.author = "A. Rahman"
    talks(desk)
    item = only(desk, "no-source")
    with pytest.raises(RefusedError, match="Say why"):
        quality.dismiss(desk, item, "  ")
    assert numbers(desk)["no-source"] == 1
    quality.dismiss(desk, item, " Kept in\nthe archive ")
    assert numbers(desk) == {}
    kept = only(desk, "no-source", dismissed=True)
    assert (kept.reason, kept.author, kept.at[:2]) == ("Kept in the archive", "A. Rahman", "20")
    assert kept.sentence == "No source is recorded."
    assert history.labels(desk, TOP)[0] == "dismiss a finding in “Agra summit”"
    history.undo(desk)
    assert numbers(desk) == {"no-source": 1}
    history.redo(desk)
    assert numbers(desk, dismissed=True) == {"no-source": 1}


def test_a_dismissed_finding_comes_back_as_one_step(desk: Desk) -> None:
    talks(desk)
    item = only(desk, "no-source")
    quality.dismiss(desk, item, "Archive")
    quality.undismiss(desk, item)
    assert numbers(desk) == {"no-source": 1}
    with pytest.raises(MissingError):
        quality.undismiss(desk, item)
    history.undo(desk)
    assert only(desk, "no-source", dismissed=True).reason == "Archive"


def test_what_was_mended_is_not_kept_among_the_dismissed(desk: Desk) -> None:
    made = talks(desk, countries=())
    quality.dismiss(desk, only(desk, "no-country"), "Not known")
    one = looking.one(desk, made.id, TOP)
    recording.record(desk, small(one.title, id=one.id, version=one.version, start=one.start,
                                 countries=between("PAK")))  # fmt: skip
    assert numbers(desk, dismissed=True) == {}


def test_a_dismissal_speaks_from_the_level_on_that_its_finding_does(desk: Desk) -> None:
    hidden = Appearance(f"Envoy {WORD}", capacity="serving-official", level=Level.RESTRICTED)
    talks(desk, people=(hidden,))
    item = only(desk, "serving-on-t2")
    quality.dismiss(desk, item, f"{WORD} had retired")
    assert numbers(desk, dismissed=True) == {"serving-on-t2": 1}
    assert numbers(desk, Level.LIMITED, dismissed=True) == {}
    assert quality.items(desk, "serving-on-t2", Level.LIMITED, TODAY, dismissed=True) == ()
    assert history.labels(desk, Level.LIMITED) == ("", "")


def test_purging_takes_the_dismissals_along(desk: Desk) -> None:
    kept, gone = talks(desk, "Kept"), talks(desk, "Agra")
    for item in quality.items(desk, "no-source", TOP, TODAY):
        quality.dismiss(desk, item, f"About {item.title}")
    recording.delete(desk, [gone.id])
    recording.purge(desk, [gone.id])
    with desk.register.reading() as connection:
        reasons = [row.reason for row in connection.execute(dismissal.select())]
        told = str(connection.execute(history_table.select()).all())
    assert reasons == ["About Kept"]
    assert "About Agra" not in told
    # Nothing that is left to undo needs what is gone.
    while history.undo(desk):
        pass
    assert kept.id
    assert looking.tally(desk, Filter()).total == 0


@pytest.mark.parametrize("ceiling", [Level.PUBLIC, Level.LIMITED, Level.RESTRICTED])
def test_the_list_is_that_of_a_register_without_the_secrets(desk: Desk, ceiling: Level) -> None:
    planted: Planted = plant(desk)
    counted = numbers(desk, ceiling)
    items = [item for code in counted for item in quality.items(desk, code, ceiling, TODAY)]
    assert WORD not in repr(items)
    assert {item.record.key for item in items} <= {str(planted.open.id)}
    assert sum(counted.values()) == len(items)
    assert "follow-up-overdue" not in counted
    assert numbers(desk)["follow-up-overdue"] == 2


def pairs(desk: Desk, ceiling: Level = TOP) -> list[str]:
    return [pair.subject for pair in same_initiatives.pairs(Asked(desk, ceiling, TODAY))]


@pytest.mark.parametrize(
    ("title", "start", "alike"),
    [
        ("Agra Summit", "2001-07-14", True),
        ("The summit at Agra", "2001-07", True),
        ("Agra summit between India and Pakistan", "2001", True),
        ("Lahore declaration", "2001-07-14", False),
        ("Agra summit", "2001-07-15", False),
        ("Agra summit, round 2", "2001-07-14", False),
        ("Summit", "2001-07-14", False),
    ],
)
def test_likely_duplicates(desk: Desk, title: str, start: str, alike: bool) -> None:
    talks(desk)
    talks(desk, title, start=day(start), countries=between("PAK", "IND"))
    assert bool(pairs(desk)) is alike


def test_a_duplicate_is_shown_under_the_later_record_and_can_be_dismissed(desk: Desk) -> None:
    first, second = talks(desk), talks(desk, "Agra Summit")
    item = only(desk, "same-initiative")
    assert item.record.key == str(second.id)
    assert "Looks like “Agra summit” (DD-2001-0001)" in item.sentence
    quality.dismiss(desk, item, "Two summits on one day")
    assert pairs(desk) == []
    assert only(desk, "same-initiative", dismissed=True).reason == "Two summits on one day"
    assert item.subject == f"same-initiative:{first.id}:{second.id}"
    recording.delete(desk, [first.id])
    recording.purge(desk, [first.id])
    with desk.register.reading() as connection:
        assert connection.execute(dismissal.select()).all() == []


def test_what_is_remembered_of_pairs_follows_every_change(desk: Desk) -> None:
    first = talks(desk)
    assert pairs(desk) == []
    second = talks(desk, "Agra Summit")
    assert len(pairs(desk)) == 1
    one = looking.one(desk, second.id, TOP)
    recording.record(desk, small("Lahore", id=one.id, version=one.version, start=one.start,
                                 countries=between("IND")))  # fmt: skip
    assert pairs(desk) == []
    history.undo(desk)
    assert len(pairs(desk)) == 1
    recording.delete(desk, [first.id])
    assert pairs(desk) == []
    history.undo(desk)
    desk.pairs.clear()
    assert len(pairs(desk)) == 1


def test_a_pair_is_told_only_where_both_and_what_they_share_may_be(desk: Desk) -> None:
    talks(desk)
    talks(desk, countries=(CountryParticipation("IND", level=Level.RESTRICTED),))
    talks(desk, "Agra summit", confidentiality=Level.CONFIDENTIAL, countries=between("PAK"))
    assert pairs(desk, Level.LIMITED) == []
    assert len(pairs(desk, Level.RESTRICTED)) == 1
    assert only(desk, "same-initiative", Level.RESTRICTED).level is Level.RESTRICTED


def test_the_sidebar_counts_what_is_open_and_what_is_overdue(desk: Desk) -> None:
    late = FollowUp("Ask", day("2001"), level=Level.LIMITED)
    talks(desk, follow_ups=(late, FollowUp("Wait", day("9000"))))
    counted = standing.counts(desk, Filter(), looking.tally(desk, Filter()))
    assert (counted["quality"], counted["upcoming"]) == (2, 1)
    below = standing.counts(
        desk, Filter(ceiling=Level.PUBLIC), looking.tally(desk, Filter(ceiling=Level.PUBLIC))
    )
    assert (below["quality"], below["upcoming"]) == (1, 0)


def test_an_unknown_heading_has_no_items(desk: Desk) -> None:
    assert quality.items(desk, "nonsense", TOP, TODAY) == ()
