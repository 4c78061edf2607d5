"""Attachments from file to register and back: limits, text, names, the ceiling, undo and purge."""

import os
import stat
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import func, select

from diplomat_desk.domain.confidentiality import TOP, Level
from diplomat_desk.domain.errors import DeskError, MissingError
from diplomat_desk.domain.filters import Filter
from diplomat_desk.domain.initiative import Initiative
from diplomat_desk.domain.keeping import Attachment
from diplomat_desk.domain.sizes import size_in_words
from diplomat_desk.services import attachments, copies, files, history, looking, recording
from diplomat_desk.services.attachments import DangerousError, Taken, TooLargeError
from diplomat_desk.services.copies import Copies, safe_name
from diplomat_desk.services.desk import Desk
from diplomat_desk.services.file_kinds import is_dangerous, text_of
from diplomat_desk.store.schema_parts import blob
from tests.making import small

MB = 1_000_000


@pytest.fixture(autouse=True)
def temporary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of temporary files that no other program looks into."""
    folder = tmp_path / "temporary"
    folder.mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(folder))
    return folder


def written(folder: Path, name: str, data: bytes) -> Path:
    path = folder / name
    path.write_bytes(data)
    return path


def taken(desk: Desk, name: str = "minutes.txt", data: bytes = b"Sirsa barrage") -> Taken:
    return attachments.read_file(written(desk.path.parent, name, data), 25, desk.path)


def kept(desk: Desk, *those: Taken, level: Level = Level.PUBLIC) -> Initiative:
    """Record an initiative with files and return it as the register has it."""
    held = tuple(replace(one.attachment, level=level) for one in those)
    contents = {one.attachment.digest: one.content for one in those}
    change = recording.record(desk, small(attachments=held), TOP, contents)
    return looking.one(desk, change.id, TOP)


def blobs_in(desk: Desk) -> int:
    with desk.register.reading() as connection:
        return int(connection.execute(select(func.count()).select_from(blob)).scalar_one())


def test_a_file_comes_back_byte_by_byte(desk: Desk) -> None:
    data = bytes(range(256)) * 40
    one = kept(desk, taken(desk, "scan.pdf", data))
    (found,) = one.attachments
    assert (found.name, found.size) == ("scan.pdf", 10_240)
    assert found.added is not None
    copy = attachments.open_copy(desk, one.id, found, TOP)
    assert copy.name == "scan.pdf"
    assert copy.read_bytes() == data


def test_a_file_over_the_limit_is_refused_and_may_be_taken_with_a_higher_one(
    desk: Desk, tmp_path: Path
) -> None:
    path = written(tmp_path, "big.bin", b"x" * (2 * MB + 1))
    with pytest.raises(TooLargeError, match=r"“big.bin” has 2.1 MB; .* up to 2 MB") as caught:
        attachments.read_file(path, 2, desk.path)
    assert caught.value.size == 2 * MB + 1
    assert attachments.read_file(path, 3, desk.path).attachment.size == 2 * MB + 1


def test_what_is_no_file_is_refused_with_a_sentence(desk: Desk, tmp_path: Path) -> None:
    with pytest.raises(DeskError, match="is a folder"):
        attachments.read_file(tmp_path, 25, desk.path)
    with pytest.raises(DeskError, match=r"“gone.txt” cannot be read: No such file"):
        attachments.read_file(tmp_path / "gone.txt", 25, desk.path)
    with pytest.raises(DeskError, match="is the open register itself"):
        attachments.read_file(desk.path, 25, desk.path)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such pipes")
def test_a_pipe_is_refused_and_not_waited_for(desk: Desk, tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(DeskError, match="is no file that can be kept"):
        attachments.read_file(tmp_path / "pipe", 25, desk.path)


def test_the_text_of_a_file_is_found(desk: Desk) -> None:
    kept(desk, taken(desk, "minutes.md", "Wullar – barrage, تلبل".encode()))
    kept(desk, taken(desk, "scan.pdf", b"Salal"))
    assert looking.tally(desk, Filter(text="wullar barrage")).selected == 1
    assert looking.tally(desk, Filter(text="تلبل")).selected == 1
    assert looking.tally(desk, Filter(text="scan")).selected == 1
    assert looking.tally(desk, Filter(text="salal")).selected == 0


def test_the_text_of_a_file_is_found_only_at_or_below_the_ceiling(desk: Desk) -> None:
    kept(desk, taken(desk), level=Level.RESTRICTED)
    assert looking.tally(desk, Filter(text="sirsa", ceiling=Level.RESTRICTED)).selected == 1
    assert looking.tally(desk, Filter(text="sirsa", ceiling=Level.LIMITED)).selected == 0


def test_above_the_ceiling_a_file_is_neither_opened_nor_saved(
    desk: Desk, tmp_path: Path, temporary: Path
) -> None:
    one = kept(desk, taken(desk), level=Level.RESTRICTED)
    (found,) = one.attachments
    target = tmp_path / "saved.txt"
    with pytest.raises(MissingError):
        attachments.open_copy(desk, one.id, found, Level.LIMITED)
    with pytest.raises(MissingError):
        attachments.save_copy(desk, one.id, found, Level.LIMITED, target)
    assert not target.exists()
    assert list(temporary.iterdir()) == []
    assert attachments.open_copy(desk, one.id, found, Level.RESTRICTED).exists()


def test_a_file_of_another_record_is_not_opened_through_this_one(desk: Desk) -> None:
    secret = kept(desk, taken(desk), level=Level.CONFIDENTIAL).attachments[0]
    other = kept(desk)
    with pytest.raises(MissingError):
        attachments.open_copy(desk, other.id, secret, TOP)


def test_undo_brings_back_a_file_that_was_taken_away(desk: Desk) -> None:
    one = kept(desk, taken(desk))
    recording.record(desk, replace(one, attachments=()))
    assert looking.one(desk, one.id, TOP).attachments == ()
    history.undo(desk)
    again = looking.one(desk, one.id, TOP)
    assert again.attachments == one.attachments
    copy = attachments.open_copy(desk, one.id, again.attachments[0], TOP)
    assert copy.read_bytes() == b"Sirsa barrage"
    history.redo(desk)
    history.undo(desk)
    history.undo(desk)
    history.redo(desk)
    assert looking.tally(desk, Filter(text="sirsa")).selected == 1


def test_purging_the_last_record_that_holds_a_content_removes_it(desk: Desk) -> None:
    first, second = kept(desk, taken(desk)), kept(desk, taken(desk))
    assert blobs_in(desk) == 1
    for one, left in ((first, 1), (second, 0)):
        recording.delete(desk, [one.id])
        recording.purge(desk, [one.id])
        assert blobs_in(desk) == left


def test_a_refused_record_keeps_no_content(desk: Desk) -> None:
    one = taken(desk)
    with pytest.raises(DeskError):
        recording.record(
            desk,
            small(" ", attachments=(one.attachment,)),
            TOP,
            {one.attachment.digest: one.content},
        )
    assert blobs_in(desk) == 0


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such modes")
def test_a_copy_is_for_this_user_only_and_cannot_be_written(desk: Desk) -> None:
    one = kept(desk, taken(desk))
    copy = attachments.open_copy(desk, one.id, one.attachments[0], TOP)
    assert stat.S_IMODE(copy.stat().st_mode) == 0o400
    assert stat.S_IMODE(copy.parent.stat().st_mode) == 0o700
    assert stat.S_IMODE(copy.parent.parent.stat().st_mode) == 0o700


def test_the_copies_go_with_the_register(shipped_register: Path, temporary: Path) -> None:
    path = temporary.parent / "closing.ddesk"
    path.write_bytes(shipped_register.read_bytes())
    desk = files.open_desk(path)
    one = kept(desk, taken(desk))
    copy = attachments.open_copy(desk, one.id, one.attachments[0], TOP)
    copies.clear_stale()
    assert copy.exists()
    files.close(desk)
    assert list(temporary.iterdir()) == []


def test_what_a_crashed_run_left_goes_at_the_next_start(temporary: Path) -> None:
    program = (
        "import os, tempfile; tempfile.tempdir = {folder!r}\n"
        "from diplomat_desk.services.copies import Copies\n"
        "copies = Copies(); copies.put('secret.txt', b'x'); os._exit(1)"
    )
    subprocess.run(
        [sys.executable, "-c", program.format(folder=str(temporary))], check=False, timeout=60
    )
    foreign = temporary / f"{copies.PREFIX}1-notes"
    foreign.mkdir()
    running = Copies()
    copy = running.put("mine.txt", b"x")
    assert len(list(temporary.rglob("secret.txt"))) == 1
    copies.clear_stale()
    assert list(temporary.rglob("secret.txt")) == []
    assert copy.exists()
    assert foreign.exists()
    running.clear()


def test_two_files_of_one_name_are_copied_apart(temporary: Path) -> None:
    two = Copies()
    assert two.put("a.txt", b"1") != two.put("a.txt", b"2")
    assert sorted(p.read_bytes() for p in temporary.rglob("a.txt")) == [b"1", b"2"]
    two.clear()


@pytest.mark.parametrize(
    ("name", "safe"),
    [
        ("minutes.txt", "minutes.txt"),
        ("../../etc/passwd", "passwd"),
        ("C:\\Windows\\win.ini", "win.ini"),
        ("-rf.txt", "rf.txt"),
        ("..bashrc", "bashrc"),
        ("a\x00b\nc.txt", "abc.txt"),
        ("photo\u202egpj.exe", "photogpj.exe"),
        ("صورتِ حال.pdf", "صورتِ حال.pdf"),
        ("a:b*c?.txt", "a_b_c_.txt"),
        ("con.txt", "_con.txt"),
        ("report.pdf. ", "report.pdf"),
        ("...", "attachment"),
        ("", "attachment"),
        ("x" * 400 + ".docx", "x" * 120 + ".docx"),
    ],
)
def test_a_name_harms_nothing_and_keeps_its_suffix(name: str, safe: str) -> None:
    assert safe_name(name) == safe


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("setup.exe", b""),
        ("RUN.BAT", b""),
        ("run.sh ", b""),
        ("notes.txt.desktop", b""),
        ("minutes.pdf", b"MZ\x90\x00"),
        ("minutes", b"#!/bin/sh\nrm -rf ~"),
        ("budget.xlsm", b""),
        ("page.html", b"<p>Hi<SCRIPT>x</SCRIPT>"),
        ("page.htm", b'<img src="x" onerror="x()">'),
        ("page.html", "<script>".encode("utf-16")),
        ("page", b"<!DOCTYPE html><script>x</script>"),
        ("map.svg", b"<svg><script/></svg>"),
        ("photo\u202egpj.exe", b""),
    ],
)
def test_what_could_run_something_is_never_opened(desk: Desk, name: str, data: bytes) -> None:
    assert is_dangerous(name, data)


def test_what_is_not_opened_can_be_saved(desk: Desk, tmp_path: Path, temporary: Path) -> None:
    one = kept(desk, taken(desk, "setup.exe", b"MZ"))
    (found,) = one.attachments
    with pytest.raises(DangerousError, match=r"“setup.exe” can run commands"):
        attachments.open_copy(desk, one.id, found, TOP)
    assert list(temporary.iterdir()) == []
    target = tmp_path / "saved.exe"
    attachments.save_copy(desk, one.id, found, TOP, target)
    assert target.read_bytes() == b"MZ"


@pytest.mark.parametrize(
    ("name", "data"),
    [("a.pdf", b"%PDF-1.7"), ("a.docx", b"PK"), ("a.html", b"<p>Only text</p>"), ("a", b"text")],
)
def test_what_only_shows_something_is_opened(name: str, data: bytes) -> None:
    assert not is_dangerous(name, data)


def test_a_copy_never_overwrites_the_register(desk: Desk) -> None:
    one = kept(desk, taken(desk))
    before = desk.path.stat().st_ino
    with pytest.raises(DeskError, match="That is the register itself"):
        attachments.save_copy(desk, one.id, one.attachments[0], TOP, desk.path)
    assert desk.path.stat().st_ino == before


def test_a_copy_that_cannot_be_written_says_so(desk: Desk, tmp_path: Path) -> None:
    one = kept(desk, taken(desk))
    with pytest.raises(DeskError, match=r"“x.txt” was not saved there: No such file"):
        attachments.save_copy(desk, one.id, one.attachments[0], TOP, tmp_path / "no" / "x.txt")


FRENCH = (
    "Le dialogue s’est tenu à Genève en présence d’anciens fonctionnaires des deux côtés. Les participants "
    "ont évoqué l’eau, le commerce et les échanges d’étudiants ; aucun communiqué n’a été publié."
)
RUSSIAN = (
    "Переговоры прошли в Ташкенте при посредничестве советской стороны. Стороны договорились отвести "
    "войска на прежние позиции."
)


@pytest.mark.parametrize(
    ("name", "data", "text"),
    [
        ("a.txt", b"\xef\xbb\xbfAgra", "Agra"),
        ("a.csv", "Étude;دریا".encode("utf-16"), "Étude;دریا"),
        ("old.txt", FRENCH.encode("cp1252"), FRENCH),
        ("old.txt", RUSSIAN.encode("koi8-r"), RUSSIAN),
        ("a.html", b"<p>A &amp; B</p><script>no()</script><style>x{}</style>", "A & B"),
        ("a.htm", b"1 < 2<!-- a <b>no</b> --> x<br>y<STYLE>a<b>c</STYLE >z", "1 < 2 x y z"),
        ("a.svg", b"<svg><text>Map</text><script>no(1<2)</script></svg>", "Map"),
        (
            "a.xml",
            b'<!DOCTYPE x [<!ENTITY e SYSTEM "/etc/passwd">]><a>Talks &e;</a>',
            "]> Talks &e;",
        ),
        ("a.txt", b"\xff\xfe\x00", ""),
        ("a.pdf", b"Agra", ""),
        ("agra", b"Agra", ""),
    ],
)
def test_only_what_is_text_is_read(name: str, data: bytes, text: str) -> None:
    assert text_of(name, data) == text


def test_sizes_are_rounded_up() -> None:
    sizes = [0, 1, 999, 1_000, 31_415, 1_000_000, 2_400_001, 25_000_000]
    assert [size_in_words(size) for size in sizes] == [
        "0 bytes", "1 byte", "999 bytes", "1 KB", "32 KB", "1 MB", "2.5 MB", "25 MB",
    ]  # fmt: skip


def test_a_name_does_not_pretend_to_end_otherwise(desk: Desk) -> None:
    assert taken(desk, "photo\u202egpj.exe").attachment.name == "photogpj.exe"


def test_a_name_that_is_no_text_is_taken_all_the_same(desk: Desk, tmp_path: Path) -> None:
    path = Path(os.fsdecode(os.fsencode(tmp_path) + b"/caf\xe9.txt"))
    path.write_bytes(b"x")
    one = kept(desk, attachments.read_file(path, 25, desk.path))
    assert one.attachments[0].name == "caf\N{REPLACEMENT CHARACTER}.txt"
    assert isinstance(one.attachments[0], Attachment)
