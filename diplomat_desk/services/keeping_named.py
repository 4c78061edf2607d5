"""Writing what people keep under a name in a list of their own order: filters, charts, reports."""

from collections.abc import Sequence
from dataclasses import replace
from typing import TypeVar

from diplomat_desk.domain.changes import Change, Identity
from diplomat_desk.domain.errors import MissingError, Problem, RefusedError
from diplomat_desk.domain.saved import SavedFilter
from diplomat_desk.domain.saved_charts import SavedChart
from diplomat_desk.domain.saved_reports import SavedReport
from diplomat_desk.services.desk import Desk
from diplomat_desk.services.writing import erase_one, put_one

Named = TypeVar("Named", SavedFilter, SavedChart, SavedReport)


def put(
    desk: Desk,
    one: Named,
    every: Sequence[Named],
    problems: tuple[Problem, ...],
    identity: Identity,
) -> Change:
    """Keep a new thing (``id`` 0) after ``every`` other one, or an edited one where it stands; return the change.

    Raises :class:`RefusedError` with the ``problems`` where there are any, :class:`StaleError` when it was
    changed since it was read, :class:`MissingError` when it is gone; then nothing is written.
    """
    if problems:
        raise RefusedError(problems)
    if not one.id:
        last = max((other.position for other in every), default=0)
        return put_one(desk, replace(one, position=last + 1), None)
    return put_one(desk, one, identity, expected=one.version)


def delete(
    desk: Desk, shown: Sequence[SavedFilter | SavedReport], identity: Identity, gone: str
) -> Change:
    """Delete what is ``shown``; raise :class:`MissingError`, which says ``gone``, when it is not."""
    if identity.key not in {str(one.id) for one in shown}:
        raise MissingError(gone)
    return erase_one(desk, identity, lambda _: "")
