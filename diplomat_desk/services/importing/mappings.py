"""Mappings as text, and a mapping made for one file found again in the columns of another."""

import json
from dataclasses import replace
from typing import cast

from diplomat_desk.domain.text import clean_line, fold
from diplomat_desk.domain.words import say
from diplomat_desk.exchange.errors import ExchangeError
from diplomat_desk.exchange.mapping import ColumnMapping, Mapping
from diplomat_desk.exchange.tables import Layout
from diplomat_desk.exchange.targets import BY_NAME, IGNORE
from diplomat_desk.store import codec


def mapping_text(mapping: Mapping) -> str:
    """Return ``mapping`` as JSON that a person can read and change."""
    return json.dumps(codec.plain(mapping), ensure_ascii=False, indent=2) + "\n"


def read_mapping(text: str) -> Mapping:
    """Return the mapping that JSON ``text`` holds.

    Raises:
        ExchangeError: it is no mapping, or a column is to become what there is not.
    """
    try:
        held = json.loads(text)
        mapping = cast("Mapping", codec.structured({"columns": held["columns"]} | held, Mapping))
    except Exception as error:
        # What the converter raises is a group of whatever went wrong within; none of it is for a person.
        raise ExchangeError(
            say("This is not a mapping: write one with --save-mapping, and change that.")
        ) from error
    for column in mapping.columns:
        if column.target not in BY_NAME:
            raise ExchangeError(
                say("There is no field “{name}” that a column can become.", name=column.target[:60])
            )
    return mapping


def fitted(
    mapping: Mapping, header: tuple[str, ...], layout: Layout
) -> tuple[Mapping, tuple[str, ...]]:
    """Return ``mapping`` for a table with ``header``, read as ``layout``, and the columns that it lacks.

    Columns are found again by their names, whatever their order. What the mapping says of a column that is
    not there is left out; a column that it does not speak of is kept as a note by the draft.
    """
    places = {_key(name): place for place, name in reversed(list(enumerate(header)))}
    moved = {
        one.place: places[_key(one.header)] for one in mapping.columns if _key(one.header) in places
    }
    columns = tuple(
        replace(one, place=moved[one.place], of=moved.get(one.of) if one.of is not None else None)
        for one in mapping.columns
        if one.place in moved
    )
    lacking = tuple(one.header for one in mapping.columns if one.place not in moved)
    return replace(mapping, columns=columns, layout=layout), lacking


def in_lines(mapping: Mapping) -> list[str]:
    """Return what each column becomes, a line for each."""
    return [_line(one) for one in sorted(mapping.columns, key=lambda one: one.place)] + [
        f"({say(BY_NAME[name].label) if name in BY_NAME else name}) = {value}"
        for name, value in mapping.defaults
    ]


def _line(one: ColumnMapping) -> str:
    target = BY_NAME[one.target]
    marks = [one.role, one.order.value, one.scheme, one.codes.value]
    if one.separator:
        marks.append(say("separated by “{mark}”", mark=one.separator))
    more = ", ".join(mark for mark in marks if mark)
    line = f"{clean_line(one.header)} -> {say(target.label)}"
    return f"{line} ({more})" if more and target.name != IGNORE else line


def _key(name: str) -> str:
    return fold(clean_line(name))
