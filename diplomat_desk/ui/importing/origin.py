"""Where a table comes from that is to be imported: a file, or what was copied in a spreadsheet."""

from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path
from typing import Protocol

from diplomat_desk.domain.words import say
from diplomat_desk.exchange.reading import open_pasted, open_table
from diplomat_desk.exchange.tables import Table
from diplomat_desk.services import importing
from diplomat_desk.services.importing import FileFacts


class Origin(Protocol):
    """What the import asks of where its table comes from."""

    @property
    def name(self) -> str:
        """What it is called in sentences and in what is kept of the import."""

    @property
    def place(self) -> Path:
        """A path beside which lists about it may be saved; nothing need be there."""

    def open(self) -> Table:
        """Return the table; raise :class:`ExchangeError`."""

    def facts(self) -> FileFacts:
        """Return what is kept of it; raise :class:`ExchangeError` where it cannot be read any more."""


@dataclass(frozen=True, slots=True)
class FileOrigin:
    """A file."""

    place: Path

    @property
    def name(self) -> str:
        """Its name without the folder."""
        return self.place.name

    def open(self) -> Table:
        """Return the file as a table; raise :class:`ExchangeError`."""
        return open_table(self.place)

    def facts(self) -> FileFacts:
        """Return its name, size and the hash of its bytes; raise :class:`ExchangeError`."""
        return importing.facts_of(self.place)


@dataclass(frozen=True, slots=True)
class PastedOrigin:
    """Copied text; lists about it may be saved in ``folder``."""

    text: str = field(repr=False)
    folder: Path

    @property
    def name(self) -> str:
        """That it was pasted."""
        return say("Pasted rows")

    @property
    def place(self) -> Path:
        """A file that is not there."""
        return self.folder / self.name

    def open(self) -> Table:
        """Return the text as a table; raise :class:`ExchangeError`."""
        return open_pasted(self.text)

    def facts(self) -> FileFacts:
        """Return the size and hash of the text in UTF-8."""
        data = self.text.encode("utf-8", "surrogatepass")
        return FileFacts(self.name, sha256(data).hexdigest(), len(data))
