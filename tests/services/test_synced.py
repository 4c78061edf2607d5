"""Folders of sync clients and of other machines are recognised by what they leave behind; others are left in peace."""

import json
import time
from pathlib import Path

import pytest

from diplomat_desk.services import conflicted, synced
from diplomat_desk.services.synced import How, Place


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A home in which nothing is kept in step."""
    made = tmp_path / "anna"
    (made / "Documents").mkdir(parents=True)
    return made


def by(path: Path, home: Path, environment: dict[str, str] | None = None) -> str:
    found = synced.where(path, home, environment or {})
    return found.by if found else ""


@pytest.mark.parametrize(
    ("marker", "client"),
    [
        (".dropbox", "Dropbox"),
        (".dropbox.cache/", "Dropbox"),
        (".stfolder/", "Syncthing"),
        (".sync_0a1b2c3d4e5f.db", "Nextcloud or ownCloud"),
        ("._sync_0a1b2c3d4e5f.db", "Nextcloud or ownCloud"),
        (".owncloudsync.log", "Nextcloud or ownCloud"),
        (".849C9593-D756-4E56-8D6E-42412F2A707B", "OneDrive"),
        (".tmp.driveupload/", "Google Drive"),
        (".seafile-data/", "Seafile"),
        (".megaignore", "MEGA"),
        (".sync/ID", "Resilio Sync"),
    ],
)
def test_a_mark_in_a_folder_above_is_enough(home: Path, marker: str, client: str) -> None:
    root = home / "Work" / "Shared"
    deep = root / "Desk" / "2026"
    deep.mkdir(parents=True)
    assert synced.where(deep / "register.ddesk", home, {}) is None
    mark = root / marker
    mark.parent.mkdir(parents=True, exist_ok=True)
    mark.mkdir() if marker.endswith("/") else mark.write_bytes(b"")
    assert synced.where(deep / "register.ddesk", home, {}) == Place(How.SYNCED, client, root)
    assert synced.where(home / "Documents" / "register.ddesk", home, {}) is None


@pytest.mark.parametrize(
    ("folder", "client"),
    [
        ("Library/Mobile Documents/com~apple~CloudDocs/Desk", "iCloud Drive"),
        ("Library/CloudStorage/OneDrive-Institute/Desk", "OneDrive"),
        ("Library/CloudStorage/GoogleDrive-anna@example.org/My Drive", "Google Drive"),
        ("Library/CloudStorage/Dropbox", "Dropbox"),
        ("Library/CloudStorage/Box-Box", "Box"),
        ("Dropbox/Desk", "Dropbox"),
        ("OneDrive - The Institute/Desk", "OneDrive"),
        ("Nextcloud", "Nextcloud or ownCloud"),
        ("pCloudDrive/Desk", "pCloud"),
        ("Seafile/Library", "Seafile"),
        ("Box/Desk", "Box"),
    ],
)
def test_well_known_places_of_a_home(home: Path, folder: str, client: str) -> None:
    (home / folder).mkdir(parents=True)
    assert by(home / folder / "register.ddesk", home) == client


def test_a_folder_that_dropbox_says_it_keeps(home: Path) -> None:
    kept = home / "Elsewhere" / "Team"
    kept.mkdir(parents=True)
    assert by(kept / "register.ddesk", home) == ""
    (home / ".dropbox").mkdir()
    (home / ".dropbox" / "info.json").write_text(json.dumps({"business": {"path": str(kept)}}))
    assert by(kept / "register.ddesk", home) == "Dropbox"
    assert by(home / "Documents" / "register.ddesk", home) == ""


@pytest.mark.parametrize("content", ["", "no JSON", "[]", '{"personal": 1}', '{"personal": {}}'])
def test_settings_that_cannot_be_read_say_nothing(home: Path, content: str) -> None:
    (home / ".dropbox").mkdir()
    (home / ".dropbox" / "info.json").write_text(content)
    assert by(home / "Documents" / "register.ddesk", home) == ""


def test_folders_that_other_clients_are_set_to_keep(home: Path) -> None:
    config = home / ".config"
    for name in ("Nextcloud", "onedrive"):
        (config / name).mkdir(parents=True)
    for name in ("cloud", "drive"):
        (home / name).mkdir()
    text = f"[Accounts]\n0\\Folders\\1\\localPath={home / 'cloud'}/\n"
    (config / "Nextcloud" / "nextcloud.cfg").write_text(text)
    (config / "onedrive" / "config").write_text('# mine\nsync_dir = "~/drive"\n')
    assert by(home / "cloud" / "register.ddesk", home) == "Nextcloud or ownCloud"
    assert by(home / "drive" / "register.ddesk", home) == "OneDrive"


@pytest.mark.parametrize("variable", ["OneDrive", "OneDriveConsumer", "OneDriveCommercial"])
def test_variables_of_the_environment(home: Path, variable: str) -> None:
    kept = home / "Institute"
    (kept / "Desk").mkdir(parents=True)
    path = kept / "Desk" / "register.ddesk"
    assert by(path, home, {variable: str(kept)}) == "OneDrive"
    assert by(path, home, {variable: ""}) == ""
    assert by(home / "Documents" / "register.ddesk", home, {variable: str(kept)}) == ""


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_the_icon_that_windows_shows(home: Path, encoding: str) -> None:
    text = "[.ShellClassInfo]\nIconResource=C:\\Program Files\\Microsoft OneDrive\\OneDrive.exe,7\n"
    (home / "Documents" / "desktop.ini").write_text(text, encoding)
    assert by(home / "Documents" / "register.ddesk", home) == "OneDrive"


def test_documents_that_are_in_icloud_drive(home: Path) -> None:
    (home / "Library/Mobile Documents/com~apple~CloudDocs/Documents").mkdir(parents=True)
    assert by(home / "Documents" / "register.ddesk", home) == "iCloud Drive"


def test_through_symbolic_links_either_way(home: Path) -> None:
    kept = home / "Shared"
    kept.mkdir()
    (kept / ".stfolder").mkdir()
    (home / "desk").symlink_to(kept)
    assert by(home / "desk" / "register.ddesk", home) == "Syncthing"
    real = home / "Documents" / "register.ddesk"
    real.write_bytes(b"")
    (kept / "register.ddesk").symlink_to(real)
    assert by(kept / "register.ddesk", home) == "Syncthing"
    (home / "round").symlink_to(home / "round")
    assert by(home / "round" / "register.ddesk", home) == ""


@pytest.mark.parametrize(
    ("kind", "how", "client"),
    [
        ("nfs4", How.NETWORK, "nfs4"),
        ("cifs", How.NETWORK, "cifs"),
        ("fuse.sshfs", How.NETWORK, "fuse.sshfs"),
        ("fuse.pcloud", How.SYNCED, "pCloud"),
        ("fuse.rclone", How.SYNCED, "rclone"),
    ],
)
def test_a_disk_that_is_elsewhere(
    home: Path, monkeypatch: pytest.MonkeyPatch, kind: str, how: How, client: str
) -> None:
    share = home / "our share"
    (share / "local").mkdir(parents=True)
    escaped = str(share).replace(" ", "\\040")
    mounts = home / "mounts"
    mounts.write_text(
        "22 1 8:1 / / rw,relatime shared:1 - ext4 /dev/sda1 rw\n"
        f"40 22 0:41 / {escaped} rw shared:2 - {kind} server:/x rw\n"
        f"41 40 8:2 / {escaped}/local rw - ext4 /dev/sdb1 rw\n"
        "nonsense\n"
    )
    monkeypatch.setattr(synced, "_MOUNTS", mounts)
    assert synced.where(share / "register.ddesk", home, {}) == Place(how, client, share)
    assert synced.where(share / "local" / "register.ddesk", home, {}) is None
    assert synced.where(home / "Documents" / "register.ddesk", home, {}) is None


def test_it_is_said_what_is_safe() -> None:
    folder = Path("x")
    for how, word in ((How.SYNCED, "keeps in step"), (How.NETWORK, "another machine")):
        told = Place(how, "Dropbox", folder).in_words()
        assert word in told
        assert "(Dropbox)" in told or "Dropbox keeps" in told
        assert "Safe is a register on this machine" in told


def test_it_is_quick_where_folders_are_full(home: Path) -> None:
    deep = home
    for _ in range(6):
        deep = deep / "full"
        deep.mkdir()
        for number in range(300):
            (deep / f"{number}.txt").touch()
    begun = time.monotonic()
    assert synced.where(deep / "register.ddesk", home, {}) is None
    assert time.monotonic() - begun < synced.LONGEST_S / 2


@pytest.mark.parametrize(
    "name",
    [
        "Desk (Anna's conflicted copy 2026-01-02)",
        "Desk (conflicted copy 2026-01-02 123456)",
        "Desk (Annas in Konflikt stehende Kopie 2026-01-02)",
        "Desk (Copie en conflit de Anna 2026-01-02)",
        "Desk (Copia en conflicto de Anna 2026-01-02)",
        "Desk (còpia en conflicte 2018-04-10 093612)",
        "Desk (Copia in conflitto di Anna 2026-01-02)",
        "Desk (конфликтующая копия Anna 2026-01-02)",
        "Desk (Anna 的冲突副本 2026-01-02)",
        "Desk.sync-conflict-20260102-123456-ABCDEFG",
        "Desk_conflict-20260102-123456",
        "Desk (SFConflict anna@example.org 2026-01-02-12-34-56)",
        "Desk.Conflict",
        "Desk [conflicted]",
    ],
)
def test_a_conflicted_copy_is_known_by_its_name(tmp_path: Path, name: str) -> None:
    for one in (
        "Desk",
        name,
        "Desk (copy)",
        "Desk (before update from 0005)",
        "Desk 2025",
        "Conflict",
    ):
        (tmp_path / f"{one}.ddesk").touch()
    (tmp_path / f"{name}.txt").touch()
    (tmp_path / f"Other{name.removeprefix('Desk')}.ddesk").touch()
    desk, copy = tmp_path / "Desk.ddesk", tmp_path / f"{name}.ddesk"
    assert conflicted.copies_of(desk) == (copy,)
    assert conflicted.copies_of(copy) == (desk,)


@pytest.mark.parametrize(
    ("client", "name"),
    [
        ("OneDrive", "Desk-DESKTOP-4F2AB"),
        ("OneDrive", "Desk-ANNAS-PC-2"),
        ("Google Drive", "Desk (1)"),
        ("iCloud Drive", "Desk 2"),
    ],
)
def test_a_name_that_somebody_may_give_counts_where_it_is_given(
    tmp_path: Path, client: str, name: str
) -> None:
    for one in ("Desk", name, "Desk-2025", "Desk-old"):
        (tmp_path / f"{one}.ddesk").touch()
    desk = tmp_path / "Desk.ddesk"
    assert conflicted.copies_of(desk) == ()
    place = Place(How.SYNCED, client, tmp_path)
    assert conflicted.copies_of(desk, place) == (tmp_path / f"{name}.ddesk",)


def test_a_folder_that_is_gone_has_no_copies(tmp_path: Path) -> None:
    assert conflicted.copies_of(tmp_path / "gone" / "Desk.ddesk") == ()
