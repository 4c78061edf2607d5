"""What was deleted for good cannot be found in the bytes of the file, of its side files, or of temporary copies."""

import tempfile
from dataclasses import replace
from pathlib import Path

import pytest

from diplomat_desk.domain.changes import Kind
from diplomat_desk.domain.confidentiality import Level
from diplomat_desk.domain.initiative import Initiative, Source
from diplomat_desk.domain.keeping import Note
from diplomat_desk.domain.people import Appearance
from diplomat_desk.services import drafts, files, looking, recording
from diplomat_desk.services.attachments import open_copy, read_file
from diplomat_desk.services.desk import Desk
from diplomat_desk.store import index, preferences

WORD = "Quibblefrost"
TOP = Level.CONFIDENTIAL
FAR = "far " * 3_000
"""Fills pages, so that what is written lies on several."""


def secret(**more: object) -> Initiative:
    return replace(
        Initiative(
            title=f"Talks of {WORD}",
            kind="summit",
            track="L1",
            summary=f"{FAR}{WORD}{FAR}",
            notes=(Note(f"Ask {WORD}"),),
            sources=(Source(f"{WORD} Times", key=1),),
            people=(Appearance(f"Ada {WORD}"),),
        ),
        **more,  # type: ignore[arg-type]
    )


def found(folder: Path) -> list[str]:
    """Return the files below ``folder`` in which the word stands, as it is or folded for the search."""
    words = (WORD.encode(), WORD.lower().encode())
    return [
        one.name
        for one in folder.rglob("*")
        if one.is_file() and any(word in one.read_bytes() for word in words)
    ]


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    (tmp_path / "register").mkdir()
    made = files.create(tmp_path / "register" / "Desk.ddesk")
    for number in range(20):
        recording.record(made, Initiative(title=f"Other {number}", kind="summit", track="L1"))
    return made


@pytest.fixture
def temporary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of its own for temporary files."""
    (tmp_path / "temporary").mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "temporary"))
    return tmp_path / "temporary"


def test_a_purged_record_leaves_no_byte(desk: Desk) -> None:
    number = recording.record(desk, secret()).id
    one = looking.one(desk, number, TOP)
    recording.record(desk, replace(one, summary=f"Edited {WORD}"))
    assert found(desk.path.parent) == ["Desk.ddesk"]
    recording.delete(desk, [number])
    recording.purge(desk, [number])
    assert found(desk.path.parent) == []
    files.close(desk)
    assert found(desk.path.parent) == []


def test_nor_does_its_attachment(desk: Desk, tmp_path: Path, temporary: Path) -> None:
    paper = tmp_path / "paper.txt"
    paper.write_text(f"{FAR}{WORD}{FAR}")
    taken = read_file(paper, 10, desk.path)
    number = recording.record(
        desk,
        Initiative(title="Talks", kind="summit", track="L1", attachments=(taken.attachment,)),
        contents={taken.attachment.digest: taken.content},
    ).id
    open_copy(desk, number, taken.attachment, TOP)
    assert found(temporary)
    recording.delete(desk, [number])
    recording.purge(desk, [number])
    files.close(desk)
    assert found(desk.path.parent) == []
    assert found(temporary) == []


def test_nor_does_a_draft_that_was_left(desk: Desk) -> None:
    drafts.keep(desk, secret())
    assert found(desk.path.parent) == ["Desk.ddesk"]
    drafts.discard(desk, 0)
    files.close(desk)
    assert found(desk.path.parent) == []


def test_what_is_only_deleted_is_still_there(desk: Desk) -> None:
    """The search for bytes bites: a record in the bin is found."""
    recording.delete(desk, [recording.record(desk, secret()).id])
    files.close(desk)
    assert found(desk.path.parent) == ["Desk.ddesk"]


def test_a_register_in_which_words_were_left_loses_them_when_it_is_opened(desk: Desk) -> None:
    number = recording.record(desk, secret()).id
    with desk.register.writing() as connection:
        # As the versions before did it, which left the words in the index.
        preferences.put(connection, preferences.DERIVED, "3")
        index.forget(connection, Kind.INITIATIVE, number)
        index.forget(connection, Kind.PERSON, 1)
    assert recording.delete(desk, [number])
    with desk.register.writing() as connection:
        connection.exec_driver_sql("DELETE FROM history")
        connection.exec_driver_sql("DELETE FROM history_link")
        connection.exec_driver_sql("DELETE FROM initiative WHERE id = ?", (number,))
        connection.exec_driver_sql("DELETE FROM person")
    assert found(desk.path.parent) == ["Desk.ddesk"]
    files.close(desk)
    files.close(files.open_desk(desk.path))
    assert found(desk.path.parent) == []
