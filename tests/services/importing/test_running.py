"""An import is one act: all of it or nothing, undone and done again as one step."""

from dataclasses import replace
from typing import Any

import pytest
from sqlalchemy import text

from diplomat_desk.domain.changes import Identity, Kind
from diplomat_desk.domain.confidentiality import TOP, Level
from diplomat_desk.domain.errors import StoppedError
from diplomat_desk.domain.filters import Filter
from diplomat_desk.domain.imports import How
from diplomat_desk.domain.progress import Progress
from diplomat_desk.exchange.mapping_text import read_mapping
from diplomat_desk.exchange.tables import Layout
from diplomat_desk.services import checking, history, importing, looking, recording, versions
from diplomat_desk.services.desk import Desk
from diplomat_desk.services.importing import FileFacts
from diplomat_desk.store import imports
from tests.making import small
from tests.services.importing.making import Rows, found, imported, mapping, numbers, row
from tests.whole import whole


def total(desk: Desk) -> int:
    return looking.tally(desk, Filter()).total


def everything(desk: Desk) -> dict[str, Any]:
    """Return all that the register says, but for its history and what counts on."""
    return whole(desk, but=("history", "history_link", "sqlite_sequence", "reference_counter"))


def _rows(held: dict[str, Any]) -> list[Any]:
    """Return the rows of imports, in whatever order they were written."""
    return sorted(one[1:] for one in held["import_row"])


def test_rows_become_records(desk: Desk) -> None:
    done = imported(
        desk,
        row(1, "Neemrana dialogue", "6/10/1991", "India;Pakistan", "Univ. of Ottawa"),
        row(2, "Water talks", "1999", "India;Nepal", "Univ. of Ottawa", "About water."),
        row(3, "", "", ""),
    )
    assert numbers(done) == {"rows": 3, "new": 2, "refused": 1}
    one = found(desk, "1")
    assert (one.title, str(one.start), one.reference) == (
        "Neemrana dialogue",
        "1991-10-06",
        "DD-1991-0001",
    )
    assert [part.country for part in one.countries] == ["IND", "PAK"]
    assert one.organisations[0].organisation_id == found(desk, "2").organisations[0].organisation_id
    assert looking.tally(desk, Filter(text="neemrana")).selected == 1
    assert checking.check(desk).clean
    (refused,) = {finding.row for finding in done.checked.refused()}
    assert refused == 4


def test_each_record_knows_its_row(desk: Desk) -> None:
    done = imported(desk, row(1, "One"), row(2, "Two", "1999"))
    assert done.batch is not None
    two = found(desk, "2").id
    with desk.register.reading() as connection:
        (origin,) = imports.origins(connection, two, TOP)
    assert (origin.row, origin.how) == (3, How.NEW)
    batch = origin.batch
    assert (batch.name, batch.size, batch.lines) == ("talks.csv", 120, 2)
    assert batch.sha256 == done.batch.sha256 != ""
    assert "title" in {one.target for one in read_mapping(batch.mapping).columns}
    assert dict(batch.counts)["new"] == "2"


def test_undone_it_was_never_there_and_done_again_it_is(desk: Desk) -> None:
    recording.record(desk, small("Before", start=None))
    was = everything(desk)
    imported(
        desk,
        *(row(n, f"Talks {n}", str(1950 + n % 60), organisation=f"Institute {n % 7}",
              process="A long process" if n % 3 else "") for n in range(1_200)),
    )  # fmt: skip
    after = everything(desk)
    assert desk.history.undo_label == "import 1,200 rows of “talks.csv”"
    step = history.undo(desk)
    assert step is not None
    assert len(step.ids) == 1_201
    assert step.kinds == {Kind.INITIATIVE, Kind.IMPORT}
    assert everything(desk) == was
    assert checking.check(desk).clean
    history.redo(desk)
    assert total(desk) == 1_201
    assert found(desk, "7").title == "Talks 7"
    assert _rows(everything(desk)) == _rows(after)
    history.undo(desk)
    assert total(desk) == 1
    assert checking.check(desk).clean


def test_refused_rows_alone_are_no_act(desk: Desk) -> None:
    was = everything(desk)
    done = imported(desk, row(1, "A", "31/2/1991"), row(2, "", "", ""))
    assert done.batch is None
    assert numbers(done)["refused"] == 2
    assert everything(desk) == was
    assert desk.history.undo_label == ""


class _Stopping(Progress):
    """Stops once some rows are done."""

    def __init__(self, after: int) -> None:
        self.after = after
        self.done = 0

    def report(self, done: int, total: int) -> None:
        assert 0 <= done <= total
        self.done = done

    def stopped(self) -> bool:
        return self.done >= self.after


def test_stopped_in_the_middle_nothing_is_changed(desk: Desk) -> None:
    was = everything(desk)
    desk.progress = _Stopping(after=1_000)
    with pytest.raises(StoppedError):
        imported(desk, *(row(n, f"Talks {n}") for n in range(2_000)))
    desk.progress = Progress()
    assert everything(desk) == was
    assert desk.history.undo_label == ""
    assert numbers(imported(desk, row(1, "Talks")))["new"] == 1


def test_an_undo_of_a_changed_record_is_refused(desk: Desk) -> None:
    imported(desk, row(1, "One"), row(2, "Two", "1999"))
    step = desk.history.done[-1]
    one = found(desk, "1")
    recording.delete(desk, [one.id])
    recording.purge(desk, [one.id])
    assert step not in desk.history.done
    assert step.touches(Identity(Kind.INITIATIVE, str(one.id)))
    with desk.register.reading() as connection:
        assert connection.execute(text("PRAGMA foreign_key_check")).all() == []
        assert connection.execute(text("SELECT count(*) FROM import_row")).scalar() == 1


def test_processes_are_found_or_made_by_their_titles(desk: Desk) -> None:
    there = recording.record(desk, small("Ottawa Dialogue")).id
    done = imported(
        desk,
        row(1, "Round one", process="ottawa dialogue"),
        row(2, "Round two", "1999", process="New Process"),
        row(3, "Round three", "2001", process="New process"),
        row(4, "Later Process", "1970"),
        row(5, "Round four", "1971", process="Later process"),
    )
    assert found(desk, "1").parent_id == there
    new = found(desk, "2").parent_id
    assert new is not None
    assert found(desk, "3").parent_id == new
    assert found(desk, "5").parent_id == found(desk, "4").id
    made = looking.one(desk, new, TOP)
    assert (made.title, made.kind, made.track) == ("New Process", "dialogue", "T2")
    assert numbers(done) == {"rows": 5, "new": 5}
    with desk.register.reading() as connection:
        (origin,) = imports.origins(connection, new, TOP)
    assert (origin.row, origin.how) == (3, How.PROCESS)
    # A process is not counted beside its rounds.
    assert total(desk) == 4


def test_a_codes_owner_keeps_it(desk: Desk) -> None:
    recording.record(desk, small("There", reference="OWN-1"))
    done = imported(
        desk, row(1, "A", code="OWN-1"), row(2, "B", code="OWN-2"), row(3, "C", code="OWN-2")
    )
    assert numbers(done) == {"rows": 3, "new": 1, "refused": 2}
    assert found(desk, "2").reference == "OWN-2"
    messages = [finding.message for finding in done.checked.refused()]
    assert messages == [
        "“OWN-1” is the reference of another record.",
        "“OWN-2” is the reference of another record.",
    ]


def test_the_step_and_the_batch_are_as_secret_as_the_highest_row(desk: Desk) -> None:
    done = imported(desk, row(1, "Open"), row(2, "Secret", "1999", level="restricted"))
    assert done.batch is not None
    assert done.batch.level is Level.RESTRICTED
    assert history.labels(desk, Level.LIMITED) == ("", "")
    assert history.undo(desk, Level.LIMITED) is None
    assert history.labels(desk, Level.RESTRICTED)[0] == "import 2 rows of “talks.csv”"
    one = found(desk, "1").id
    with desk.register.reading() as connection:
        assert imports.listing(connection, Level.LIMITED) == ()
        assert imports.origins(connection, one, Level.LIMITED) == ()
    told = [one.version.identity.kind for one in versions.recent(desk, Level.LIMITED)]
    assert told == [Kind.INITIATIVE]


def test_the_history_tells_of_the_import(desk: Desk) -> None:
    imported(desk, row(1, "One"))
    told = versions.recent(desk, TOP)
    batch = next(one for one in told if one.version.identity.kind is Kind.IMPORT)
    assert batch.version.after is not None
    lines = versions.in_lines(desk, batch.version.after.record, TOP)
    fields = {line.field: line.after for line in lines}
    assert fields["Name"] == "talks.csv"
    assert "Mapping" not in fields


def test_the_same_file_again_updates_by_its_key(desk: Desk) -> None:
    rows = [row(n, f"Talks {n}", str(1950 + n)) for n in range(30)]
    imported(desk, *rows)
    changed = [*rows[:29], row(29, "Talks, renamed", "1979")]
    done = imported(desk, *changed, row(30, "New", "2001"), how=mapping(key="X"))
    assert numbers(done) == {"rows": 31, "new": 1, "updated": 30}
    assert found(desk, "29").title == "Talks, renamed"
    assert found(desk, "3").version == 1
    assert total(desk) == 31
    history.undo(desk)
    assert found(desk, "29").title == "Talks 29"
    assert total(desk) == 30
    history.redo(desk)
    assert found(desk, "29").title == "Talks, renamed"
    assert len(imports_of(desk, found(desk, "29").id)) == 2


def imports_of(desk: Desk, number: int) -> list[How]:
    with desk.register.reading() as connection:
        return [one.how for one in imports.origins(connection, number, TOP)]


def test_the_same_file_again_updates_what_its_rows_became(desk: Desk) -> None:
    """Nothing in such rows tells which record they mean: no key, no country, no day."""
    rows = [row("", "Water talks", "", ""), row("", "Trade talks", "", "", process="Long process")]
    first = imported(desk, *rows, how=mapping(key=""))
    assert numbers(first) == {"rows": 2, "new": 2}
    facts = FileFacts("moved.csv", first.batch.sha256 if first.batch else "")
    checked = importing.check(desk, Rows(rows), mapping(key=""), facts=facts)
    assert dict(checked.counts.pairs())["updated"] == "2"
    again = imported(desk, *rows, how=mapping(key=""))
    assert numbers(again) == {"rows": 2, "updated": 2}
    with desk.register.reading() as connection:
        assert connection.exec_driver_sql("SELECT count(*) FROM initiative").scalar() == 3
    other = mapping(key="", layout=replace(Layout(), sheet="Another"))
    assert numbers(imported(desk, *rows, how=other))["new"] == 2
