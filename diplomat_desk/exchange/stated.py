"""What came of a file that says itself what it holds."""

from dataclasses import dataclass

from diplomat_desk.domain.words import say
from diplomat_desk.exchange.drafts import Finding, Weight


@dataclass(frozen=True, slots=True, kw_only=True)
class Stated:
    """What an import did, or would do.

    ``made`` are the references of new initiatives in the order of the file, ``renumbered`` pairs of a
    reference that was taken and the new one. ``known`` were there already, ``refused`` are passed over;
    ``findings`` say of which entry what is refused or to be looked at, ``notes`` what the file names and could
    not be recorded. ``sources`` are those that were added to initiatives,
    where the file is ``of_sources``.
    """

    made: tuple[str, ...] = ()
    renumbered: tuple[tuple[str, str], ...] = ()
    people: int = 0
    organisations: int = 0
    sources: int = 0
    of_sources: bool = False
    known: int = 0
    refused: int = 0
    notes: tuple[str, ...] = ()
    findings: tuple[Finding, ...] = ()

    @property
    def does_something(self) -> bool:
        """Whether anything was recorded, or would be."""
        return bool(self.made or self.sources)

    @property
    def told(self) -> tuple[Finding, ...]:
        """All findings, and of each reference that was taken which it is here."""
        rows = {reference: row for row, reference in enumerate(self.made, 1)}
        return (
            *self.findings,
            *(
                Finding(
                    rows.get(new, 0), say("Reference"), old, taken_in_words(old, new), Weight.NOTED
                )
                for old, new in self.renumbered
            ),
        )


def taken_in_words(old: str, new: str) -> str:
    """Return that a reference is that of another record here."""
    return say("{old} is taken; it is {new} here.", old=old, new=new)
