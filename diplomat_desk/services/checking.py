"""Checking a register for damage and for records that break its rules."""

from dataclasses import dataclass

from diplomat_desk.services.desk import Desk
from diplomat_desk.store import checking


@dataclass(frozen=True, slots=True)
class Findings:
    """What a check found: ``damage`` of the file; ``records`` as (reference, problem) pairs."""

    damage: tuple[str, ...]
    records: tuple[tuple[str, str], ...]

    @property
    def clean(self) -> bool:
        """Whether nothing was found."""
        return not (self.damage or self.records)


def check(desk: Desk) -> Findings:
    """Check the whole file and every record; nothing is changed."""
    with desk.register.reading() as connection:
        return Findings(
            checking.check_file(connection),
            checking.check_records(connection, desk.vocabularies, desk.countries),
        )
