"""What the window knows of the parts that are loaded after it is painted.

They import the services, and with them SQLAlchemy; so the window speaks to them through these.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol

from PySide6.QtWidgets import QWidget

from diplomat_desk.domain.confidentiality import Level
from diplomat_desk.domain.countries import Countries
from diplomat_desk.domain.errors import DeskError
from diplomat_desk.domain.filters import Filter
from diplomat_desk.domain.keeping import Attachment
from diplomat_desk.domain.saved import SavedFilter
from diplomat_desk.domain.terms import Vocabularies

Failed = Callable[[DeskError], None]


@dataclass(frozen=True, slots=True)
class OpenRegister:
    """What the window needs to know of the register that was opened."""

    path: Path
    name: str
    vocabularies: Vocabularies
    countries: Countries
    read_only: bool
    words_revision: int = 0
    encrypted: bool = False


@dataclass(frozen=True, slots=True)
class Renewed:
    """A register that was opened again under another passphrase, or, where ``error`` says why not, as it was.

    ``left`` are copies of it that stay readable for everybody; ``words`` say so.
    """

    register: OpenRegister
    error: DeskError | None = None
    left: tuple[Path, ...] = ()
    words: str = ""


@dataclass(frozen=True, slots=True)
class Standing:
    """How the register stands: what can be taken back, and what the sidebar tells.

    ``counts`` says by page name how many things lie there; ``saved`` are the kept filters that may be
    shown; ``words_revision`` counts the changes of vocabularies and countries; ``withheld``
    says in words how much of the whole register lies above the ceiling.
    """

    undo_label: str = ""
    redo_label: str = ""
    counts: Mapping[str, int] = field(default_factory=dict)
    saved: tuple[SavedFilter, ...] = ()
    words_revision: int = 0
    withheld: str = ""


@dataclass(frozen=True, slots=True)
class Stepped:
    """A step that was taken back or done again: a sentence that says so, and what it changed."""

    sentence: str
    ids: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class HalfTyped:
    """Something that was typed and not recorded: the record's id (0 for a new one), its title, and when."""

    id: int
    title: str
    at: str


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What is to be known of the folder that a register lies in.

    ``warning`` says in words why that is no safe place, if so; ``copies`` came of a conflict between two
    machines; ``suggested`` is where on this machine the register could lie.
    """

    warning: str
    copies: tuple[Path, ...]
    suggested: Path


class Session(Protocol):
    """The use cases that belong to the window rather than to a page."""

    def create(
        self, path: Path, then: Callable[[OpenRegister], None], *, sample: bool, failed: Failed
    ) -> None:
        """Make a register and open it."""

    def open(
        self,
        path: Path,
        then: Callable[[OpenRegister], None],
        *,
        failed: Failed,
        passphrase: str = "",
    ) -> None:
        """Open a register, by its passphrase if it has one."""

    def change_passphrase(
        self, passphrase: str, then: Callable[[Renewed], None], *, failed: Failed
    ) -> None:
        """Put the open register under another passphrase, or none, and open it again."""

    def delete_plain(self, left: tuple[Path, ...], then: Callable[[None], None]) -> None:
        """Overwrite and delete copies that are not encrypted."""

    def drafts(self, ceiling: Level, then: Callable[[tuple[HalfTyped, ...]], None]) -> None:
        """Ask what was typed and not recorded, as far as ``ceiling`` shows it."""

    def discard_draft(self, number: int) -> None:
        """Forget what was typed of a record, or of a new one (0)."""

    def save_copy(self, path: Path, then: Callable[[None], None], *, failed: Failed) -> None:
        """Copy the open register."""

    def surroundings(self, path: Path, then: Callable[[Surroundings], None]) -> None:
        """Ask what is to be known of the folder that the register at ``path`` lies in."""

    def move(self, path: Path, then: Callable[[OpenRegister], None], *, failed: Failed) -> None:
        """Move the open register to ``path`` and open it there; the old file is still as it was."""

    def put_away(self, path: Path, moved: Path, then: Callable[[Path | None], None]) -> None:
        """Rename the file that was moved and is closed; ``then`` gets its name, None where it could not be."""

    def keep_backups(self, *, failed: Failed) -> None:
        """Back the open register up if that is due."""

    def backup_to_read(
        self, path: Path, then: Callable[[Path | None], None], *, failed: Failed
    ) -> None:
        """Copy the latest backup of a register that is open elsewhere to where it can be read."""

    def compact(self, then: Callable[[str], None], *, failed: Failed) -> None:
        """Give back to the disk what is free in the register; ``then`` gets a sentence."""

    def recovered_name(self, path: Path) -> str:
        """Return a free name beside a damaged register for what is saved of it."""

    def recover(
        self,
        path: Path,
        target: Path,
        then: Callable[[OpenRegister, tuple[str, ...]], None],
        *,
        failed: Failed,
        passphrase: str = "",
    ) -> None:
        """Save what can be saved of a damaged register, open that; ``then`` gets what was saved and lost in words."""

    def export(
        self, path: Path, chosen: Filter, name: str, then: Callable[[str], None], *, failed: Failed
    ) -> None:
        """Write what a filter selects to ``path`` in the format called ``name``; ``then`` gets what to say."""

    def close(self, then: Callable[[None], None]) -> None:
        """Close the open register."""

    def sign(self, author: str) -> None:
        """Write ``author`` into the history of the open register from now on."""

    def undo(self, ceiling: Level, then: Callable[[Stepped | None], None]) -> None:
        """Take the latest step back; ``then`` gets None where ``ceiling`` shows none."""

    def redo(self, ceiling: Level, then: Callable[[Stepped | None], None]) -> None:
        """Do the step again that was taken back last; ``then`` gets None where ``ceiling`` shows none."""

    def delete(self, ids: tuple[int, ...], then: Callable[[str], None]) -> None:
        """Move initiatives to the bin; ``then`` gets a sentence."""

    def save_filter(self, one: SavedFilter, then: Callable[[str], None], *, failed: Failed) -> None:
        """Keep a filter, new or edited; ``then`` gets a sentence."""

    def move_filter(self, number: int, by: int) -> None:
        """Let a kept filter change places with its neighbour before (-1) or after it (1)."""

    def delete_filter(self, one: SavedFilter, then: Callable[[str], None]) -> None:
        """Delete a kept filter; ``then`` gets a sentence."""

    def words(self, then: Callable[[OpenRegister], None]) -> None:
        """Ask for the register as it is described now: its vocabularies and countries may have changed."""

    def standing(self, chosen: Filter, then: Callable[[Standing], None]) -> None:
        """Ask how the register stands, as far as the ceiling of ``chosen`` allows and in its unit."""


class Recorder(Protocol):
    """The form and the quick entry, with all that they ask of the register."""

    form: QWidget
    quick: QWidget

    def new(self) -> None:
        """Open an empty form."""

    def edit(self, initiative_id: int) -> None:
        """Open the form on a record."""

    def resume(self, initiative_id: int) -> None:
        """Open the form on what was typed and not recorded."""

    def may_leave(self) -> bool:
        """Tell whether the form and the quick entry can go, after asking if something would be lost."""

    def keep_typed(self) -> bool:
        """Keep what is half typed in the register; tell whether that is all there is to lose."""

    def keep_quietly(self) -> bool:
        """Do what :meth:`keep_typed` does without asking; tell whether nothing would be lost."""

    def on_closed(self, told: Callable[[], None]) -> None:
        """Call ``told`` whenever the form or the quick entry was left."""

    def on_opened(self, told: Callable[[], None]) -> None:
        """Call ``told`` when the form holds the record and can be shown."""


class AttachmentOpener(Protocol):
    """Opens files that are kept in the register, and saves copies of them."""

    def open(self, initiative_id: int, attachment: Attachment) -> None:
        """Open a temporary copy, or say why not."""

    def save(self, initiative_id: int, attachment: Attachment) -> None:
        """Ask where a copy shall lie, and write it."""
