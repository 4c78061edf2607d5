"""What can be saved of a damaged register is saved in a new one, counted, and the damaged file is kept."""

import gzip
import random
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from diplomat_desk.domain.confidentiality import Level
from diplomat_desk.domain.errors import FileError, FileTrouble
from diplomat_desk.domain.figures import Sort
from diplomat_desk.domain.filters import Filter
from diplomat_desk.domain.initiative import Initiative
from diplomat_desk.services import checking, files, looking, recording, recovering
from diplomat_desk.services.desk import Desk
from diplomat_desk.services.recovering import Recovered
from diplomat_desk.store import codec, reading
from tests.reliability.damage import blank, flip

PAGE = 4096
PAST = Path(__file__).parents[1] / "data"
PASSPHRASE = "Emerald Panther 19"  # noqa: S105 - of a register made for the test


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    return _bytes_of(tmp_path_factory.mktemp("sound") / "Desk.ddesk", "")


@pytest.fixture(scope="module")
def encrypted(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    return _bytes_of(tmp_path_factory.mktemp("encrypted") / "Desk.ddesk", PASSPHRASE)


def _bytes_of(path: Path, passphrase: str) -> bytes:
    files.close(files.create(path, sample=True, passphrase=passphrase))
    return path.read_bytes()


def _recovered(folder: Path, data: bytes, passphrase: str = "") -> Recovered:
    path = folder / "Desk.ddesk"
    path.write_bytes(data)
    found = recovering.recover(path, recovering.suggested(path), passphrase)
    assert path.read_bytes() == data
    assert sorted(one.name for one in folder.iterdir()) == ["Desk (recovered).ddesk", "Desk.ddesk"]
    return found


def _initiatives(path: Path, passphrase: str = "") -> dict[int, Any]:
    desk = files.open_desk(path, passphrase=passphrase)
    try:
        return _told(desk)
    finally:
        files.close(desk)


def _told(desk: Desk) -> dict[int, Any]:
    ids = looking.select(desk, Filter(ceiling=Level.CONFIDENTIAL), Sort()).ids
    with desk.register.reading() as connection:
        return {
            state.initiative.id: codec.plain(replace(state.initiative, version=0))
            for state in reading.states(connection, ids)
        }


def test_a_sound_register_is_saved_as_it_is(tmp_path: Path, sound: bytes) -> None:
    found = _recovered(tmp_path, sound)
    assert found.whole
    assert (found.mended.initiatives, found.mended.rebuilt, found.mended.unsure) == (94, 0, 0)
    assert found.left == ()
    assert _initiatives(found.path) == _initiatives(tmp_path / "Desk.ddesk")


@pytest.mark.parametrize("seed", range(6))
def test_a_lost_page_costs_no_initiative(tmp_path: Path, sound: bytes, seed: int) -> None:
    data = bytearray(sound)
    blank(data, random.Random(seed))
    found = _recovered(tmp_path, bytes(data))
    assert (found.mended.initiatives, found.mended.lost, found.left) == (94, 0, ())
    (tmp_path / "sound.ddesk").write_bytes(sound)
    assert _initiatives(found.path) == _initiatives(tmp_path / "sound.ddesk")


def test_what_the_rows_lack_the_history_tells(tmp_path: Path, sound: bytes) -> None:
    # The first page of a row of one table after another, until records had to be made from the history.
    for page in range(40, len(sound) // PAGE):
        data = bytearray(sound)
        data[page * PAGE : (page + 1) * PAGE] = bytes(PAGE)
        (tmp_path / "a").mkdir(exist_ok=True)
        for left in (tmp_path / "a").iterdir():
            left.unlink()
        found = _recovered(tmp_path / "a", bytes(data))
        if found.mended.rebuilt > 5:
            break
    assert found.mended.rebuilt > 5
    assert found.whole
    (tmp_path / "sound.ddesk").write_bytes(sound)
    assert _initiatives(found.path) == _initiatives(tmp_path / "sound.ddesk")


@pytest.mark.parametrize("seed", range(3))
def test_saved_and_lost_make_up_all_that_was(tmp_path: Path, sound: bytes, seed: int) -> None:
    luck = random.Random(seed)
    data = bytearray(sound[: len(sound) * 3 // 4])
    for _ in range(5):
        blank(data, luck)
        flip(data, luck)
    found = _recovered(tmp_path, bytes(data))
    assert found.mended.initiatives + found.mended.lost == 94
    assert found.mended.lost > 0
    assert not found.whole
    # What is saved can be worked with, and is sound from now on.
    desk = files.open_desk(found.path)
    made = recording.record(
        desk, Initiative(title="Recorded afterwards", kind="summit", track="L1")
    )
    assert made.id > 94
    assert checking.check(desk).damage == ()
    files.close(desk)


def test_the_list_of_tables_can_be_lost(tmp_path: Path, sound: bytes) -> None:
    data = bytearray(sound)
    data[:PAGE] = bytes(PAGE)
    found = _recovered(tmp_path, bytes(data))
    assert found.whole
    assert found.mended.initiatives == 94


def test_codes_and_numbers_go_on_where_they_were(tmp_path: Path) -> None:
    path = tmp_path / "Desk.ddesk"
    desk = files.create(path)
    for title in ("One", "Two"):
        recording.record(desk, Initiative(title=title, kind="summit", track="L1"))
    recording.delete(desk, [2])
    files.close(desk)
    found = recovering.recover(path, recovering.suggested(path))
    desk = files.open_desk(found.path)
    made = recording.record(desk, Initiative(title="Three", kind="summit", track="L1"))
    assert (made.id, made.after and made.after.initiative.reference) == (3, "DD-ND-0003")
    files.close(desk)


def test_an_encrypted_register_is_saved_encrypted(tmp_path: Path, encrypted: bytes) -> None:
    data = bytearray(encrypted)
    # One turned bit costs an encrypted file the whole page.
    data[len(data) // 2] ^= 1
    found = _recovered(tmp_path, bytes(data), PASSPHRASE)
    assert found.mended.initiatives == 94
    assert not found.path.read_bytes().startswith(b"SQLite")
    (tmp_path / "sound.ddesk").write_bytes(encrypted)
    before = _initiatives(tmp_path / "sound.ddesk", PASSPHRASE)
    assert _initiatives(found.path, PASSPHRASE) == before


def test_a_wrong_passphrase_and_what_is_no_register_are_told(
    tmp_path: Path, encrypted: bytes
) -> None:
    (tmp_path / "Desk.ddesk").write_bytes(encrypted)
    for path, passphrase, trouble in (
        (tmp_path / "Desk.ddesk", "wrong", FileTrouble.PASSPHRASE),
        (tmp_path / "Desk.ddesk", "", FileTrouble.PASSPHRASE),
        (tmp_path / "no.ddesk", "", FileTrouble.MISSING),
        (tmp_path / "text.ddesk", "", FileTrouble.FOREIGN),
    ):
        if path.name == "text.ddesk":
            path.write_text("Not a register. " * 9_000)
        with pytest.raises(FileError) as told:
            recovering.recover(path, tmp_path / "saved.ddesk", passphrase)
        assert told.value.trouble is trouble
        assert path.name in str(told.value)
        assert not (tmp_path / "saved.ddesk").exists()


def test_an_open_register_is_not_recovered(tmp_path: Path) -> None:
    path = tmp_path / "Desk.ddesk"
    desk = files.create(path)
    with pytest.raises(FileError) as told:
        recovering.recover(path, tmp_path / "saved.ddesk")
    assert told.value.trouble is FileTrouble.BUSY
    files.close(desk)


@pytest.mark.parametrize("kept", sorted(PAST.glob("schema-*.ddesk.gz")), ids=lambda one: one.stem)
def test_a_register_of_an_earlier_version_is_saved_too(tmp_path: Path, kept: Path) -> None:
    data = gzip.decompress(kept.read_bytes())
    found = _recovered(tmp_path, data)
    (tmp_path / "sound.ddesk").write_bytes(data)
    desk = files.open_desk(tmp_path / "sound.ddesk")
    # The contents in these files are made up, and that is told of both.
    assert (found.mended.lost, found.left) == (0, checking.check(desk).damage)
    files.close(desk)
    saved, were = _initiatives(found.path), _initiatives(tmp_path / "sound.ddesk")
    assert _without_keys(saved) == _without_keys(were)


def _without_keys(told: dict[int, Any]) -> dict[int, Any]:
    """Return records without the keys that sources are given, at random, when schema 0001 is left behind."""
    for one in told.values():
        for source in one["sources"]:
            del source["key"]
    return told


def test_a_register_of_which_nothing_is_left_is_told(tmp_path: Path, sound: bytes) -> None:
    path = tmp_path / "Desk.ddesk"
    path.write_bytes(sound[: 20 * PAGE])
    with pytest.raises(FileError, match="nothing can be saved of it"):
        recovering.recover(path, tmp_path / "saved.ddesk")
    assert list(tmp_path.iterdir()) == [path]
