"""The terms of a register by every word for them: codes, labels in the shipped languages, synonyms."""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache, lru_cache

from diplomat_desk.domain.confidentiality import Level
from diplomat_desk.domain.terms import Term, Vocabularies
from diplomat_desk.domain.text import words_of
from diplomat_desk.exchange.known import Known
from diplomat_desk.paths import resource

_BESIDE = ("countries", "former_states", "glossary")
"""Files among the translations that are no language."""
_SHORT = 80
_Spellings = Callable[[Term], Iterable[str]]


class TermWords:
    """What a text means in each vocabulary; case, hyphens and small marks do not matter.

    A code comes before a label, a label before a synonym; a synonym of two terms means neither.
    """

    def __init__(self, vocabularies: Vocabularies) -> None:
        self._codes: dict[tuple[str, str], str] = {}
        for spellings in (_codes, _labels, _synonyms, _translations, _parts):
            self._add(spellings, vocabularies.terms)

    def find(self, vocabulary: str, text: str) -> str:
        """Return the code that ``text`` means in ``vocabulary``; empty where it means none."""
        return self._codes.get((vocabulary, _key(text)), "")

    def _add(self, spellings: _Spellings, terms: Iterable[Term]) -> None:
        meant: dict[tuple[str, str], set[str]] = {}
        for term in terms:
            for text in spellings(term):
                meant.setdefault((term.vocabulary, _key(text)), set()).add(term.code)
        for key, codes in meant.items():
            if key[1] and len(codes) == 1:
                self._codes.setdefault(key, *codes)


@lru_cache(maxsize=4)
def words_for(known: Known) -> TermWords:
    """Return the words of a register's vocabularies, made once."""
    return TermWords(known.vocabularies)


def level_of(text: str) -> Level | None:
    """Return the level of confidentiality that ``text`` names, by code or a usual word; None if none."""
    key = _key(text)
    for level in Level:
        if key in (_key(level.code), _key(level.label), *_keys("confidentiality", level.code)):
            return level
    return None


def yes_or_no(text: str) -> bool | None:
    """Return what ``text`` answers; None where it is neither."""
    key = _key(text) or text.strip()
    for said, code in ((True, "yes"), (False, "no")):
        if key in (code, *_keys("yes-no", code)) or text.strip() in _shipped()["yes-no"][code]:
            return said
    return None


def _codes(term: Term) -> Iterator[str]:
    yield term.code


def _labels(term: Term) -> Iterator[str]:
    yield term.label
    yield term.mark


def _synonyms(term: Term) -> Iterable[str]:
    return _shipped().get(term.vocabulary, {}).get(term.code, ())


def _translations(term: Term) -> Iterator[str]:
    for texts in _languages():
        yield texts.get(term.label, "")


def _parts(term: Term) -> Iterator[str]:
    """Yield what stands after a colon, and each side of an "or": ``Facilitator or mediator``."""
    if ":" in term.label:
        yield term.label.partition(":")[2]
    if " or " in term.label:
        yield from term.label.split(" or ")


def _key(text: str) -> str:
    # The same few words fill a column.
    return _short_key(text) if len(text) <= _SHORT else " ".join(words_of(text))


@lru_cache(maxsize=4_096)
def _short_key(text: str) -> str:
    return " ".join(words_of(text))


@cache
def _keys(vocabulary: str, code: str) -> frozenset[str]:
    return frozenset(_key(text) for text in _shipped()[vocabulary][code]) - {""}


@cache
def _shipped() -> Mapping[str, Mapping[str, tuple[str, ...]]]:
    found: Mapping[str, Mapping[str, tuple[str, ...]]] = json.loads(
        resource("import-profiles", "synonyms.json").read_bytes()
    )
    return found


@cache
def _languages() -> tuple[Mapping[str, str], ...]:
    files = sorted(resource("translations").glob("*.json"))
    return tuple(
        json.loads(file.read_bytes())["texts"] for file in files if file.stem not in _BESIDE
    )
