"""An open register with what the use cases need beside it."""

from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from diplomat_desk.domain.changes import Kind
from diplomat_desk.domain.confidentiality import Level
from diplomat_desk.domain.countries import Countries
from diplomat_desk.domain.pairs import Known
from diplomat_desk.domain.progress import UNWATCHED, Progress
from diplomat_desk.domain.terms import Vocabularies
from diplomat_desk.services.copies import Copies
from diplomat_desk.services.likeness import Alike, Names
from diplomat_desk.services.steps import History
from diplomat_desk.store.register import Register

PREFIX = "DD"


@dataclass
class Desk:
    """One open register, used on the database thread only.

    ``author`` is written into the history; ``prefix`` begins reference codes; ``words_revision`` counts
    the changes of vocabularies and countries; ``progress`` watches what is done; ``copies`` are those of
    attachments that were opened; ``pairs`` remembers by ceiling what looks like one record, ``alike``
    which names look alike among which.
    """

    register: Register
    vocabularies: Vocabularies
    countries: Countries
    author: str = ""
    prefix: str = PREFIX
    history: History = field(default_factory=History)
    words_revision: int = 0
    progress: Progress = UNWATCHED
    copies: Copies = field(default_factory=Copies)
    pairs: dict[Level, Known] = field(default_factory=dict)
    alike: dict[tuple[Kind, Level], tuple[tuple[Names, ...], tuple[Alike, ...]]] = field(
        default_factory=dict
    )

    @property
    def path(self) -> Path:
        """The register's file."""
        return self.register.path

    @property
    def name(self) -> str:
        """The register's name: its file's, without the ending."""
        return self.register.path.stem

    @property
    def read_only(self) -> bool:
        """Whether the register can be looked at but not changed."""
        return self.register.read_only

    @staticmethod
    def now() -> str:
        """The present moment as it is kept: ISO 8601, UTC, to the millisecond."""
        return datetime.now(UTC).isoformat(timespec="milliseconds")
