"""Which schema a file has, and bringing an older one up to date.

Alembic is loaded only when there is something to migrate: it costs more than the rest of a start.
"""

import importlib
from collections.abc import Callable
from pathlib import Path
from typing import cast

from sqlalchemy import Engine, text

from diplomat_desk import paths
from diplomat_desk.domain.errors import FileError, FileTrouble
from diplomat_desk.domain.words import say


def revisions() -> tuple[str, ...]:
    """Return the schema revisions that this application knows, oldest first."""
    names = sorted(path.name for path in (paths.migrations() / "versions").glob("[0-9]*.py"))
    return tuple(name.split("_", 1)[0] for name in names)


def revision_of(engine: Engine) -> str | None:
    """Return the schema revision of the file, or None for one without tables."""
    with engine.connect() as connection:
        known = connection.execute(
            text("SELECT count(*) FROM sqlite_master WHERE name = 'alembic_version'")
        ).scalar_one()
        if not known:
            return None
        return connection.execute(
            text("SELECT version_num FROM alembic_version")
        ).scalar_one_or_none()


def is_current(engine: Engine, path: Path) -> bool:
    """Tell whether the file has the newest schema.

    Raises :class:`FileError` for a file of a newer application than this one.
    """
    revision = revision_of(engine)
    known = revisions()
    if revision is not None and revision not in known:
        raise newer(path)
    return revision == known[-1]


def newer(path: Path) -> FileError:
    """Return the error for a file of a newer application than this one."""
    return FileError(
        FileTrouble.NEWER,
        say(
            "“{name}” was made by a newer Diplomat Desk; it was not touched. "
            "Update this application to open it.",
            name=path.name,
        ),
    )


def upgrade(engine: Engine, target: str = "head") -> None:
    """Bring the file to the schema ``target``, all or nothing.

    Raises :class:`RuntimeError` when a migration broke a reference or failed; the file is as it was.
    """
    module = importlib.import_module("diplomat_desk.store.upgrade")
    run = cast("Callable[[Engine, Path, str], None]", module.run)
    run(engine, paths.migrations(), target)
