"""An entry of a record in words, and the words that entries share."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby

from diplomat_desk.domain.confidentiality import Level
from diplomat_desk.domain.terms import UNKNOWN, Vocabularies
from diplomat_desk.domain.words import say


@dataclass(frozen=True, slots=True)
class Told:
    """One entry: ``name`` stands before it (a role, a kind, a date), ``remarks`` and ``more`` after it.

    Remarks are short and can share a line; each of ``more`` is a sentence or longer. ``raised`` names a
    level above the record's own. ``under`` are entries that belong to this one: who attended. ``cited`` is
    the number of the source whose claim this is, 0 where there is none; the text ends with it.
    """

    text: str
    name: str = ""
    remarks: tuple[str, ...] = ()
    more: tuple[str, ...] = ()
    url: str = ""
    raised: str = ""
    person_id: int = 0
    organisation_id: int = 0
    under: "tuple[Told, ...]" = ()
    cited: int = 0


@dataclass(frozen=True, slots=True)
class Dispute:
    """A fact and what sources say of it; ``differs`` where they do not say the same."""

    fact: str
    said: tuple[Told, ...]
    differs: bool


def in_sentence(label: str) -> str:
    """Return a term's label as it stands inside a line: ``dialogue``, but ``UN mission``."""
    return label if label[1:2].isupper() else label[:1].lower() + label[1:]


def raised(level: Level, own: Level) -> str:
    """Return the name of ``level`` where it lies above the record's ``own``, else nothing."""
    return level.label if level > own else ""


def role_in_words(vocabularies: Vocabularies, vocabulary: str, code: str) -> str:
    """Return a role as it stands before who has it."""
    # The term alone would say that whoever stands beside it is not known.
    return say("Role not known") if code == UNKNOWN else vocabularies.label(vocabulary, code)


def by_name(entries: Iterable[Told]) -> Iterable[tuple[str, tuple[Told, ...]]]:
    """Give the entries in runs of one name."""
    for name, run in groupby(entries, lambda one: one.name):
        yield name, tuple(run)
