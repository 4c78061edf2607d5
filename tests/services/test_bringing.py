"""Two registers that were worked on apart are brought together record by record, and that can be undone."""

import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from diplomat_desk.domain.changes import Identity, Kind
from diplomat_desk.domain.confidentiality import Level
from diplomat_desk.domain.errors import DeskError, FileError
from diplomat_desk.domain.initiative import Engagement, Initiative
from diplomat_desk.domain.keeping import Attachment, Link, Note
from diplomat_desk.domain.people import Appearance
from diplomat_desk.services import bringing, checking, diverged, files, history, looking, recording
from diplomat_desk.services.attachments import read_file
from diplomat_desk.services.desk import Desk
from diplomat_desk.services.diverged import How

TOP = Level.CONFIDENTIAL


def summit(title: str, **more: object) -> Initiative:
    return replace(Initiative(title=title, kind="summit", track="L1"), **more)  # type: ignore[arg-type]


def edit(desk: Desk, number: int, **more: object) -> None:
    # Two changes within a millisecond could not be told apart by their time.
    time.sleep(0.002)
    one = looking.one(desk, number, TOP)
    recording.record(desk, replace(one, **more))  # type: ignore[arg-type]


@pytest.fixture
def mine(tmp_path: Path) -> Iterator[Desk]:
    """A register with three initiatives; a copy of it, "theirs", is worked on apart."""
    desk = files.create(tmp_path / "mine.ddesk")
    for title in ("Agra", "Lahore", "Simla"):
        recording.record(desk, summit(title, organisations=(Engagement("Ministry", "convenor"),)))
    files.save_copy(desk, tmp_path / "theirs.ddesk")
    yield desk
    files.close(desk)


@pytest.fixture
def theirs(mine: Desk) -> Iterator[Desk]:
    desk = files.open_desk(mine.path.with_name("theirs.ddesk"))
    yield desk
    files.close(desk)


def compared(mine: Desk, theirs: Desk, ceiling: Level = TOP) -> diverged.Diverged:
    files.close(theirs)
    return diverged.compare(mine, theirs.path, ceiling)


def brought(mine: Desk, theirs: Desk, **choices: bool) -> bringing.Brought:
    files.close(theirs)
    wanted = {Identity(Kind.INITIATIVE, key[1:]): there for key, there in choices.items()}
    return bringing.bring(mine, theirs.path, TOP, wanted)


def titles(desk: Desk) -> dict[int, str]:
    with desk.register.reading() as connection:
        rows = connection.exec_driver_sql(
            "SELECT id, title FROM initiative WHERE binned_at IS NULL ORDER BY id"
        )
        return {row.id: row.title for row in rows}


def test_what_was_done_on_both_sides_is_told(mine: Desk, theirs: Desk) -> None:
    edit(mine, 1, title="Agra, here")
    edit(theirs, 1, title="Agra, there")
    edit(theirs, 2, title="Lahore, there")
    recording.delete(theirs, [3])
    recording.record(theirs, summit("Recorded there"))
    recording.record(mine, summit("Recorded here"))
    found = compared(mine, theirs)
    told = [(one.name, one.how, one.later) for one in found.differing]
    assert told == [
        ("Agra, there", How.BOTH, True),
        ("Lahore, there", How.EDITED, True),
        ("Simla", How.EDITED, True),
        ("Recorded there", How.NEW, True),
    ]
    assert (found.here_only, found.withheld, found.left) == (0, 0, 0)


def test_all_is_taken_over_in_one_step(mine: Desk, theirs: Desk) -> None:
    recording.record(mine, summit("Recorded here"))
    edit(theirs, 2, title="Lahore, there")
    recording.delete(theirs, [3])
    made = recording.record(theirs, summit("Recorded there"))
    done = brought(mine, theirs)
    assert (done.added, done.edited, done.binned) == (1, 2, 0)
    assert titles(mine) == {1: "Agra", 2: "Lahore, there", 4: "Recorded here", 5: "Recorded there"}
    one = looking.one(mine, 5, TOP)
    assert made.after is not None
    # Both were given the same code apart from each other.
    assert one.reference != made.after.initiative.reference
    assert checking.check(mine).damage == ()
    history.undo(mine)
    assert titles(mine) == {1: "Agra", 2: "Lahore", 3: "Simla", 4: "Recorded here"}
    history.redo(mine)
    assert titles(mine)[5] == "Recorded there"
    assert checking.check(mine).clean


def test_of_what_both_changed_the_later_is_taken_or_what_is_chosen(
    mine: Desk, theirs: Desk
) -> None:
    edit(theirs, 1, title="Agra, there, earlier")
    edit(mine, 1, title="Agra, here, later")
    edit(mine, 2, title="Lahore, here, earlier")
    edit(theirs, 2, title="Lahore, there, later")
    edit(mine, 3, title="Simla, here, earlier")
    edit(theirs, 3, title="Simla, there, later")
    done = brought(mine, theirs, _3=False)
    assert done.edited == 1
    assert titles(mine) == {
        1: "Agra, here, later",
        2: "Lahore, there, later",
        3: "Simla, here, earlier",
    }


def test_ties_people_and_files_come_along(mine: Desk, theirs: Desk, tmp_path: Path) -> None:
    recording.record(mine, summit("Recorded here", people=(Appearance("Somebody here"),)))
    paper = tmp_path / "paper.txt"
    paper.write_text("Communiqué")
    taken = read_file(paper, 10, theirs.path)
    process = recording.record(theirs, summit("A process there"))
    recording.record(
        theirs,
        summit(
            "A round there",
            parent_id=process.id,
            links=(Link("related", 1),),
            people=(Appearance("Somebody there"),),
            organisations=(Engagement("Ministry", "host"),),
            attachments=(taken.attachment,),
        ),
        contents={taken.attachment.digest: taken.content},
    )
    brought(mine, theirs)
    number = {title: key for key, title in titles(mine).items()}
    one = looking.one(mine, number["A round there"], TOP)
    assert one.parent_id == number["A process there"]
    assert [link.target_id for link in one.links] == [1]
    assert [who.name for who in one.people] == ["Somebody there"]
    assert [who.name for who in looking.one(mine, number["Recorded here"], TOP).people] == [
        "Somebody here"
    ]
    ours = looking.one(mine, 1, TOP).organisations[0].organisation_id
    assert [body.organisation_id for body in one.organisations] == [ours]
    assert isinstance(one.attachments[0], Attachment)
    found = checking.check(mine)
    assert found.damage == ()


def test_what_lies_above_the_ceiling_stays(mine: Desk, theirs: Desk) -> None:
    recording.record(theirs, summit("Secret", confidentiality=Level.CONFIDENTIAL))
    edit(theirs, 2, title="Lahore, there")
    found = compared(mine, theirs, Level.PUBLIC)
    assert ([one.name for one in found.differing], found.withheld) == (["Lahore, there"], 1)
    done = bringing.bring(mine, theirs.path, Level.PUBLIC)
    assert (done.added, done.edited) == (0, 1)
    assert "Secret" not in titles(mine).values()


def test_parts_above_the_ceiling_are_not_lost(mine: Desk, theirs: Desk) -> None:
    hidden = Note("Heard in confidence", level=Level.CONFIDENTIAL)
    edit(mine, 1, notes=(hidden,))
    edit(theirs, 1, title="Agra, there", notes=(replace(hidden, text="Heard there"),))
    files.close(theirs)
    (one,) = diverged.compare(mine, theirs.path, Level.PUBLIC).differing
    assert one.here is not None
    assert one.here.initiative.notes == ()
    assert bringing.bring(mine, theirs.path, Level.PUBLIC).edited == 1
    found = looking.one(mine, 1, TOP)
    assert (found.title, [note.text for note in found.notes]) == (
        "Agra, there",
        ["Heard in confidence"],
    )


def test_a_second_time_brings_nothing_new(mine: Desk, theirs: Desk) -> None:
    edit(theirs, 2, title="Lahore, there")
    brought(mine, theirs)
    assert compared(mine, theirs).differing == ()
    assert bringing.in_words(bringing.bring(mine, theirs.path, TOP)) == "Nothing was taken over."


def test_what_was_taken_over_is_known_again(mine: Desk, theirs: Desk) -> None:
    recording.record(mine, summit("Recorded here"))
    made = recording.record(theirs, summit("Recorded there", links=(Link("related", 1),)))
    assert brought(mine, theirs).added == 1
    assert compared(mine, theirs).differing == ()
    edit(mine, 5, summary="Added here")
    assert compared(mine, theirs).differing == ()
    again = files.open_desk(theirs.path)
    edit(again, made.id, title="Renamed there")
    (one,) = compared(mine, again).differing
    assert (one.how, one.name, one.here and one.here.initiative.id) == (
        How.BOTH,
        "Renamed there",
        5,
    )
    assert bringing.bring(mine, again.path, TOP).edited == 1
    assert titles(mine)[5] == "Renamed there"
    assert looking.one(mine, 5, TOP).links[0].target_id == 1


def test_registers_that_were_never_one_are_refused(mine: Desk, tmp_path: Path) -> None:
    other = files.create(tmp_path / "other.ddesk")
    recording.record(other, summit("Elsewhere"))
    files.close(other)
    with pytest.raises(DeskError, match="were never one"):
        diverged.compare(mine, other.path, TOP)
    with pytest.raises(FileError, match="is open in another window"):
        diverged.compare(mine, mine.path, TOP)
    assert list(titles(mine)) == [1, 2, 3]


def test_the_other_register_is_not_changed(mine: Desk, theirs: Desk) -> None:
    edit(theirs, 2, title="Lahore, there")
    files.close(theirs)
    was = theirs.path.read_bytes()
    bringing.bring(mine, theirs.path, TOP)
    assert theirs.path.read_bytes() == was
