"""What was imported is kept with its rows, goes with its records, and is told under the ceiling only."""

from dataclasses import replace

from sqlalchemy import text

from diplomat_desk.domain.changes import Action, State
from diplomat_desk.domain.confidentiality import TOP, Level
from diplomat_desk.domain.imports import (
    Decision,
    How,
    ImportBatch,
    ImportedRow,
    ImportProfile,
    Stretch,
    stretches,
)
from diplomat_desk.domain.initiative import Initiative
from diplomat_desk.services import history, looking, recording
from diplomat_desk.services.desk import Desk
from diplomat_desk.services.writing import begin, erase_one, put_one
from diplomat_desk.store import import_memory, imports
from tests.making import small


def recorded(desk: Desk, one: Initiative) -> int:
    after = recording.record(desk, one).after
    assert after is not None
    return after.initiative.id


def kept(desk: Desk, *ids: int, level: Level = Level.PUBLIC) -> ImportBatch:
    rows = stretches(ImportedRow(number + 2, one, How.NEW) for number, one in enumerate(ids))
    batch = ImportBatch(
        at="2026-12-01T10:00:00.000+00:00",
        name="talks.csv",
        sha256="ab" * 32,
        size=120,
        lines=len(ids),
        mapping="{}",
        counts=(("new", str(len(ids))),),
        level=level,
        recorded=rows,
    )
    after = put_one(desk, batch, None).after
    assert after is not None
    assert isinstance(after.record, ImportBatch)
    return after.record


def told(desk: Desk, ceiling: Level) -> list[str]:
    with desk.register.reading() as connection:
        return [one.name for one in imports.listing(connection, ceiling)]


def test_it_is_kept_whole(desk: Desk) -> None:
    one, other = recorded(desk, small("A")), recorded(desk, small("B"))
    batch = kept(desk, one, other)
    assert batch.recorded == (Stretch(2, one, How.NEW, 2),)
    whole = tuple(batch.recorded[0].rows)
    with desk.register.reading() as connection:
        state = imports.state_of(connection, batch.id)
        assert state is not None
        assert state.record == batch
        (listed,) = imports.listing(connection, TOP)
        assert listed == replace(batch, recorded=())
        assert imports.rows(connection, batch.id, TOP) == whole
        assert imports.rows(connection, batch.id, TOP, first=1, most=1) == whole[1:]
        (origin,) = imports.origins(connection, other, TOP)
        assert (origin.row, origin.how, origin.batch) == (3, How.NEW, listed)


def test_undone_and_done_again_it_has_its_rows(desk: Desk) -> None:
    one = recorded(desk, small("A"))
    batch = kept(desk, one)
    history.undo(desk)
    assert told(desk, TOP) == []
    history.redo(desk)
    with desk.register.reading() as connection:
        assert imports.rows(connection, batch.id, TOP) == (ImportedRow(2, one, How.NEW),)
    assert looking.one(desk, one, TOP).title == "A"


def test_a_purged_record_takes_its_row_along(desk: Desk) -> None:
    one, other = recorded(desk, small("A")), recorded(desk, small("B"))
    batch = kept(desk, one, other)
    recording.delete(desk, [one])
    recording.purge(desk, [one])
    with desk.register.reading() as connection:
        assert [row.initiative_id for row in imports.rows(connection, batch.id, TOP)] == [other]
        assert connection.execute(text("PRAGMA foreign_key_check")).all() == []


def test_a_purged_secret_leaves_its_file_secret(desk: Desk) -> None:
    one, other = recorded(desk, small("A")), recorded(desk, small("B"))
    kept(desk, one, other)
    now = looking.one(desk, one, TOP)
    recording.record(desk, replace(now, confidentiality=Level.CONFIDENTIAL))
    recording.delete(desk, [one])
    recording.purge(desk, [one])
    assert told(desk, Level.PUBLIC) == []
    assert told(desk, TOP) == ["talks.csv"]


def test_an_import_that_is_forgotten_leaves_its_records(desk: Desk) -> None:
    one = recorded(desk, small("A"))
    batch = kept(desk, one)
    erase_one(desk, State(batch).identity, lambda _: "")
    assert told(desk, TOP) == []
    assert looking.one(desk, one, TOP).title == "A"


def test_its_level_and_those_of_its_records_are_heeded(desk: Desk) -> None:
    open_one = recorded(desk, small("A"))
    secret = recorded(desk, small("B", confidentiality=Level.RESTRICTED))
    kept(desk, open_one, level=Level.LIMITED)
    assert told(desk, Level.PUBLIC) == []
    assert told(desk, Level.LIMITED) == ["talks.csv"]
    mixed = kept(desk, open_one, secret)
    assert told(desk, Level.LIMITED) == ["talks.csv"]
    assert told(desk, Level.RESTRICTED) == ["talks.csv", "talks.csv"]
    with desk.register.reading() as connection:
        assert imports.origins(connection, open_one, Level.PUBLIC) == ()
        assert imports.rows(connection, mixed.id, Level.LIMITED) == ()


def test_a_level_raised_since_hides_the_file_too(desk: Desk) -> None:
    one = recorded(desk, small("A"))
    kept(desk, one)
    assert told(desk, Level.PUBLIC) == ["talks.csv"]
    now = looking.one(desk, one, TOP)
    recording.record(desk, replace(now, confidentiality=Level.CONFIDENTIAL))
    assert told(desk, Level.RESTRICTED) == []
    assert told(desk, TOP) == ["talks.csv"]


def test_mappings_and_decisions_are_remembered(desk: Desk) -> None:
    with begin(desk) as writer:
        for mapping in ("{}", '{"key": "X"}'):
            profile = ImportProfile(name="Mine", mapping=mapping, fingerprint="f")
            import_memory.keep_profile(writer.connection, profile)
        secret = ImportProfile(name="Mine", mapping="x", level=Level.RESTRICTED)
        import_memory.keep_profile(writer.connection, secret)
        some = (
            Decision("country", "Zaire", "COD"),
            Decision("term", "talks", "dialogue", "kind"),
            Decision("country", "Elsewhere", "XXX", level=Level.RESTRICTED),
        )
        import_memory.remember(writer.connection, some)
        import_memory.remember(writer.connection, [Decision("country", "Zaire", "COG")])
    with desk.register.reading() as connection:
        (mine,) = import_memory.profiles(connection, Level.PUBLIC)
        assert (mine.name, mine.mapping, mine.fingerprint) == ("Mine", '{"key": "X"}', "f")
        assert len(import_memory.profiles(connection, TOP)) == 2
        found = import_memory.decisions(connection, Level.PUBLIC)
        assert [(one.value, one.meaning) for one in found] == [
            ("Zaire", "COG"),
            ("talks", "dialogue"),
        ]
        assert len(import_memory.decisions(connection, TOP)) == 3
    with begin(desk) as writer:
        import_memory.forget_profile(writer.connection, "Mine", Level.PUBLIC)
        import_memory.forget_decisions(writer.connection, found)
        assert import_memory.profiles(writer.connection, Level.PUBLIC) == ()
        assert import_memory.decisions(writer.connection, Level.PUBLIC) == ()


def test_an_import_has_a_history(desk: Desk) -> None:
    batch = kept(desk, recorded(desk, small("A")))
    with desk.register.reading() as connection:
        row = connection.execute(text("SELECT kind, action FROM history ORDER BY id DESC")).first()
    assert row is not None
    assert (row.kind, row.action, batch.version) == ("import", Action.RECORD.value, 1)
