"""Records as JSON text, for history and files; a partial date is its EDTF text, a level its number."""

import json
from typing import Any

from cattrs import BaseValidationError, Converter

from diplomat_desk.domain.changes import CLASS_OF, Kind, Record, State
from diplomat_desk.domain.dates import PartialDate

UNREADABLE = (ValueError, TypeError, LookupError, AttributeError, BaseValidationError)
"""What comes of a text or a cell that holds what no program of ours ever wrote."""

_converter = Converter(forbid_extra_keys=False)
# Records hold no circles, and looking for them takes time.
_encoder = json.JSONEncoder(ensure_ascii=False, check_circular=False, separators=(",", ":"))
_converter.register_unstructure_hook(PartialDate, str)
_converter.register_structure_hook(PartialDate, lambda text, _: PartialDate.of(text))


def plain(value: object) -> Any:  # noqa: ANN401 - whatever JSON can hold
    """Return a frozen domain value as dictionaries, lists, text and numbers."""
    return _converter.unstructure(value)


def encode(state: State | None) -> str | None:
    """Return ``state`` as JSON text; None stays None. The sort of record is kept beside it."""
    if state is None:
        return None
    data = {"record": plain(state.record), "binned": state.binned}
    return _encoder.encode(data)


def decode(text: str | None, kind: Kind = Kind.INITIATIVE) -> State | None:
    """Return the state of a record of ``kind`` that ``text`` holds; None stays None."""
    if text is None:
        return None
    data = json.loads(text)
    # The first version of the register called every record an initiative.
    held = data["record"] if "record" in data else data["initiative"]
    return State(structured(held, CLASS_OF[kind]), data["binned"])


def structured(data: Any, shape: type) -> Record:  # noqa: ANN401 - whatever JSON can hold
    """Return plain data as the frozen value of class ``shape`` that it was."""
    made: Record = _converter.structure(data, shape)
    return made


def text_of(value: object) -> str:
    """Return a frozen value as JSON text."""
    return _encoder.encode(plain(value))
