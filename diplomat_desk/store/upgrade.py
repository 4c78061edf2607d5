"""Running the Alembic migrations in one transaction. Imported only through :mod:`store.migrate`."""

from collections.abc import Callable
from pathlib import Path

from alembic import command
from alembic.config import Config
from sqlalchemy import Engine


def configuration(scripts: Path) -> Config:
    """Return an Alembic configuration for the migrations in ``scripts``, without any ini file."""
    config = Config()
    config.set_main_option("script_location", str(scripts).replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    return config


def run(engine: Engine, scripts: Path, target: str = "head") -> None:
    """Upgrade to ``target`` in one transaction, and only commit when every reference still holds."""
    move(engine, scripts, target, command.upgrade)


def back(engine: Engine, scripts: Path, target: str) -> None:
    """Downgrade to ``target`` (for tests and repair), under the same guard."""
    move(engine, scripts, target, command.downgrade)


def move(engine: Engine, scripts: Path, target: str, step: Callable[[Config, str], None]) -> None:
    """Run ``step`` (an Alembic command) towards ``target`` with foreign keys off outside the transaction."""
    config = configuration(scripts)
    # Off before BEGIN: rebuilding a parent table would otherwise cascade and delete its children.
    with engine.connect() as connection:
        raw = connection.connection.dbapi_connection
        assert raw is not None  # noqa: S101 - a live connection always has one
        raw.execute("PRAGMA foreign_keys=OFF")
    try:
        with (
            engine.connect().execution_options(begin="IMMEDIATE") as connection,
            connection.begin(),
        ):
            config.attributes["connection"] = connection
            step(config, target)
            broken = connection.exec_driver_sql("PRAGMA foreign_key_check").fetchall()
            if broken:
                raise RuntimeError(
                    f"A migration broke {len(broken)} references; nothing was changed."
                )
    finally:
        raw.execute("PRAGMA foreign_keys=ON")
