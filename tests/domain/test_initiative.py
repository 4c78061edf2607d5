"""What an initiative says about its dates."""

from dataclasses import replace

import pytest

from diplomat_desk.domain.dates import PartialDate
from diplomat_desk.domain.initiative import VOCABULARY_OF, Initiative

EARLY, LATE = PartialDate(1991), PartialDate(1995, 3)


@pytest.mark.parametrize(
    ("dates", "first", "last", "words"),
    [
        ({}, None, None, "no date"),
        ({"start": EARLY}, EARLY, EARLY, "1991"),
        ({"end": LATE}, LATE, LATE, "until March 1995, start unknown"),
        ({"start": EARLY, "end": LATE}, EARLY, LATE, "1991 to March 1995"),
        ({"planned_start": EARLY}, EARLY, EARLY, "1991"),
        ({"planned_end": LATE}, LATE, LATE, "until March 1995, start unknown"),
        ({"planned_start": EARLY, "planned_end": LATE}, EARLY, LATE, "1991 to March 1995"),
        ({"planned_start": EARLY, "start": LATE}, LATE, LATE, "March 1995"),
    ],
)
def test_actual_dates_come_before_planned_ones(
    agra: Initiative,
    dates: dict[str, PartialDate],
    first: PartialDate | None,
    last: PartialDate | None,
    words: str,
) -> None:
    record = replace(agra, **dates)  # type: ignore[arg-type]

    assert (record.first, record.last, record.dates_in_words) == (first, last, words)


def test_nothing_is_recorded_until_somebody_says_so() -> None:
    blank = Initiative()

    assert {getattr(blank, name) for name in VOCABULARY_OF if name != "status"} == {""}
    assert blank.status == ""
    assert not blank.countries
