"""What holds for all that is kept under a name in an order of one's own: filters, charts, reports."""

from dataclasses import dataclass, replace
from typing import Any

import pytest

from diplomat_desk.domain.changes import Identity, Kind
from diplomat_desk.domain.confidentiality import TOP, Level
from diplomat_desk.domain.errors import MissingError, RefusedError, StaleError
from diplomat_desk.domain.filters import Filter
from diplomat_desk.domain.saved import SavedFilter
from diplomat_desk.domain.saved_charts import SavedChart
from diplomat_desk.domain.saved_reports import SavedReport
from diplomat_desk.services import history, saved, saved_charts, saved_reports, versions
from diplomat_desk.services.desk import Desk
from diplomat_desk.ui.step_words import redone_in_words, undone_in_words

Named = SavedFilter | SavedChart | SavedReport


@dataclass(frozen=True)
class Sort:
    """A sort of things that are kept: its service, one of them, and its kind in the history."""

    service: Any
    one: Named
    kind: Kind

    def keep(self, desk: Desk, name: str, level: Level = Level.PUBLIC) -> Named:
        change = self.service.put(desk, replace(self.one, name=name, level=level), TOP)
        kept: Named = change.after.record
        return kept

    def names(self, desk: Desk, ceiling: Level = TOP) -> list[str]:
        return [one.name for one in self.service.listing(desk, ceiling)]


SORTS = (
    Sort(saved, SavedFilter(filter=Filter(text="talks")), Kind.FILTER),
    Sort(saved_charts, SavedChart(chart="coverage"), Kind.CHART),
    Sort(saved_reports, SavedReport(report="brief", subject="IND"), Kind.REPORT),
)


@pytest.fixture(params=SORTS, ids=lambda sort: sort.kind.value)
def sort(request: pytest.FixtureRequest) -> Sort:
    found: Sort = request.param
    return found


def test_they_stand_in_the_order_given_to_them(desk: Desk, sort: Sort) -> None:
    first, _, third = (sort.keep(desk, name) for name in ("One", "Two", "Three"))
    assert sort.service.move(desk, third.id, -1, TOP)
    assert sort.names(desk) == ["One", "Three", "Two"]
    assert not sort.service.move(desk, first.id, -1, TOP)
    step = history.undo(desk)
    assert step is not None
    assert undone_in_words(step) == "Taken back: move “Three”."
    assert sort.names(desk) == ["One", "Two", "Three"]
    step = history.redo(desk)
    assert step is not None
    assert redone_in_words(step) == "Done again: move “Three”."
    assert sort.names(desk) == ["One", "Three", "Two"]


@pytest.mark.parametrize("name", ["", "   ", "x" * 81, "lapsed", "LÁPSED"])
def test_a_name_is_needed_and_is_the_only_one(desk: Desk, sort: Sort, name: str) -> None:
    sort.keep(desk, "Lapsed")
    with pytest.raises(RefusedError) as refused:
        sort.keep(desk, name)
    assert [problem.field for problem in refused.value.problems] == ["name"]
    assert sort.names(desk) == ["Lapsed"]


def test_what_was_changed_or_deleted_meanwhile_is_not_written_over(desk: Desk, sort: Sort) -> None:
    one = sort.keep(desk, "Lapsed")
    sort.service.put(desk, replace(one, name="Other"), TOP)
    with pytest.raises(StaleError):
        sort.service.put(desk, replace(one, name="Third"), TOP)
    sort.service.delete(desk, one.id, TOP)
    with pytest.raises(MissingError):
        sort.service.put(desk, one, TOP)
    with pytest.raises(MissingError):
        sort.service.delete(desk, one.id, TOP)


def test_a_name_above_the_ceiling_is_neither_listed_nor_given_away(desk: Desk, sort: Sort) -> None:
    secret = sort.keep(desk, "Backchannel", Level.RESTRICTED)
    assert sort.names(desk, Level.LIMITED) == []
    assert history.labels(desk, Level.LIMITED) == ("", "")
    assert sort.names(desk, Level.RESTRICTED) == ["Backchannel"]
    with pytest.raises(MissingError):
        sort.service.delete(desk, secret.id, Level.LIMITED)
    sort.service.put(desk, replace(sort.one, name="Backchannel"), Level.LIMITED)
    assert sort.names(desk, Level.LIMITED) == ["Backchannel"]
    assert not sort.service.move(desk, secret.id, 1, Level.LIMITED)
    identity = Identity(sort.kind, str(secret.id))
    with pytest.raises(MissingError):
        versions.of_record(desk, identity, Level.LIMITED)
    assert versions.of_record(desk, identity, TOP).told[0].done == "Recorded"
