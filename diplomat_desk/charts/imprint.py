"""What lets a picture stand alone."""

from dataclasses import dataclass

from diplomat_desk.domain.confidentiality import Level
from diplomat_desk.domain.dates import PartialDate
from diplomat_desk.domain.words import dotted


@dataclass(frozen=True, slots=True)
class Imprint:
    """What lets a picture stand alone: the register's name, the day it was made, its marking."""

    register: str = ""
    made_on: PartialDate | None = None
    marking: Level | None = None

    def in_words(self) -> str:
        """Return ``South Asia register · 6 October 2025 · Limited``, as far as it is known."""
        parts = [
            self.register,
            self.made_on.in_words() if self.made_on else "",
            self.marking.label if self.marking is not None else "",
        ]
        return dotted(*parts)
