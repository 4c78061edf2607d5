"""The last step of an import: its rows are recorded, and what was decided on the way is kept."""

from collections.abc import Mapping as Mapped
from dataclasses import dataclass, field, replace

from diplomat_desk.domain.confidentiality import Level
from diplomat_desk.domain.imports import ImportProfile
from diplomat_desk.exchange.known import Decision
from diplomat_desk.exchange.mapping import Mapping
from diplomat_desk.exchange.mapping_text import mapping_text
from diplomat_desk.exchange.tables import Table
from diplomat_desk.services import importing
from diplomat_desk.services.desk import Desk
from diplomat_desk.services.importing import Choices, Done
from diplomat_desk.ui.importing.origin import Origin


@dataclass(frozen=True, slots=True, kw_only=True)
class Recording:
    """What is to be recorded, and how.

    ``decisions`` are remembered for other files; under ``profile`` the mapping is kept, unless it is empty.
    """

    origin: Origin
    table: Table
    mapping: Mapping
    choices: Choices
    ceiling: Level
    decisions: Mapped[Decision, str] = field(default_factory=dict)
    profile: str = ""

    def record(self, desk: Desk) -> Done:
        """Record the rows as one act, then keep what was decided.

        Raises:
            ExchangeError: the file can no longer be read; nothing was recorded.
            StoppedError: somebody stopped it; nothing was recorded.
        """
        facts = self.origin.facts()
        done = importing.run(desk, self.table, self.mapping, facts, self.choices, self.ceiling)
        if done.batch is not None:
            self._keep(desk, done.batch.level)
        return done

    def _keep(self, desk: Desk, level: Level) -> None:
        if self.decisions:
            importing.remember(desk, self.decisions, level)
        if self.profile:
            text = mapping_text(replace(self.mapping, name=self.profile))
            importing.keep_profile(
                desk, ImportProfile(name=self.profile, mapping=text, level=level)
            )
