"""The formats that the register can be written in, by name and by ending."""

from dataclasses import dataclass, replace
from io import BytesIO
from pathlib import Path
from typing import BinaryIO

from diplomat_desk.domain.confidentiality import Level
from diplomat_desk.domain.errors import DeskError
from diplomat_desk.domain.figures import Sort, Tally
from diplomat_desk.domain.filters import Filter
from diplomat_desk.domain.words import say
from diplomat_desk.exchange.formats.kinds import FORMATS, Format
from diplomat_desk.exchange.formats.selection import USUAL, Notes, Options
from diplomat_desk.services.desk import Desk
from diplomat_desk.services.exporting.gathering import gathering
from diplomat_desk.services.exporting.late import writer


class FormatError(DeskError):
    """There is no such format; nothing was written."""


def endings() -> tuple[str, ...]:
    """Return the endings that a file of the register can have."""
    return tuple(one.ending for one in FORMATS)


def named(name: str) -> Format:
    """Return the format called ``name``; raise :class:`FormatError`."""
    for one in FORMATS:
        if one.name == name.strip().lower():
            return one
    names = ", ".join(one.name for one in FORMATS)
    raise FormatError(
        say("There is no format “{name}”. There is: {names}.", name=name, names=names)
    )


def of_file(path: Path) -> Format:
    """Return the format that the ending of ``path`` names, the longest that fits; raise :class:`FormatError`."""
    name = path.name.lower()
    for one in sorted(FORMATS, key=lambda one: -len(one.ending)):
        if name.endswith(one.ending):
            return one
    known = say(" or ").join(endings())
    raise FormatError(say("“{name}” does not end in {endings}.", name=path.name, endings=known))


@dataclass(frozen=True, slots=True)
class Written:
    """A finished file, and what a reader should be told of it: what it could not hold, counted."""

    data: bytes
    notes: Notes = ()


def write(
    desk: Desk, chosen: Filter, sort: Sort, out: BinaryIO, wanted: Format, options: Options = USUAL
) -> tuple[Notes, Tally]:
    """Write what ``chosen`` selects to ``out`` in a format, as it is read.

    Return what the format could not hold, and the tally. Raises :class:`StoppedError`.
    """
    writes = writer(wanted.module)
    if wanted.public and not options.everything:
        chosen = replace(chosen, ceiling=Level.PUBLIC)
    with gathering(desk, chosen, sort) as gathered:
        return writes(gathered, out, options), gathered.about.tally


def make(
    desk: Desk, chosen: Filter, sort: Sort, wanted: Format, options: Options = USUAL
) -> tuple[Written, Tally]:
    """Return what :func:`write` writes, for files that memory can hold, and its tally."""
    out = BytesIO()
    notes, tally = write(desk, chosen, sort, out, wanted, options)
    return Written(out.getvalue(), notes), tally


def as_json(desk: Desk, chosen: Filter, sort: Sort) -> tuple[bytes, Tally]:
    """Return what ``chosen`` selects as JSON, UTF-8, and its tally."""
    written, tally = make(desk, chosen, sort, named("json"))
    return written.data, tally


def as_csv(desk: Desk, chosen: Filter, sort: Sort) -> tuple[bytes, Tally]:
    """Return what ``chosen`` selects as CSV for Excel, and its tally."""
    written, tally = make(desk, chosen, sort, named("csv"))
    return written.data, tally
