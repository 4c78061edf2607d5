"""Filters that are kept under a name."""

from dataclasses import dataclass, field

from diplomat_desk.domain.confidentiality import Level
from diplomat_desk.domain.filters import Filter


@dataclass(frozen=True, slots=True, kw_only=True)
class SavedFilter:
    """A filter with a name, in its place in the sidebar; ``level`` bounds where the name may be shown.

    The filter's own ceiling is not kept: the one in force always holds.
    """

    id: int = 0
    version: int = 0
    name: str = ""
    position: int = 0
    filter: Filter = field(default_factory=Filter)
    level: Level = Level.PUBLIC
