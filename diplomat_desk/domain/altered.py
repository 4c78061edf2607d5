"""A frozen record with other values in some of its fields, made quickly."""

from dataclasses import fields
from functools import cache
from operator import attrgetter
from typing import Any, TypeVar

_Value = TypeVar("_Value")
_set = object.__setattr__


def altered(one: _Value, **values: Any) -> _Value:  # noqa: ANN401 - any field
    """Return ``one`` with ``values`` in their fields, as ``dataclasses.replace`` gives it.

    Several times as fast for a record of forty fields, which matters where there are 100,000. Only for
    frozen dataclasses that work nothing out when they are made.
    """
    cls: Any = one.__class__
    names, held = _reading(cls)
    made: _Value = object.__new__(cls)
    for name, value in zip(names, held(one), strict=True):
        _set(made, name, value)
    for name, value in values.items():
        _set(made, name, value)
    return made


@cache
def _reading(cls: Any) -> tuple[tuple[str, ...], "attrgetter[tuple[Any, ...]]"]:  # noqa: ANN401 - any class
    names = tuple(one.name for one in fields(cls))
    if len(names) == 1:
        raise TypeError(f"{cls.__name__} has one field; there is nothing to save")
    return names, attrgetter(*names)
