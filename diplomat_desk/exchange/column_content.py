"""What the cells of a column hold, measured: dates, numbers, addresses, countries, lists, long text."""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from diplomat_desk.domain.confidentiality import Level
from diplomat_desk.exchange.cells import is_missing, pieces, plain_cell
from diplomat_desk.exchange.column_codes import Coding, coding_of
from diplomat_desk.exchange.dating import Conventions, conventions, read_date
from diplomat_desk.exchange.known import Known
from diplomat_desk.exchange.mapping import Order
from diplomat_desk.exchange.matching import match_term
from diplomat_desk.exchange.term_words import level_of, yes_or_no

_NUMBER = re.compile(
    r"[-+]?\d{1,3}(?:[ ,.'’]?\d{3})*(?:[.,]\d+)?\s*%?|[-+]?\d+(?:[.,]\d+)?", re.ASCII
)
_YEAR = re.compile(r"(?:1[0-9]|20|21)\d\d(?:\.0)?", re.ASCII)
_LETTERS = re.compile(r"[A-Z]{2,3}")
_URL = re.compile(r"(?:https?://|www\.)\S+|10\.\d{4,}/\S+", re.IGNORECASE)
_PERSON = re.compile(
    r"(?:(?:Dr|Mr|Ms|Mrs|Prof|Gen|Sir|Amb)\.? )*[^\W\d_a-z][\w'’.-]*(?: (?:[a-z]{2,3} )?[^\W\d_a-z][\w'’.-]*){1,3}"
)
_SEPARATORS = (";", "|", "\n", ",", "/")
_MOST_VALUES, _FIRST_VALUES = 300, 30
Test = Callable[[str], bool]
_LONG = 120


@dataclass(frozen=True, eq=False)
class Content:
    """The filled cells of a column, how many each text fills, and what share of them is what (0 to 1)."""

    counts: Counter[str]
    known: Known | None

    @cached_property
    def filled(self) -> int:
        """How many cells say something."""
        return self.counts.total()

    @cached_property
    def distinct(self) -> float:
        """How many of the filled cells differ."""
        return len(self.counts) / self.filled if self.filled else 0.0

    @cached_property
    def conventions(self) -> Conventions:
        """How its dates are written, if it has any."""
        return conventions(self.counts.elements())

    @cached_property
    def dates(self) -> float:
        """What can be read as a date, in whatever order; whole numbers that are years among them."""
        first = self._texts[:_FIRST_VALUES]
        if not any(read_date(text, Order.DMY, 30).date for text in first if len(text) <= 40):
            return 0.0
        found = self.conventions
        order = found.options[0] if found.options else found.order

        def is_date(text: str) -> bool:
            return read_date(text, order, found.pivot).date is not None

        return self._share(is_date, short=40)

    @cached_property
    def years(self) -> float:
        """What is a year of four digits and nothing more."""
        return self._share(lambda text: bool(_YEAR.fullmatch(text)))

    @cached_property
    def numbers(self) -> float:
        """What is a number."""
        return self._share(lambda text: bool(_NUMBER.fullmatch(text)), short=40)

    @cached_property
    def addresses(self) -> float:
        """What is an address of the web."""
        return self._share(lambda text: bool(_URL.match(text)))

    @cached_property
    def people(self) -> float:
        """What is written like the name of a person."""
        return self._share(lambda text: bool(_PERSON.fullmatch(text)), short=60)

    @cached_property
    def length(self) -> float:
        """How many characters a filled cell has on average."""
        return sum(len(t) * n for t, n in self.counts.items()) / self.filled if self.filled else 0.0

    @property
    def is_long(self) -> bool:
        """Whether its cells are sentences rather than names."""
        return self.length > _LONG

    @cached_property
    def separator(self) -> str:
        """What parts the lists in its cells; empty where they hold one value each."""
        return self.separator_of(self._texts)

    @cached_property
    def coding(self) -> Coding | None:
        """Which codes or names of countries it holds; None where the register is not known."""
        return self._countries[0]

    @cached_property
    def countries(self) -> float:
        """What of its distinct values, lists taken apart, is a country."""
        return self._countries[0].share if self._countries[0] else 0.0

    @cached_property
    def country_separator(self) -> str:
        """What parts its lists, judged by which finds most countries."""
        return self._countries[1]

    @cached_property
    def _countries(self) -> tuple[Coding | None, str]:
        """Return the coding and the separator; a few values tell whether it is worth to look at all."""
        if self.known is None or not self.filled:
            return None, self.separator
        found = self._judged(self._texts[:_FIRST_VALUES], self.known)
        if found[0].share < 0.2 or len(self._texts) <= _FIRST_VALUES:
            return found
        return self._judged(self._texts, self.known)

    @staticmethod
    def _judged(texts: Sequence[str], known: Known) -> tuple[Coding, str]:
        best, chosen = coding_of(texts, known), ""
        for mark in _SEPARATORS:
            # What stands between strokes is read without parting: "Congo/Zaire" is one state, "SPLM/A" one movement.
            if mark == "/" or not any(mark in text for text in texts):
                continue
            parts = [part for text in texts for part in pieces(text, mark)]
            coding = coding_of(parts[: _MOST_VALUES * 2], known)
            # A comma can stand within a name: "Korea, South".
            if coding.share > best.share + (0.02 if mark == "," else -0.02):
                best, chosen = coding, mark
        return best, chosen

    def terms(self, vocabulary: str) -> float:
        """Return what of its distinct values is a term of ``vocabulary``, lists taken apart."""
        if self.known is None or not self.filled:
            return 0.0
        parts = {part for text in self._texts for part in pieces(text, self.separator) if part}
        known = sum(bool(match_term(vocabulary, part, self.known)) for part in parts)
        return known / len(parts) if parts else 0.0

    @cached_property
    def levels(self) -> float:
        """What is a level of confidentiality."""
        return self._share(lambda text: level_of(text) is not None, short=40)

    @cached_property
    def guards(self) -> bool:
        """Whether any of its values says that something is not for everybody."""
        found = (level_of(text) for text in self._texts if len(text) <= 40)
        return any(level is not None and level >= Level.RESTRICTED for level in found)

    @cached_property
    def letters(self) -> float:
        """What is two or three capital letters."""
        return self._share(lambda text: bool(_LETTERS.fullmatch(text)), short=3)

    @cached_property
    def answers(self) -> float:
        """What says yes or no."""
        return self._share(lambda text: yes_or_no(text) is not None, short=20)

    def between(self, least: int, most: int) -> float:
        """Return what is a whole number from ``least`` to ``most``."""
        return self._share(
            lambda text: (
                text.removesuffix(".0").isdecimal()
                and least <= int(text.removesuffix(".0")) <= most
            ),
            short=6,
        )

    def months(self) -> float:
        """Return what is a month, as a number or by name."""
        named = self._share(
            lambda text: (
                not text[:1].isdigit()
                and read_date(f"1 {text} 2000", self.conventions.order, 30).date is not None
            ),
            short=20,
        )
        return self.between(0, 12) + named

    @cached_property
    def _texts(self) -> tuple[str, ...]:
        return tuple(text for text, _ in self.counts.most_common(_MOST_VALUES))

    def _share(self, test: Test, short: int = 2000) -> float:
        if not self.filled:
            return 0.0
        texts = self._texts
        right = sum(self.counts[text] for text in texts if len(text) <= short and test(text))
        return right / sum(self.counts[text] for text in texts)

    @staticmethod
    def separator_of(texts: Sequence[str]) -> str:
        """Return what parts the lists in ``texts``: the sign whose pieces are short and many."""
        for mark in _SEPARATORS:
            parted = [pieces(text, mark) for text in texts if mark in text]
            # A comma or a stroke can be part of any name, so a few of them part nothing.
            if len(parted) < (max(1, len(texts) // 20) if mark in ",/" else 1):
                continue
            lengths = sorted(len(part) for parts in parted for part in parts)
            if lengths[len(lengths) // 2] <= 30 and lengths[-1] <= 120:
                return mark
        return ""


def contents(
    columns: int, rows: Iterable[Sequence[str]], known: Known | None
) -> tuple[Content, ...]:
    """Return what each of so many columns holds; cells that say "not recorded" are left out."""
    counts: list[Counter[str]] = [Counter() for _ in range(columns)]
    for row in rows:
        for place, cell in enumerate(row[:columns]):
            if cell and not is_missing(cell):
                counts[place][plain_cell(cell[:4000])] += 1
    return tuple(Content(found, known) for found in counts)
