"""A register of the first schema opens as it was, with everything that the new one adds."""

import gzip
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import text

from diplomat_desk.domain.changes import Kind
from diplomat_desk.domain.confidentiality import TOP
from diplomat_desk.domain.filters import Filter
from diplomat_desk.domain.initiative import Engagement
from diplomat_desk.services import checking, files, looking
from diplomat_desk.services.desk import Desk
from diplomat_desk.store import codec
from tests.making import full

KEPT = Path(__file__).parents[1] / "data" / "schema-0001.ddesk.gz"


@pytest.fixture
def older(tmp_path: Path) -> Iterator[Desk]:
    path = tmp_path / "old.ddesk"
    path.write_bytes(gzip.decompress(KEPT.read_bytes()))
    desk = files.open_desk(path)
    yield desk
    files.close(desk)


def test_every_record_is_as_it_was(older: Desk) -> None:
    found = looking.by_reference(older, "DD-1991-0042", TOP)
    wanted = full()
    assert (found.title, found.version) == ("A dialogue, edited", 2)
    for name in ("summary", "sources", "organisations", "countries", "places", "budget", "start"):
        assert getattr(found, name) == getattr(wanted, name)
    assert (found.people, found.meetings, found.notes) == ((), (), ())
    assert len({source.key for source in found.sources} - {0}) == 2
    assert looking.tally(older, Filter()).total == 3
    assert len(looking.binned(older, TOP)) == 1


def test_the_copy_from_before_is_kept(older: Desk) -> None:
    kept = older.path.with_name("old (before update from 0001).ddesk")
    assert kept.exists()


def test_it_is_found_by_its_words_and_checks_clean(older: Desk) -> None:
    assert looking.tally(older, Filter(text="neemrana kashmir")).selected == 1
    assert looking.tally(older, Filter(text="deleted")).selected == 0
    assert checking.check(older).clean


def test_it_has_the_vocabularies_that_came_later(older: Desk) -> None:
    for name in ("capacity", "meeting-format", "outcome-kind", "dac-criterion", "link"):
        assert older.vocabularies.of(name)


def test_its_history_can_still_be_read(older: Desk) -> None:
    with older.register.reading() as connection:
        rows = connection.execute(
            text("SELECT kind, record_key, before, after FROM history ORDER BY id")
        ).all()
    assert {row.kind for row in rows} == {Kind.INITIATIVE.value}
    first = codec.decode(rows[0].after)
    assert first is not None
    assert rows[0].record_key == str(first.initiative.id)
    assert first.initiative.organisations[0] == Engagement(
        "University of Ottawa", "convenor", "Univ. of Ottawa"
    )
