"""Countries by every name in use: in several languages, turned round, abbreviated."""

import json
import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from diplomat_desk.domain.countries import Countries, Country
from diplomat_desk.domain.text import fold, words_of
from diplomat_desk.exchange.known import key_of
from diplomat_desk.paths import resource

_INITIALS = re.compile(r"\b(?:\w\.\s?){2,}(?:\w\b)?")
_ELISION = re.compile(r"\b([ld])['’](?=\w)", re.IGNORECASE)
_SMALL = """
the of and la le el les los las l d de du des del y et und former fmr ex government govt gov
"""
_DROPPED = frozenset(_SMALL.split())
"""Words that tell no country from another."""
_WRITTEN_OUT = {
    "st": "saint", "ste": "saint", "rep": "republic", "repub": "republic", "dem": "democratic",
    "fed": "federal", "is": "islands", "isl": "islands", "n": "north", "s": "south", "e": "east",
    "w": "west", "people": "peoples",
}  # fmt: skip


class CountryNames:
    """The countries of a register by their names and by what is shipped of names in other languages.

    A name that two countries have leads to neither.
    """

    def __init__(self, countries: Countries) -> None:
        self._codes = {country.code: country.code for country in countries}
        self._alpha2 = {country.alpha2: country.code for country in countries if country.alpha2}
        self._whole: dict[str, set[str]] = {}
        self._loose: dict[str, set[str]] = {}
        shipped = _shipped()
        for country in countries:
            shown = (name for _, name in country.shown_as)
            for name in (country.name, *country.aliases, *shown):
                self._add(name, country.code)
        for name, code in _elsewhere(shipped, countries, self._whole):
            self._add(name, code)

    def code(self, text: str) -> str | None:
        """Return the country whose code is ``text``, in any case."""
        return self._codes.get(text.strip().upper())

    def alpha2(self, text: str) -> str | None:
        """Return the country whose two letters ``text`` is, in any case."""
        return self._alpha2.get(text.strip().upper())

    def whole(self, text: str) -> str | None:
        """Return the country that is called ``text``, however it is folded."""
        return _only(self._whole.get(key_of(text)))

    def loose(self, text: str) -> str | None:
        """Return the country that has the words of ``text`` in any order, abbreviations written out."""
        return _only(self._loose.get(_loosened(text)))

    def joins(self, first: str, second: str) -> bool:
        """Tell whether what a comma parts is one name turned round: ``Korea``, ``South``."""
        return bool(second) and f"{key_of(first)}, {key_of(second)}" in self._whole

    def is_ambiguous(self, text: str) -> bool:
        """Tell whether several countries are called ``text``."""
        return len(self._whole.get(key_of(text), ())) > 1

    def names(self) -> Iterator[tuple[str, str]]:
        """Yield every folded name with its code; names of several countries come once for each."""
        for name, codes in self._whole.items():
            for code in codes:
                yield name, code

    def _add(self, name: str, code: str) -> None:
        for table, key in ((self._whole, key_of(name)), (self._loose, _loosened(name))):
            if key:
                table.setdefault(key, set()).add(code)


@lru_cache(maxsize=4)
def names_of(countries: Countries) -> CountryNames:
    """Return the names of ``countries``, made once."""
    return CountryNames(countries)


def _only(codes: set[str] | None) -> str | None:
    return next(iter(codes)) if codes and len(codes) == 1 else None


def _loosened(text: str) -> str:
    text = _INITIALS.sub(lambda run: run.group().replace(".", "").replace(" ", "") + " ", text)
    text = _ELISION.sub(r"\1 ", text.replace(".", " "))
    words = words_of(fold(text).replace("'", ""))
    kept = [_WRITTEN_OUT.get(word, word) for word in words if word not in _DROPPED]
    return " ".join(sorted(kept))


def _elsewhere(
    shipped: Iterable[tuple[str, str]], countries: Countries, whole: dict[str, set[str]]
) -> list[tuple[str, str]]:
    """Return shipped names for the countries that the register has, found by code or name.

    What the register itself calls a country comes first: a name that it has already is not shared out.
    """
    found = []
    for owner, name in shipped:
        country: Country | None = countries.find(owner)
        code = country.code if country else _only(whole.get(key_of(owner)))
        if code and key_of(name) not in whole:
            found.append((name, code))
    return found


@lru_cache(maxsize=1)
def _shipped() -> tuple[tuple[str, str], ...]:
    """Return pairs of a country (its name in English, or its code) and another name."""
    pairs = []
    for file in ("countries.json", "former_states.json"):
        names = json.loads(resource("translations", file).read_bytes())
        pairs += [(owner, name) for owner, others in names.items() for name in others.values()]
    spellings = json.loads(resource("vocabularies", "country_spellings.json").read_bytes())
    pairs += [(code, name) for code, names in spellings["spellings"].items() for name in names]
    return tuple(pairs)
