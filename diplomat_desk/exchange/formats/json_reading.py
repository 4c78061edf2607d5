"""Reading back what :mod:`exchange.formats.json_form` wrote."""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Any, TypeVar

from cattrs import Converter, transform_error
from cattrs.gen import make_dict_structure_fn, override

from diplomat_desk.domain.confidentiality import Level
from diplomat_desk.domain.countries import Country, CountryKind
from diplomat_desk.domain.dates import PartialDate
from diplomat_desk.domain.initiative import Engagement, Initiative, Source
from diplomat_desk.domain.keeping import Attachment, Claim
from diplomat_desk.domain.meetings import Meeting
from diplomat_desk.domain.organisations import Organisation
from diplomat_desk.domain.people import Appearance, Person
from diplomat_desk.domain.terms import Term
from diplomat_desk.domain.words import say
from diplomat_desk.exchange.errors import ExchangeError
from diplomat_desk.exchange.formats.json_form import FORMAT, VERSION

_Made = TypeVar("_Made")
_LISTS = ("initiatives", "processes", "rounds")


@dataclass(frozen=True, slots=True)
class NamedTie:
    """A link to another initiative, named by its reference."""

    kind: str
    reference: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class Read:
    """An initiative of the file: its process and its links are named by references, or by a ``key`` of the file's.

    An engagement's and an appearance's id is the number of its namesake in the file, 0 for the first.
    """

    initiative: Initiative
    process: str = ""
    links: tuple[NamedTie, ...] = ()
    key: str = ""

    @property
    def called(self) -> str:
        """What others of the file call it."""
        return self.key or self.initiative.reference


@dataclass(frozen=True, slots=True)
class Namesake:
    """A person or an organisation of the file, and which of those with its name it is, 0 for the first."""

    record: Person | Organisation
    number: int = 0


@dataclass(frozen=True, slots=True)
class Parcel:
    """A whole file, read: nothing of it is in a register yet.

    ``countries`` are the names of codes as the file has them, ``entities`` those that its register added.
    """

    register: str
    initiatives: tuple[Read, ...]
    people: tuple[Namesake, ...] = ()
    organisations: tuple[Namesake, ...] = ()
    terms: tuple[Term, ...] = ()
    entities: tuple[Country, ...] = ()
    countries: tuple[tuple[str, str], ...] = field(default=())


def read(data: bytes) -> Parcel:
    """Return what a JSON export holds.

    Raises:
        ExchangeError: it is none, is of a later version, or says something that cannot be; the message
            says where.
    """
    whole = _loaded(data)
    _check(whole)
    return Parcel(
        _made(whole.get("register", ""), str, "register"),
        tuple(one for name in _LISTS for one in _initiatives(whole, name)),
        tuple(_named(whole, "people", Person)),
        tuple(_named(whole, "organisations", Organisation)),
        tuple(_terms(whole.get("vocabularies", {}))),
        tuple(_entities(whole)),
        tuple(_made(whole.get("countries", {}), dict[str, str], "countries").items()),
    )


def _loaded(data: bytes) -> dict[str, Any]:
    try:
        whole = json.loads(data.decode("utf-8-sig"))
    except (ValueError, RecursionError) as error:
        line = getattr(error, "lineno", 0)
        text = say("The file is no JSON that can be read (line {line}).", line=line or 1)
        raise ExchangeError(text) from error
    if not isinstance(whole, dict) or whole.get("format") != FORMAT:
        raise ExchangeError(
            say("The file is JSON, but no export of Diplomat Desk: it does not say “{format}”.",
                format=FORMAT)
        )  # fmt: skip
    return whole


def _check(whole: Mapping[str, Any]) -> None:
    version = whole.get("version")
    if not isinstance(version, int) or isinstance(version, bool) or version < 1:
        raise ExchangeError(say("The export does not say of which version it is."))
    if version > VERSION:
        raise ExchangeError(
            say("The export is of version {version}; this program reads up to {known}. Use a newer one.",
                version=version, known=VERSION)
        )  # fmt: skip


def _objects(whole: Mapping[str, Any], name: str) -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield the objects of a list with the words that name their places."""
    held = whole.get(name, [])
    if not isinstance(held, list):
        raise _wrong(name, say("a list is expected"))
    for number, one in enumerate(held, 1):
        place = f"{name}[{number}]"
        if not isinstance(one, dict):
            raise _wrong(place, say("an object is expected"))
        yield place, one


def _initiatives(whole: Mapping[str, Any], name: str) -> Iterator[Read]:
    for place, data in _objects(whole, name):
        ties = _made(data.get("links", []), tuple[NamedTie, ...], f"{place}.links")
        process = _made(data.get("process", ""), str, f"{place}.process")
        rest = {key: value for key, value in data.items() if key != "links"}
        yield Read(_made(rest, Initiative, place), process, ties)


def _named(whole: Mapping[str, Any], name: str, shape: type[Any]) -> Iterator[Namesake]:
    for place, data in _objects(whole, name):
        only = _made(data.get("only_named", False), bool, f"{place}.only_named")
        number = _made(data.get("namesake", 0), int, f"{place}.namesake")
        record = _made(data | {"kept": not only}, shape, place)
        yield Namesake(record, number)


def _terms(held: Any) -> Iterator[Term]:  # noqa: ANN401 - whatever JSON can hold
    if not isinstance(held, dict):
        raise _wrong("vocabularies", say("an object is expected"))
    for vocabulary in held:
        for place, data in _objects(held, vocabulary):
            where = f"vocabularies.{place}"
            yield _made(data | {"vocabulary": vocabulary}, Term, where)


def _entities(whole: Mapping[str, Any]) -> Iterator[Country]:
    for place, data in _objects(whole, "entities"):
        shown = _made(data.get("shown_as", {}), dict[str, str], f"{place}.shown_as")
        rest = data | {"shown_as": [], "kind": CountryKind.USER.value}
        one: Country = _made(rest, Country, place)
        yield Country(
            one.code, one.name, one.aliases, "", one.kind, one.valid_from, one.valid_to,
            tuple(shown.items()),
        )  # fmt: skip


def _made(data: Any, shape: type[_Made], place: str) -> _Made:  # noqa: ANN401 - whatever JSON can hold
    try:
        return _converter().structure(data, shape)
    except Exception as error:
        raise _wrong(place, _reason(error)) from error


def _reason(error: Exception) -> str:
    """Return where below a place something is wrong, and what, on one line."""
    found: Iterable[str] = transform_error(error, path="", format_exception=_told)
    return "; ".join(list(found)[:3]).replace(" @ .", " – ").replace(" @ ", " ").strip(" –")


def _told(error: BaseException, _: type | None) -> str:
    if isinstance(error, KeyError):
        return say("“{name}” is missing", name=error.args[0])
    if isinstance(error, ValueError) and error.args:
        return str(error)[:200]
    return say("another kind of value is expected")


def _wrong(place: str, reason: str) -> ExchangeError:
    return ExchangeError(
        say("Nothing was imported: in “{place}”, {reason}.", place=place, reason=reason.rstrip("."))
    )


def _only(kind: type[Any], value: Any) -> Any:  # noqa: ANN401 - whatever JSON can hold
    """Return ``value`` if it is exactly of ``kind``: a number is no text, and "no" is not true."""
    if type(value) is not kind:
        raise ValueError(say("{kind} is expected", kind=_KINDS[kind]))
    return value


_KINDS = {str: "a text", int: "a whole number", bool: "true or false"}


def _date(value: Any, _: type) -> PartialDate:  # noqa: ANN401 - whatever JSON can hold
    return PartialDate.of(_only(str, value))


def _level(value: Any, _: type) -> Level:  # noqa: ANN401 - whatever JSON can hold
    return Level.of(_only(str, value))


def _source_number(value: Any, _: type) -> int:  # noqa: ANN401 - whatever JSON can hold
    return 0 if value is None else int(_only(int, value))


@cache
def _converter() -> Converter:
    """Return what makes records of the form; made when a file is first read."""
    converter = Converter()
    for kind in (str, int, bool):
        converter.register_structure_hook(kind, lambda value, kind: _only(kind, value))
    # Without it a choice is taken for the text that it is as well.
    converter.register_structure_hook(CountryKind, lambda value, kind: kind(value))
    converter.register_structure_hook(PartialDate, _date)
    converter.register_structure_hook(Level, _level)
    number = override(rename="namesake")
    shapes: tuple[tuple[type, dict[str, Any]], ...] = (
        (Source, {"key": override(rename="number")}),
        (Claim, {"source": override(struct_hook=_source_number)}),
        (Attachment, {"digest": override(rename="sha256")}),
        (Engagement, {"organisation_id": number}),
        (Appearance, {"person_id": number}),
        (Meeting, {"key": override(omit=True)}),
        (Person, {name: override(omit=True) for name in ("id", "version")}),
        (Organisation, {name: override(omit=True) for name in ("id", "version")}),
        (Initiative, {n: override(omit=True) for n in ("id", "version", "parent_id", "links")}),
    )
    for shape, overrides in shapes:
        made = make_dict_structure_fn(shape, converter, **overrides)  # type: ignore[var-annotated]
        converter.register_structure_hook(shape, made)
    return converter
