"""A double-click opens a register: what is told to the desktop, and taken back."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from diplomat_desk.services import association

pytestmark = pytest.mark.skipif(
    sys.platform != "linux", reason="the freedesktop.org way; Windows writes its registry instead"
)


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A data home of its own."""
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "share"))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    return tmp_path / "share"


def test_the_entry_starts_the_program_with_the_file(home: Path) -> None:
    written = association.associate(Path("/opt/Diplomat Desk/bin/diplomat-desk"))
    entry = home / "applications" / "diplomat-desk.desktop"
    assert str(entry) in written
    assert 'Exec="/opt/Diplomat Desk/bin/diplomat-desk" %f' in entry.read_text()
    assert "MimeType=application/x-diplomat-desk;" in entry.read_text()
    assert all(Path(path).is_file() for path in written)


def test_what_was_written_is_taken_back(home: Path) -> None:
    written = association.associate(Path("/usr/bin/diplomat-desk"))
    assert set(association.dissociate()) == set(written)
    assert not any(Path(path).exists() for path in written)
    assert association.dissociate() == ()


def test_odd_characters_in_the_path_are_quoted() -> None:
    assert association.quoted(Path('/a "b"/$c%')) == '"/a \\\\"b\\\\"/\\\\$c%%"'


@pytest.mark.skipif(
    not shutil.which("desktop-file-validate"), reason="desktop-file-utils is not here"
)
def test_the_entry_is_valid(home: Path) -> None:
    association.associate(Path("/usr/bin/diplomat-desk"))
    entry = home / "applications" / "diplomat-desk.desktop"
    said = subprocess.run(
        ["desktop-file-validate", entry], capture_output=True, text=True, check=False
    )
    assert (said.returncode, said.stdout) == (0, "")
