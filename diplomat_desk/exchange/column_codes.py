"""Which coding of countries explains a whole column best: never judged by one value alone."""

from collections.abc import Iterable
from dataclasses import dataclass

from diplomat_desk.domain.words import count, listed, say
from diplomat_desk.exchange import state_codes
from diplomat_desk.exchange.cells import is_missing
from diplomat_desk.exchange.countries_read import Reader
from diplomat_desk.exchange.known import Known
from diplomat_desk.exchange.mapping import CountryCodes

_ORDER = (
    CountryCodes.ISO3,
    CountryCodes.ISO2,
    CountryCodes.NAMES,
    CountryCodes.COW,
    CountryCodes.GW,
)
"""Of codings that explain the same and agree, the first is taken."""
_MOST_SHOWN = 5


@dataclass(frozen=True, slots=True)
class Coding:
    """The coding that explains most of a column's distinct values: ``explained`` of ``values``.

    ``equals`` explain as many, ``rivals`` among them read ``differing`` otherwise: then a person is to be asked.
    """

    codes: CountryCodes
    explained: int
    values: int
    rivals: tuple[CountryCodes, ...] = ()
    differing: tuple[str, ...] = ()
    equals: tuple[CountryCodes, ...] = ()

    @property
    def is_ambiguous(self) -> bool:
        """Whether another coding explains as much and means otherwise."""
        return bool(self.rivals)

    @property
    def share(self) -> float:
        """How much of the distinct values is explained, 0 to 1."""
        return self.explained / self.values if self.values else 0.0

    @property
    def why(self) -> str:
        """The judgement in a sentence."""
        told = say("{name}: {explained} of {all}.", name=words_for(self.codes),
                   explained=self.explained, all=count(self.values, "{n} value", "{n} values"))  # fmt: skip
        if not self.rivals:
            return told
        return say(
            "{told} {rivals} would read {values} otherwise.",
            told=told,
            rivals=listed([words_for(rival) for rival in self.rivals], say("or")),
            values=listed(list(self.differing[:_MOST_SHOWN])),
        )


def coding_of(values: Iterable[str], known: Known) -> Coding:
    """Return which coding the distinct ``values`` of a column of countries most likely follow."""
    distinct = tuple(dict.fromkeys(v.strip() for v in values if v.strip() and not is_missing(v)))
    read = {codes: _read(distinct, codes, known) for codes in _ORDER}
    most = max(len(meant) for meant in read.values())
    best = next(codes for codes in _preferred(distinct) if len(read[codes]) == most)
    differing: dict[str, None] = {}
    rivals = []
    for codes, meant in read.items():
        if codes is best or not _is_rival(best, codes) or len(meant) < most:
            continue
        other = [v for v in distinct if v in meant and not meant[v] & read[best].get(v, meant[v])]
        if other:
            rivals.append(codes)
            differing |= dict.fromkeys(other)
    equals = tuple(codes for codes, meant in read.items() if len(meant) == most)
    return Coding(best, most, len(distinct), tuple(rivals), tuple(differing), equals)


def words_for(codes: CountryCodes) -> str:
    """Return what a coding is called."""
    return {
        CountryCodes.NAMES: say("names of countries"),
        CountryCodes.ISO3: say("ISO codes of three letters"),
        CountryCodes.ISO2: say("ISO codes of two letters"),
        CountryCodes.COW: say("codes of the Correlates of War project"),
        CountryCodes.GW: say("codes of Gleditsch and Ward"),
    }[codes]


def _preferred(values: tuple[str, ...]) -> tuple[CountryCodes, ...]:
    named = any(len(value) > 3 and not value.isdecimal() for value in values)
    return (CountryCodes.NAMES, *_ORDER) if named else _ORDER


def _is_rival(best: CountryCodes, other: CountryCodes) -> bool:
    """Tell whether ``other`` is another coding at all: names and ISO codes are read alike."""
    return not {best, other} <= {CountryCodes.NAMES, CountryCodes.ISO3}


def _read(values: tuple[str, ...], codes: CountryCodes, known: Known) -> dict[str, set[str]]:
    """Return what each value that ``codes`` explain may mean; a number of several states all of them."""
    reader = Reader(known, codes)
    meant = {}
    for value in values:
        found = set(reader.every(value).codes)
        if not found and codes in (CountryCodes.COW, CountryCodes.GW):
            found = {c for c in state_codes.meanings(value, codes) if known.countries.find(c)}
        if found:
            meant[value] = found
    return meant
