"""A mapping as a text file, to be read and changed by hand, kept, and given to others.

The text is JSON; ``resources/import-profiles/mapping.schema.json`` describes it. What a mapping leaves at
its usual value is left out. A column is named by its ``header``; the column that it runs beside by that
one's header, ``beside``. ``version`` grows when the same words would mean something else.
"""

import json
from collections.abc import Callable, Iterable
from collections.abc import Mapping as Mapped
from dataclasses import fields
from enum import StrEnum
from typing import Any

from diplomat_desk.domain.words import say
from diplomat_desk.exchange.errors import ExchangeError
from diplomat_desk.exchange.mapping import ColumnMapping, CountryCodes, Mapping, Order
from diplomat_desk.exchange.tables import Layout
from diplomat_desk.exchange.targets import BY_NAME

FORMAT, VERSION = "diplomat-desk-mapping", 1
_COLUMN = ColumnMapping(place=0, header="", target="note")
_WHOLE = ("format", "version", "name", "about", "key", "layout", "defaults", "columns")
_LONGEST = 2_000_000
_MOST_COLUMNS = 20_000


def mapping_text(mapping: Mapping) -> str:
    """Return ``mapping`` as JSON."""
    headers = {one.place: one.header for one in mapping.columns}
    whole: dict[str, Any] = {"format": FORMAT, "version": VERSION}
    if mapping.name:
        whole["name"] = mapping.name
    if mapping.key:
        whole["key"] = mapping.key
    if layout := _changed(mapping.layout, Layout()):
        whole["layout"] = layout
    if mapping.defaults:
        whole["defaults"] = dict(mapping.defaults)
    whole["columns"] = [_column_data(one, headers) for one in mapping.columns]
    return json.dumps(whole, ensure_ascii=False, indent=1) + "\n"


def read_mapping(text: str) -> Mapping:
    """Return the mapping that ``text`` holds.

    Raises:
        ExchangeError: it is no mapping, has a word that is not known, or one from a later version.
    """
    if len(text) > _LONGEST:
        raise ExchangeError(say("This file is too long to be a mapping."))
    try:
        whole = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise ExchangeError(say("This is no mapping: it is not JSON.")) from error
    return mapping_of(whole)


def mapping_of(whole: object) -> Mapping:
    """Return the mapping that parsed JSON holds; raise :class:`ExchangeError` as :func:`read_mapping` does."""
    if not isinstance(whole, dict) or whole.get("format") != FORMAT:
        raise ExchangeError(say("This is no mapping: it does not say “{name}”.", name=FORMAT))
    version = whole.get("version")
    if version != VERSION:
        raise ExchangeError(
            say(
                "This mapping is of version {version}; this program reads version {known}.",
                version=str(version)[:20],
                known=VERSION,
            )
        )
    _only_known(whole, _WHOLE, say("the mapping"))
    columns = _columns(_taken(whole, "columns", list, []))
    return Mapping(
        name=_taken(whole, "name", str, ""),
        key=_taken(whole, "key", str, ""),
        layout=_layout(_taken(whole, "layout", dict, {})),
        defaults=_pairs(_taken(whole, "defaults", dict, {})),
        columns=columns,
    )


def _column_data(one: ColumnMapping, headers: Mapped[int, str]) -> dict[str, Any]:
    changed = _changed(one, _COLUMN)
    data: dict[str, Any] = {"header": one.header, "target": one.target, "place": one.place}
    if one.of is not None and headers.get(one.of):
        data["beside"] = headers[one.of]
    for name in ("role", "separator", "order", "pivot", "serial", "scheme", "codes"):
        if name in changed:
            data[name] = changed[name]
    if one.years:
        data["years"] = list(one.years)
    if one.values:
        data["values"] = dict(one.values)
    if one.missing:
        data["missing"] = list(one.missing)
    return data


def _changed(one: Layout | ColumnMapping, usual: Layout | ColumnMapping) -> dict[str, Any]:
    """Return the fields of ``one`` that differ from ``usual``, as JSON holds them."""
    found = {}
    for field in fields(one):
        value = getattr(one, field.name)
        if value != getattr(usual, field.name):
            found[field.name] = value.value if isinstance(value, StrEnum) else value
    return found


def _columns(listed: list[object]) -> tuple[ColumnMapping, ...]:
    if len(listed) > _MOST_COLUMNS:
        raise ExchangeError(say("No table has so many columns."))
    raw = []
    for number, one in enumerate(listed, 1):
        if not isinstance(one, dict):
            raise ExchangeError(say("Column {number} of the mapping is no object.", number=number))
        raw.append(one)
    places = {
        str(one.get("header", "")): one.get("place", number) for number, one in enumerate(raw)
    }
    columns = tuple(_column(number, one, places) for number, one in enumerate(raw))
    if len({one.place for one in columns}) < len(columns):
        raise ExchangeError(say("Two columns of the mapping have the same place."))
    return columns


def _column(number: int, raw: dict[str, Any], places: Mapped[str, object]) -> ColumnMapping:
    where = say("column {number} of the mapping", number=number + 1)
    _only_known(raw, _COLUMN_WORDS, where)
    beside = _taken(raw, "beside", str, "")
    if beside and not isinstance(places.get(beside), int):
        raise ExchangeError(
            say(
                "{where} runs beside “{name}”, which it does not have.",
                where=where,
                name=beside[:60],
            )
        )
    target = _taken(raw, "target", str, "note")
    if target not in BY_NAME:
        raise ExchangeError(
            say("There is no field “{name}” that a column can become.", name=target[:60])
        )
    settings = {name: read(raw[name], where) for name, read in _SETTINGS.items() if name in raw}
    return ColumnMapping(
        place=_number(raw.get("place", number), where, 0, 1_000_000),
        header=_taken(raw, "header", str, ""),
        target=target,
        of=_number(places[beside], where, 0, 1_000_000) if beside else None,
        **settings,
    )


def _layout(raw: dict[str, Any]) -> Layout:
    where = say("the layout")
    usual = Layout()
    _only_known(raw, [field.name for field in fields(usual)], where)
    read: dict[str, Any] = {
        name: _text(value, where)
        if isinstance(getattr(usual, name), str)
        else _number(value, where, 0, 10_000_000)
        for name, value in raw.items()
    }
    return Layout(**read)


def _only_known(raw: Mapped[str, object], known: Iterable[str], where: str) -> None:
    unknown = [name for name in raw if name not in known]
    if unknown:
        raise ExchangeError(
            say("“{name}” of {where} is not known.", name=unknown[0][:60], where=where)
        )


def _taken(raw: Mapped[str, Any], name: str, wanted: type, usual: Any) -> Any:  # noqa: ANN401 - JSON
    found = raw.get(name, usual)
    if not isinstance(found, wanted):
        raise ExchangeError(say("“{name}” is not what it should be.", name=name))
    return found


def _refused(where: str) -> ExchangeError:
    return ExchangeError(say("A setting of {where} is not what it should be.", where=where))


def _text(value: object, where: str) -> str:
    if not isinstance(value, str):
        raise _refused(where)
    return value


def _number(value: object, where: str, least: int, most: int) -> int:
    if not isinstance(value, int) or isinstance(value, bool) or not least <= value <= most:
        raise _refused(where)
    return value


def _chosen(kind: type[StrEnum]) -> Callable[[object, str], StrEnum]:
    def read(value: object, where: str) -> StrEnum:
        if not isinstance(value, str) or value not in list(kind):
            raise _refused(where)
        return kind(value)

    return read


def _years(value: object, where: str) -> tuple[int, int]:
    if not isinstance(value, list) or len(value) != 2:
        raise _refused(where)
    first, last = (_number(year, where, 1, 9998) for year in value)
    return first, last


def _serial(value: object, where: str) -> int:
    if value not in (0, 1900, 1904):
        raise _refused(where)
    return _number(value, where, 0, 1904)


def _pairs(value: object, where: str = "") -> tuple[tuple[str, str], ...]:
    if not isinstance(value, dict):
        raise _refused(where)
    return tuple((name, _text(meaning, where or name)) for name, meaning in value.items())


def _texts(value: object, where: str) -> tuple[str, ...]:
    if not isinstance(value, list):
        raise _refused(where)
    return tuple(_text(one, where) for one in value)


_SETTINGS: dict[str, Callable[[object, str], Any]] = {
    "role": _text,
    "separator": _text,
    "order": _chosen(Order),
    "pivot": lambda value, where: _number(value, where, -1, 99),
    "years": _years,
    "serial": _serial,
    "scheme": _text,
    "codes": _chosen(CountryCodes),
    "values": _pairs,
    "missing": _texts,
}
_COLUMN_WORDS = ("place", "header", "target", "beside", *_SETTINGS)
