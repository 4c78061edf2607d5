"""The filter in SQL selects what the filter in plain words says."""

from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select, text

from diplomat_desk.domain.confidentiality import TOP, Level
from diplomat_desk.domain.dates import PartialDate
from diplomat_desk.domain.figures import Row, Sort, SortKey
from diplomat_desk.domain.filters import NOT_RECORDED, Filter, Unit
from diplomat_desk.domain.initiative import Engagement, Initiative
from diplomat_desk.domain.keeping import Constraint
from diplomat_desk.domain.organisations import Organisation
from diplomat_desk.domain.periods import Period
from diplomat_desk.services import counting, looking, recording
from diplomat_desk.services.desk import Desk
from diplomat_desk.services.writing import put_one
from diplomat_desk.store import filtering
from diplomat_desk.store.counting import highest_level
from diplomat_desk.store.schema import engagement, initiative
from diplomat_desk.store.schema_entities import organisation
from tests.making import between, codes, dates, day, initiatives, small

filters = st.builds(
    Filter,
    tracks=st.lists(st.sampled_from(["L1", "T2"]), max_size=1).map(tuple),
    kinds=st.lists(st.sampled_from(["summit", "dialogue"]), max_size=2).map(tuple),
    approaches=st.lists(st.sampled_from([NOT_RECORDED, "ngo"]), max_size=2).map(tuple),
    statuses=st.lists(st.sampled_from(["active"]), max_size=1).map(tuple),
    modes=st.lists(st.sampled_from([NOT_RECORDED, "bilateral"]), max_size=2).map(tuple),
    scopes=st.lists(st.sampled_from(["dialogue", "not-applicable"]), max_size=1).map(tuple),
    purposes=st.lists(st.sampled_from([NOT_RECORDED, "train"]), max_size=2).map(tuple),
    constraints=st.lists(st.sampled_from([NOT_RECORDED, "escalation"]), max_size=2).map(tuple),
    countries=st.lists(codes, max_size=2).map(tuple),
    country_role=st.sampled_from(["", "host"]),
    also=st.lists(codes, max_size=1).map(tuple),
    tags=st.lists(st.sampled_from(["water"]), max_size=1).map(tuple),
    since=dates,
    until=dates,
    begun=st.booleans(),
    ceiling=st.sampled_from(list(Level)),
)


def selects(chosen: Filter, one: Initiative) -> bool:
    """Tell in plain Python whether ``chosen`` selects ``one``: what the SQL is held against."""
    parts = [
        c
        for c in one.countries
        if (not chosen.countries or c.country in chosen.countries)
        and (not chosen.country_role or c.role == chosen.country_role)
    ]
    asked = bool(chosen.countries or chosen.country_role)
    return (
        one.confidentiality <= chosen.ceiling
        and (not chosen.tracks or one.track in chosen.tracks)
        and (not chosen.kinds or one.kind in chosen.kinds)
        and (not chosen.approaches or (one.approach or NOT_RECORDED) in chosen.approaches)
        and (not chosen.statuses or one.status in chosen.statuses)
        and (not chosen.modes or (one.mode or NOT_RECORDED) in chosen.modes)
        and (not chosen.scopes or one.scope in chosen.scopes)
        and _among(chosen.purposes, one.purposes)
        and _among(chosen.constraints, tuple(part.type for part in one.constraints))
        and (not chosen.tags or bool(set(one.tags) & set(chosen.tags)))
        and (bool(parts) or not asked)
        and all(_in_country(one, code, chosen.country_role) for code in chosen.also)
        and _in_period(chosen, one)
    )


def _among(wanted: tuple[str, ...], held: tuple[str, ...]) -> bool:
    return not wanted or bool(set(wanted) & set(held or (NOT_RECORDED,)))


def _in_period(chosen: Filter, one: Initiative) -> bool:
    if not (chosen.since or chosen.until):
        return True
    if one.first is None or one.last is None:
        return False
    if chosen.begun:
        return not one.first.is_open and Period(chosen.since, chosen.until).holds(one.first)
    begun = chosen.until is None or one.first.earliest <= chosen.until.latest
    return begun and (chosen.since is None or one.last.latest >= chosen.since.earliest)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)
@given(st.lists(initiatives, max_size=6), st.one_of(filters, st.builds(Filter)))
def test_list_tally_and_chart_agree_with_plain_python(
    desk: Desk, records: list[Initiative], chosen: Filter
) -> None:
    start = looking.tally(desk, Filter())
    assert start.total == 0
    made = [recording.record(desk, record) for record in records]
    ids = {
        change.id for change, record in zip(made, records, strict=True) if selects(chosen, record)
    }
    found = looking.select(desk, chosen, Sort())
    crosstab = counting.track_by_country(desk, chosen)
    try:
        assert set(found.ids) == ids
        assert found.tally.selected == len(ids) == len(found.ids)
        assert found.tally.total == sum(r.confidentiality <= chosen.ceiling for r in records)
        assert found.tally.withheld == len(records) - found.tally.total
        selected = [r for r in records if selects(chosen, r)]
        assert found.tally.undated == sum(r.first is None for r in selected)
        for row, code in enumerate(crosstab.rows):
            for column, track in enumerate(crosstab.columns):
                assert crosstab.cells[row][column] == sum(
                    r.track == track and _in_country(r, code, chosen.country_role) for r in selected
                )
        placed = sum(any(_in_country(r, c, chosen.country_role) for c in _all(r)) for r in selected)
        assert crosstab.without_row == len(selected) - placed
    finally:
        every = [change.id for change in made]
        recording.delete(desk, every)
        recording.purge(desk, every)


def _all(record: Initiative) -> set[str]:
    return {part.country for part in record.countries}


def _in_country(record: Initiative, code: str, role: str) -> bool:
    return any(p.country == code and (not role or p.role == role) for p in record.countries)


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("agra", True),
        ("AGR sum", True),
        ("geneve", True),
        ("GENÈV", True),
        ("farsistan", False),
        ("پاكستان", True),
        ("bharat", True),
        ("hidden valley", True),
        ("dd-2001", True),
        ("NOT agra", False),
        ("agra OR", False),
        ('"', False),
        ("—", False),
        ("*", False),
    ],
)
def test_text_is_found_by_the_beginnings_of_its_words(desk: Desk, typed: str, found: bool) -> None:
    recording.record(
        desk,
        small(
            "Agra summit at Genève",
            start=day("2001"),
            summary="ہندوستان اور پاکستان",
            countries=between("IND"),
            organisations=(Engagement("Hidden Valley Trust"),),
        ),
    )
    assert looking.tally(desk, Filter(text=typed)).selected == int(found)


def test_every_undated_record_is_counted(desk: Desk) -> None:
    for number in range(3):
        _id(desk, small(f"Undated {number}"))
    _id(desk, small("Dated", start=day("1991")))
    assert looking.tally(desk, Filter()).undated == 3
    assert looking.select(desk, Filter(undated=True), Sort()).tally.undated == 3


@pytest.mark.parametrize(("since", "until", "found"), [
    ("1991", "1991", "1991 1991-10~ 1991-10-06"),
    ("1991-10", "1991-10", "1991-10~ 1991-10-06"),
    ("1991-10", "1992", "1991-10~ 1991-10-06 1992-02"),
    ("1991-10-06", "1991-10-06", "1991-10-06"),
    ("1991-10-02", "1991-10-31", "1991-10-06"),
    ("1990-12", "1992-02", "1991 1991-10~ 1991-10-06 1992-02"),
    ("1990-12", "1992-02-28", "1991 1991-10~ 1991-10-06"),
    ("1992", "", "1992-02"),
    ("1991-02", "..", "1991-10~ 1991-10-06 1992-02"),
    ("", "1991-11-15", "1985 1991-10~ 1991-10-06"),
    ("", "0001", ""),
])  # fmt: skip
def test_what_surely_began_in_a_period_is_selected(
    desk: Desk, since: str, until: str, found: str
) -> None:
    starts = ("1985", "1991", "1991-10~", "1991-10-06", "1992-02")
    ids = {_id(desk, small(one, start=day(one), end=day("2001"))): one for one in starts}
    _id(desk, small("Ongoing", end=day("..")))
    _id(desk, small("Undated"))
    chosen = Filter(since=_date(since), until=_date(until), begun=True)
    selected = looking.select(desk, chosen, Sort())
    assert {ids[one] for one in selected.ids} == set(found.split())
    assert selected.tally.undated == 0


def test_a_process_is_selected_by_the_round_that_began(desk: Desk) -> None:
    process = _id(desk, small("Process", start=day("1985")))
    for start in ("1991", "1993"):
        _id(desk, small(start, start=day(start), end=day("1999"), parent_id=process))
    for year, selected in (("1985", 1), ("1991", 1), ("1992", 0)):
        chosen = Filter(since=day(year), until=day(year), begun=True, unit=Unit.PROCESSES)
        assert looking.tally(desk, chosen).selected == selected


def _date(text: str) -> PartialDate | None:
    return day(text) if text else None


WHOLE = small(
    "Whole", mode="bilateral", formality="informal", scope="dialogue", visibility="public",
    recognition="tacit", purposes=("train", "mediate"), interests=("good-governance",),
    constraints=(Constraint("escalation"),), organisations=(Engagement("The Paper"),),
)  # fmt: skip


@pytest.mark.parametrize(("field", "held", "other"), [
    ("modes", "bilateral", "unilateral"),
    ("formalities", "informal", "structured"),
    ("scopes", "dialogue", "mediation"),
    ("visibilities", "public", "secret"),
    ("recognitions", "tacit", "none"),
    ("purposes", "mediate", "explore-ideas"),
    ("interests", "good-governance", "standard-of-living"),
    ("constraints", "escalation", "realignment"),
    ("organisation_types", "media", "think-tank"),
])  # fmt: skip
def test_each_choice_selects_what_holds_it_and_what_holds_none(
    desk: Desk, field: str, held: str, other: str
) -> None:
    put_one(desk, Organisation(name="The Paper", type="media"), None)
    whole = _id(desk, WHOLE)
    bare = _id(desk, small("Bare", organisations=(Engagement("Some body"),)))

    def found(*codes: str) -> set[int]:
        chosen = Filter(**{field: codes})  # type: ignore[arg-type]
        return set(looking.select(desk, chosen, Sort()).ids)

    assert found(held) == found(other, held) == {whole}
    assert found(other) == set()
    assert found(NOT_RECORDED) == {bare}
    assert found(NOT_RECORDED, held) == {whole, bare}


def test_a_type_is_that_of_organisations_that_may_be_told(desk: Desk) -> None:
    kept = (("Open paper", Level.PUBLIC), ("Secret paper", Level.CONFIDENTIAL))
    for name, level in kept:
        put_one(desk, Organisation(name=name, type="media", confidentiality=level), None)
    open_, veiled, secret = (
        _id(desk, small(name, organisations=(engaged,)))
        for name, engaged in (
            ("Open", Engagement("Open paper")),
            ("Veiled", Engagement("Open paper", level=Level.RESTRICTED)),
            ("Secret", Engagement("Secret paper")),
        )
    )

    def found(ceiling: Level) -> set[int]:
        chosen = Filter(organisation_types=("media",), ceiling=ceiling)
        return set(looking.select(desk, chosen, Sort()).ids)

    assert found(Level.LIMITED) == {open_}
    assert found(Level.RESTRICTED) == {open_, veiled}
    assert found(TOP) == {open_, veiled, secret}
    with desk.register.reading() as connection:
        marked = {
            level: highest_level(connection, Filter(organisation_types=("media",), ceiling=level))
            for level in Level
        }
    assert marked == {
        Level.PUBLIC: Level.PUBLIC,
        Level.LIMITED: Level.PUBLIC,
        Level.RESTRICTED: Level.RESTRICTED,
        TOP: TOP,
    }


def test_the_same_lists_around_a_filter_do_not_change_what_it_selects(desk: Desk) -> None:
    """A chart joins to what is selected the very tables that the filter looks into."""
    put_one(desk, Organisation(name="The Paper", type="media"), None)
    _id(desk, WHOLE)
    _id(desk, small("Other", countries=between("IND"), organisations=(Engagement("A ministry"),)))
    chosen = Filter(organisation_types=("media",), purposes=("train",))
    query = (
        select(initiative.c.title, organisation.c.name)
        .select_from(initiative)
        .join(engagement, engagement.c.initiative_id == initiative.c.id)
        .join(organisation, organisation.c.id == engagement.c.organisation_id)
        .where(*filtering.conditions(chosen))
    )
    with desk.register.reading() as connection:
        assert [tuple(row) for row in connection.execute(query)] == [("Whole", "The Paper")]


def test_no_list_is_walked_through_for_each_initiative(desk: Desk) -> None:
    """Looked into for each initiative in turn, a list takes minutes where there are 100,000."""
    chosen = Filter(
        countries=("IND",), also=("PAK",), country_role="host", tags=("water",), purposes=("train",),
        interests=("unknown",), constraints=("-", "escalation"), organisation_types=("media",),
    )  # fmt: skip
    with desk.register.reading() as connection:
        made = filtering.members(chosen).compile(connection, compile_kwargs={"literal_binds": True})
        plan = [row.detail for row in connection.execute(text(f"EXPLAIN QUERY PLAN {made}"))]
    assert any("initiative_tag" in step for step in plan)
    assert not [step for step in plan if "CORRELATED" in step or "EXISTS" in step]


def test_processes_count_once_with_their_rounds(desk: Desk) -> None:
    process = _id(desk, small("Dialogue"))
    for year, code in (("1991", "IND"), ("1995", "PAK")):
        _id(
            desk,
            small(f"Round {year}", parent_id=process, start=day(year), countries=between(code)),
        )
    alone = _id(desk, small("Alone", start=day("1993"), countries=between("IND")))
    flat = looking.select(desk, Filter(), Sort())
    folded = looking.select(desk, Filter(unit=Unit.PROCESSES), Sort())
    assert (len(flat.ids), flat.tally.total) == (3, 3)
    assert process not in flat.ids
    assert list(folded.ids) == [process, alone]
    assert (folded.tally.total, folded.tally.undated) == (2, 0)
    assert list(looking.select(desk, Filter(unit=Unit.PROCESSES, text="1995"), Sort()).ids) == [
        process
    ]
    crosstab = counting.track_by_country(desk, Filter(unit=Unit.PROCESSES))
    assert dict(zip(crosstab.rows, crosstab.row_totals, strict=True)) == {"IND": 2, "PAK": 1}
    row = looking.rows(desk, [process], TOP)[0]
    assert (row.start, row.end, row.rounds) == ("1991", "1995", 2)
    assert row.countries == ("IND", "PAK")


def test_a_process_whose_rounds_are_withheld_counts_by_itself(desk: Desk) -> None:
    process = _id(desk, small("Dialogue"))
    _id(desk, small("Secret round", parent_id=process, confidentiality=Level.CONFIDENTIAL))
    shown = looking.select(desk, Filter(ceiling=Level.PUBLIC), Sort())
    assert list(shown.ids) == [process]
    assert shown.tally.withheld == 1
    assert looking.rows(desk, [process], Level.PUBLIC)[0].rounds == 0


@pytest.mark.parametrize("key", list(SortKey))
@pytest.mark.parametrize("descending", [False, True])
def test_every_order_is_whole_and_puts_the_empty_last(
    sample: Desk, key: SortKey, descending: bool
) -> None:
    chosen = Filter()
    found = looking.select(sample, chosen, Sort(key, descending))
    plain = looking.select(sample, chosen, Sort(key, not descending))
    assert sorted(found.ids) == sorted(plain.ids)
    assert len(found.ids) == 80
    read = _SHOWN.get(key)
    if read:
        values = [read(row) for row in looking.rows(sample, found.ids, TOP)]
        filled = [value for value in values if value]
        assert values[: len(filled)] == filled
        assert filled == sorted(filled, reverse=descending)


_SHOWN: dict[SortKey, Callable[[Row], str]] = {
    SortKey.REFERENCE: lambda row: row.reference,
    SortKey.TITLE: lambda row: row.title.casefold(),
    SortKey.CHANGED: lambda row: row.changed,
}


def _id(desk: Desk, initiative: Initiative) -> int:
    return recording.record(desk, initiative).id
