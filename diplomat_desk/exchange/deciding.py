"""The texts that nothing in the register answers to, each once, for a person to decide on."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from diplomat_desk.exchange.drafts import Draft, Sort, Unmatched
from diplomat_desk.exchange.known import Decision, Known, key_of
from diplomat_desk.exchange.mapping import Mapping
from diplomat_desk.exchange.matching import Suggestion, suggest

MOST_SUGGESTED = 2_000
"""Of more questions than this only the most frequent come with suggestions; ask for others one by one."""

LIKELY = 90
"""Of 100: so much alike are a name and a slip of the pen in it."""
_SHORTEST = 5
"""Shorter texts are initials, which stand for many things: ``EU`` is the United States in Spanish."""


@dataclass(frozen=True, slots=True)
class Question:
    """A text to decide on: how many entries have it, in which columns (``places``), what it may mean."""

    sort: Sort
    vocabulary: str
    value: str
    count: int
    places: tuple[int, ...]
    suggestions: tuple[Suggestion, ...] = ()

    @property
    def about(self) -> Decision:
        """What is decided about, as it is remembered."""
        vocabulary = self.vocabulary if self.sort is Sort.TERM else ""
        return self.sort, vocabulary, key_of(self.value)

    @property
    def likely(self) -> Suggestion | None:
        """The one thing that it nearly surely means, None where there is none or more than one."""
        if len(key_of(self.value)) < _SHORTEST:
            return None
        best = [one for one in self.suggestions if one.score >= LIKELY]
        alone = len(best) == 1 or (len(best) > 1 and best[0].score > best[1].score)
        return best[0] if alone else None


@dataclass(slots=True)
class _Asked:
    first: Unmatched
    count: int = 0
    places: dict[int, None] = field(default_factory=dict)


def unmatched(drafts: Iterable[Draft], known: Known) -> tuple[Question, ...]:
    """Return every distinct text that ``drafts`` could not match, the most frequent first.

    Texts that are folded alike are one, as the first is written. Drafts are read once and let go.
    """
    asked: dict[Decision, _Asked] = {}
    for draft in drafts:
        for one in draft.unmatched:
            key = (one.sort, one.vocabulary, key_of(one.value))
            question = asked.setdefault(key, _Asked(one))
            question.count += 1
            question.places[one.place] = None
    ranked = sorted(asked.values(), key=lambda one: (-one.count, key_of(one.first.value)))
    return tuple(
        _question(one, known if place < MOST_SUGGESTED else None)
        for place, one in enumerate(ranked)
    )


def decided(mapping: Mapping, question: Question, answer: str) -> Mapping:
    """Return ``mapping`` in which the text of ``question`` stands for ``answer`` wherever it was asked about.

    ``answer`` is a code, a name (of what is there or is to be made), ``LEFT_OUT`` or ``AS_TEXT``. An empty
    one takes back what was decided.
    """
    key = key_of(question.value)
    columns = []
    for column in mapping.columns:
        if column.place in question.places:
            others = tuple(pair for pair in column.values if key_of(pair[0]) != key)
            answered = ((question.value, answer),) if answer else ()
            columns.append(replace(column, values=(*others, *answered)))
        else:
            columns.append(column)
    return replace(mapping, columns=tuple(columns))


def _question(one: _Asked, known: Known | None) -> Question:
    first = one.first
    suggestions = suggest(first.value, first.sort, known, first.vocabulary) if known else ()
    return Question(
        first.sort, first.vocabulary, first.value, one.count, tuple(one.places), suggestions
    )
