"""Whole records beside a document, as data: what a template of the user's own may show of them."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from diplomat_desk.domain.confidentiality import Level

Words = Mapping[str, str]
"""A code, or a date as it is recorded -> how people read it."""


@dataclass(frozen=True, slots=True)
class Records:
    """Initiatives as the JSON export has them, and the words for the codes and dates in them.

    ``terms`` are by vocabulary. ``level`` is the highest of anything that they hold or name.
    """

    initiatives: tuple[Mapping[str, Any], ...] = ()
    terms: Mapping[str, Words] = field(default_factory=dict)
    countries: Words = field(default_factory=dict)
    dates: Words = field(default_factory=dict)
    level: Level = Level.PUBLIC
