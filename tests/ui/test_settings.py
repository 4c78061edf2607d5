"""Settings come back as they were put, and nonsense in the file counts as not set."""

from pathlib import Path

import pytest
from PySide6.QtCore import QByteArray

from diplomat_desk.domain.confidentiality import TOP, Level
from diplomat_desk.ui.settings import DEFAULT_LIMIT, HIGHEST_LIMIT, MOST_RECENT, Settings


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "settings.ini"


def test_what_was_put_comes_back(file: Path, tmp_path: Path) -> None:
    one = Settings(file)
    one.theme, one.ceiling, one.author = "dark", Level.LIMITED, "Ayesha Khan, desk officer"
    one.home_country, one.watch_list = "PAK", ("IND", "AFG", "IRN")
    one.geometry, one.last_folder = QByteArray(b"\x00\x01geometry"), tmp_path
    one.attachment_limit = 60
    one.set_state("register.columns", "reference:112 title:300")
    two = Settings(file)
    assert (two.theme, two.ceiling, two.author) == (one.theme, one.ceiling, one.author)
    assert (two.home_country, two.watch_list) == ("PAK", ("IND", "AFG", "IRN"))
    assert (two.geometry, two.last_folder) == (one.geometry, tmp_path)
    assert two.attachment_limit == 60
    assert two.state("register.columns") == "reference:112 title:300"


def test_nothing_put_is_a_sensible_start(file: Path) -> None:
    fresh = Settings(file)
    assert (fresh.theme, fresh.ceiling, fresh.author) == ("system", TOP, "")
    assert fresh.attachment_limit == DEFAULT_LIMIT == 25
    assert (fresh.watch_list, fresh.recent, fresh.last_folder) == ((), (), Path.home())
    assert fresh.geometry.isEmpty()


def test_nonsense_in_the_file_counts_as_not_set(file: Path) -> None:
    file.write_text(
        "[look]\ntheme=purple\nceiling=top secret\n[window]\ngeometry=1, 2\n"
        "[recent]\nsize=1\n1\\path=/x.ddesk\n1\\opened=never\n",
        "utf-8",
    )
    read = Settings(file)
    assert (read.theme, read.ceiling, read.recent) == ("system", TOP, ())
    assert read.geometry.isEmpty()


def test_recent_registers_are_the_latest_ten_each_once(file: Path, tmp_path: Path) -> None:
    settings = Settings(file)
    paths = [tmp_path / f"r{number}.ddesk" for number in range(MOST_RECENT + 2)]
    for path in [*paths, paths[5]]:
        settings.add_recent(path)
    kept = [item.path for item in Settings(file).recent]
    assert kept[:2] == [paths[5], paths[-1]]
    assert len(kept) == len(set(kept)) == MOST_RECENT
    settings.drop_recent(paths[5])
    assert paths[5] not in [item.path for item in settings.recent]


def test_recent_registers_can_be_switched_off(file: Path, tmp_path: Path) -> None:
    settings = Settings(file)
    settings.add_recent(tmp_path / "secret project.ddesk")
    settings.keeps_recent = False
    settings.add_recent(tmp_path / "another secret.ddesk")
    assert Settings(file).recent == ()
    assert "secret" not in file.read_text("utf-8")


def test_the_limit_of_attachments_stays_within_reason(file: Path) -> None:
    settings = Settings(file)
    found = []
    for written in (9_000, 0, -3):
        settings.attachment_limit = written
        found.append(settings.attachment_limit)
    assert found == [HIGHEST_LIMIT, 1, DEFAULT_LIMIT]
