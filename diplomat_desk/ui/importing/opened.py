"""A file that is to be imported, as it is read now: its columns, what they seem to be, and its first rows."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from diplomat_desk.exchange.drafting import Drafter
from diplomat_desk.exchange.drafts import Draft, Weight
from diplomat_desk.exchange.errors import ExchangeError
from diplomat_desk.exchange.known import Known
from diplomat_desk.exchange.mapping import Mapping
from diplomat_desk.exchange.mapping_text import read_mapping
from diplomat_desk.exchange.profiles import Profile, completed, offered
from diplomat_desk.exchange.tables import Layout, Table
from diplomat_desk.exchange.understanding import Understood, understand
from diplomat_desk.ui.importing.origin import Origin

SHOWN = 5
"""So many rows are shown as they will be recorded."""


@dataclass(frozen=True, slots=True)
class Ground:
    """What the register knows, and the texts of the mappings that are kept with it."""

    known: Known
    kept: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Opened:
    """An open file, what it seems to hold, and the profiles that fit its columns."""

    origin: Origin
    table: Table
    understood: Understood
    profiles: tuple[Profile, ...]

    @property
    def layout(self) -> Layout:
        """How it is read."""
        return self.understood.layout

    def by(self, profile: Profile) -> Mapping:
        """Return the mapping of ``profile`` for this file; what it does not speak of is kept in a note."""
        mapping = completed(profile.mapping, self.understood.header)
        return replace(mapping, layout=self.layout)


def open_file(origin: Origin, ground: Ground) -> Opened:
    """Open ``origin`` as it is most likely to be read. May take seconds.

    Raises:
        ExchangeError: it cannot be read; the message says why and what to do.
    """
    table = origin.open()
    try:
        return _read(origin, table, table.proposed, ground)
    except BaseException:
        table.close()
        raise


def read_as(opened: Opened, layout: Layout, ground: Ground, *, settle: bool) -> Opened:
    """Return the file read in another way; with ``settle`` its header is looked for anew.

    Raises:
        ExchangeError: it cannot be read so.
    """
    wanted = opened.table.settled(layout) if settle else layout
    return _read(opened.origin, opened.table, wanted, ground)


def drafts(opened: Opened, mapping: Mapping, known: Known) -> tuple[Draft, ...]:
    """Return the first rows as they would be recorded with ``mapping``."""
    drafter = Drafter(mapping, known)
    return tuple(drafter.draft(row) for row in opened.understood.sample[:SHOWN])


def refusal(draft: Draft) -> str:
    """Return why a draft is refused, in words; empty where it is not."""
    if not draft.refused:
        return ""
    return " ".join(one.message for one in draft.findings if one.weight is Weight.REFUSED)


def _read(origin: Origin, table: Table, layout: Layout, ground: Ground) -> Opened:
    found = understand(table, layout, ground.known)
    return Opened(origin, table, found, _profiles(found.header, ground.kept))


def _profiles(header: Sequence[str], kept: Sequence[str]) -> tuple[Profile, ...]:
    mappings = []
    for text in kept:
        try:
            mappings.append(read_mapping(text))
        except ExchangeError:
            continue
    return offered(header, mappings)
