"""Editable vocabularies: the words that a field of a record may hold."""

from collections.abc import Iterable
from dataclasses import dataclass, field

UNKNOWN = "unknown"
NONE = "none"
NOT_APPLICABLE = "not-applicable"
"""Three different values everywhere; an empty string is a fourth, "not recorded"."""


@dataclass(frozen=True, slots=True)
class Term:
    """One word of a vocabulary; records hold its ``code``, people read its ``label``.

    ``colour`` is ``#RRGGBB`` or empty; ``mark`` is a short form for tight places (``T1.5``); a
    retired term stays on old records and is not offered for new ones.
    """

    vocabulary: str
    code: str
    label: str
    definition: str = ""
    colour: str = ""
    mark: str = ""
    position: int = 0
    retired: bool = False


@dataclass(frozen=True)
class Vocabularies:
    """All terms of a register, in their order; asked by vocabulary and code."""

    terms: tuple[Term, ...]
    _index: dict[tuple[str, str], Term] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        index = {(term.vocabulary, term.code): term for term in self.terms}
        object.__setattr__(self, "_index", index)

    def of(self, vocabulary: str, *, retired: bool = False) -> tuple[Term, ...]:
        """Return the terms of ``vocabulary`` in order; retired ones only if asked for."""
        return tuple(
            t for t in self.terms if t.vocabulary == vocabulary and (retired or not t.retired)
        )

    def find(self, vocabulary: str, code: str) -> Term | None:
        """Return the term with ``code``, or None."""
        return self._index.get((vocabulary, code))

    def label(self, vocabulary: str, code: str) -> str:
        """Return the label of ``code``; an unknown code is shown as it is, an empty one empty."""
        term = self.find(vocabulary, code)
        return term.label if term else code

    def labels(self, vocabulary: str, codes: Iterable[str]) -> tuple[str, ...]:
        """Return the labels of ``codes``, in the order given."""
        return tuple(self.label(vocabulary, code) for code in codes)

    def match(self, vocabulary: str, text: str) -> Term | None:
        """Return the term that ``text`` names by code, label or mark in any case, or None."""
        wanted = text.strip().casefold()
        for term in self.of(vocabulary, retired=True):
            if wanted and wanted in (
                term.code.casefold(),
                term.label.casefold(),
                term.mark.casefold(),
            ):
                return term
        return None
