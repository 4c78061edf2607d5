"""Checking a register for damage and for records that break its rules."""

from dataclasses import dataclass
from functools import partial

from diplomat_desk.domain.confidentiality import TOP, Level
from diplomat_desk.services.desk import Desk
from diplomat_desk.store import checking
from diplomat_desk.store.called import called
from diplomat_desk.store.checking import Broken


@dataclass(frozen=True, slots=True)
class Findings:
    """What a check found: ``damage`` of the file, the ``records`` that break a rule, and how many are ``withheld``."""

    damage: tuple[str, ...]
    records: tuple[Broken, ...]
    withheld: int = 0

    @property
    def clean(self) -> bool:
        """Whether nothing was found."""
        return not (self.damage or self.records or self.withheld)


def check(desk: Desk, ceiling: Level = TOP) -> Findings:
    """Check the whole file and every record; nothing is changed.

    All is checked whatever the ceiling; what lies above it is counted and not named.
    """
    with desk.register.reading() as connection:
        damage = checking.check_file(connection, partial(called, connection, ceiling))
        found = checking.check_records(connection, desk.vocabularies, desk.countries, ceiling)
    return Findings(damage, *found)
