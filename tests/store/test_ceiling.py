"""No read of the store tells anything that lies above the ceiling: each one is tried, new ones too."""

import importlib
import inspect
import pkgutil
from collections.abc import Callable, Iterator
from itertools import product
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select

from diplomat_desk import store
from diplomat_desk.domain.agenda import Sort as Happening
from diplomat_desk.domain.changes import Identity, Kind
from diplomat_desk.domain.confidentiality import TOP, Level
from diplomat_desk.domain.countries import Countries
from diplomat_desk.domain.dates import PartialDate
from diplomat_desk.domain.dimensions import Dimension
from diplomat_desk.domain.errors import DeskError
from diplomat_desk.domain.figures import Sort, SortKey
from diplomat_desk.domain.filters import Filter, Unit
from diplomat_desk.domain.finding import KINDS, Place, Section
from diplomat_desk.domain.initiative import Initiative
from diplomat_desk.domain.networks import Between
from diplomat_desk.domain.organisations import Organisation
from diplomat_desk.domain.over_time import Dates
from diplomat_desk.domain.pairs import Half
from diplomat_desk.domain.periods import Period
from diplomat_desk.domain.queries import read_query
from diplomat_desk.domain.terms import Vocabularies
from diplomat_desk.services import files, looking
from diplomat_desk.services.desk import Desk
from diplomat_desk.store import searching
from diplomat_desk.store.naming import ORGANISATIONS, PEOPLE
from diplomat_desk.store.schema import initiative
from tests.secrets import WORD, Planted, register

BELOW = (Level.PUBLIC, Level.LIMITED, Level.RESTRICTED)
# They return parts of a query or a number, nothing of a record.
_CONDITIONS = {
    "alive", "is_round", "unit_of", "everything", "members", "conditions", "shown", "known", "engaged", "of_sort",
    "flow_query", "chain_query", "counted_records", "units_and_records",
    "may_be_told", "batch_told",
}  # fmt: skip
NUMBERS = range(1, 12)
_NUMBERED = (
    Kind.INITIATIVE,
    Kind.PERSON,
    Kind.ORGANISATION,
    Kind.FILTER,
    Kind.CHART,
    Kind.REPORT,
    Kind.IMPORT,
)


@pytest.fixture(scope="module")
def planted(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Desk, Planted]]:
    desk, found = register(tmp_path_factory.mktemp("secrets") / "register.ddesk")
    yield desk, found
    files.close(desk)


def reads() -> dict[str, Callable[..., Any]]:
    """Return every public function of the store that reads under a ceiling, by its name."""
    found: dict[str, Callable[..., Any]] = {}
    for module in pkgutil.iter_modules(store.__path__):
        loaded = importlib.import_module(f"diplomat_desk.store.{module.name}")
        for name, function in inspect.getmembers(loaded, inspect.isfunction):
            own = function.__module__ == loaded.__name__ and not name.startswith("_")
            asked = {"ceiling", "chosen"} & set(inspect.signature(function).parameters)
            if own and asked and name not in _CONDITIONS:
                found[f"{module.name}.{name}"] = function
    return found


def choices(name: str, ceiling: Level, ids: list[int]) -> tuple[Any, ...]:
    """Return what a parameter called ``name`` is tried with."""
    filters = tuple(
        Filter(ceiling=ceiling, unit=unit, **more)
        for unit in Unit
        for more in (
            {},
            {"text": WORD},
            {"text": f'"{WORD}"'},
            {"countries": ("SUN",)},
            {"organisation_types": ("armed-group", "-")},
            {"since": PartialDate(1900), "until": PartialDate(2100), "begun": True},
        )
    )
    known: dict[str, tuple[Any, ...]] = {
        "ceiling": (ceiling,),
        "chosen": filters,
        "sort": tuple(Sort(key) for key in SortKey),
        "ids": (ids,),
        "initiative_id": tuple(ids),
        "number": tuple(NUMBERS),
        "numbers": (list(NUMBERS),),
        "batch_id": tuple(NUMBERS),
        "scheme": ("X",),
        "values": ((WORD, "1"),),
        "references": (("DD-ND-0001", "DD-1991-0001"),),
        "titles": ((WORD.lower(), f"process {WORD.lower()}", "open talks"),),
        "halves": (_halves(),),
        "upto": (0, 99),
        "names": ((f"Trust {WORD}", f"Person {WORD}", "Known Person", "Known Branch"),),
        "named": (PEOPLE, ORGANISATIONS),
        "identity": tuple(Identity(kind, str(number)) for kind in _NUMBERED for number in NUMBERS),
        "vocabulary": ("tag", "country", "track", "kind", "person-role", "outcome-kind"),
        "text": ("", WORD, "Known", f'"{WORD}"'),
        "typed": (WORD, "Known", f'"{WORD}"'),
        "part": ("", WORD, "Open"),
        "subjects": (["rule:initiative:99", f"no-source:initiative:{ids[0]}"],),
        "rule": (
            "rule",
            "no-outcome",
            "follow-up-overdue",
            "planned-passed",
            "stalled",
            "outside-process",
        ),
        "reference": ("DD-ND-0001", "DD-1991-0001"),
        "by_use": (True, False),
        "one": (Organisation(name=f"Trust {WORD}"), Organisation(name="Known Branch")),
        "today": ("2026-11-24",),
        "wanted": tuple(map(read_query, (WORD, "known", f'"{WORD}"', f"known {WORD}"))),
        "processes": (ids,),
        "places": (
            [Place(kind, n, section) for kind in KINDS for n in NUMBERS for section in Section],
        ),
        "vocabularies": (Vocabularies(()),),
        "countries": (Countries(()),),
        "rows": (Dimension.COUNTRY, Dimension.ORGANISATION_TYPE, Dimension.TRACK, Dimension.YEAR),
        "columns": (Dimension.ROLE, Dimension.ORGANISATION_TYPE, Dimension.PURPOSE, Dimension.KIND),
        "between": tuple(Between),
        "most": (1, 60),
        "period": (
            Period(PartialDate(1991), PartialDate(1991)),
            Period(PartialDate(1990), PartialDate(2040)),
        ),
        "split": (None, Dimension.TRACK),
        "dates": ((Dates.RECORDED,), (Dates.PLANNED, Dates.ACTUAL)),
        "compare": (True, False),
        "column": ("track", "approach"),
        "across": (Dimension.TRACK, Dimension.APPROACH),
        "meetings": (True, False),
        "first": ("1990-01-01",),
        "last": ("2040-12-31",),
        "sorts": (tuple(Happening),),
        "selected": (1,),
        "undated": (0,),
        "words": (("DD-ND-0001", "DD-1991-0001", WORD),),
        "batches": ((1, 2),),
        "lines": ((1, 2, 3, 4),),
    }
    if name not in known:
        pytest.fail(
            f"Teach this test what to give for “{name}”, so that the new read is tried too."
        )
    return known[name]


def _halves() -> list[Half]:
    """Return what a row of a file might look like, on days of open and of hidden records."""
    countries = {"IND": 0, "PRK": 0, "SUN": 0}
    days = (("1991-01-01", "1991-12-31"), ("2030-01-01", "2030-12-31"), ("1991-03-05",) * 2)
    return [
        Half(-n, "", "Open talks", "open talks", first, last, Level.PUBLIC, 0, countries)
        for n, (first, last) in enumerate(days, 2)
    ]


@pytest.mark.parametrize("name", sorted(reads()))
@pytest.mark.parametrize("ceiling", BELOW)
def test_a_read_tells_nothing_above_its_ceiling(
    planted: tuple[Desk, Planted], name: str, ceiling: Level
) -> None:
    desk, _ = planted
    function = reads()[name]
    needed = [
        parameter.name
        for parameter in list(inspect.signature(function).parameters.values())[1:]
        if parameter.default is inspect.Parameter.empty or parameter.name == "by_use"
    ]
    tried = 0
    with desk.register.reading() as connection:
        ids = list(connection.scalars(select(initiative.c.id)))
        for values in product(*(choices(one, ceiling, ids) for one in needed)):
            try:
                answer = function(connection, **dict(zip(needed, values, strict=True)))
                answer = list(answer) if isinstance(answer, Iterator) else answer
            except DeskError as error:
                answer = str(error)
            told = repr(_without_the_question(answer))
            assert WORD.lower() not in told.lower(), f"{name}{values} told {told[:500]}"
            tried += 1
    assert tried


@pytest.mark.parametrize("ceiling", BELOW)
def test_a_secret_word_finds_no_record(planted: tuple[Desk, Planted], ceiling: Level) -> None:
    desk, _ = planted
    with desk.register.reading() as connection:
        for typed in (WORD, f'"{WORD}"', WORD[:4], f"known {WORD}"):
            wanted = read_query(typed)
            assert not searching.search_all(connection, wanted, ceiling)
            assert searching.how_many(connection, wanted, ceiling) == 0
        assert searching.how_many(connection, read_query(WORD), TOP) > 0


def _without_the_question(answer: object) -> object:
    """Leave out the filter that an answer repeats: the asker knows it."""
    if hasattr(answer, "filter"):
        return [getattr(answer, name) for name in answer.__slots__ if name != "filter"]  # type: ignore[attr-defined]
    return answer


def test_at_the_top_the_secret_is_there(planted: tuple[Desk, Planted]) -> None:
    desk, found = planted
    whole = looking.one(desk, found.open.id, TOP)
    assert repr(whole).count(WORD) > 15
    assert looking.tally(desk, Filter(text=WORD)).selected == 2


@pytest.mark.parametrize("ceiling", BELOW)
def test_lists_and_counts_are_those_of_a_register_without_the_secrets(
    planted: tuple[Desk, Planted], ceiling: Level, tmp_path: Path
) -> None:
    desk, found = planted
    (only,) = looking.select(desk, Filter(ceiling=ceiling), Sort()).ids
    assert only == found.open.id
    tally = looking.tally(desk, Filter(ceiling=ceiling))
    assert (tally.selected, tally.total) == (1, 1)
    # Two hidden records, a person and an organisation; what hides in the open one is counted as entries.
    assert (tally.withheld, tally.entries) == (4, 13)
    assert looking.tally(desk, Filter(ceiling=ceiling, text="nothing")).withheld == 4
    assert looking.tally(desk, Filter(ceiling=ceiling, text=WORD)).selected == 0
    assert looking.tally(desk, Filter(ceiling=ceiling, countries=("SUN",))).selected == 0
    for types, selected in ((("armed-group", "-"), 0), (("university",), 1)):
        chosen = Filter(ceiling=ceiling, organisation_types=types)
        assert looking.tally(desk, chosen).selected == selected
    assert looking.binned(desk, ceiling) == ()


def test_the_open_record_is_whole_but_for_the_secrets(planted: tuple[Desk, Planted]) -> None:
    desk, found = planted
    seen: Initiative = looking.one(desk, found.open.id, Level.PUBLIC)
    assert [part.country for part in seen.countries] == ["IND"]
    assert [body.name for body in seen.organisations] == ["Known Branch"]
    assert [(one.name, one.affiliation, one.post) for one in seen.people] == [
        ("Known Person", "", "")
    ]
    assert [(m.title, m.attendance) for m in seen.meetings] == [("Open sitting", ())]
    assert [one.what for one in seen.outcomes] == ["Something open"]
    assert [one.title for one in seen.sources] == ["Open page"]
    assert [one.value for one in seen.claims] == ["Agra"]
    assert (seen.notes, seen.follow_ups, seen.links, seen.attachments) == ((), (), (), ())
    assert seen.parent_id is None
