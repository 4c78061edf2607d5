"""People and organisations that look alike are findings, counted, dismissed and brought back like any."""

from datetime import date

import pytest

from diplomat_desk.domain.changes import Kind
from diplomat_desk.domain.confidentiality import TOP, Level
from diplomat_desk.domain.initiative import Engagement
from diplomat_desk.domain.people import Appearance
from diplomat_desk.services import duplicates, history, quality, recording, same_initiatives
from diplomat_desk.services.desk import Desk
from tests.making import between, day, small

TODAY = date(2026, 11, 24)


def record(desk: Desk, *names: str, level: Level = Level.PUBLIC) -> None:
    one = small(
        start=day("1991"),
        confidentiality=level,
        countries=between("IND", "PAK"),
        people=tuple(Appearance(name) for name in names),
        organisations=(Engagement("South Asian Association for Regional Cooperation"),),
    )
    recording.record(desk, one)


def numbers(desk: Desk, ceiling: Level = TOP) -> dict[str, int]:
    return {g.heading.code: g.number for g in quality.groups(desk, ceiling, TODAY)}


def test_two_spellings_are_one_finding_that_opens_the_later_record(desk: Desk) -> None:
    record(desk, "Imran Khan", "Khan, Imran", "Somebody Else")
    assert numbers(desk)["same-person"] == 1
    (item,) = quality.items(desk, "same-person", TOP, TODAY)
    assert item.record.kind is Kind.PERSON
    assert "Imran" in item.title
    assert item.sentence.startswith("Looks like “")
    before = quality.total(desk, TOP, TODAY)

    quality.dismiss(desk, item, "Father and son")
    assert "same-person" not in numbers(desk)
    assert quality.total(desk, TOP, TODAY) == before - 1
    assert duplicates.likely(desk, Kind.PERSON, TOP) == ()
    (judged,) = quality.items(desk, "same-person", TOP, TODAY, dismissed=True)
    assert judged.reason == "Father and son"
    quality.undismiss(desk, judged)
    assert numbers(desk)["same-person"] == 1
    history.undo(desk)
    assert "same-person" not in numbers(desk)


def test_organisations_too_and_what_is_withheld_is_compared_with_nothing(desk: Desk) -> None:
    record(desk, "Imran Khan")
    recording.record(
        desk,
        small("Other", organisations=(Engagement("SAARC"),), people=(Appearance("Imran Khaan"),),
              confidentiality=Level.RESTRICTED),
    )  # fmt: skip
    assert {"same-person", "same-organisation"} <= set(numbers(desk))
    assert not {"same-person", "same-organisation"} & set(numbers(desk, Level.LIMITED))


def test_what_was_found_follows_the_names(desk: Desk) -> None:
    record(desk, "Imran Khan")
    assert "same-person" not in numbers(desk)
    record(desk, "Imran Khaan")
    assert numbers(desk)["same-person"] == 1
    history.undo(desk)
    assert "same-person" not in numbers(desk)


def test_who_only_counts_does_not_wait_for_many_names_or_records(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    record(desk, "Imran Khan", "Khan, Imran")
    record(desk, "Imran Khan", "Khan, Imran")
    monkeypatch.setattr(duplicates, "FEW", 1)
    monkeypatch.setattr(same_initiatives, "FEW", 1)
    quick = quality.total(desk, TOP, TODAY)
    assert {"same-person", "same-initiative"} <= set(numbers(desk))
    assert quality.total(desk, TOP, TODAY) == quick + 2
