"""Where a register lies in no safe place, every command says so in one line, and answers all the same."""

import json
from pathlib import Path

import pytest

from diplomat_desk.cli.run import main
from diplomat_desk.services import files


def test_it_is_said_on_the_error_stream_alone(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "Desk.ddesk"
    files.close(files.create(path))
    assert main(["list", str(path), "--json"]) == 0
    assert capsys.readouterr().err == ""
    (tmp_path / ".stfolder").mkdir()
    (tmp_path / "Desk.sync-conflict-20260102-123456-ABCDEFG.ddesk").touch()
    assert main(["list", str(path), "--json"]) == 0
    said = capsys.readouterr()
    assert json.loads(said.out)["count"] == 0
    where, copy = said.err.splitlines()
    assert "Syncthing keeps in step" in where
    assert "sync-conflict-20260102-123456-ABCDEFG.ddesk” is a conflicted copy" in copy
