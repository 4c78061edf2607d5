"""Levels of confidentiality, in order, and the ceiling that hides what lies above it."""

from enum import IntEnum

from diplomat_desk.domain.words import say


class Level(IntEnum):
    """How far a record may be shown; a higher number is more secret.

    The numbers are stored and leave room for levels in between.
    """

    PUBLIC = 0
    LIMITED = 10
    RESTRICTED = 20
    CONFIDENTIAL = 30

    @property
    def code(self) -> str:
        """The level's name on the command line and in files, e.g. ``limited``."""
        return self.name.lower()

    @property
    def label(self) -> str:
        """The level's name as people read it."""
        return {
            Level.PUBLIC: say("Public"),
            Level.LIMITED: say("Limited"),
            Level.RESTRICTED: say("Restricted"),
            Level.CONFIDENTIAL: say("Confidential"),
        }[self]

    @classmethod
    def of(cls, code: str) -> "Level":
        """Return the level called ``code``; raise ``ValueError`` when there is none."""
        for level in cls:
            if level.code == code.strip().lower():
                return level
        choices = ", ".join(level.code for level in cls)
        raise ValueError(
            say("“{code}” is not a level. Use one of {choices}.", code=code, choices=choices)
        )


TOP = Level.CONFIDENTIAL
