"""What can be saved of a damaged register is saved from the command line, too."""

from pathlib import Path

import pytest

from diplomat_desk.cli.answering import PASSPHRASE_VARIABLE
from diplomat_desk.services import files
from tests.cli.test_run import Run, run

__all__ = ["run"]

PHRASE = "seven herons forget Muscat"


@pytest.fixture
def sample(tmp_path: Path) -> Path:
    files.close(files.create(tmp_path / "sample.ddesk", sample=True))
    return tmp_path / "sample.ddesk"


def test_a_damaged_register_is_saved_beside_itself(run: Run, sample: Path) -> None:
    whole = sample.read_bytes()
    sample.write_bytes(whole[: len(whole) * 3 // 4])
    assert run("check", sample).code == 2
    said = run("recover", sample)
    assert (said.code, sample.stat().st_size) == (1, len(whole) * 3 // 4)
    made = sample.with_name("sample (recovered).ddesk")
    assert f"initiatives were saved in “{made.name}”" in said.out
    assert "initiatives are lost" in said.out
    assert "File > Backups…" in said.out
    assert run("check", made).code == 0
    told = run("recover", sample, "--as", sample.with_name("more.ddesk"), "--json").json
    assert told["initiatives"] + told["lost"] == 94
    assert told["whole"] is False


def test_what_is_whole_is_told_to_be(run: Run, sample: Path) -> None:
    said = run("recover", sample)
    assert said.code == 0
    assert "Nothing that was recorded is missing." in said.out


def test_it_is_refused_in_words(run: Run, sample: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    other = sample.with_name("notes.txt")
    other.write_text("Agra. " * 3_000)
    said = run("recover", other)
    assert (said.code, "not a Diplomat Desk register" in said.err) == (2, True)
    said = run("recover", sample, "--as", other)
    assert (said.code, "exists already" in said.err) == (2, True)
    assert run("recover", sample, "--as", sample.parent / "no" / "such.ddesk").code == 2
    locked = sample.with_name("locked.ddesk")
    files.close(files.create(locked, passphrase=PHRASE))
    said = run("recover", locked)
    assert (said.code, "encrypted" in said.err) == (2, True)
    monkeypatch.setenv(PASSPHRASE_VARIABLE, PHRASE)
    assert run("recover", locked).code == 0
