"""Finding what a text of somebody else's file means in this register; nothing is guessed.

Countries are read by :mod:`~diplomat_desk.exchange.countries_read`, and which coding a whole column
follows is told by :mod:`~diplomat_desk.exchange.column_codes`; this is what both drafting and the page
of open questions ask.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz import process
from rapidfuzz.fuzz import ratio, token_sort_ratio

from diplomat_desk.domain.confidentiality import Level
from diplomat_desk.domain.text import words_of
from diplomat_desk.exchange.country_names import names_of
from diplomat_desk.exchange.drafts import Sort
from diplomat_desk.exchange.known import Known, key_of
from diplomat_desk.exchange.term_words import words_for

LEAST_ALIKE = 72
"""Of 100: below this a likeness is chance."""
_LONGEST = 120
_LONGEST_SHORT, _SHORTENED = 8, 90
_SMALL = frozenset({"of", "the", "and", "for", "on", "in"})
_Meant = tuple[str, str]
"""A name, and a code where there is one."""
_Choices = Mapping[str, tuple[_Meant, ...]]


@dataclass(frozen=True, slots=True)
class Suggestion:
    """What a text may mean: its ``name``, the ``code`` where it has one, and how alike they are (0 to 100)."""

    name: str
    code: str
    score: int


def match_term(vocabulary: str, text: str, known: Known) -> str:
    """Return the code of the term that ``text`` means in ``vocabulary``; empty where it means none."""
    return words_for(known).find(vocabulary, text)


def match_name(text: str, sort: Sort, known: Known) -> str:
    """Return the name in the register of the organisation or person called ``text``; empty if there is none."""
    names = known.people if sort is Sort.PERSON else known.organisations
    return names.get(key_of(text), "")


def suggest(
    value: str, sort: Sort, known: Known, vocabulary: str = "", most: int = 5
) -> tuple[Suggestion, ...]:
    """Return what ``value`` may mean, the likeliest first; never applied unasked.

    Beside organisations, countries are suggested too, with their codes: a column may hold both.
    """
    wanted = key_of(value)[:_LONGEST]
    if not wanted:
        return ()
    choices = _choices(known, sort, vocabulary)
    found: dict[_Meant, int] = {}
    for key, score in _alike(wanted, choices, most):
        for meant in choices[key]:
            found[meant] = max(score, found.get(meant, 0))
    ranked = sorted(found.items(), key=lambda item: (-item[1], item[0]))
    return tuple(Suggestion(name, code, score) for (name, code), score in ranked[:most])


def offered(
    typed: str, sort: Sort, known: Known, vocabulary: str = "", most: int = 8
) -> tuple[Suggestion, ...]:
    """Return what somebody may be typing the name of: what begins with it, then what has it, then what is alike."""
    wanted = key_of(typed)[:_LONGEST]
    found: dict[_Meant, int] = {}
    for key, meanings in _choices(known, sort, vocabulary).items():
        if wanted in key:
            score = 100 if key.startswith(wanted) else 95
            for meant in meanings:
                found[meant] = max(score, found.get(meant, 0))
    ranked = sorted(found.items(), key=lambda item: (-item[1], len(item[0][0]), item[0]))
    named = tuple(Suggestion(name, code, score) for (name, code), score in ranked[:most])
    if len(named) == most:
        return named
    alike = suggest(typed, sort, known, vocabulary, most)
    return (*named, *(one for one in alike if (one.name, one.code) not in found))[:most]


def _alike(wanted: str, choices: _Choices, most: int) -> Iterator[tuple[str, int]]:
    """Yield what of ``choices`` is spelt like ``wanted`` or is shortened to it, with how alike they are."""
    for scorer in (ratio, token_sort_ratio):
        for key, score, _ in process.extract(
            wanted, choices.keys(), scorer=scorer, limit=most * 4, score_cutoff=LEAST_ALIKE
        ):
            yield key, round(score)
    if wanted.isalpha() and len(wanted) <= _LONGEST_SHORT:
        for key in choices:
            if wanted == "".join(word[0] for word in words_of(key) if word not in _SMALL):
                yield key, _SHORTENED


@lru_cache(maxsize=16)
def _choices(known: Known, sort: Sort, vocabulary: str) -> _Choices:
    """Return folded texts with the names and codes of what they stand for: of one name there may be several."""
    found: dict[str, dict[_Meant, None]] = {}
    for key, meant in _offered(known, sort, vocabulary):
        found.setdefault(key, {})[meant] = None
    return {key: tuple(meant) for key, meant in found.items()}


def _offered(known: Known, sort: Sort, vocabulary: str) -> Iterator[tuple[str, _Meant]]:
    if sort is Sort.TERM:
        yield from _terms(known, vocabulary)
        return
    names = known.people if sort is Sort.PERSON else known.organisations
    if sort is not Sort.COUNTRY:
        yield from ((key, (name, "")) for key, name in names.items())
    if sort is not Sort.PERSON:
        for key, code in _named_countries(known):
            if sort is Sort.COUNTRY or len(key) > len(code):
                yield key, (known.countries.name(code), code)


def _terms(known: Known, vocabulary: str) -> Iterator[tuple[str, _Meant]]:
    if vocabulary == "confidentiality":
        for level in Level:
            yield key_of(level.label), (level.label, level.code)
    for term in known.vocabularies.of(vocabulary):
        for text in (term.code, term.label):
            yield key_of(text), (term.label, term.code)


def _named_countries(known: Known) -> Iterator[tuple[str, str]]:
    for country in known.countries:
        yield key_of(country.code), country.code
    yield from names_of(known.countries).names()
