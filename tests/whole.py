"""All that a register's file holds, for telling whether two are the same."""

from typing import Any

from diplomat_desk.services.desk import Desk


def whole(desk: Desk, *, but: tuple[str, ...] = ()) -> dict[str, list[tuple[Any, ...]]]:
    """Return every row of every table, the search index's included; ``but`` are tables left out."""
    with desk.register.reading() as connection:
        names = connection.exec_driver_sql(
            "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'text_search_%'"
            " UNION SELECT 'sqlite_sequence'"
        ).scalars()
        return {
            name: sorted(
                map(tuple, connection.exec_driver_sql(f'SELECT rowid, * FROM "{name}"')),  # noqa: S608 - names of ours
                key=repr,
            )
            for name in names.all()
            if name not in but
        }
