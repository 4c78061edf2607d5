"""What the register knows already, made once by the service and handed to whoever reads a table."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from diplomat_desk.domain.countries import Countries
from diplomat_desk.domain.terms import Vocabularies
from diplomat_desk.domain.text import clean_line, fold
from diplomat_desk.exchange.drafts import Sort

Decision = tuple[Sort, str, str]
"""What was decided about: the sort, the vocabulary of a term (else empty), the folded text of the file."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Known:
    """The countries, words and names of one register at one moment.

    ``organisations`` and ``people`` lead from a folded name or other name to the name in the register;
    :func:`by_name` makes them. ``decisions`` are what was decided about texts of earlier files: a code, a
    name, ``mapping.LEFT_OUT`` or ``mapping.AS_TEXT``; what a mapping's own ``values`` say comes first.
    """

    countries: Countries
    vocabularies: Vocabularies
    organisations: Mapping[str, str] = field(default_factory=dict)
    people: Mapping[str, str] = field(default_factory=dict)
    decisions: Mapping[Decision, str] = field(default_factory=dict)


def by_name(named: Iterable[tuple[str, Iterable[str]]]) -> dict[str, str]:
    """Return the lookup of ``named``: each a name in the register and the other names of the same.

    A name comes before another's other name; what two have as another name leads to neither.
    """
    everyone = [(name, tuple(others)) for name, others in named]
    found: dict[str, str] = {}
    for name, _ in everyone:
        found.setdefault(key_of(name), name)
    meant: dict[str, set[str]] = {}
    for name, others in everyone:
        for other in others:
            meant.setdefault(key_of(other), set()).add(name)
    for other, owners in meant.items():
        if len(owners) == 1:
            found.setdefault(other, *owners)
    found.pop("", None)
    return found


def key_of(text: str) -> str:
    """Return ``text`` as names are compared: cleaned, on one line, folded."""
    return fold(clean_line(text))
