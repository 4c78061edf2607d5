"""The command `search`: what it finds, by what, and whom it does not name."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from diplomat_desk.cli import main
from diplomat_desk.domain.confidentiality import Level
from diplomat_desk.domain.initiative import Engagement
from diplomat_desk.domain.keeping import Note
from diplomat_desk.domain.meetings import Meeting
from diplomat_desk.domain.people import Appearance
from diplomat_desk.services import files, recording
from tests.making import small

Search = Callable[..., Any]


@pytest.fixture
def search(shipped_register: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Search:
    """A way to search a register with something to hide; gives titles by section, or the text."""
    path = tmp_path / "s.ddesk"
    path.write_bytes(shipped_register.read_bytes())
    desk = files.open_desk(path)
    silent = Meeting(
        title="Sitting", attribution="chatham-house", attendance=(Appearance("Zara Silent"),), key=1
    )
    recording.record(
        desk,
        small(
            "Water talks",
            summary="On the river, with open minds.",
            organisations=(Engagement("Jinnah Institute"),),
            people=(Appearance("Omar Open"),),
            meetings=(silent,),
        ),
    )
    recording.record(
        desk, small("Border talks", notes=(Note("The river is secret.", level=Level.RESTRICTED),))
    )
    files.close(desk)

    def run(*words: str, text: bool = False) -> Any:  # noqa: ANN401 - JSON or text
        assert main(["search", str(path), *words, *(() if text else ("--json",))]) == 0
        out = capsys.readouterr().out
        if text:
            return out
        found = json.loads(out)
        assert found["count"] == len(found["results"])
        return [(one["section"], one["title"]) for one in found["results"]]

    return run


def test_results_stand_under_what_was_hit(search: Search) -> None:
    assert sorted(search("talks")) == [("title", "Border talks"), ("title", "Water talks")]
    assert search("river") == [("text", "Water talks"), ("notes", "Border talks")]
    assert search("river", "--ceiling", "limited") == [("text", "Water talks")]
    assert search("jinnah") == [
        ("organisations", "Jinnah Institute"),
        ("organisations", "Water talks"),
    ]


def test_an_argument_of_several_words_is_a_phrase(search: Search) -> None:
    assert search("open", "river") == [("text", "Water talks")]
    assert search("river with") == [("text", "Water talks")]
    assert search("open river") == []


def test_people_show_reference_name_and_piece(search: Search) -> None:
    said = search("river", text=True)
    assert "Text\n  DD-ND-0001  Water talks\n    On the river, with open minds." in said
    assert said.rstrip().endswith("2 records found")
    assert "  Person  Omar Open" in search("omar", text=True)
    assert search("nowhere", text=True).strip() == "Nothing matches."


def test_whom_a_meeting_forbids_to_name_is_not_found_and_finds_nothing(search: Search) -> None:
    assert search("zara") == []
    assert search("water", "silent") == []
    assert search("omar") == [("people", "Omar Open"), ("people", "Water talks")]
    assert "Zara" not in search("sitting", text=True)
    assert search("sitting") == [("meetings", "Water talks")]


def test_an_unknown_level_is_refused(search: Search, tmp_path: Path) -> None:
    assert main(["search", str(tmp_path / "s.ddesk"), "talks", "--ceiling", "high"]) == 1
