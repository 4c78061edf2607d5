"""Records as JSON text, for history and files; a partial date is its EDTF text, a level its number."""

import json
from typing import Any

from cattrs import Converter

from diplomat_desk.domain.changes import State
from diplomat_desk.domain.dates import PartialDate

_converter = Converter(forbid_extra_keys=False)
_converter.register_unstructure_hook(PartialDate, str)
_converter.register_structure_hook(PartialDate, lambda text, _: PartialDate.of(text))


def plain(value: object) -> Any:  # noqa: ANN401 - whatever JSON can hold
    """Return a frozen domain value as dictionaries, lists, text and numbers."""
    return _converter.unstructure(value)


def encode(state: State | None) -> str | None:
    """Return ``state`` as JSON text; None stays None."""
    if state is None:
        return None
    return json.dumps(plain(state), ensure_ascii=False, separators=(",", ":"))


def decode(text: str | None) -> State | None:
    """Return the state that ``text`` holds; None stays None."""
    return None if text is None else _converter.structure(json.loads(text), State)
