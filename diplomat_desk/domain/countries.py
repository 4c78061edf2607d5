"""Countries, states that are no more, and entities that the user defines."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

from diplomat_desk.domain.text import fold, words_of
from diplomat_desk.domain.words import say


class CountryKind(StrEnum):
    """Where a country's code comes from."""

    ISO = "iso"
    HISTORICAL = "historical"
    USER = "user"


@dataclass(frozen=True, slots=True)
class Country:
    """A state or entity: alpha-3 ``code`` (ISO 3166, or formerly so), name, other names, validity.

    ``valid_from`` and ``valid_to`` are years, None where open. History is never rewritten: ``SUN``
    does not become ``RUS``. ``shown_as`` holds names of profiles of display names, (profile, name).
    """

    code: str
    name: str
    aliases: tuple[str, ...] = ()
    alpha2: str = ""
    kind: CountryKind = CountryKind.ISO
    valid_from: int | None = None
    valid_to: int | None = None
    shown_as: tuple[tuple[str, str], ...] = ()

    @property
    def label(self) -> str:
        """The name, with the years of a state that is no more."""
        if self.kind is CountryKind.HISTORICAL and self.valid_to:
            return say("{name} (to {year})", name=self.name, year=self.valid_to)
        return self.name

    def exists_in(self, year: int) -> bool:
        """Tell whether the country existed in ``year``, as far as its validity says."""
        after = self.valid_from is None or year >= self.valid_from
        return after and (self.valid_to is None or year <= self.valid_to)


class Countries:
    """The countries of a register, found by code or by any part of a name."""

    def __init__(self, countries: Iterable[Country]) -> None:
        self._all = tuple(countries)
        self._by_code = {country.code: country for country in self._all}

    @cached_property
    def _named(self) -> "list[_Named]":
        # Folding all names takes longer than all else here, and paper never searches.
        return [_Named(country) for country in self._all]

    def __iter__(self) -> Iterator[Country]:
        return iter(self._all)

    def __len__(self) -> int:
        return len(self._all)

    def find(self, code: str) -> Country | None:
        """Return the country with exactly this code, or None."""
        return self._by_code.get(code)

    def name(self, code: str) -> str:
        """Return the name for ``code``; an unknown code is shown as it is."""
        country = self._by_code.get(code)
        return country.name if country else code

    def match(self, text: str) -> Country | None:
        """Return the country that ``text`` names by code or whole name; None if none or several."""
        wanted = text.strip()
        country = self._by_code.get(wanted.upper())
        if country:
            return country
        folded = fold(wanted)
        hits = [named.country for named in self._named if folded and folded in named.names]
        if not hits and len(wanted) == 2:
            hits = [c for c in self._all if c.alpha2 == wanted.upper()]
        return hits[0] if len(hits) == 1 else None

    def search(self, text: str, limit: int = 12) -> tuple[Country, ...]:
        """Return countries whose code or names contain ``text``, the likeliest first.

        Exact code, then names that begin with it, then words that do, then any part.
        """
        wanted = fold(text.strip())
        if not wanted:
            return self._all[:limit]
        ranked = []
        for named in self._named:
            rank = named.rank(wanted)
            if rank is not None:
                gone = named.country.kind is not CountryKind.ISO
                ranked.append((rank, gone, named.names[0], named.country))
        ranked.sort(key=lambda item: item[:3])
        return tuple(item[3] for item in ranked[:limit])


class _Named:
    """A country with its codes, names and their words folded once, ready to be asked often."""

    def __init__(self, country: Country) -> None:
        self.country = country
        self.codes = tuple(c.lower() for c in (country.code, country.alpha2) if c)
        self.names = tuple(fold(name) for name in (country.name, *country.aliases))
        self.words = tuple(word for name in self.names for word in words_of(name))

    def rank(self, wanted: str) -> int | None:
        """Return how well folded ``wanted`` fits, 0 the best; None where it does not."""
        if wanted in self.codes:
            return 0
        if self.names[0].startswith(wanted):
            return 1
        if any(name.startswith(wanted) for name in self.names):
            return 2
        if any(word.startswith(wanted) for word in self.words):
            return 3
        if self.codes[0].startswith(wanted):
            return 4
        return 5 if any(wanted in name for name in self.names) else None
