"""Records as plain data for machines."""

from typing import Any

from diplomat_desk.store import codec


def plain(value: object) -> Any:  # noqa: ANN401 - whatever JSON can hold
    """Return a frozen record as dictionaries, lists, text and numbers; partial dates as EDTF text."""
    return codec.plain(value)
