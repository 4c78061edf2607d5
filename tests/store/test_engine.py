"""Opening files: what is ours, what is not, and who else has it."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from diplomat_desk.domain.errors import FileError, FileTrouble
from diplomat_desk.domain.figures import Row, Sort
from diplomat_desk.domain.filters import Filter
from diplomat_desk.services import files, looking, recording
from diplomat_desk.services.desk import Desk
from diplomat_desk.store.register import Register
from tests.making import small

HOLD = """
import sys, time
from pathlib import Path
from diplomat_desk.store.register import Register
register = Register.open(Path(sys.argv[1]))
print("open", flush=True)
time.sleep(60)
"""


def refused(path: Path) -> FileError:
    """Return the error that opening ``path`` raises."""
    with pytest.raises(FileError) as caught:
        Register.open(path)
    return caught.value


@pytest.mark.parametrize(
    "content", [b"", b"hello", b"SQLite format 3\x00" + bytes(84), os.urandom(4096), b"%PDF-1.7"]
)
def test_a_file_that_is_no_register_is_refused_untouched(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "x.ddesk"
    path.write_bytes(content)
    assert refused(path).trouble is FileTrouble.FOREIGN
    assert path.read_bytes() == content
    assert list(tmp_path.iterdir()) == [path]


def test_a_folder_and_a_missing_file_are_refused(tmp_path: Path) -> None:
    assert refused(tmp_path).trouble is FileTrouble.FOREIGN
    error = refused(tmp_path / "nowhere.ddesk")
    assert error.trouble is FileTrouble.MISSING
    assert "nowhere.ddesk" in str(error)
    assert not (tmp_path / "nowhere.ddesk").exists()


def test_a_truncated_register_is_refused_with_a_sentence(
    shipped_sample: Path, tmp_path: Path
) -> None:
    path = tmp_path / "cut.ddesk"
    path.write_bytes(shipped_sample.read_bytes()[:20_000])
    before = path.read_bytes()
    error = refused(path)
    assert error.trouble is FileTrouble.DAMAGED
    assert path.read_bytes() == before


def test_the_same_file_twice_in_one_process_is_refused(desk: Desk) -> None:
    assert refused(desk.path).trouble is FileTrouble.BUSY
    recording.record(desk, small())  # the first one still works


def test_a_file_open_elsewhere_is_refused_and_free_after_a_kill(
    shipped_sample: Path, tmp_path: Path
) -> None:
    path = tmp_path / "shared.ddesk"
    path.write_bytes(shipped_sample.read_bytes())
    with subprocess.Popen(
        [sys.executable, "-c", HOLD, path], stdout=subprocess.PIPE, text=True
    ) as other:
        assert other.stdout is not None
        assert other.stdout.readline() == "open\n"
        error = refused(path)
        assert error.trouble is FileTrouble.BUSY
        assert "another window" in str(error)
        other.send_signal(signal.SIGKILL)
        other.wait()
    desk = files.open_desk(path)
    assert looking.tally(desk, Filter()).total == 80
    files.close(desk)


def test_a_read_only_register_can_be_read_and_says_why_it_cannot_be_changed(
    shipped_sample: Path, tmp_path: Path
) -> None:
    path = tmp_path / "fixed.ddesk"
    path.write_bytes(shipped_sample.read_bytes())
    path.chmod(0o444)
    before = path.read_bytes()
    desk = files.open_desk(path)
    assert desk.read_only
    assert looking.tally(desk, Filter()).total == 80
    with pytest.raises(FileError, match="can only be read") as caught:
        recording.record(desk, small())
    assert caught.value.trouble is FileTrouble.READ_ONLY
    files.close(desk)
    assert path.read_bytes() == before


def test_a_new_register_never_replaces_a_file(tmp_path: Path) -> None:
    path = tmp_path / "x.ddesk"
    path.write_text("mine")
    with pytest.raises(FileError) as caught:
        files.create(path)
    assert caught.value.trouble is FileTrouble.EXISTS
    assert path.read_text() == "mine"


def test_a_new_register_is_for_its_owner_only(desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "new.ddesk"
    files.close(files.create(path))
    assert path.stat().st_mode & 0o777 == 0o600


def test_nothing_is_left_where_a_register_cannot_be_made(tmp_path: Path) -> None:
    with pytest.raises(FileError) as caught:
        files.create(tmp_path / "no folder" / "x.ddesk")
    assert caught.value.trouble is FileTrouble.UNREACHABLE
    assert list(tmp_path.iterdir()) == []


def test_a_full_disk_is_told_and_what_was_recorded_is_kept(desk: Desk) -> None:
    recording.record(desk, small("Kept"))
    with desk.register.reading() as connection:
        pages = connection.exec_driver_sql("PRAGMA page_count").scalar_one()
        connection.exec_driver_sql(f"PRAGMA max_page_count={pages}")
    with pytest.raises(FileError, match="disk is full") as caught:
        recording.record(desk, small("Lost", summary="long " * 20_000))
    assert caught.value.trouble is FileTrouble.FULL
    with desk.register.reading() as connection:
        connection.exec_driver_sql("PRAGMA max_page_count=1000000")
    assert [row.title for row in _rows(desk)] == ["Kept"]
    recording.record(desk, small("Goes on"))
    assert [row.title for row in _rows(desk)] == ["Kept", "Goes on"]


def _rows(desk: Desk) -> tuple[Row, ...]:
    chosen = Filter()
    return looking.rows(desk, looking.select(desk, chosen, Sort()).ids, chosen.ceiling)


def test_a_copy_holds_the_same_and_replaces_nothing(sample: Desk, tmp_path: Path) -> None:
    path = tmp_path / "copy.ddesk"
    files.save_copy(sample, path)
    with pytest.raises(FileError) as caught:
        files.save_copy(sample, path)
    assert caught.value.trouble is FileTrouble.EXISTS
    copy = files.open_desk(path)
    assert looking.whole(copy, Filter(), Sort()) == looking.whole(sample, Filter(), Sort())
    files.close(copy)


@pytest.mark.parametrize(
    "statement",
    [
        "CREATE TRIGGER t AFTER INSERT ON initiative BEGIN DELETE FROM history; END",
        "CREATE VIEW v AS SELECT title FROM initiative",
        "CREATE VIRTUAL TABLE f USING fts5(a)",
    ],
)
def test_a_register_that_would_do_something_is_refused(tmp_path: Path, statement: str) -> None:
    path = tmp_path / "x.ddesk"
    register = Register.create(path)
    with register.writing() as connection:
        connection.exec_driver_sql(statement)
    register.close()
    before = path.read_bytes()
    error = refused(path)
    assert error.trouble is FileTrouble.FOREIGN
    assert "program" in str(error)
    assert path.read_bytes() == before
