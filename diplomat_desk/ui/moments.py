"""Moments of the history as people read them: in the time of this place."""

from datetime import datetime

from diplomat_desk.domain.dates import PartialDate
from diplomat_desk.domain.words import say


def moment_in_words(at: str) -> str:
    """Return a moment (ISO 8601, UTC) as ``24 November 2026, 13:50`` in local time; as it is if unreadable."""
    try:
        local = datetime.fromisoformat(at).astimezone()
    except ValueError:
        return at
    day = PartialDate(local.year, local.month, local.day).in_words()
    return say("{day}, {time}", day=day, time=f"{local:%H:%M}")
