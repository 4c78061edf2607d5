"""The quality list in SQL says what the rules say of the records as they are seen."""

from collections import Counter
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from diplomat_desk.domain.advice.quality import RULES, findings_of
from diplomat_desk.domain.advice.timely import TIMELY
from diplomat_desk.domain.changes import Action, State
from diplomat_desk.domain.confidentiality import TOP, Level
from diplomat_desk.domain.countries import Country, CountryKind
from diplomat_desk.domain.initiative import Initiative, Source
from diplomat_desk.domain.keeping import Claim, FollowUp
from diplomat_desk.domain.meetings import Meeting
from diplomat_desk.domain.people import Appearance, Person
from diplomat_desk.domain.results import Outcome
from diplomat_desk.services import recording
from diplomat_desk.services.desk import Desk
from diplomat_desk.services.writing import begin
from diplomat_desk.store import quality, reading
from diplomat_desk.store.findings import bit_of, lowest
from tests.making import between, dates, day, small

TODAY = "2026-11-24"
SERVING = "serving-official"
levels = st.sampled_from(list(Level))
messy = st.builds(
    small,
    track=st.sampled_from(["L2", "T2"]),
    status=st.sampled_from(["active", "concluded", "planned"]),
    start=dates,
    planned_start=dates,
    visibility=st.sampled_from(["", "secret"]),
    confidentiality=levels,
    countries=st.sampled_from([(), between("IND"), between("SUN")]),
    outcomes=st.lists(st.builds(Outcome, st.just("x"), level=levels), max_size=2).map(tuple),
    people=st.lists(
        st.builds(Appearance, st.just("A"), capacity=st.just(SERVING), level=levels), max_size=2
    ).map(tuple),
    meetings=st.lists(st.builds(Meeting, dates, level=levels), max_size=2).map(tuple),
    follow_ups=st.lists(st.builds(FollowUp, st.just("x"), dates, level=levels), max_size=2).map(
        tuple
    ),
)


def expected(desk: Desk, ids: list[int], ceiling: Level) -> Counter[str]:
    """Count in plain Python by asking every rule of every record as it is seen."""
    found: Counter[str] = Counter()
    today = date.fromisoformat(TODAY)
    with desk.register.reading() as connection:
        seen = {one.id: one for one in reading.whole(connection, ids, ceiling)}
    processes = {one.parent_id for one in seen.values()}
    for one in seen.values():
        codes = {finding.rule for finding in findings_of(one, desk.countries)}
        codes |= {r.code for r in TIMELY if any(r.find(one, seen.get(one.parent_id or 0), today))}
        spared = (
            {r.code for r in (*RULES, *TIMELY) if r.of_rounds} if one.id in processes else set()
        )
        found.update(codes - spared)
    return found


@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(st.lists(messy, min_size=1, max_size=4), st.booleans())
def test_sql_counts_what_the_rules_find_in_what_is_seen(
    desk: Desk, records: list[Initiative], with_process: bool
) -> None:
    ids: list[int] = []
    for one in records:
        parent = ids[0] if ids and with_process else None
        ids.append(recording.record(desk, replace(one, parent_id=parent)).id)
    for ceiling in Level:
        with desk.register.reading() as connection:
            counted = quality.counts(connection, ceiling, TODAY)
            for rule, number in counted.items():
                listed = quality.records(connection, rule, ceiling, TODAY)
                assert len(listed) == number
                assert all(level <= ceiling for _, level in listed)
        assert counted == expected(desk, ids, ceiling)
    recording.delete(desk, ids)
    recording.purge(desk, ids)


def found(desk: Desk, ceiling: Level = TOP) -> dict[str, int]:
    with desk.register.reading() as connection:
        return quality.counts(connection, ceiling, TODAY)


def test_the_level_of_a_finding_is_that_of_what_it_speaks_of(desk: Desk) -> None:
    secret = FollowUp("x", day("2001"), level=Level.RESTRICTED)
    hidden = Appearance("A", capacity=SERVING, level=Level.CONFIDENTIAL)
    recording.record(
        desk, small(confidentiality=Level.LIMITED, follow_ups=(secret,), people=(hidden,))
    )
    with desk.register.reading() as connection:
        at = {
            rule: quality.records(connection, rule, TOP, TODAY)[0][1]
            for rule in ("no-source", "follow-up-overdue", "serving-on-t2")
        }
    assert at == {
        "no-source": Level.LIMITED,
        "follow-up-overdue": Level.RESTRICTED,
        "serving-on-t2": Level.CONFIDENTIAL,
    }
    assert set(found(desk, Level.LIMITED)) == {"no-source", "undated", "no-country"}


def test_a_conflict_is_told_where_both_its_sources_are(desk: Desk) -> None:
    sources = (Source("Open", key=1), Source("Secret", level=Level.RESTRICTED, key=2))
    claims = (Claim("start", "1991", 1), Claim("start", "1992", 2))
    recording.record(desk, small(start=day("1991"), sources=sources, claims=claims))
    assert "conflicting-claims" in found(desk, Level.RESTRICTED)
    assert "conflicting-claims" not in found(desk, Level.LIMITED)


def test_raising_a_person_takes_what_names_them_along(desk: Desk) -> None:
    one = recording.record(desk, small(people=(Appearance("A", capacity=SERVING),)))
    assert found(desk, Level.PUBLIC)["serving-on-t2"] == 1
    assert one.after is not None
    number = one.after.initiative.people[0].person_id
    person = Person(id=number, name="A", confidentiality=Level.CONFIDENTIAL)
    with begin(desk) as writer:
        writer.put(Action.EDIT, "", writer.find(State(person).identity), State(person))
    assert "serving-on-t2" not in found(desk, Level.RESTRICTED)
    assert found(desk)["serving-on-t2"] == 1


def test_other_years_of_a_country_are_asked_anew(desk: Desk) -> None:
    recording.record(desk, small(start=day("1995"), countries=between("IND")))
    assert "outside-validity" not in found(desk)
    india = desk.countries.find("IND")
    assert india is not None
    later = replace(india, valid_from=2000)
    with begin(desk) as writer:
        writer.put(Action.EDIT, "", State(india), State(later))
    assert found(desk)["outside-validity"] == 1
    assert isinstance(later, Country)
    assert later.kind is CountryKind.ISO


def test_what_lies_in_the_bin_is_not_found_until_it_is_back(desk: Desk) -> None:
    one = recording.record(desk, small())
    recording.delete(desk, [one.id])
    assert found(desk) == {}
    recording.restore(desk, [one.id])
    assert found(desk)["no-source"] == 1


@pytest.mark.parametrize("level", list(Level))
def test_levels_are_bits(level: Level) -> None:
    assert lowest(bit_of(level) | bit_of(TOP)) is level
