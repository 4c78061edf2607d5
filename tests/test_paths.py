"""Where files lie: checkout, wheel, frozen copy; the user's folders."""

import stat
import sys
from pathlib import Path

import pytest

from diplomat_desk import paths

ROOT = Path(__file__).resolve().parents[1]


def test_a_checkout_finds_its_files_beside_the_package() -> None:
    assert paths.resource("icons", "app.svg") == ROOT / "resources" / "icons" / "app.svg"
    assert paths.resource("icons", "app.svg").is_file()
    assert paths.migrations() == ROOT / "db"


def test_files_inside_the_package_come_first(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for place in (tmp_path / "package", tmp_path):
        (place / "resources").mkdir(parents=True)
    monkeypatch.setattr(paths, "_PACKAGE", tmp_path / "package")

    assert paths.resource("a.txt") == tmp_path / "package" / "resources" / "a.txt"


def test_a_frozen_copy_looks_in_its_bundle_only(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "db").mkdir()
    monkeypatch.setattr(sys, "_MEIPASS", str(tmp_path), raising=False)

    assert paths.migrations() == tmp_path / "db"
    with pytest.raises(FileNotFoundError, match=r"incomplete.*'resources'.*Install it again"):
        paths.resource("icons")


def test_one_variable_moves_settings_and_data(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv(paths.HOME_VARIABLE, "portable")

    assert paths.settings_dir() == tmp_path / "portable" / "settings"
    assert paths.data_dir() == tmp_path / "portable" / "data"
    assert paths.settings_dir().is_dir()
    assert paths.data_dir().is_dir()


@pytest.mark.skipif(sys.platform != "linux", reason="the folders follow the XDG variables")
def test_without_it_the_platform_says_where_and_only_the_user_may_look(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv(paths.HOME_VARIABLE)
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "share"))

    assert paths.settings_dir() == tmp_path / "config" / "diplomat-desk"
    assert paths.data_dir() == tmp_path / "share" / "diplomat-desk"
    assert stat.S_IMODE(paths.settings_dir().stat().st_mode) == 0o700
