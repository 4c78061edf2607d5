"""The texts that nothing in the register answers to, each once, for a person to decide on."""

from collections.abc import Iterable
from dataclasses import dataclass

from diplomat_desk.exchange.drafts import Draft, Sort
from diplomat_desk.exchange.known import Known
from diplomat_desk.exchange.mapping import Mapping
from diplomat_desk.exchange.matching import Suggestion


@dataclass(frozen=True, slots=True)
class Question:
    """A text to decide on: how many entries have it, in which columns (``places``), what it may mean."""

    sort: Sort
    vocabulary: str
    value: str
    count: int
    places: tuple[int, ...]
    suggestions: tuple[Suggestion, ...] = ()


def unmatched(drafts: Iterable[Draft], known: Known) -> tuple[Question, ...]:
    """Return every distinct text that ``drafts`` could not match, the most frequent first."""
    return ()


def decided(mapping: Mapping, question: Question, answer: str) -> Mapping:
    """Return ``mapping`` in which the text of ``question`` stands for ``answer`` wherever it was asked about.

    ``answer`` is a code, a name (of what is there or is to be made), ``LEFT_OUT`` or ``AS_TEXT``.
    """
    return mapping
