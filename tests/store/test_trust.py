"""What was changed past the program shows: in the history, in words and settings, in records, in attachments."""

from dataclasses import replace

import pytest
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError

from diplomat_desk.domain.changes import Identity, Kind
from diplomat_desk.domain.confidentiality import TOP, Level
from diplomat_desk.domain.filters import Filter
from diplomat_desk.domain.imports import Decision
from diplomat_desk.domain.initiative import Engagement, Initiative
from diplomat_desk.domain.people import Appearance, Person
from diplomat_desk.services import checking, entities, history, looking, recording, states
from diplomat_desk.services.desk import Desk
from diplomat_desk.services.writing import begin
from diplomat_desk.store import as_told, chain, import_memory, seals
from diplomat_desk.store.chain import Broken


def broken(desk: Desk) -> list[Broken]:
    with desk.register.reading() as connection:
        return list(chain.broken(connection))


def unsealed(desk: Desk) -> list[str]:
    with desk.register.reading() as connection:
        return list(seals.broken(connection))


def unlike(desk: Desk) -> list[Identity]:
    with desk.register.reading() as connection:
        return list(as_told.unlike(connection))


def tamper(desk: Desk, statement: str) -> None:
    with desk.register.writing() as connection:
        connection.execute(text(statement))


@pytest.fixture
def kept(desk: Desk) -> Desk:
    for n in range(3):
        wanted = Initiative(
            title=f"Talks {n}",
            kind="dialogue",
            track="T2",
            organisations=(Engagement("Rabat Forum"),),
            people=(Appearance("Aisha Khan"),),
        )
        recording.record(desk, wanted)
    return desk


def test_a_sound_register_is_whole(kept: Desk) -> None:
    assert (broken(kept), unsealed(kept), unlike(kept)) == ([], [], [])
    assert checking.check(kept).clean


def test_every_entry_is_linked_when_it_is_written(kept: Desk) -> None:
    with kept.register.reading() as connection:
        entries = connection.scalars(text("SELECT id FROM history ORDER BY id")).all()
        links = connection.scalars(text("SELECT id FROM history_link ORDER BY id")).all()
    assert entries == links
    assert len(entries) == 3


@pytest.mark.parametrize(
    ("statement", "found"),
    [
        ("UPDATE history SET author = 'Somebody' WHERE id = 2", [Broken(2, "changed")]),
        ("UPDATE history SET at = '2020-01-01' WHERE id = 1", [Broken(1, "changed")]),
        ("DELETE FROM history WHERE id = 2", [Broken(2, "missing")]),
        ("DELETE FROM history_link WHERE id = 3", [Broken(3, "added")]),
        ("UPDATE history_link SET gone_with = 'initiative:2' WHERE id = 2", []),
        ("UPDATE history_link SET chain = x'00' WHERE id = 2", [Broken(2, "changed"), Broken(3, "changed")]),
    ],
)  # fmt: skip
def test_a_past_that_was_changed_shows(kept: Desk, statement: str, found: list[Broken]) -> None:
    tamper(kept, statement)
    assert broken(kept) == found


def test_what_is_said_to_be_purged_was_purged(kept: Desk) -> None:
    tamper(kept, "UPDATE history_link SET gone_with = 'initiative:2' WHERE id = 2")
    tamper(kept, "DELETE FROM history WHERE id = 2")
    assert broken(kept) == [Broken(2, "missing")]


def test_a_record_that_is_purged_leaves_the_chain_whole(kept: Desk) -> None:
    recording.delete(kept, [2])
    recording.purge(kept, [2])
    assert looking.tally(kept, Filter()).total == 2
    assert broken(kept) == []
    assert checking.check(kept).clean


def test_undo_and_redo_leave_all_whole(kept: Desk) -> None:
    history.undo(kept)
    history.undo(kept)
    history.redo(kept)
    assert checking.check(kept).clean


@pytest.mark.parametrize(
    ("statement", "found"),
    [
        ("UPDATE initiative SET title = 'Talk 0' WHERE id = 1", ["initiative 1"]),
        ("UPDATE engagement SET role = 'host' WHERE initiative_id = 2", ["initiative 2"]),
        ("DELETE FROM initiative WHERE id = 3", ["initiative 3"]),
        ("UPDATE organisation SET name = 'Rabat Forun'", ["organisation 1"]),
        ("UPDATE person SET name = 'Aisha Khen'", ["person 1"]),
    ],
)
def test_a_record_that_was_changed_shows(kept: Desk, statement: str, found: list[str]) -> None:
    tamper(kept, statement)
    assert [f"{one.kind.value} {one.key}" for one in unlike(kept)] == found


def test_a_record_that_was_added_shows(kept: Desk) -> None:
    tamper(kept, "DELETE FROM history WHERE record_key = '2'")
    assert Identity(Kind.INITIATIVE, "2") in unlike(kept)


def test_a_name_that_was_changed_by_the_program_is_right(kept: Desk) -> None:
    one = entities.one(kept, Kind.PERSON, 1, TOP)
    assert isinstance(one, Person)
    entities.record(kept, replace(one, name="Aisha A. Khan"))
    assert unlike(kept) == []
    assert broken(kept) == []


@pytest.mark.parametrize(
    ("statement", "found"),
    [
        ("UPDATE term SET label = 'Track 2' WHERE code = 'T2'", ["words"]),
        ("UPDATE country SET valid_to = 1990 WHERE code = 'IND'", ["words"]),
        ("DELETE FROM country_alias WHERE name = 'Burma'", ["words"]),
        ("INSERT INTO setting VALUES ('x', 'y')", ["settings"]),
        ("UPDATE import_decision SET meaning = 'IND'", ["imports"]),
    ],
)
def test_words_and_settings_that_were_changed_show(
    kept: Desk, statement: str, found: list[str]
) -> None:
    with begin(kept) as writer:
        import_memory.remember(
            writer.connection, [Decision("country", "pak", "PAK", "", Level.PUBLIC)]
        )
    states.choose_profile(kept, "")
    assert unsealed(kept) == []
    tamper(kept, statement)
    assert unsealed(kept) == found


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE history_link SET content = NULL WHERE id = 2",
        "UPDATE history_link SET chain = 7",
        "UPDATE history SET after = x'ff00' WHERE id = 1",
        "UPDATE history SET kind = 'nothing' WHERE id = 1",
        "UPDATE history SET record_key = 'x' WHERE id = 1",
        "UPDATE initiative SET confidentiality = 'often' WHERE id = 1",
        "UPDATE initiative SET title = 5 WHERE id = 1",
        "UPDATE seal SET digest = NULL",
    ],
)
def test_what_no_program_ever_wrote_is_told(kept: Desk, statement: str) -> None:
    with kept.register.writing() as connection:
        connection.execute(text("PRAGMA ignore_check_constraints = ON"))
        connection.execute(text("PRAGMA writable_schema = ON"))
        try:
            connection.execute(text(statement))
        except IntegrityError:
            pytest.skip("SQLite itself refuses that")
    assert not checking.check(kept).clean
