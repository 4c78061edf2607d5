"""The check of a table before it is imported: counts, what a person should look at, and a list to mend by."""

import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from diplomat_desk.charts.csvout import safe_cell
from diplomat_desk.domain.confidentiality import TOP, Level
from diplomat_desk.domain.words import say
from diplomat_desk.exchange.deciding import Question, unmatched
from diplomat_desk.exchange.drafts import Draft, Finding, Weight
from diplomat_desk.exchange.mapping import Mapping
from diplomat_desk.exchange.tables import Doubt, Table
from diplomat_desk.services.desk import Desk
from diplomat_desk.services.importing.facts import FileFacts, imports_of
from diplomat_desk.services.importing.judging import Judge
from diplomat_desk.services.importing.knowing import known
from diplomat_desk.services.importing.pages import Pages
from diplomat_desk.services.importing.verdicts import Choices, Judged, Likeness, Twin, Verdict
from diplomat_desk.services.unhurried import unhurried

LONGEST_VALUE = 1_000
"""Of a longer cell the list shows the beginning: it is to be found, not copied."""


@dataclass(slots=True)
class Counts:
    """How many rows there are of each sort. A row can be new and look like a duplicate and carry warnings."""

    rows: int = 0
    new: int = 0
    updated: int = 0
    duplicates: int = 0
    left_out: int = 0
    refused: int = 0
    warned: int = 0

    def pairs(self) -> tuple[tuple[str, str], ...]:
        """Return name and number of each, as they are kept with an import."""
        names = ("rows", "new", "updated", "duplicates", "left_out", "refused", "warned")
        return tuple((name, str(getattr(self, name))) for name in names)


@dataclass(slots=True)
class Checked:
    """What the check found.

    ``findings`` are of the cells, ``twins`` the rows that look like duplicates; both are read page by page.
    ``questions`` are the distinct texts that nothing in the register answers to, ``doubts`` what is doubtful
    about the file itself.
    """

    counts: Counts = field(default_factory=Counts)
    findings: Pages[Finding] = field(default_factory=lambda: Pages(_packed, _finding))
    twins: Pages[Twin] = field(default_factory=lambda: Pages(_packed_twin, _twin))
    questions: tuple[Question, ...] = ()
    doubts: tuple[Doubt, ...] = ()

    def take(self, one: Judged) -> None:
        """Count a row and keep what is to be told of it."""
        counts = self.counts
        counts.rows += 1
        counts.new += one.verdict is Verdict.NEW
        counts.updated += one.verdict is Verdict.UPDATE
        counts.left_out += one.verdict is Verdict.LEFT_OUT
        counts.refused += one.verdict is Verdict.REFUSED
        if one.twin is not None:
            counts.duplicates += 1
            self.twins.append(one.twin)
        warned = False
        for finding in one.draft.findings:
            warned = warned or finding.weight is Weight.WARNED
            self.findings.append(finding)
        counts.warned += warned and one.verdict is not Verdict.REFUSED

    def refused(self) -> Iterator[Finding]:
        """Give why rows are refused, cell by cell."""
        return (one for one in self.findings if one.weight is Weight.REFUSED)


def check(
    desk: Desk,
    table: Table,
    mapping: Mapping,
    choices: Choices | None = None,
    ceiling: Level = TOP,
    facts: FileFacts | None = None,
) -> Checked:
    """Return what importing ``table`` with ``mapping`` would do; nothing is changed.

    By ``facts`` a file that was imported before is known again: its rows update what they became. Rows are
    read one batch after the other. Raises :class:`ExchangeError` where the file cannot be read,
    :class:`StoppedError` where ``desk.progress`` was told to stop.
    """
    knows = known(desk, ceiling)
    checked = Checked()
    with unhurried(), desk.register.reading() as connection:
        imports = imports_of(connection, facts, mapping) if facts else ()
        judge = Judge(connection, knows, mapping, ceiling, choices or Choices(), imports=imports)
        checked.questions = unmatched(_drafts(desk, table, mapping, judge, checked), knows)
    checked.doubts = table.doubts(mapping.layout)
    return checked


def write_report(checked: Checked) -> bytes:
    """Return a CSV (UTF-8 with a mark in front) of all that is refused, warned of or looks like a duplicate.

    Row, column, value, what it is, reason; cells that a spreadsheet would take for a formula are text.
    """
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow([say("Row"), say("Column"), say("Value"), say("What"), say("Reason")])
    for line in _lines(checked):
        writer.writerow([cell if isinstance(cell, int) else safe_cell(cell) for cell in line])
    return out.getvalue().encode("utf-8-sig", "replace")


def about_rows(table: Table, mapping: Mapping) -> int:
    """Return about how many rows there are to read."""
    sheets = [one for one in table.sheets if one.name == mapping.layout.sheet] or table.sheets
    return sheets[0].rows if sheets else 0


def twin_in_words(twin: Twin) -> str:
    """Return why a row looks like a duplicate, as a sentence."""
    if twin.id:
        return say(
            "Looks like “{title}” ({reference}): both may begin on the same day, and share a country.",
            title=twin.title,
            reference=twin.reference,
        )
    texts = {
        Likeness.SAME_ROW: say("The same in every cell as row {row}.", row=twin.of_row),
        Likeness.OTHER_WAY_ROUND: say(
            "The same day, title and parties as row {row}, the other way round.", row=twin.of_row
        ),
        Likeness.ALIKE: say(
            "Looks like row {row}, “{title}”: both may begin on the same day, and share a country.",
            row=twin.of_row,
            title=twin.title,
        ),
    }
    return texts[twin.why]


def _drafts(
    desk: Desk, table: Table, mapping: Mapping, judge: Judge, checked: Checked
) -> Iterator[Draft]:
    total = about_rows(table, mapping)
    for batch in judge.batches(table.rows(mapping.layout)):
        desk.progress.at(checked.counts.rows, max(total, checked.counts.rows + len(batch)))
        for one in batch:
            checked.take(one)
            yield one.draft


def _lines(checked: Checked) -> Iterator[tuple[int, str, str, str, str]]:
    words = {Weight.REFUSED: say("Refused"), Weight.WARNED: say("Warning")}
    for weight, what in words.items():
        for one in checked.findings:
            if one.weight is weight:
                yield one.row, one.column, one.value[:LONGEST_VALUE], what, one.message
    for twin in checked.twins:
        yield twin.row, "", twin.title, say("Likely duplicate"), twin_in_words(twin)
    for doubt in checked.doubts:
        yield doubt.row, "", "", say("File"), doubt.message


def _packed(one: Finding) -> list[Any]:
    return [one.row, one.column, one.value[:LONGEST_VALUE], one.message, one.weight.value]


def _finding(held: list[Any]) -> Finding:
    return Finding(held[0], held[1], held[2], held[3], Weight(held[4]))


def _packed_twin(one: Twin) -> list[Any]:
    return [one.row, one.why.value, one.title, one.of_row, one.id, one.reference]


def _twin(held: list[Any]) -> Twin:
    return Twin(held[0], Likeness(held[1]), held[2], held[3], held[4], held[5])
