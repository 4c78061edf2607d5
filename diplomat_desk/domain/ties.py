"""Ties between initiatives as either side reads them: ``precedes`` from here is ``follows`` from there."""

from dataclasses import dataclass

from diplomat_desk.domain.terms import Vocabularies
from diplomat_desk.domain.words import say

SYMMETRIC = ("related",)
"""Codes of the vocabulary ``link`` that say the same from either side."""
_SEEN_FROM_THERE = {
    "precedes": "Follows",
    "spun-off": "Gave rise to",
    "feeds-into": "Fed by",
}


@dataclass(frozen=True, slots=True)
class Tie:
    """A tie to the initiative ``id``, recorded here or, where ``inverse``, over there.

    ``kind`` is a code of the vocabulary ``link``; ``start`` is EDTF text, empty where it is not known.
    """

    kind: str
    id: int
    reference: str
    title: str
    start: str = ""
    note: str = ""
    inverse: bool = False

    def in_words(self, vocabularies: Vocabularies) -> str:
        """Return what this initiative is to the other: ``Precedes``, ``Follows``."""
        label = vocabularies.label("link", self.kind)
        if not self.inverse or self.kind in SYMMETRIC:
            return label
        if self.kind in _SEEN_FROM_THERE:
            return say(_SEEN_FROM_THERE[self.kind])
        return say("{label} (said there)", label=label)


def each_once(ties: tuple[Tie, ...]) -> tuple[Tie, ...]:
    """Return ``ties`` without those that say of the same initiative what another says already."""
    said = set()
    kept = []
    for tie in ties:
        sense = (tie.kind, tie.id, tie.inverse and tie.kind not in SYMMETRIC)
        if sense not in said:
            said.add(sense)
            kept.append(tie)
    return tuple(kept)
