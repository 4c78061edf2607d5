"""How the dates of a whole column are written, worked out from all of its values together."""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from diplomat_desk.domain.words import count, dotted, say
from diplomat_desk.exchange.date_parts import orders_of
from diplomat_desk.exchange.date_words import plainly
from diplomat_desk.exchange.mapping import Order

_TRIPLE = re.compile(
    r"(?<![\d/.?-])([\d?x]{0,4})([/.-]|\.? )([\d?x]{0,2})([/.-]|\.? )(\d{2,4})(?![\d/.?-]*\d)",
    re.ASCII,
)
_YEAR = re.compile(r"(?<!\d)(\d{4})(?!\d)", re.ASCII)
_TWO = re.compile(r"(?:[^\W\d_]\.?[ -]|')(\d{2})$")
_SERIAL = re.compile(r"(\d{5})(?:\.\d+)?", re.ASCII)
_SERIALS = range(9_000, 75_000)
"""Days since 1900 that are dates from 1924 to 2105; smaller numbers are years and counts."""
_AHEAD = 5
"""So many years after this one can a planned date lie."""
_EXAMPLES = 5
_LONGEST = 100
_ASKED = (Order.DMY, Order.MDY, Order.YMD)


@dataclass(frozen=True, slots=True, kw_only=True)
class Conventions:
    """How a column writes its dates.

    ``order`` is settled, or empty where nothing needs one or where it is :attr:`undecided`; then
    ``options`` are the orders that fit, the likeliest first, ``ambiguous`` counts the values that they
    read differently, and ``examples`` are some of them. ``pivot`` and ``years`` are as in a
    :class:`~diplomat_desk.exchange.mapping.ColumnMapping`, ``two_digits`` counts the years that need
    the pivot, ``outlying`` are values whose year lies outside ``years``. ``serial`` is 1900 where every
    value can be a spreadsheet's count of days; whether they are is for the column's name to say.
    """

    order: Order = Order.NONE
    options: tuple[Order, ...] = ()
    ambiguous: int = 0
    examples: tuple[str, ...] = ()
    pivot: int = 30
    years: tuple[int, int] | None = None
    two_digits: int = 0
    first_and_last: tuple[int, int] | None = None
    outlying: tuple[str, ...] = ()
    serial: int = 0

    @property
    def undecided(self) -> bool:
        """Whether a person must say which order is meant."""
        return len(self.options) > 1

    @property
    def in_words(self) -> str:
        """What was worked out, for people."""
        return dotted(self._order_in_words(), self._pivot_in_words(), self._years_in_words())

    def _order_in_words(self) -> str:
        if self.undecided:
            return count(
                self.ambiguous,
                "{n} value can be read in more than one way ({examples})",
                "{n} values can be read in more than one way ({examples})",
                examples=say(", ").join(self.examples[:3]),
            )
        return order_in_words(self.order)

    def _pivot_in_words(self) -> str:
        if not (self.two_digits and self.first_and_last):
            return ""
        first, last = self.first_and_last
        return say("years of two digits are read as {first} to {last}", first=first, last=last)

    def _years_in_words(self) -> str:
        if not self.outlying:
            return ""
        return count(
            len(self.outlying),
            "the year of {examples} is doubtful",
            "the years of {examples} are doubtful",
            examples=say(", ").join(self.outlying[:3]),
        )


def order_in_words(order: Order) -> str:
    """Return an order for people: ``month first``; nothing where there is none."""
    return {
        Order.NONE: "",
        Order.DMY: say("day first"),
        Order.MDY: say("month first"),
        Order.YMD: say("year first"),
    }[order]


def conventions(values: Iterable[str], this_year: int = 0) -> Conventions:
    """Return how the column with these ``values`` writes its dates; ``this_year`` is today's if not given.

    Memory stays small however many values there are.
    """
    tally = _Tally()
    for value in values:
        tally.add(value)
    return tally.result(this_year or date.today().year)


@dataclass(slots=True)
class _Tally:
    """What was seen so far."""

    filled: int = 0
    serials: int = 0
    only: Counter[Order] = field(default_factory=Counter)
    can: Counter[Order] = field(default_factory=Counter)
    ordered: int = 0
    ambiguous: int = 0
    dotted: int = 0
    year_last: int = 0
    examples: list[str] = field(default_factory=list)
    long_years: Counter[int] = field(default_factory=Counter)
    short_years: Counter[int] = field(default_factory=Counter)
    odd: dict[int, str] = field(default_factory=dict)

    def add(self, value: str) -> None:
        if len(value) > _LONGEST:
            self.filled += 1
            return
        text = plainly(value)
        if not text.strip("?.-/"):
            return
        self.filled += 1
        counted = _SERIAL.fullmatch(text)
        self.serials += bool(counted and int(counted[1]) in _SERIALS)
        found = list(_TRIPLE.finditer(text))
        for match in found:
            self._ordered(match, value.strip())
        if not found:
            self._year(text, value.strip())

    def _year(self, text: str, value: str) -> None:
        for year in _YEAR.findall(text):
            self._long(int(year), value)
        if short := _TWO.search(text):
            self.short_years[int(short[1])] += 1

    def _long(self, year: int, value: str) -> None:
        self.long_years[year] += 1
        self.odd.setdefault(year, value)

    def _ordered(self, match: re.Match[str], value: str) -> None:
        first, _, second, sign, third = match.groups()
        if len(first) == 4 and first.isdecimal():
            self._long(int(first), value)
            return
        if len(third) == 3:
            self._long(int(third), value)
            return
        readings = orders_of(first, second, third)
        if len(third) == 4:
            self._long(int(third), value)
            self.year_last += 1
            readings.pop(Order.YMD, None)
        elif len(readings) > 1 or Order.YMD not in readings or not first.isdecimal():
            self.short_years[int(third)] += 1
        else:
            self.short_years[int(first)] += 1
        if not first.isdecimal() and not second.isdecimal():
            return
        self._weigh(readings, value)
        self.dotted += sign.startswith(".")

    def _weigh(self, readings: dict[Order, tuple[str, str, str]], value: str) -> None:
        if not readings:
            return
        self.ordered += 1
        self.can.update(readings.keys())
        meant = {
            tuple(int(p) if p.isdecimal() else 0 for p in parts) for parts in readings.values()
        }
        if len(meant) == 1:
            if len(readings) == 1:
                self.only.update(readings.keys())
            return
        self.ambiguous += 1
        if len(self.examples) < _EXAMPLES and value not in self.examples:
            self.examples.append(value)

    def result(self, this_year: int) -> Conventions:
        order, options = self._order()
        core = _core(self.long_years)
        pivot = _pivot(self.short_years, core, this_year)
        short: Counter[int] = Counter()
        for year, times in self.short_years.items():
            short[_full(year, pivot)] += times
        years = _range(self.long_years + short, this_year)
        first, last = years or (1, 9998)
        return Conventions(
            order=order,
            options=options,
            ambiguous=self.ambiguous if options else 0,
            examples=tuple(self.examples) if options else (),
            pivot=pivot,
            years=years,
            two_digits=short.total(),
            first_and_last=(min(short), max(short)) if short else None,
            outlying=tuple(t for y, t in sorted(self.odd.items()) if not first <= y <= last)[:100],
            serial=1900 if self.filled and self.serials == self.filled else 0,
        )

    def _order(self) -> tuple[Order, tuple[Order, ...]]:
        """Return the settled order and no options, or none and those that a person chooses from."""
        if not self.ordered:
            return Order.NONE, ()
        proved = [order for order, _ in self.only.most_common()]
        fits = [order for order in _ASKED if self.can[order] == self.ordered]
        if self.year_last and not self.only[Order.YMD]:
            fits = [order for order in fits if order is not Order.YMD]
        if len(proved) == 1 and proved[0] in fits:
            return proved[0], ()
        if not self.ambiguous:
            return (proved or fits or [Order.NONE])[0], ()
        if len(fits) == 1 and not proved:
            return fits[0], ()
        if self.dotted == self.ordered and Order.DMY in fits and not proved:
            # Dots between numbers are written where the day comes first (DIN 5008 and its like).
            return Order.DMY, ()
        ranked = [order for order, _ in self.can.most_common()]
        return Order.NONE, tuple(dict.fromkeys([*proved, *(o for o in ranked if o in fits)])) or ()


def _full(year: int, pivot: int) -> int:
    return year + (1900 if year > pivot else 2000)


def _core(years: Counter[int]) -> tuple[int, int] | None:
    """Return the years between which all but a few of the values lie; None where there are too few."""
    total = years.total()
    if total < 3:
        return None
    spare, ordered = max(total // 50, min(total // 10, 2)), sorted(years)
    return _without(ordered, years, spare), _without(ordered[::-1], years, spare)


def _without(ordered: list[int], years: Counter[int], spare: int) -> int:
    for year in ordered:
        spare -= years[year]
        if spare < 0:
            return year
    return ordered[-1]


def _range(years: Counter[int], this_year: int) -> tuple[int, int] | None:
    """Return the years that are usual in a column: its own and as many again, but not far ahead of today."""
    core = _core(years)
    if core is None:
        return None
    first, last = core
    margin = max(30, last - first)
    ahead = max(last, min(last + margin, this_year + 2 * _AHEAD))
    return max(1, first - margin), min(9998, ahead)


def _pivot(short: Counter[int], core: tuple[int, int] | None, this_year: int) -> int:
    """Return the pivot by which years of two digits lie closest together, and near those of four.

    None may lie further ahead than a plan would; where several pivots do equally well the highest
    is taken, so that a later file of the same shape reads the same.
    """
    most = min(99, (this_year + _AHEAD) - 2000)
    if not short:
        return most

    def cost(pivot: int) -> tuple[int, int, int]:
        full = [_full(year, pivot) for year in short]
        first, last = core or (0, 9999)
        far = sum(
            times
            for year, times in short.items()
            if not first - 10 <= _full(year, pivot) <= last + 10
        )
        return far, max(full) - min(full), -pivot

    return min(range(-1, most + 1), key=cost)
