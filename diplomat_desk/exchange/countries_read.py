"""From a text to the countries that it names: one, several, or one beside something else."""

import re
from dataclasses import dataclass

from diplomat_desk.exchange import state_codes
from diplomat_desk.exchange.country_names import CountryNames, names_of
from diplomat_desk.exchange.known import Known
from diplomat_desk.exchange.mapping import CountryCodes

_BRACKETS = re.compile(r"^\s*(.+?)\s*[(\[]\s*([^()\[\]]+?)\s*[)\]]\s*$")
_BOTH = re.compile(r"\s*(?:[&+;–—]|\band\b|\bet\b|\by\b)\s*|\s*-\s*")
"""What stands between two countries; each part must be a country, or nothing is parted."""
_FORMS = """
arab islamic people peoples republic repub rep democratic dem socialist federal federation kingdom
state states united union province the of plurinational bolivarian
"""
_QUALIFIERS = frozenset(_FORMS.split())
_DIVIDED = frozenset({"DEU", "YEM", "VNM", "KOR", "PRK", "COD", "COG", "CHN", "TWN"})
"""Of two states of one name a qualifier tells which; it may not be left out."""
_LISTS = (CountryCodes.COW, CountryCodes.GW)


@dataclass(frozen=True, slots=True)
class Naming:
    """The ``codes`` that a text names, what is left over, and whether it was read to the letter."""

    codes: tuple[str, ...] = ()
    rest: tuple[str, ...] = ()
    exact: bool = True


@dataclass(frozen=True, slots=True, eq=False)
class Reader:
    """Reads countries as a column has them: ``codes`` what its codes are.

    ``mixed`` columns hold other actors too, so a lone abbreviation there is no ISO code: GAM may be a
    movement. ``year`` tells which state a number or a double name means.
    """

    known: Known
    codes: CountryCodes = CountryCodes.NAMES
    mixed: bool = False

    @property
    def _names(self) -> CountryNames:
        return names_of(self.known.countries)

    def one(self, text: str, year: int | None = None) -> Naming:
        """Return the one country that ``text`` names, or nothing."""
        code = self._by_code(text, year)
        if code or self._is_code(text):
            return Naming((code,)) if code else Naming()
        whole = self._names.whole(text)
        if whole or self._names.is_ambiguous(text):
            return Naming((whole,)) if whole else Naming()
        found = self._names.loose(text) or self._bracketed(text, year)
        return Naming((found,), exact=False) if found else Naming()

    def every(self, text: str, year: int | None = None) -> Naming:
        """Return the countries that ``text`` names, and what stands beside one after a slash."""
        whole = self.one(text, year)
        if whole.codes:
            return whole
        parts = [part.strip() for part in text.split("/") if part.strip()]
        if len(parts) > 1:
            return self._beside(parts, year)
        named = [self.one(part, year) for part in _BOTH.split(text)]
        if len(named) > 1 and all(one.codes for one in named):
            return Naming(tuple(code for one in named for code in one.codes), exact=False)
        return Naming()

    def country_of(self, text: str, year: int | None = None) -> str:
        """Return the country in the brackets of ``X (Y)``, where X is none itself; else nothing."""
        parts = _BRACKETS.match(text)
        if parts is None or self.one(parts[1], year).codes:
            return ""
        found = self.one(parts[2], year).codes
        return found[0] if found else ""

    def _beside(self, parts: list[str], year: int | None) -> Naming:
        named = [(part, self.one(part, year)) for part in parts]
        codes = tuple(code for _, one in named for code in one.codes)
        if not codes:
            return Naming()
        return Naming(codes, tuple(part for part, one in named if not one.codes), exact=False)

    def _by_code(self, text: str, year: int | None) -> str | None:
        if self.codes in _LISTS:
            found = state_codes.meanings(text, self.codes, year)
            fitting = [code for code in found if self._names.code(code)]
            return fitting[0] if len(fitting) == 1 else None
        if self.codes is CountryCodes.ISO2:
            return self._names.alpha2(text)
        if self.codes is CountryCodes.ISO3 or self.known.countries.find(text.strip()) is None:
            return self._names.code(text) if self.codes is CountryCodes.ISO3 else self._two(text)
        # Of what looks like ISO, only letters that everybody writes are a country among other actors.
        return None if self.mixed and text.strip() not in _EVERYDAY else self._names.code(text)

    def _two(self, text: str) -> str | None:
        plain = text.strip()
        if self.mixed or self._names.whole(plain) or not (len(plain) == 2 and plain.isupper()):
            return None
        return self._names.alpha2(plain)

    def _is_code(self, text: str) -> bool:
        """Tell whether ``text`` can only be a code, so that no name is sought for it."""
        if self.codes is CountryCodes.NAMES:
            return False
        plain = text.strip()
        return plain.isdecimal() or (len(plain) <= 3 and plain.isalpha() and plain.isascii())

    def _bracketed(self, text: str, year: int | None) -> str | None:
        parts = _BRACKETS.match(text)
        if parts is None:
            return None
        outer = self._names.whole(parts[1]) or self._names.loose(parts[1])
        inner = self._names.whole(parts[2]) or self._names.loose(parts[2])
        if outer and inner:
            return outer if outer == inner else self._then(outer, inner, year)
        if outer and self._is_qualified(outer, parts[2]):
            return outer
        return None

    def _is_qualified(self, code: str, words: str) -> bool:
        said = re.findall(r"\w+", words.casefold())
        return code not in _DIVIDED and all(word in _QUALIFIERS for word in said)

    def _then(self, one: str, other: str, year: int | None) -> str | None:
        """Return which of a state and its successor is meant in ``year``; None where it cannot be told."""
        found = [self.known.countries.find(code) for code in (one, other)]
        fitting = [c for c in found if c and year is not None and c.exists_in(year)]
        ended = [c for c in fitting if c.valid_to is not None]
        if len(ended) == 1:
            return ended[0].code
        return fitting[0].code if len(fitting) == 1 else None


_EVERYDAY = frozenset({"USA"})
