"""Backups are listed and given back, and passphrases set, from the command line."""

from pathlib import Path

import pytest

from diplomat_desk.cli.answering import PASSPHRASE_VARIABLE
from diplomat_desk.cli.passphrases import NEW_VARIABLE
from diplomat_desk.services import backups, files
from tests.cli.test_run import Run, register, run

__all__ = ["register", "run"]

PHRASE, OTHER = "seven herons forget Muscat", "eleven quiet lanterns drift"


def back_up(path: Path) -> None:
    desk = files.open_desk(path)
    backups.make(desk)
    files.close(desk)


def add(run: Run, path: Path, title: str, *more: str) -> str:
    return run(
        "add", path, "--title", title, "--kind", "summit", "--track", "L1", *more
    ).out.strip()


def test_backups_are_listed_even_of_a_register_that_is_gone(run: Run, register: Path) -> None:
    assert "no backup yet" in run("backups", register).out
    back_up(register)
    said = run("backups", register)
    assert (said.code, "verified" in said.out) == (0, True)
    register.unlink()
    (one,) = run("backups", register, "--json").json["backups"]
    assert one["verified"] is True
    assert one["size"] == Path(one["file"]).stat().st_size
    assert run("restore", register, "latest", "--as", register).code == 0
    assert run("check", register).code == 0


def test_a_damaged_backup_is_told(run: Run, register: Path) -> None:
    back_up(register)
    (one,) = backups.listing(register)
    data = bytearray(one.path.read_bytes())
    data[4096 * 3 : 4096 * 9] = bytes(4096 * 6)
    one.path.write_bytes(data)
    said = run("backups", register)
    assert (said.code, "NOT SOUND" in said.out) == (1, True)
    assert "damaged" in run("restore", register, "latest").err


def test_what_differs_is_told_and_given_back(run: Run, register: Path) -> None:
    back_up(register)
    open_one = add(run, register, "Since then")
    add(run, register, "Secret since", "--confidentiality", "confidential")
    before = register.read_bytes()
    said = run("restore", register, "latest", "--dry-run", "--ceiling", "public")
    assert f"{open_one}  Since then" in said.out
    assert "Secret since" not in said.out
    assert "1 initiative above the ceiling differs." in said.out
    assert "Nothing was changed." in said.out
    assert register.read_bytes() == before
    (stamp,) = (one["backup"] for one in run("backups", register, "--json").json["backups"])
    said = run("restore", register, stamp, "--json")
    assert [one["title"] for one in said.json["gone"]] == ["Since then", "Secret since"]
    assert run("list", register, "--json").json["total"] == 80
    assert "before restoring" in run("backups", register).out
    said = run("restore", register, "1999")
    assert (said.code, "There is no backup “1999”" in said.err) == (1, True)
    said = run("restore", register, stamp[:4])
    assert (said.code, "are 2 backups" in said.err) == (1, True)


def test_a_passphrase_is_set_changed_and_removed(
    run: Run, register: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    said = run("encrypt", register)
    assert (said.code, NEW_VARIABLE in said.err) == (2, True)
    monkeypatch.setenv(PASSPHRASE_VARIABLE, "password1")
    said = run("encrypt", register)
    assert (said.code, "too weak" in said.err) == (1, True)
    assert register.read_bytes().startswith(b"SQLite format 3")
    monkeypatch.setenv(PASSPHRASE_VARIABLE, PHRASE)
    assert run("encrypt", register).code == 0
    assert not register.read_bytes().startswith(b"SQLite format 3")
    said = run("encrypt", register)
    assert (said.code, "encrypted already" in said.err) == (2, True)
    assert "verified" in run("backups", register).out
    monkeypatch.setenv(NEW_VARIABLE, OTHER)
    assert run("passphrase", register, "--json").json["encrypted"] is True
    assert run("list", register).code == 2
    monkeypatch.setenv(PASSPHRASE_VARIABLE, OTHER)
    assert run("list", register, "--json").json["total"] == 80
    assert "no longer" in run("passphrase", register, "--remove").out
    assert register.read_bytes().startswith(b"SQLite format 3")
    monkeypatch.delenv(PASSPHRASE_VARIABLE)
    assert run("list", register).code == 0


def test_an_encrypted_backup_is_not_looked_at_without_its_passphrase(
    run: Run, register: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(PASSPHRASE_VARIABLE, PHRASE)
    run("encrypt", register)
    monkeypatch.delenv(PASSPHRASE_VARIABLE)
    said = run("backups", register)
    assert (said.code, "not looked at" in said.out) == (0, True)


def test_readable_copies_are_told(
    run: Run, register: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    copy = register.with_name("s (before update from 0005).ddesk")
    copy.write_bytes(register.read_bytes())
    monkeypatch.setenv(PASSPHRASE_VARIABLE, PHRASE)
    assert copy.name in run("encrypt", register).out
