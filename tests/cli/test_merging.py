"""Two copies of a register that were worked on apart are brought together from the command line."""

from pathlib import Path

import pytest

from tests.cli.test_run import Run, run

__all__ = ["run"]


@pytest.fixture
def register(run: Run, tmp_path: Path) -> Path:
    assert run("new", tmp_path / "mine.ddesk").code == 0
    return tmp_path / "mine.ddesk"


@pytest.fixture
def other(run: Run, register: Path) -> Path:
    add(run, register, "In both")
    copy = register.with_name("theirs.ddesk")
    copy.write_bytes(register.read_bytes())
    return copy


def add(run: Run, path: Path, title: str, *more: str) -> None:
    assert run("add", path, "--title", title, "--kind", "summit", "--track", "L1", *more).code == 0


def titles(run: Run, path: Path) -> set[str]:
    return {one["title"] for one in run("list", path, "--json").json["initiatives"]}


def test_what_was_recorded_there_is_taken_over(run: Run, register: Path, other: Path) -> None:
    add(run, register, "Recorded here")
    add(run, other, "Recorded there")
    was = other.read_bytes()
    said = run("merge", register, other, "--dry-run")
    assert (said.code, "Recorded there" in said.out) == (0, True)
    assert "Nothing was changed." in said.out
    assert titles(run, register) == {"In both", "Recorded here"}
    said = run("merge", register, other)
    assert "1 record was added." in said.out
    assert titles(run, register) == {"In both", "Recorded here", "Recorded there"}
    assert run("check", register).code == 0
    assert "Nothing was taken over." in run("merge", register, other).out
    assert other.read_bytes() == was


def test_what_lies_above_the_ceiling_is_neither_told_nor_taken(
    run: Run, register: Path, other: Path
) -> None:
    add(run, other, "Secret talks", "--confidentiality", "confidential")
    said = run("merge", register, other, "--ceiling", "public")
    assert "Secret" not in said.out
    assert "1 record above the ceiling differs and stays as it is." in said.out
    assert titles(run, register) == {"In both"}


def test_strangers_are_refused(run: Run, register: Path, tmp_path: Path) -> None:
    add(run, register, "Here")
    stranger = tmp_path / "stranger.ddesk"
    assert run("new", stranger).code == 0
    add(run, stranger, "There")
    said = run("merge", register, stranger)
    assert (said.code, "were never one" in said.err) == (1, True)
