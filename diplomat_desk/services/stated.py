"""Importing files that say themselves what they hold, in one place for the window and the command line.

They take no mapping: JSON of our own comes back as it was, activities of IATI become initiatives.
"""

from pathlib import Path

from diplomat_desk.domain.words import say
from diplomat_desk.exchange.drafts import Finding
from diplomat_desk.exchange.errors import ExchangeError
from diplomat_desk.exchange.stated import Stated
from diplomat_desk.services.desk import Desk
from diplomat_desk.services.importing_iati import take_activities
from diplomat_desk.services.importing_json import TakenBack, take_back

LARGEST = 1 << 29
"""Bytes; a larger file would not fit into memory with all that is made of it."""


def take(desk: Desk, path: Path, *, dry_run: bool = False) -> Stated:
    """Record what the file at ``path`` holds, as one act that one undo takes back.

    With ``dry_run`` nothing is recorded, and references may be others when it is.

    Raises:
        ExchangeError: it cannot be read, or is nothing of the kind.
        RefusedError: something in it cannot be recorded.
        StoppedError: the watcher stopped it. Nothing is written in any of these cases.
    """
    data = _read(path)
    if path.suffix.lower() == ".xml":
        done = take_activities(desk, data, path.name, dry_run=dry_run)
        return _of(done.taken, known=done.known, refused=done.refused, findings=done.findings)
    return _of(take_back(desk, data, path.name, dry_run=dry_run))


def _of(
    taken: TakenBack, *, known: int = 0, refused: int = 0, findings: tuple[Finding, ...] = ()
) -> Stated:
    return Stated(
        made=taken.references,
        renumbered=taken.renumbered,
        people=taken.people,
        organisations=taken.organisations,
        known=known,
        refused=refused,
        notes=taken.notes,
        findings=findings,
    )


def _read(path: Path) -> bytes:
    try:
        if path.stat().st_size > LARGEST:
            raise ExchangeError(
                say(
                    "“{name}” is too large: more than {n} megabytes. Export it in parts.",
                    name=path.name,
                    n=LARGEST >> 20,
                )
            )
        return path.read_bytes()
    except OSError as error:
        raise ExchangeError(say("“{name}” cannot be read.", name=path.name)) from error
