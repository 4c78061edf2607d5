"""A register under a passphrase: nothing of it can be read without, everything with."""

from pathlib import Path

import pytest

from diplomat_desk.domain.errors import FileError, FileTrouble
from diplomat_desk.domain.filters import Filter
from diplomat_desk.domain.initiative import Initiative
from diplomat_desk.services import checking, encryption, files, looking, recording
from diplomat_desk.store.register import Register

PHRASE = 'It\'s a "long" راز and é'
TITLE = "Backchannel in Muscat"


def make(path: Path, passphrase: str = PHRASE) -> None:
    desk = files.create(path, passphrase=passphrase)
    recording.record(desk, Initiative(title=TITLE, kind="dialogue", track="T2"))
    files.close(desk)


def test_nothing_can_be_read_in_its_bytes(tmp_path: Path) -> None:
    path = tmp_path / "secret.ddesk"
    make(path)
    data = path.read_bytes()
    assert not data.startswith(b"SQLite format 3")
    assert TITLE.encode() not in data
    assert b"initiative" not in data


def test_its_passphrase_opens_it(tmp_path: Path) -> None:
    path = tmp_path / "secret.ddesk"
    make(path)
    desk = files.open_desk(path, passphrase=PHRASE)
    assert desk.register.is_encrypted
    assert looking.tally(desk, Filter(text="muscat")).selected == 1
    assert checking.check(desk).clean
    files.close(desk)


def test_an_accent_typed_in_two_ways_is_one(tmp_path: Path) -> None:
    path = tmp_path / "secret.ddesk"
    typed = "cafe\u0301 au lait"
    make(path, "caf\u00e9 au lait")
    desk = files.open_desk(path, passphrase=typed)
    assert looking.tally(desk, Filter()).total == 1
    files.close(desk)


@pytest.mark.parametrize("passphrase", ["", "wrong", PHRASE.upper(), "x'00'"])
def test_another_does_not_and_says_what_it_may_be(tmp_path: Path, passphrase: str) -> None:
    path = tmp_path / "secret.ddesk"
    make(path)
    before = path.read_bytes()
    with pytest.raises(FileError) as caught:
        files.open_desk(path, passphrase=passphrase)
    assert caught.value.trouble is FileTrouble.PASSPHRASE
    if passphrase:
        for cause in ("passphrase is wrong", "no register", "damaged"):
            assert cause in str(caught.value)
    assert path.read_bytes() == before


def test_a_plain_register_needs_none(tmp_path: Path) -> None:
    path = tmp_path / "plain.ddesk"
    make(path, "")
    desk = files.open_desk(path, passphrase=PHRASE)
    assert not desk.register.is_encrypted
    files.close(desk)


def test_copies_are_under_the_same_passphrase(tmp_path: Path) -> None:
    path, copy = tmp_path / "secret.ddesk", tmp_path / "copy.ddesk"
    make(path)
    desk = files.open_desk(path, passphrase=PHRASE)
    files.save_copy(desk, copy)
    files.close(desk)
    assert TITLE.encode() not in copy.read_bytes()
    other = files.open_desk(copy, passphrase=PHRASE)
    assert looking.tally(other, Filter()).total == 1
    files.close(other)


def test_the_passphrase_is_changed(tmp_path: Path) -> None:
    path = tmp_path / "secret.ddesk"
    make(path)
    files.close(encryption.change(files.open_desk(path, passphrase=PHRASE), "another one"))
    with pytest.raises(FileError):
        Register.open(path, PHRASE)
    Register.open(path, "another one").close()


@pytest.mark.parametrize(("before", "after"), [("", PHRASE), (PHRASE, ""), (PHRASE, "other")])
def test_it_is_written_under_another_or_none(tmp_path: Path, before: str, after: str) -> None:
    path, target = tmp_path / "one.ddesk", tmp_path / "other.ddesk"
    make(path, before)
    register = Register.open(path, before)
    register.write_under(after, target)
    register.close()
    desk = files.open_desk(target, passphrase=after)
    assert desk.register.is_encrypted is bool(after)
    assert looking.tally(desk, Filter(text="muscat")).selected == 1
    assert checking.check(desk).clean
    files.close(desk)


def test_a_page_that_was_changed_is_found(tmp_path: Path) -> None:
    path = tmp_path / "secret.ddesk"
    make(path)
    data = bytearray(path.read_bytes())
    data[4096 * 20 + 99] ^= 1
    path.write_bytes(data)
    with pytest.raises(FileError):
        open_and_check(path)


def open_and_check(path: Path) -> None:
    desk = files.open_desk(path, passphrase=PHRASE)
    try:
        checking.check(desk)
    finally:
        files.close(desk)


def test_no_file_of_it_is_for_others(tmp_path: Path) -> None:
    path = tmp_path / "secret.ddesk"
    make(path)
    assert path.stat().st_mode & 0o077 == 0
