"""The lock file as data: what is pinned, by which hashes, and who needs it."""

import re
import tomllib
from dataclasses import dataclass, field
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parents[2]
LOCK = ROOT / "requirements.lock"
OURSELVES = "diplomat-desk"
_HASH = re.compile(r"--hash=(sha256:[0-9a-f]{64})")


@dataclass(slots=True)
class Pinned:
    """One pinned version: what it is, its hashes, and the packages that need it."""

    requirement: Requirement
    hashes: list[str] = field(default_factory=list)
    via: list[str] = field(default_factory=list)

    @property
    def name(self) -> str:
        """Its name, in the one spelling."""
        return canonicalize_name(self.requirement.name)

    @property
    def version(self) -> str:
        """Its version; empty where it is not pinned to one."""
        exact = [one.version for one in self.requirement.specifier if one.operator == "=="]
        return exact[0] if len(exact) == 1 else ""

    @property
    def is_for_this_python(self) -> bool:
        """Whether it is installed on this system."""
        marker = self.requirement.marker
        return marker is None or marker.evaluate()


def pinned(text: str) -> tuple[Pinned, ...]:
    """Return all that a lock file pins."""
    found: list[Pinned] = []
    for line in text.splitlines():
        if line and not line[0].isspace():
            found.append(Pinned(Requirement(line.rstrip(" \\"))))
        elif match := _HASH.search(line):
            found[-1].hashes.append(match[1])
        elif name := line.replace("# via", "#").strip(" #").split(" ")[0]:
            found[-1].via.append(canonicalize_name(name))
    return tuple(found)


def direct() -> set[str]:
    """Return the names of what the program itself asks for."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    return {canonicalize_name(Requirement(one).name) for one in project["dependencies"]}


def runtime() -> tuple[Pinned, ...]:
    """Return what the packaged program holds: what it asks for, and all that this needs; no tools."""
    every = pinned(LOCK.read_text("utf-8"))
    names, before = direct(), 0
    while len(names) > before:
        before = len(names)
        names |= {one.name for one in every if names.intersection(one.via)}
    return tuple(one for one in every if one.name in names)
