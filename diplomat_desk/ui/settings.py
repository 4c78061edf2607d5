"""What the program remembers about how it is used; nothing that a record says."""

import hashlib
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QByteArray, QSettings

from diplomat_desk import paths
from diplomat_desk.domain.confidentiality import TOP, Level

MOST_RECENT = 10
DEFAULT_LIMIT = 25
"""Size of an attachment that needs no thought, in MB: what most mail servers still carry."""
HIGHEST_LIMIT = 500
"""Size that the user can raise it to, in MB: content is read into memory, and the file grows by it."""
LOCK_AFTER, LONGEST_LOCK = 15, 24 * 60
"""Minutes; as password safes have it."""
WIPE_AFTER, LONGEST_WIPE = 60, 60 * 60
FILE_NAME = "settings.ini"
_MOST_QUIET = 200


@dataclass(frozen=True, slots=True)
class Recent:
    """A register that was open: its file and when it was opened last."""

    path: Path
    opened: datetime


class Settings:
    """Typed settings over one INI file; a value that cannot be read counts as not set."""

    def __init__(self, file: Path | None = None) -> None:
        self._store = QSettings(
            str(file or paths.settings_dir() / FILE_NAME), QSettings.Format.IniFormat
        )

    @property
    def theme(self) -> str:
        """``system``, ``light`` or ``dark``."""
        name = self._text("look/theme")
        return name if name in ("light", "dark") else "system"

    @theme.setter
    def theme(self, name: str) -> None:
        self._put("look/theme", name)

    @property
    def ceiling(self) -> Level:
        """The highest level of confidentiality that is shown."""
        try:
            return Level.of(self._text("look/ceiling"))
        except ValueError:
            return TOP

    @ceiling.setter
    def ceiling(self, level: Level) -> None:
        self._put("look/ceiling", level.code)

    @property
    def presenting(self) -> bool:
        """Whether a presentation is on; found set at a start, the last one was cut off."""
        return self._text("look/presenting") == "yes"

    @presenting.setter
    def presenting(self, on: bool) -> None:
        self._put("look/presenting", "yes" if on else "no")

    @property
    def geometry(self) -> QByteArray:
        """The main window's place and size, as Qt saves it; empty when never saved."""
        value = self._store.value("window/geometry")
        return value if isinstance(value, QByteArray) else QByteArray()

    @geometry.setter
    def geometry(self, value: QByteArray) -> None:
        self._put("window/geometry", value)

    @property
    def author(self) -> str:
        """The name that stands on reports and in a record's history; empty when not given."""
        return self._text("person/author")

    @author.setter
    def author(self, name: str) -> None:
        self._put("person/author", name)

    @property
    def home_country(self) -> str:
        """The code of the user's own country, empty when not given."""
        return self._text("person/home_country")

    @home_country.setter
    def home_country(self, code: str) -> None:
        self._put("person/home_country", code)

    @property
    def watch_list(self) -> tuple[str, ...]:
        """Codes of the countries that coverage views always show."""
        return tuple(self._text("person/watch_list").split())

    @watch_list.setter
    def watch_list(self, codes: tuple[str, ...]) -> None:
        self._put("person/watch_list", " ".join(codes))

    @property
    def watched(self) -> tuple[str, ...]:
        """The user's own country and those of the watch list, each once."""
        home = self.home_country
        return tuple(dict.fromkeys((*((home,) if home else ()), *self.watch_list)))

    @property
    def last_folder(self) -> Path:
        """The folder that file dialogs begin in: the last one used, or the user's home."""
        folder = Path(self._text("files/last_folder"))
        return folder if folder.is_absolute() and folder.is_dir() else Path.home()

    @last_folder.setter
    def last_folder(self, folder: Path) -> None:
        self._put("files/last_folder", str(folder) if self.keeps_recent else "")

    @property
    def attachment_limit(self) -> int:
        """The size up to which files are attached, in MB."""
        return max(self._number("files/attachment_limit", DEFAULT_LIMIT, HIGHEST_LIMIT), 1)

    @attachment_limit.setter
    def attachment_limit(self, limit: int) -> None:
        self._put("files/attachment_limit", str(limit))

    @property
    def lock_after(self) -> int:
        """Minutes without anybody there after which an encrypted register is locked; 0 for never."""
        return self._number("files/lock_after", LOCK_AFTER, LONGEST_LOCK)

    @lock_after.setter
    def lock_after(self, minutes: int) -> None:
        self._put("files/lock_after", str(minutes))

    @property
    def wipe_after(self) -> int:
        """Seconds after which what was copied from an encrypted register leaves the clipboard; 0 for never."""
        return self._number("files/wipe_after", WIPE_AFTER, LONGEST_WIPE)

    @wipe_after.setter
    def wipe_after(self, seconds: int) -> None:
        self._put("files/wipe_after", str(seconds))

    def is_quiet(self, what: str) -> bool:
        """Whether something is not to be told again, such as where a register lies."""
        return _mark_of(what) in self._text("files/quiet").split()

    def be_quiet(self, what: str) -> None:
        """Do not tell something again; kept as a hash, which names no file."""
        kept = [one for one in self._text("files/quiet").split() if one != _mark_of(what)]
        self._put("files/quiet", " ".join([*kept[-_MOST_QUIET:], _mark_of(what)]))

    def state(self, name: str) -> str:
        """Return the saved state of a view (columns, splitters) by name; empty when never saved."""
        return self._text(f"views/{name}")

    def set_state(self, name: str, value: str) -> None:
        """Save the state of a view under a name."""
        self._put(f"views/{name}", value)

    @property
    def keeps_recent(self) -> bool:
        """Whether opened registers are remembered."""
        return self._text("files/keeps_recent") != "no"

    @keeps_recent.setter
    def keeps_recent(self, keeps: bool) -> None:
        self._put("files/keeps_recent", "yes" if keeps else "no")
        if not keeps:
            self.forget_recent()
            self.last_folder = Path.home()

    @property
    def recent(self) -> tuple[Recent, ...]:
        """Registers opened before, the latest first."""
        found = []
        for index in range(self._store.beginReadArray("recent")):
            self._store.setArrayIndex(index)
            path, opened = self._text("path"), self._text("opened")
            try:
                found.append(Recent(Path(path), datetime.fromisoformat(opened)))
            except ValueError:
                continue
        self._store.endArray()
        return tuple(found[:MOST_RECENT])

    def add_recent(self, path: Path) -> None:
        """Remember that ``path`` was opened now, unless that is switched off."""
        if self.keeps_recent:
            now = datetime.now().astimezone().replace(microsecond=0)
            others = [item for item in self.recent if item.path != path]
            self._write_recent([Recent(path, now), *others][:MOST_RECENT])

    def drop_recent(self, path: Path) -> None:
        """Forget one register, such as one that is not there any more."""
        self._write_recent([item for item in self.recent if item.path != path])

    def forget_recent(self) -> None:
        """Forget all registers."""
        self._write_recent([])

    def _write_recent(self, items: list[Recent]) -> None:
        self._store.remove("recent")
        self._store.beginWriteArray("recent", len(items))
        for index, item in enumerate(items):
            self._store.setArrayIndex(index)
            self._store.setValue("path", str(item.path))
            self._store.setValue("opened", item.opened.isoformat())
        self._store.endArray()
        self._store.sync()

    def _number(self, key: str, otherwise: int, most: int) -> int:
        text = self._text(key)
        return min(int(text), most) if text.isascii() and text.isdecimal() else otherwise

    def _text(self, key: str) -> str:
        value = self._store.value(key, "")
        # A comma outside quotes makes Qt read a list from a file edited by hand.
        return ", ".join(map(str, value)) if isinstance(value, list) else str(value or "")

    def _put(self, key: str, value: object) -> None:
        self._store.setValue(key, value)
        self._store.sync()


def _mark_of(what: str) -> str:
    return hashlib.sha256(what.encode("utf-8", "surrogatepass")).hexdigest()[:16]
