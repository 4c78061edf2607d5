"""One row on its way to a record: what was read, what was kept word for word, what was found."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from diplomat_desk.domain.words import say
from diplomat_desk.exchange.cells import plain_cell
from diplomat_desk.exchange.drafts import Finding, Sort, Unmatched, Weight
from diplomat_desk.exchange.matching import match_term
from diplomat_desk.exchange.plan import Column, Plan, vocabulary_of
from diplomat_desk.exchange.saying import NOTHING, Said
from diplomat_desk.exchange.tables import Row

LONGEST_SHOWN = 200
"""Of a value more than this is not repeated in a finding; the whole is in a note."""


@dataclass(slots=True)
class Making:
    """The row, the plan, and what has come of it so far."""

    plan: Plan
    row: Row
    cells: tuple[str, ...] = ()
    fields: dict[str, Any] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)
    unmatched: list[Unmatched] = field(default_factory=list)
    kept: dict[int, Column] = field(default_factory=dict)
    used: set[int] = field(default_factory=set)
    refused: bool = False
    year: int | None = None
    process: str = ""

    def __post_init__(self) -> None:
        self.cells = tuple([plain_cell(cell) if cell else "" for cell in self.row.cells])

    def cell(self, column: Column) -> str:
        """Return what stands in ``column``, plain; for a default its value."""
        if column.is_default:
            return column.default
        return self.cells[column.place] if column.place < len(self.cells) else ""

    def said(self, column: Column) -> Said:
        """Return the one text of ``column``; what says "not recorded" is kept and nothing."""
        self.used.add(column.place)
        text = self.cell(column)
        if not text:
            return NOTHING
        said, kept = column.saying.one(text)
        if kept:
            self.keep(column)
        return said

    def text(self, column: Column) -> str:
        """Return the one text of ``column``, as decided where somebody did."""
        return self.said(column).text

    def elements(self, column: Column) -> tuple[Said, ...]:
        """Return the elements of the list in ``column``, blanks among them; nothing for a blank cell."""
        self.used.add(column.place)
        text = self.cell(column)
        if not text:
            return ()
        said, kept = column.saying.several(text)
        if kept:
            self.keep(column)
        return said

    def first(self, target: str) -> tuple[Column, Said] | None:
        """Return the first column of ``target`` that says something, and what; others are kept as text."""
        found = None
        for column in self.plan.of(target):
            if found and column.is_default:
                break
            said = self.said(column)
            if said.text and found:
                self.keep(column)
            elif said.text:
                found = (column, said)
        return found

    def term(self, column: Column, said: Said) -> str:
        """Return the code that a text means; what means none is asked about, kept and warned of."""
        vocabulary = vocabulary_of(column.target)
        code = match_term(vocabulary, said.text, self.plan.known)
        if not code:
            self.unknown(column, said.text, Sort.TERM, vocabulary)
            self.warn(
                column,
                said.text,
                say("This is no word of “{vocabulary}”; it was kept in a note.",
                    vocabulary=column.target.label),
            )  # fmt: skip
        return code

    def keep(self, column: Column) -> None:
        """Keep the whole cell of ``column`` word for word in the note of the row."""
        if not column.is_default:
            self.kept[column.place] = column

    def warn(
        self, column: Column, value: str, message: str, weight: Weight = Weight.WARNED
    ) -> None:
        """Add a finding about ``column`` and keep its cell."""
        self.keep(column)
        shown = value if len(value) <= LONGEST_SHOWN else value[: LONGEST_SHOWN - 1] + "…"
        self.findings.append(Finding(self.row.number, column.header, shown, message, weight))
        self.refused = self.refused or weight is Weight.REFUSED

    def unknown(self, column: Column, value: str, sort: Sort, vocabulary: str = "") -> None:
        """Ask what ``value`` means; a default is not asked about."""
        if not column.is_default:
            self.unmatched.append(Unmatched(column.place, value, sort, vocabulary))

    def decision(self, column: Column, text: str) -> Said | None:
        """Return what was decided about ``text``, None where nothing was; what is to be text is kept."""
        decided = column.saying.decided(text)
        if decided is None:
            return None
        said, kept = decided
        if kept:
            self.keep(column)
        return said

    def notes(self) -> Iterator[tuple[str, str]]:
        """Yield the header and the cell of every column that is kept, in their order."""
        for place in sorted(self.kept):
            column = self.kept[place]
            yield column.header, self.cell(column)
