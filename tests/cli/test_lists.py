"""The lists of what wants a hand, on the command line."""

import json
from datetime import date
from pathlib import Path

import pytest

from diplomat_desk.cli import main
from diplomat_desk.domain.confidentiality import TOP, Level
from diplomat_desk.domain.keeping import FollowUp
from diplomat_desk.domain.meetings import Meeting
from diplomat_desk.domain.people import Appearance
from diplomat_desk.services import files, quality, recording
from diplomat_desk.services.desk import Desk
from tests.making import day, small


@pytest.fixture
def path(desk: Desk) -> Path:
    """A register with an overdue follow-up, a hidden one, a planned round and a dismissed finding."""
    follow_ups = (
        FollowUp("Ask", day("2001"), "A. Rahman"),
        FollowUp("Hidden", day("2002"), level=Level.CONFIDENTIAL),
        FollowUp("Sent", day("2003"), done=day("2003-02")),
    )
    meetings = (Meeting(day("9001"), "Far sitting"),)
    recording.record(desk, small(follow_ups=follow_ups, meetings=meetings))
    recording.record(desk, small("Plan", status="planned", planned_start=day("9000-02")))
    item = quality.items(desk, "undated", TOP, date.today())[0]
    quality.dismiss(desk, item, "Nobody knows")
    files.close(desk)
    return desk.path


def test_findings_by_rule(path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["quality", str(path), "--ceiling", "public"]) == 0
    text = capsys.readouterr().out
    assert "No source (2)\n  DD-" in text
    assert "“Ask” was due 2001" in text
    assert "Hidden" not in text
    assert text.endswith("findings.\n")
    assert main(["quality", str(path), "--json"]) == 0
    data = json.loads(capsys.readouterr().out)
    by_rule = {group["rule"]: group for group in data["groups"]}
    assert data["count"] == sum(group["count"] for group in data["groups"])
    assert by_rule["no-source"]["gap"] is True
    assert "Hidden" in by_rule["follow-up-overdue"]["findings"][0]["finding"]


def test_what_was_dismissed_with_its_reason(path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["quality", str(path), "--dismissed"]) == 0
    assert "Dismissed: Nobody knows" in capsys.readouterr().out
    assert main(["quality", str(path), "--dismissed", "--json"]) == 0
    (group,) = json.loads(capsys.readouterr().out)["groups"]
    assert group["findings"][0]["reason"] == "Nobody knows"


def test_what_is_due(path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["upcoming", str(path), "--ceiling", "public"]) == 0
    text = capsys.readouterr().out
    assert text.startswith("Overdue\n  Ask (2001 · ")
    assert "days late · A. Rahman · DD-ND-0001 Talks)" in text
    assert "Later\n  Plan (February 9000 · planned" in text
    assert "Far sitting (9001 · meeting · DD-ND-0001 Talks)" in text
    assert "Hidden" not in text
    assert "Sent" not in text
    assert main(["upcoming", str(path), "--json", "--done", "--owner", "a. rahman"]) == 0
    data = json.loads(capsys.readouterr().out)
    assert (data["open"], data["overdue"], data["done"]) == (2, 2, 1)
    assert [one["task"] for one in data["follow_ups"]] == ["Ask"]
    assert data["follow_ups"][0]["when"] == "overdue"
    assert data["events"] == []


def test_nothing_to_mend_and_nothing_due(
    shipped_register: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "e.ddesk"
    path.write_bytes(shipped_register.read_bytes())
    assert main(["quality", str(path)]) == 0
    assert main(["upcoming", str(path)]) == 0
    assert capsys.readouterr().out == "Nothing to mend.\nNothing is due.\n"


def test_an_unknown_ceiling_is_refused(path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["upcoming", str(path), "--ceiling", "cosmic"]) == 1
    assert "ceiling: “cosmic” is not a level" in capsys.readouterr().err


def test_nobody_is_named_whose_meeting_forbids_it(
    desk: Desk, capsys: pytest.CaptureFixture[str]
) -> None:
    envoy = Appearance("A quiet envoy", capacity="serving-official")
    sitting = Meeting(attribution="chatham-house", attendance=(envoy,))
    recording.record(desk, small(meetings=(sitting,)))
    files.close(desk)
    assert main(["quality", str(desk.path), "--json"]) == 0
    out = capsys.readouterr().out
    assert "quiet envoy" not in out
    assert "serving-on-t2" not in out
