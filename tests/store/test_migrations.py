"""The migrations build what the mapping says, and take it back."""

from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import Engine, inspect

from diplomat_desk import paths
from diplomat_desk.domain.errors import FileError, FileTrouble
from diplomat_desk.services.desk import Desk
from diplomat_desk.store import engine as engines
from diplomat_desk.store import keys, migrate, upgrade
from diplomat_desk.store.register import Register
from diplomat_desk.store.schema_base import metadata

NEWEST = migrate.revisions()[-1]
NEXT = f"""
from alembic import op
revision = "9999"
down_revision = "{NEWEST}"
def upgrade() -> None:
    op.execute("CREATE TABLE extra (id INTEGER PRIMARY KEY)")
    {{more}}
def downgrade() -> None:
    op.execute("DROP TABLE extra")
"""


@pytest.fixture
def later(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Migrations with one more than the application ships, to be written into by the test."""
    scripts = tmp_path / "scripts"
    (scripts / "versions").mkdir(parents=True)
    shipped = paths.migrations()
    for name in (
        "env.py",
        "script.py.mako",
        *(f"versions/{p.name}" for p in shipped.glob("versions/0*.py")),
    ):
        (scripts / name).write_bytes((shipped / name).read_bytes())
    monkeypatch.setattr(paths, "migrations", lambda: scripts)
    return scripts / "versions" / "9999_next.py"


def tables(engine: Engine) -> set[str]:
    """Return the names of what is in the file, SQLite's own aside."""
    names = set(inspect(engine).get_table_names())
    return {name for name in names if not name.startswith(("sqlite_", "text_search"))}


def test_the_migrations_build_what_the_mapping_says(desk: Desk) -> None:
    with desk.register.reading() as connection:
        context = MigrationContext.configure(
            connection,
            opts={"include_name": lambda name, kind, _: not str(name).startswith("text_search")},
        )
        assert compare_metadata(context, metadata) == []


def test_down_again_leaves_nothing(tmp_path: Path) -> None:
    path = tmp_path / "x.ddesk"
    Register.create(path).close()
    engine, _, _ = engines.connect(path)
    upgrade.back(engine, paths.migrations(), "base")
    assert tables(engine) <= {"alembic_version"}
    engines.release(engine)


def test_a_new_register_has_the_newest_schema_and_our_mark(desk: Desk) -> None:
    with desk.register.reading() as connection:
        ask = {
            name: connection.exec_driver_sql(f"PRAGMA {name}").scalar()
            for name in (
                "application_id",
                "journal_mode",
                "synchronous",
                "locking_mode",
                "foreign_keys",
            )
        }
        assert ask == {
            "application_id": keys.APPLICATION_ID,
            "journal_mode": "delete",
            "synchronous": 3,
            "locking_mode": "exclusive",
            "foreign_keys": 1,
        }
        revision = connection.exec_driver_sql("SELECT version_num FROM alembic_version").scalar()
    assert revision == migrate.revisions()[-1]


def test_an_older_file_is_copied_and_then_brought_up_to_date(
    shipped_sample: Path, tmp_path: Path, later: Path
) -> None:
    path = tmp_path / "old.ddesk"
    path.write_bytes(shipped_sample.read_bytes())
    later.write_text(NEXT.format(more=""))
    register = Register.open(path)
    with register.reading() as connection:
        assert connection.exec_driver_sql("SELECT count(*) FROM extra").scalar() == 0
        assert connection.exec_driver_sql("SELECT count(*) FROM initiative").scalar_one() > 80
    register.close()
    kept = tmp_path / f"old (before update from {NEWEST}).ddesk"
    assert kept.exists()
    later.unlink()
    Register.open(kept).close()


def test_a_failing_migration_leaves_the_file_as_it_was(
    shipped_sample: Path, tmp_path: Path, later: Path
) -> None:
    path = tmp_path / "old.ddesk"
    path.write_bytes(shipped_sample.read_bytes())
    before = path.read_bytes()
    later.write_text(NEXT.format(more='op.execute("INSERT INTO nowhere VALUES (1)")'))
    with pytest.raises(Exception, match="nowhere"):
        Register.open(path)
    assert path.read_bytes() == before


def test_a_migration_that_breaks_references_is_taken_back(
    shipped_sample: Path, tmp_path: Path, later: Path
) -> None:
    path = tmp_path / "old.ddesk"
    path.write_bytes(shipped_sample.read_bytes())
    before = path.read_bytes()
    later.write_text(NEXT.format(more="op.execute(\"DELETE FROM country WHERE code = 'PAK'\")"))
    with pytest.raises(RuntimeError, match="references"):
        Register.open(path)
    assert path.read_bytes() == before


def test_a_newer_file_is_refused_untouched(
    shipped_register: Path, tmp_path: Path, later: Path
) -> None:
    path = tmp_path / "new.ddesk"
    path.write_bytes(shipped_register.read_bytes())
    later.write_text(NEXT.format(more=""))
    Register.open(path).close()
    later.unlink()
    before = path.read_bytes()
    with pytest.raises(FileError, match="newer Diplomat Desk") as caught:
        Register.open(path)
    assert caught.value.trouble is FileTrouble.NEWER
    assert path.read_bytes() == before
