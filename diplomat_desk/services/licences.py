"""What the program is made of, and under which licences; read from what is installed and shipped.

A packaged copy has to carry the metadata of its packages along, as their licences ask for their texts.
"""

import platform
import re
import sysconfig
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache
from importlib.metadata import Distribution, PackageNotFoundError, distribution
from pathlib import Path

from diplomat_desk import paths
from diplomat_desk.services import shipped

OURSELVES = "diplomat-desk"
_NAME = re.compile(r"[A-Za-z0-9][\w.-]*")
_OF_AN_EXTRA = re.compile(r";.*\bextra\b")
_TEXT = re.compile(r"(licen[cs]e|copying|notice)[^/]*$|/licenses/", re.IGNORECASE)
_NO_TEXT = re.compile(r"\.(py|pyc|pyi|h|c)$")


@dataclass(frozen=True, slots=True)
class Stated:
    """What we state of a package whose metadata says it otherwise, or in no words that a machine knows.

    ``licence`` is an SPDX expression; ``texts`` are files under resources that its own files lack.
    """

    licence: str
    texts: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Shipped:
    """Something of others that lies in our resources: its licence, and the files that hold the text."""

    name: str
    licence: str
    texts: list[str]


@dataclass(frozen=True, slots=True)
class Known:
    """The file that holds what is stated and shipped."""

    stated: dict[str, Stated]
    shipped: list[Shipped]


@dataclass(frozen=True, slots=True)
class Part:
    """A part of the program: its licence as an SPDX expression, and every text that must travel with it."""

    name: str
    version: str
    licence: str
    texts: tuple[str, ...]


def parts() -> tuple[Part, ...]:
    """Return all that a copy of the program holds: ourselves first, then packages by name, then the rest."""
    names = sorted(_brought_along(OURSELVES) - {OURSELVES})
    return (of_package(OURSELVES), *of_packages(names), python(), *shipped_parts())


def of_packages(names: Iterable[str]) -> tuple[Part, ...]:
    """Return those of the packages called ``names`` that are installed."""
    return tuple(of_package(name) for name in names if _installed(name) is not None)


def of_package(name: str) -> Part:
    """Return the package called ``name``; without a licence where its metadata says nothing.

    Raises:
        importlib.metadata.PackageNotFoundError: it is not installed.
    """
    found = distribution(name)
    key = normal(name)
    stated = _known().stated.get(key)
    licence = stated.licence if stated else _licence(found)
    added = stated.texts if stated else ()
    texts = (*_texts(found), *map(_shipped_text, added))
    return Part(key, found.version, licence, tuple(dict.fromkeys(texts)))


def python() -> Part:
    """Return the language itself, which a packaged copy holds too."""
    place = Path(sysconfig.get_path("stdlib"))
    files = [one for one in (place / "LICENSE.txt", place.parent / "LICENSE.txt") if one.is_file()]
    return Part("Python", platform.python_version(), "PSF-2.0", tuple(map(_read, files[:1])))


def shipped_parts() -> tuple[Part, ...]:
    """Return what of others lies in our resources."""
    return tuple(
        Part(one.name, "", one.licence, tuple(map(_shipped_text, one.texts)))
        for one in _known().shipped
    )


def listed(some: Iterable[Part]) -> Iterator[str]:
    """Give the list of licences as text, piece by piece: every part, and then the texts of each."""
    some = tuple(some)
    for one in some:
        yield f"{_headed(one)}\n"
    for one in some:
        line = "=" * 78
        yield f"\n{line}\n{_headed(one)}\n{line}\n"
        for text in one.texts:
            yield f"\n{text.strip()}\n"


def normal(name: str) -> str:
    """Return the one spelling of a package's name (PEP 503)."""
    return re.sub(r"[-_.]+", "-", name).lower()


def _headed(one: Part) -> str:
    return f"{one.name} {one.version}".strip() + f" ({one.licence})"


def _brought_along(name: str) -> set[str]:
    """Return the names of a package and of all that it needs here; what is not installed is not needed."""
    found: set[str] = set()
    waiting = [normal(name)]
    while waiting:
        one = waiting.pop()
        package = _installed(one)
        if one not in found and package is not None:
            found.add(one)
            waiting += [
                normal(match[0])
                for line in package.requires or ()
                if not _OF_AN_EXTRA.search(line) and (match := _NAME.match(line))
            ]
    return found


def _installed(name: str) -> Distribution | None:
    try:
        return distribution(name)
    except PackageNotFoundError:
        return None


def _licence(found: Distribution) -> str:
    facts = found.metadata.json
    return str(facts.get("license_expression") or facts.get("license") or "")


def _texts(found: Distribution) -> Iterator[str]:
    for file in found.files or ():
        if _TEXT.search(str(file)) and not _NO_TEXT.search(str(file)):
            place = Path(str(file.locate()))
            if place.is_file():
                yield _read(place)


def _shipped_text(name: str) -> str:
    return _read(paths.resource(*name.split("/")))


def _read(path: Path) -> str:
    return path.read_text("utf-8", errors="replace")


@cache
def _known() -> Known:
    return shipped.read(paths.resource("licences", "parts.json"), Known)
