"""People: where they belonged at a time."""

import pytest

from diplomat_desk.domain.dates import PartialDate
from diplomat_desk.domain.people import Affiliation, Person

FIRST = Affiliation("MEA", "Envoy", since=PartialDate(1990), until=PartialDate(1995, 3))
SECOND = Affiliation("MEA", "Secretary", since=PartialDate(1995, 3), until=PartialDate(1997))
OPEN = Affiliation("Institute", since=PartialDate(1999), until=PartialDate.open())
UNDATED = Affiliation("Club")
PERSON = Person(name="A", affiliations=(SECOND, FIRST, OPEN, UNDATED))


@pytest.mark.parametrize(
    ("when", "found"),
    [
        (PartialDate(1989), None),
        (PartialDate(1992, 5, 4), FIRST),
        (PartialDate(1995), SECOND),
        (PartialDate(1998), None),
        (PartialDate(2020), OPEN),
    ],
)
def test_the_affiliation_at_a_time_is_the_one_begun_last(
    when: PartialDate, found: Affiliation | None
) -> None:
    assert PERSON.affiliation_at(when) == found


def test_an_affiliation_known_at_one_end_reaches_from_there() -> None:
    until = Affiliation("A", until=PartialDate(1990))
    assert until.may_cover(PartialDate(1985))
    assert not until.may_cover(PartialDate(1991))
