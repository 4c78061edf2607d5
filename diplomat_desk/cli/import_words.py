"""What the command ``import`` tells: how the file was read, what is to be looked at, and the counts."""

from collections.abc import Iterable, Iterator
from typing import Any

from diplomat_desk.domain.words import count, say
from diplomat_desk.exchange.drafts import Finding, Weight
from diplomat_desk.exchange.mapping import Mapping
from diplomat_desk.exchange.tables import Doubt, Layout, SheetInfo
from diplomat_desk.services.importing import Checked

MOST_TOLD = 1_000
"""Of a file with more cells to look at, the rest are counted."""
_MOST_GROUPS, _EXAMPLES = 40, 3
_SIGNS = {"\t": "tab", " ": "space"}


def layout_lines(layout: Layout, sheets: tuple[SheetInfo, ...]) -> Iterator[str]:
    """Yield how the file was read: encoding and separator, or the sheet and those that were not read."""
    if layout.sheet:
        yield say("Read: the sheet “{name}”.", name=layout.sheet)
        others = [_sheet(one) for one in sheets if one.name != layout.sheet]
        if others:
            yield say("Not read: {names} (--sheet NAME).", names=", ".join(others))
    else:
        sign = _SIGNS.get(layout.separator, layout.separator)
        yield say(
            "Read as: {encoding}, separated by “{sign}”.", encoding=layout.encoding, sign=sign
        )
    last = layout.header + layout.headers - 1
    if not layout.header:
        yield say("No row names the columns.")
    elif layout.header > 1 or layout.headers > 1:
        yield say("The columns are named in row {rows}.", rows=_span(layout.header, last))


def _sheet(one: SheetInfo) -> str:
    return f"“{one.name}” ({say('hidden')})" if one.hidden else f"“{one.name}”"


def _span(first: int, last: int) -> str:
    return str(first) if first == last else f"{first}–{last}"


def key_lines(mapping: Mapping) -> Iterator[str]:
    """Yield by what the rows of a later file are known again."""
    if mapping.key:
        yield say("Rows are known again by “{name}”.", name=mapping.key)


def data(checked: Checked, mapping: list[str], layout: Layout) -> dict[str, Any]:
    """Return what the check found as JSON has it."""
    return {
        "layout": {
            "encoding": layout.encoding,
            "separator": layout.separator,
            "sheet": layout.sheet,
            "header": layout.header,
            "headers": layout.headers,
            "first": layout.first,
        },
        "mapping": mapping,
        "counts": {name: int(number) for name, number in checked.counts.pairs()},
        "refused": [_as_data(one) for one in checked.refused()],
        "warnings": [
            _as_data(one) for one, _ in zip(_warned(checked), range(MOST_TOLD), strict=False)
        ],
        "doubts": [{"row": one.row, "message": one.message} for one in checked.doubts],
    }


def text(checked: Checked, mapping: list[str], lacking: tuple[str, ...]) -> str:
    """Return what the check found for people."""
    lines = [f"  {line}" for line in mapping]
    if lacking:
        lines.append(say("Not in this file: {name}", name=", ".join(lacking)))
    lines += [_doubt(one) for one in checked.doubts]
    lines += _warnings(_warned(checked))
    lines += [_refused(one) for one in checked.refused()]
    if not checked.counts.rows:
        lines.append(say("There is no row below the names of the columns."))
    return "\n".join((*lines, *_count_lines(checked)))


def _as_data(one: Finding) -> dict[str, Any]:
    return {"row": one.row, "column": one.column, "value": one.value, "reason": one.message}


def _warned(checked: Checked) -> Iterator[Finding]:
    return (one for one in checked.findings if one.weight is Weight.WARNED)


def _doubt(one: Doubt) -> str:
    return say("Row {row}", row=one.row) + f": {one.message}" if one.row else one.message


def _warnings(found: Iterable[Finding]) -> Iterator[str]:
    """Yield the warnings, those alike of a column in one line with a few of their cells."""
    groups: dict[tuple[str, str], list[Finding]] = {}
    numbers: dict[tuple[str, str], int] = {}
    for one in found:
        key = (one.column, one.message.replace(one.value, "…") if one.value else one.message)
        numbers[key] = numbers.get(key, 0) + 1
        if len(groups.setdefault(key, [])) < _EXAMPLES:
            groups[key].append(one)
    for key in list(groups)[:_MOST_GROUPS]:
        first, *_ = groups[key]
        cells = ", ".join(
            f"{one.row} “{one.value}”" if one.value else f"{one.row}" for one in groups[key]
        )
        more = " …" if numbers[key] > _EXAMPLES else ""
        where = count(numbers[key], "Look at {n} cell", "Look at {n} cells")
        column = f", {first.column}" if first.column else ""
        message = first.message if numbers[key] == 1 else key[1]
        yield f"{where}{column}: {message} ({say('row')} {cells}{more})"
    if len(groups) > _MOST_GROUPS:
        rest = sum(numbers[key] for key in list(groups)[_MOST_GROUPS:])
        yield count(rest, "Look at {n} cell more (--json tells which).",
                    "Look at {n} cells more (--json tells which).")  # fmt: skip


def _refused(one: Finding) -> str:
    where = say("Row {row}", row=one.row)
    cell = f", {one.column} “{one.value}”" if one.column else ""
    return f"{where}{cell}: {one.message}"


def _count_lines(checked: Checked) -> list[str]:
    counts = checked.counts
    return [
        count(counts.rows, "{n} row:", "{n} rows:"),
        count(counts.new, "{n} new", "{n} new"),
        count(counts.updated, "{n} updated", "{n} updated"),
        count(counts.duplicates, "{n} likely duplicate", "{n} likely duplicates"),
        count(counts.left_out, "{n} left out", "{n} left out"),
        count(counts.warned, "{n} with a warning", "{n} with warnings"),
        count(counts.refused, "{n} refused", "{n} refused"),
    ]
