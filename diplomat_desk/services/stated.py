"""Importing files that say themselves what they hold, in one place for the window and the command line.

They take no mapping: JSON of our own comes back as it was, activities of IATI become initiatives, entries of
BibTeX and CSL-JSON become sources of them.
"""

from pathlib import Path

from diplomat_desk.domain.confidentiality import TOP, Level
from diplomat_desk.domain.words import say
from diplomat_desk.exchange.drafts import Finding
from diplomat_desk.exchange.errors import ExchangeError
from diplomat_desk.exchange.formats import csl_reading
from diplomat_desk.exchange.formats.sources_read import ReadSource
from diplomat_desk.exchange.late import bibtex_reader
from diplomat_desk.exchange.stated import Stated
from diplomat_desk.services.desk import Desk
from diplomat_desk.services.importing_acts import facts_of_data
from diplomat_desk.services.importing_iati import take_activities
from diplomat_desk.services.importing_json import TakenBack, take_back
from diplomat_desk.services.importing_sources import take_sources

LARGEST = 1 << 29
"""Bytes; a larger file would not fit into memory with all that is made of it."""


def take(
    desk: Desk,
    path: Path,
    *,
    dry_run: bool = False,
    into: tuple[int, ...] = (),
    ceiling: Level = TOP,
) -> Stated:
    """Record what the file at ``path`` holds, as one act that one undo takes back.

    With ``dry_run`` nothing is recorded, and references may be others when it is. ``into`` are the initiatives
    of sources that name none; of sources nothing above ``ceiling`` is found.

    Raises:
        ExchangeError: it cannot be read, or is nothing of the kind.
        RefusedError: something in it cannot be recorded.
        StoppedError: the watcher stopped it. Nothing is written in any of these cases.
    """
    data = _read(path)
    if (entries := _sources(path, data)) is not None:
        facts = facts_of_data(path.name, data)
        return take_sources(desk, entries, facts, into=into, ceiling=ceiling, dry_run=dry_run)
    if into:
        raise ExchangeError(say("Only sources are put into an initiative that is chosen."))
    if path.suffix.lower() == ".xml":
        done = take_activities(desk, data, path.name, dry_run=dry_run)
        return _of(done.taken, known=done.known, refused=done.refused, findings=done.findings)
    return _of(take_back(desk, data, path.name, dry_run=dry_run))


def _sources(path: Path, data: bytes) -> tuple[ReadSource, ...] | None:
    if path.suffix.lower() == ".bib":
        return bibtex_reader()(data)
    if path.suffix.lower() == ".json" and csl_reading.is_csl(data):
        return csl_reading.read(data)
    return None


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
