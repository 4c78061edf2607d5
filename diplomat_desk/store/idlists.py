"""Which ids are meant, as one value of a statement, however many they are.

This is SQLite's way. One value for each id is every database's, and there it takes a third of the time of
reading a batch to write them all into the statement.
"""

import json
from collections.abc import Sequence
from typing import Any

from sqlalchemy import ColumnElement, bindparam, func, select


def among(column: ColumnElement[int]) -> ColumnElement[bool]:
    """Return the condition that ``column`` holds one of the ids that :func:`given` hands over."""
    each = func.json_each(bindparam("ids")).table_valued("value")
    return column.in_(select(each.c.value))


def given(ids: Sequence[int]) -> dict[str, Any]:
    """Return the value that a statement with :func:`among` takes."""
    return {"ids": json.dumps(list(ids))}
