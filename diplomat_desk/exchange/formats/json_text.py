"""Frozen values as JSON text, in one pass: how a class is written is settled once, as there are many values.

Several times as fast as dictionaries that the library then writes, where a register holds a million entries.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, fields, is_dataclass
from json.encoder import encode_basestring
from operator import attrgetter, call
from typing import Any, get_args, get_origin

from diplomat_desk.domain.confidentiality import Level
from diplomat_desk.domain.dates import PartialDate

Writes = Callable[[Any], str]
"""What writes a value as JSON."""

_BOOLEANS = {True: "true", False: "false"}
_LEVELS = {level: encode_basestring(level.code) for level in Level}


@dataclass(frozen=True, slots=True)
class Shape:
    """How a class is told: without its ``inner`` fields, with others by ``names`` of their own, those last.

    ``finish`` makes what is written of a value: it is given the value and what writes it.
    """

    inner: tuple[str, ...] = ()
    names: Mapping[str, str] = field(default_factory=dict)
    finish: "Callable[[Any, Writes], str] | None" = None

    def told(self, cls: type) -> dict[str, str]:
        """Return the fields of ``cls`` in their order, and the name of each."""
        own = [one.name for one in fields(cls) if one.name not in (*self.inner, *self.names)]
        return {name: name for name in own} | dict(self.names)


class Texts:
    """Writes values of classes as objects; dates are EDTF texts, levels codes, and what is None is null."""

    def __init__(self, shapes: Mapping[type, Shape]) -> None:
        self._shapes = shapes
        self._made: dict[Any, Writes] = {}

    def of(self, cls: Any) -> Writes:  # noqa: ANN401 - a class, as fields name it
        """Return what writes a value of ``cls``."""
        if cls not in self._made:
            self._made[cls] = self._object(cls)
        return self._made[cls]

    def _object(self, cls: type) -> Writes:
        shape = self._shapes.get(cls, Shape())
        told = shape.told(cls)
        kinds = {one.name: one.type for one in fields(cls)}
        writes = tuple(self._kind(kinds[name]) for name in told)
        held = attrgetter(*told)
        pattern = "{" + ", ".join(f'"{name}": %s' for name in told.values()) + "}"

        def text(value: Any) -> str:  # noqa: ANN401 - a value of ``cls``
            return pattern % tuple(map(call, writes, held(value)))

        finish = shape.finish
        return text if finish is None else lambda value: finish(value, text)

    def _kind(self, kind: Any) -> Writes:  # noqa: ANN401 - a type, however it is written
        if get_origin(kind) is tuple:
            return list_of(self._kind(get_args(kind)[0]))
        if is_dataclass(kind) and kind is not PartialDate:
            return self.of(kind)
        return _SIMPLE[kind]


def list_of(write: Writes) -> Writes:
    """Return what writes a list of what ``write`` writes."""
    return lambda held: f"[{', '.join(map(write, held))}]" if held else "[]"


def _date(date: PartialDate | None) -> str:
    return "null" if date is None else f'"{date}"'


def _number(number: int | None) -> str:
    return "null" if number is None else str(number)


_SIMPLE: dict[Any, Writes] = {
    str: encode_basestring,
    bool: _BOOLEANS.__getitem__,
    int: _number,
    int | None: _number,
    Level: _LEVELS.__getitem__,
    PartialDate | None: _date,
}
