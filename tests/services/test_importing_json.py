"""What was written as JSON comes back: the same records, in one step that can be undone."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from diplomat_desk.domain.confidentiality import TOP
from diplomat_desk.domain.countries import Country
from diplomat_desk.domain.errors import RefusedError, StoppedError
from diplomat_desk.domain.figures import Sort
from diplomat_desk.domain.filters import Filter, Unit
from diplomat_desk.domain.initiative import Engagement, Initiative
from diplomat_desk.domain.keeping import Attachment, Link
from diplomat_desk.domain.meetings import Meeting
from diplomat_desk.domain.organisations import Organisation
from diplomat_desk.domain.people import Affiliation, Appearance, Person
from diplomat_desk.domain.progress import Progress
from diplomat_desk.domain.terms import Term
from diplomat_desk.exchange.errors import ExchangeError
from diplomat_desk.services import (
    checking,
    exporting,
    files,
    history,
    importing_json,
    looking,
    recording,
    states,
    vocabularies,
)
from diplomat_desk.services.desk import Desk
from diplomat_desk.services.writing import put_one
from diplomat_desk.store import imports
from diplomat_desk.store.blobs import Content
from tests.benchmarks.generate import generate
from tests.making import HOSTILE, between, day, full, initiatives, small
from tests.planted import HIDDEN, SILENT, plant

_UNEQUAL = ("register", "made_on")


def exported(desk: Desk, unit: Unit = Unit.ROUNDS) -> bytes:
    return exporting.as_json(desk, Filter(unit=unit), Sort())[0]


def told(data: bytes) -> dict[str, Any]:
    found = json.loads(data)
    return {name: value for name, value in found.items() if name not in _UNEQUAL}


def by_reference(records: list[dict[str, Any]]) -> dict[str, Any]:
    return {one["reference"]: one for one in records}


@contextmanager
def empty(folder: Path) -> Iterator[Desk]:
    """Give a new register in ``folder``, gone afterwards."""
    path = folder / "taken.ddesk"
    desk = files.create(path)
    try:
        yield desk
    finally:
        files.close(desk)
        path.unlink()


def recorded(desk: Desk, one: Initiative) -> Initiative:
    after = recording.record(desk, one).after
    assert after is not None
    return after.initiative


def fill(desk: Desk) -> None:
    """Record something of every sort, with names that are hard to tell apart."""
    vocabularies.add(desk, Term("kind", "", "Hackathon", "People build.", "#112233", "Hk"))
    vocabularies.edit(desk, replace(desk.vocabularies.terms[0], label="Level One"))
    states.add(desk, Country("XKS", "Kosovo <b>", ("Kosova",), shown_as=(("Ours", "K."),)))
    known = (
        Organisation(name="Circle A", type="think-tank"),
        Organisation(name="Circle B", parent="Circle A", valid_from=day("1999"), aliases=("CB",)),
        Person(name="Ali Khan", country="PAK", note="The elder.\nOf Lahore."),
        Person(name="Ali Khan", country="IND", aliases=("A. Khan", "علی خان")),
        Person(
            name="Nobody’s", affiliations=(Affiliation("Circle A", "Head", "expert", day("2001~")),)
        ),
    )
    made = [put_one(desk, one, None).after for one in known]
    ids = [state.record.id for state in made if state and isinstance(state.record, Person)]
    circle = next(
        state.record for state in made if state and isinstance(state.record, Organisation)
    )
    put_one(desk, replace(circle, parent="Circle B"), made[0].identity if made[0] else None)
    process = recorded(desk, small("A process", kind="hackathon", countries=between("XKS", "SUN")))
    people = (
        Appearance(
            "Ali Khan", "chair", "A ministry", "Secretary", "serving-official", person_id=ids[1]
        ),
        Appearance("Ali Khan", as_given="Mr Khan", person_id=ids[0]),
        Appearance("Only named here"),
    )
    whole = recorded(
        desk,
        replace(
            full(),
            parent_id=process.id,
            people=people,
            meetings=(Meeting(day("1991-10-07"), "A sitting", attendance=people[:2]),),
            organisations=(*full().organisations, Engagement("Circle B", "funder")),
        ),
    )
    recorded(
        desk, small("Another round", parent_id=process.id, links=(Link("precedes", whole.id, "x"),))
    )
    for text in HOSTILE:
        recorded(desk, small(text, summary=f"{text}\n\n{text}", tags=(text,)))


def test_a_register_comes_back_identical(desk: Desk, tmp_path: Path) -> None:
    fill(desk)
    first = exported(desk)
    with empty(tmp_path) as other:
        done = importing_json.take_back(other, first, "first.json")
        assert told(exported(other)) == told(first)
        assert done.renumbered == ()
        assert done.notes == ()
        assert len(done.references) == told(first)["count"] + len(told(first)["processes"])
        assert checking.check(other).clean


def test_the_sample_comes_back_identical_however_it_is_counted(
    sample: Desk, tmp_path: Path
) -> None:
    for unit in Unit:
        first = exported(sample, unit)
        with empty(tmp_path) as other:
            importing_json.take_back(other, first, "sample.json")
            assert told(exported(other, unit)) == told(first)
            again, before = told(exported(other)), told(exported(sample))
            assert by_reference(again["initiatives"]) == by_reference(before["initiatives"])


def test_a_generated_register_comes_back_identical(tmp_path: Path) -> None:
    desk = generate(tmp_path / "generated.ddesk", 120, seed=7)
    first = exported(desk)
    files.close(desk)
    data = told(first)
    for one in data["initiatives"]:
        # The generator writes past the tidying that a form goes through: an entry can be there twice.
        once = {json.dumps(body): body for body in one["organisations"]}
        one["organisations"] = list(once.values())
    with empty(tmp_path) as other:
        importing_json.take_back(other, first, "generated.json")
        assert told(exported(other)) == data


@settings(max_examples=12)
@given(st.lists(initiatives, max_size=4))
def test_any_register_comes_back_identical(
    tmp_path_factory: pytest.TempPathFactory, records: list[Initiative]
) -> None:
    folder = tmp_path_factory.mktemp("round")
    desk = files.create(folder / "r.ddesk")
    for one in records:
        recording.record(desk, one)
    first = exported(desk)
    files.close(desk)
    with empty(folder) as other:
        importing_json.take_back(other, first, "r.json")
        assert told(exported(other)) == told(first)


def test_it_is_one_step_that_can_be_undone_and_done_again(desk: Desk, tmp_path: Path) -> None:
    fill(desk)
    first = exported(desk)
    with empty(tmp_path) as other:
        before = told(exported(other))
        importing_json.take_back(other, first, "first.json")
        assert other.history.undo_label == "import “first.json”"
        assert len(other.history.done) == 1
        assert history.undo(other) is not None
        assert told(exported(other)) == before
        assert history.redo(other) is not None
        assert told(exported(other)) == told(first)


def test_a_register_with_records_keeps_them(sample: Desk, desk: Desk) -> None:
    recording.record(
        desk, small("Mine", reference="DD-1949-0001", people=(Appearance("Narendra Modi"),))
    )
    known = len(exporting.people(desk, "", Filter().ceiling))
    done = importing_json.take_back(desk, exported(sample), "sample.json")
    assert dict(done.renumbered).keys() == {"DD-1949-0001"}
    assert looking.by_reference(desk, "DD-1949-0001", Filter().ceiling).title == "Mine"
    names = [row.name for row in exporting.people(desk, "", Filter().ceiling)]
    assert names.count("Narendra Modi") == 1 == known
    assert told(exported(desk))["count"] == 81


def test_a_dry_run_records_nothing(desk: Desk, sample: Desk) -> None:
    before = exported(desk)
    done = importing_json.take_back(desk, exported(sample), "sample.json", dry_run=True)
    assert len(done.references) == 94
    assert exported(desk) == before
    assert desk.history.done == []
    with desk.register.reading() as connection:
        assert imports.listing(connection, TOP) == ()


def test_what_was_imported_from_where_is_kept(desk: Desk, sample: Desk) -> None:
    data = exported(sample)
    done = importing_json.take_back(desk, data, "sample.json")
    with desk.register.reading() as connection:
        (batch,) = imports.listing(connection, TOP)
        rows = imports.rows(connection, batch.id, TOP)
    assert (batch.name, batch.size, batch.lines) == ("sample.json", len(data), 94)
    assert batch.sha256 == sha256(data).hexdigest()
    third = looking.one(desk, rows[2].initiative_id, TOP)
    assert third.reference == done.references[2]
    history.undo(desk)
    with desk.register.reading() as connection:
        assert imports.listing(connection, TOP) == ()


def test_what_the_file_lacks_is_told(desk: Desk, tmp_path: Path) -> None:
    process = recorded(desk, small("Process"))
    other = recorded(desk, small("Other", track="L1"))
    content = Content(b"x", "")
    files_ = (Attachment("a.txt", 1, "d1gest"),)
    recording.record(
        desk,
        small(
            "Round", parent_id=process.id, links=(Link("related", other.id),), attachments=files_
        ),
        contents={"d1gest": content},
    )
    data = json.loads(exporting.as_json(desk, Filter(text="Round"), Sort())[0])
    data["processes"] = []
    with empty(tmp_path) as fresh:
        done = importing_json.take_back(fresh, json.dumps(data).encode(), "part.json")
        assert len(done.notes) == 3
        assert "1 attachment was left out" in " ".join(done.notes)
        one = looking.by_reference(fresh, done.references[0], Filter().ceiling)
        assert (one.parent_id, one.links, one.attachments) == (None, (), ())


def test_who_must_not_be_named_does_not_come_back(desk: Desk, tmp_path: Path) -> None:
    plant(desk)
    with empty(tmp_path) as other:
        importing_json.take_back(other, exported(desk), "planted.json")
        back = exported(other).decode()
        assert HIDDEN in back
        assert SILENT not in back


def test_nothing_is_recorded_where_anything_is_wrong(desk: Desk, sample: Desk) -> None:
    data = json.loads(exported(sample))
    data["initiatives"][40]["kind"] = "no-such-kind"
    before = exported(desk)
    with pytest.raises(RefusedError, match="no-such-kind"):
        importing_json.take_back(desk, json.dumps(data).encode(), "bad.json")
    data["initiatives"][40]["kind"] = 5
    with pytest.raises(ExchangeError, match=r"initiatives\[41\]"):
        importing_json.take_back(desk, json.dumps(data).encode(), "bad.json")
    assert exported(desk) == before
    assert desk.history.done == []


def test_it_can_be_stopped(desk: Desk, sample: Desk) -> None:
    class Stopping(Progress):
        def stopped(self) -> bool:
            return True

    before = exported(desk)
    data = exported(sample)
    desk.progress = Stopping()
    with pytest.raises(StoppedError):
        importing_json.take_back(desk, data, "sample.json")
    desk.progress = Progress()
    assert exported(desk) == before


@pytest.mark.parametrize(
    "data",
    [b"", b"{", b"\xff\xfe{", b"[" * 100_000, b'{"format": "x"}', b"[]", b"null",
     b'{"format": "diplomat-desk-export", "version": 2}',
     b'{"format": "diplomat-desk-export", "version": true}',
     b'{"format": "diplomat-desk-export", "version": 1, "initiatives": 5}',
     b'{"format": "diplomat-desk-export", "version": 1, "initiatives": [[]]}',
     b'{"format": "diplomat-desk-export", "version": 1, "vocabularies": []}'],
)  # fmt: skip
def test_what_is_no_export_is_refused_in_words(desk: Desk, data: bytes) -> None:
    with pytest.raises(ExchangeError) as refused:
        importing_json.take_back(desk, data, "x.json")
    assert str(refused.value).endswith(".")
    assert desk.history.done == []
