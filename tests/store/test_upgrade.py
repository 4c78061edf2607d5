"""Registers of past schemas that kept the same record: each opens as it was, and can keep what came later."""

import gzip
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import text

from diplomat_desk.domain.changes import Kind
from diplomat_desk.domain.confidentiality import TOP, Level
from diplomat_desk.domain.filters import Filter
from diplomat_desk.domain.imports import How, ImportBatch, Stretch
from diplomat_desk.domain.saved_charts import SavedChart
from diplomat_desk.domain.saved_reports import SavedReport
from diplomat_desk.reports.setting import Letterhead
from diplomat_desk.services import (
    checking,
    entities,
    files,
    letterheads,
    looking,
    saved,
    saved_charts,
    saved_reports,
)
from diplomat_desk.services.desk import Desk
from diplomat_desk.services.writing import put_one
from diplomat_desk.store import codec, imports
from tests.making import full

KEPT = Path(__file__).parents[1] / "data"
WITHOUT_CHARTS = ("0002",)
WITHOUT_REPORTS = ("0002", "0003")
PARTS = (
    "sources", "organisations", "countries", "places", "outcomes", "transfers", "documents", "constraints",
    "interests", "assessments", "claims", "notes", "follow_ups",
)  # fmt: skip


@pytest.fixture(params=("0002", "0003", "0004", "0005"))
def revision(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def older(revision: str, tmp_path: Path) -> Iterator[Desk]:
    path = tmp_path / "old.ddesk"
    path.write_bytes(gzip.decompress((KEPT / f"schema-{revision}.ddesk.gz").read_bytes()))
    desk = files.open_desk(path)
    yield desk
    files.close(desk)


def test_every_record_is_as_it_was(older: Desk, revision: str) -> None:
    found = looking.by_reference(older, "DD-1991-0042", TOP)
    wanted = full()
    assert (found.title, found.version) == ("A dialogue, edited", 2)
    for name in PARTS:
        assert getattr(found, name) == getattr(wanted, name), name
    assert [one.name for one in found.people] == ["Aisha Khan", "B. Rao"]
    assert found.meetings[0].attendance[0].name == "Aisha Khan"
    assert [file.name for file in found.attachments] == ["statement.txt"]
    assert looking.one(older, found.parent_id or 0, TOP).title == "A process"
    assert looking.tally(older, Filter()).total == (3 if revision == "0005" else 2)
    assert len(looking.binned(older, TOP)) == 1


def test_people_filters_and_what_was_set_aside_are_there(older: Desk) -> None:
    assert entities.choose(older, Kind.PERSON, "A. Khan", TOP, by_use=False).ids
    assert [one.name for one in saved.listing(older, TOP)] == ["Lapsed", "Backchannel"]
    assert [one.name for one in saved.listing(older, Level.PUBLIC)] == ["Lapsed"]
    with older.register.reading() as connection:
        reasons = connection.execute(text("SELECT reason FROM dismissal")).scalars().all()
    assert reasons == ["Known to all"]


def test_the_copy_from_before_is_kept(older: Desk, revision: str) -> None:
    assert older.path.with_name(f"old (before update from {revision}).ddesk").exists()


def test_it_is_found_by_its_words_and_checks_clean(older: Desk) -> None:
    assert looking.tally(older, Filter(text="neemrana kashmir")).selected == 1
    assert looking.tally(older, Filter(text="printed")).selected == 1
    # The content of its attachment was made up when the file was made.
    assert checking.check(older) == checking.Findings(
        ("The content of an attachment (d1gest…) is not what was kept.",), ()
    )


def test_its_history_can_still_be_read(older: Desk) -> None:
    with older.register.reading() as connection:
        rows = connection.execute(text("SELECT kind, after FROM history ORDER BY id")).all()
    states = [codec.decode(row.after, Kind(row.kind)) for row in rows]
    assert {Kind(row.kind) for row in rows} >= {Kind.INITIATIVE, Kind.FILTER, Kind.DISMISSAL}
    assert all(states)


def test_charts_kept_in_it_are_there(older: Desk, revision: str) -> None:
    if revision in WITHOUT_CHARTS:
        assert saved_charts.listing(older, TOP) == ()
        return
    gaps, hidden = saved_charts.listing(older, TOP)
    assert (gaps.name, gaps.chart, gaps.tile) == ("Gaps", "coverage", 1)
    assert (gaps.options, gaps.other) == ((("rows", "approach"),), Filter(kinds=("workshop",)))
    assert (hidden.name, hidden.level) == ("Backchannels", Level.RESTRICTED)


def test_charts_can_be_kept_in_it(older: Desk) -> None:
    saved_charts.put(older, SavedChart(name="Mine", chart="coverage"), TOP)
    assert [one.name for one in saved_charts.listing(older, TOP)][-1] == "Mine"


def test_reports_and_the_letterhead_kept_in_it_are_there(older: Desk, revision: str) -> None:
    if revision in WITHOUT_REPORTS:
        assert saved_reports.listing(older, TOP) == ()
        assert letterheads.read(older) == Letterhead()
        return
    chosen, dossier = saved_reports.listing(older, TOP)
    assert (chosen.name, chosen.report) == ("Dialogues, unofficial", "register")
    assert (chosen.options, chosen.setting) == ((("group", "track"),), (("paper", "a4"),))
    assert chosen.filter == Filter(tracks=("T2",))
    assert (dossier.subject, dossier.language) == ("DD-1991-0042", "ur")
    assert saved_reports.listing(older, Level.PUBLIC) == (chosen,)
    assert letterheads.read(older) == Letterhead("Institute of Talks", "Research unit", "Draft")


def test_reports_and_a_letterhead_can_be_kept_in_it(older: Desk) -> None:
    saved_reports.put(older, SavedReport(name="Mine", report="follow-ups"), TOP)
    assert [one.name for one in saved_reports.listing(older, TOP)][-1] == "Mine"
    letterheads.put(older, Letterhead("Ministry"))
    assert letterheads.read(older).organisation == "Ministry"


def test_it_can_keep_what_was_imported(older: Desk) -> None:
    number = looking.by_reference(older, "DD-1991-0042", TOP).id
    rows = (Stretch(2, number, How.UPDATED),)
    put_one(older, ImportBatch(name="talks.csv", at="2026-12-01", recorded=rows), None)
    with older.register.reading() as connection:
        (origin,) = imports.origins(connection, number, TOP)
    assert (origin.batch.name, origin.row, origin.how) == ("talks.csv", 2, How.UPDATED)
