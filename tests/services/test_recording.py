"""Recording, undoing, deleting and bringing back."""

from dataclasses import replace

import pytest
from sqlalchemy import text

from diplomat_desk.domain.confidentiality import TOP, Level
from diplomat_desk.domain.errors import MissingError, RefusedError, StaleError
from diplomat_desk.domain.figures import Sort
from diplomat_desk.domain.filters import Filter
from diplomat_desk.domain.initiative import Engagement
from diplomat_desk.services import checking, history, looking, recording
from diplomat_desk.services.desk import Desk
from tests.making import full, small


def titles(desk: Desk) -> list[str]:
    """Return the titles in the list, in its order."""
    found = looking.select(desk, Filter(), Sort())
    return [row.title for row in looking.rows(desk, found.ids, TOP)]


def test_what_is_wrong_is_refused_whole(desk: Desk) -> None:
    with pytest.raises(RefusedError) as caught:
        recording.record(desk, small("  ", kind="", track="T9", organisations=(Engagement("New"),)))
    assert {p.field for p in caught.value.problems} == {"title", "kind", "track"}
    assert titles(desk) == []
    assert looking.organisations(desk, "new", TOP) == ()
    assert desk.history.undo_label == ""


def test_an_edit_that_changes_nothing_is_no_edit(desk: Desk) -> None:
    change = recording.record(desk, full())
    whole = looking.one(desk, change.id, TOP)
    recording.record(desk, replace(whole, title="Other"))
    history.undo(desk)
    same = looking.one(desk, change.id, TOP)
    recording.record(desk, replace(same, title=f" {same.title} "))
    assert looking.one(desk, change.id, TOP).version == same.version
    assert desk.history.redo_label == "edit “Other”"


def test_undo_and_redo_bring_back_the_same_record(desk: Desk) -> None:
    change = recording.record(desk, full())
    whole = looking.one(desk, change.id, TOP)
    recording.record(desk, replace(whole, title="Edited"))
    assert desk.history.undo_label == "edit “Edited”"
    history.undo(desk)
    assert replace(looking.one(desk, change.id, TOP), version=0) == replace(whole, version=0)
    history.undo(desk)
    assert titles(desk) == []
    assert looking.organisations(desk, "ottawa", TOP) == ()
    assert (desk.history.undo_label, desk.history.redo_label) == ("", f"record “{whole.title}”")
    history.redo(desk)
    assert replace(looking.one(desk, change.id, TOP), version=0) == replace(whole, version=0)
    history.redo(desk)
    assert titles(desk) == ["Edited"]
    assert history.redo(desk) is None


def test_a_withheld_step_is_neither_told_nor_taken_back(desk: Desk) -> None:
    secret = recording.record(desk, small("Secret", confidentiality=Level.RESTRICTED))
    recording.delete(desk, [secret.id])
    assert history.labels(desk, TOP) == ("delete “Secret”", "")
    assert history.labels(desk, Level.LIMITED) == ("", "")
    assert history.undo(desk, Level.LIMITED) is None
    assert len(looking.binned(desk, TOP)) == 1
    history.undo(desk)
    assert history.labels(desk, Level.LIMITED) == ("", "")
    assert history.redo(desk, Level.LIMITED) is None
    assert titles(desk) == ["Secret"]


def test_something_new_forgets_what_was_undone(desk: Desk) -> None:
    recording.record(desk, small("One"))
    history.undo(desk)
    recording.record(desk, small("Two"))
    assert history.redo(desk) is None
    assert titles(desk) == ["Two"]


def test_undo_does_not_overwrite_what_came_after(desk: Desk) -> None:
    change = recording.record(desk, small("One"))
    first = looking.one(desk, change.id, TOP)
    recording.record(desk, replace(first, title="Two"))
    desk.history.done.pop()
    with pytest.raises(StaleError, match="Nothing was changed"):
        history.undo(desk)
    assert titles(desk) == ["Two"]


def test_the_bin_keeps_a_record_whole(desk: Desk) -> None:
    change = recording.record(desk, full())
    before = looking.one(desk, change.id, TOP)
    recording.delete(desk, [change.id, change.id, 999])
    assert titles(desk) == []
    with pytest.raises(MissingError):
        looking.one(desk, change.id, TOP)
    assert [(b.id, b.title) for b in looking.binned(desk, TOP)] == [(change.id, before.title)]
    with pytest.raises(MissingError, match="deleted meanwhile"):
        recording.record(desk, before)
    recording.restore(desk, [change.id])
    assert replace(looking.one(desk, change.id, TOP), version=before.version) == before


def test_several_are_deleted_as_one_step(desk: Desk) -> None:
    ids = [recording.record(desk, small(f"Talks {n}")).id for n in range(3)]
    recording.delete(desk, ids)
    assert desk.history.undo_label == "delete 3 records"
    history.undo(desk)
    assert titles(desk) == ["Talks 0", "Talks 1", "Talks 2"]


def test_a_purged_record_is_gone_and_cannot_be_undone(desk: Desk) -> None:
    change = recording.record(desk, small("Gone"))
    recording.delete(desk, [change.id])
    recording.purge(desk, [change.id])
    assert looking.binned(desk, TOP) == ()
    assert history.undo(desk) is None


def test_only_what_lies_in_the_bin_is_purged(desk: Desk) -> None:
    change = recording.record(desk, small("Stays"))
    assert recording.purge(desk, [change.id]) == ()
    assert titles(desk) == ["Stays"]


def test_a_process_and_its_rounds_keep_two_levels(desk: Desk) -> None:
    process = recording.record(desk, small("Process")).id
    child = recording.record(desk, small("Round", parent_id=process)).id
    for wrong, reason in (
        (small("Deeper", parent_id=child), "round itself"),
        (replace(looking.one(desk, process, TOP), parent_id=process), "part of itself"),
        (small("Lost", parent_id=999), "not in the register"),
        (
            replace(
                looking.one(desk, process, TOP), parent_id=recording.record(desk, small("Other")).id
            ),
            "cannot be a round as well",
        ),
    ):
        with pytest.raises(RefusedError, match=reason):
            recording.record(desk, wrong)


def test_a_binned_process_leaves_its_rounds_and_takes_them_back(desk: Desk) -> None:
    process = recording.record(desk, small("Process")).id
    child = recording.record(desk, small("Round", parent_id=process)).id
    recording.delete(desk, [process])
    assert looking.one(desk, child, TOP).parent_id is None
    assert titles(desk) == ["Round"]
    recording.restore(desk, [process])
    assert looking.one(desk, child, TOP).parent_id == process
    assert [row.id for row in looking.rounds(desk, process, TOP)] == [child]


def test_every_change_is_in_the_history(desk: Desk) -> None:
    desk.author = "A. Nalyst"
    change = recording.record(desk, small("One"))
    recording.delete(desk, [change.id])
    history.undo(desk)
    with desk.register.reading() as connection:
        rows = connection.execute(
            text("SELECT author, action, before, after FROM history ORDER BY id")
        ).all()
    assert [(row[0], row[1]) for row in rows] == [
        ("A. Nalyst", "record"),
        ("A. Nalyst", "delete"),
        ("A. Nalyst", "delete"),
    ]
    assert rows[0][2] is None
    assert '"title":"One"' in rows[2][3]


def test_a_sound_register_checks_clean_and_a_tampered_one_does_not(sample: Desk) -> None:
    assert checking.check(sample).clean
    with sample.register.writing() as connection:
        connection.execute(text("UPDATE initiative SET start = '1999-11-31' WHERE id = 20"))
        connection.execute(text("UPDATE initiative SET track = 'T9' WHERE id = 21"))
        connection.execute(text("DELETE FROM text_search WHERE rowid >> 8 = 22"))
    found = checking.check(sample)
    assert len(found.records) == 2
    assert "30 November 1999" in found.records[0][1]
    assert found.damage == (
        *(
            f"The initiative {row.reference} “{row.title}” is not as the history left it."
            for row in looking.rows(sample, [20, 21], TOP)
        ),
        "1 record is missing from the search index.",
    )
