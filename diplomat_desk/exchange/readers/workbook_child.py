"""The child process that reads workbooks.

A damaged workbook can make the library for them ask for a thousand gigabytes, which ends the process;
so that is a process of its own, with bounded memory. It is started with one line of JSON on its standard
input (see :func:`main`), answers with lines of JSON, and ends when that input closes.
"""

import json
import os
import re
import sys
import threading
import zipfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, BinaryIO, NoReturn

import python_calamine
from defusedxml.ElementTree import fromstring

from diplomat_desk.exchange.readers.cells import ERRORS, as_text

if sys.platform != "win32":
    import resource

FAILED = 1
ORPHANED = 3

SAMPLE_ROWS = 400
_SAMPLE_CHARACTERS = 2_000_000
_BATCH_ROWS = 500
_BATCH_CHARACTERS = 1_000_000
_MOST_SPANS = 20_000
_PIECE = 1 << 20
_ERROR_CELL = re.compile(rb"""<(?:\w+:)?c\s[^<>]*?\bt=["']e["'][^<>]*>""")
_REFERENCE = re.compile(rb"""\br=["']([A-Z]{1,3})(\d{1,7})["']""")
_RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"


def main(stdin: BinaryIO | None = None, stdout: BinaryIO | None = None) -> int:
    """Answer the order and return the exit code.

    The order's keys: ``path``; ``memory``, the bytes that may be used; ``sheet``, of which all rows are
    wanted, or null to be told of all sheets. Of each sheet a line tells ``name``, ``hidden``, ``rows``,
    ``columns``, how many empty ones are ``skipped`` before them, ``spans`` (merged cells: top, left,
    bottom, right, from 0) and ``sample``, its first rows.
    Rows come in lines with ``rows`` and ``errors`` (row from 1, column from 0, text). A line with
    ``error`` tells what is wrong: ``protected``, ``damaged``, ``missing``.
    """
    source, target = stdin or sys.stdin.buffer, stdout or sys.stdout.buffer
    order = json.loads(source.readline())
    threading.Thread(target=_end_with_parent, args=(source,), daemon=True).start()
    _bound(order["memory"])
    path = Path(order["path"])
    try:
        with python_calamine.load_workbook(path) as book:
            answers = _look(book) if order["sheet"] is None else _rows(book, path, order["sheet"])
            for answer in answers:
                target.write(json.dumps(answer, ensure_ascii=True).encode() + b"\n")
            target.write(b'{"end": true}\n')
            target.flush()
    except python_calamine.PasswordError:
        return _refuse(target, "protected")
    except python_calamine.WorksheetNotFound:
        return _refuse(target, "missing")
    except (python_calamine.CalamineError, OSError, ValueError):
        return _refuse(target, "damaged")
    return 0


def leave(code: int) -> NoReturn:
    """End this process: an ordinary exit could wait for the thread that watches the input."""
    sys.stderr.flush()
    os._exit(code)


def _refuse(target: BinaryIO, why: str) -> int:
    """Tell the parent why nothing more comes."""
    target.write(json.dumps({"error": why}).encode() + b"\n")
    target.flush()
    return FAILED


def _end_with_parent(source: BinaryIO) -> None:
    """Wait for the end of the input: the parent never writes more, so it has gone."""
    source.read()
    os._exit(ORPHANED)


def _bound(memory: int) -> None:
    """Forbid more memory than ``memory`` bytes, and a dump of it, where the system can."""
    if memory and sys.platform != "win32":
        resource.setrlimit(resource.RLIMIT_DATA, (memory, memory))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _look(book: python_calamine.CalamineWorkbook) -> Iterator[dict[str, Any]]:
    """Yield what is to be told of each sheet; charts and macros are no sheets here."""
    for place, about in enumerate(book.sheets_metadata):
        if about.typ != python_calamine.SheetTypeEnum.WorkSheet:
            continue
        sheet = book.get_sheet_by_index(place)
        spans = sheet.merged_cell_ranges or []
        last_row, _ = sheet.end or (-1, -1)
        yield {
            "name": about.name,
            "hidden": about.visible != python_calamine.SheetVisibleEnum.Visible,
            "rows": last_row + 1,
            "columns": sheet.width,
            "skipped": _skipped(sheet),
            "spans": [[*start, *end] for start, end in spans[:_MOST_SPANS]],
            "sample": _sample(sheet),
        }


def _skipped(sheet: python_calamine.CalamineSheet) -> int:
    """Return how many columns are empty at the left; rows do not have them."""
    return sheet.start[1] if sheet.start else 0


def _sample(sheet: python_calamine.CalamineSheet) -> list[list[str]]:
    """Return the first rows of ``sheet``."""
    rows: list[list[str]] = []
    room = _SAMPLE_CHARACTERS
    for row in sheet.iter_rows():
        rows.append([as_text(value) for value in row])
        room -= sum(map(len, rows[-1]))
        if len(rows) >= SAMPLE_ROWS or room <= 0:
            break
    return rows


def _rows(
    book: python_calamine.CalamineWorkbook, path: Path, name: str
) -> Iterator[dict[str, Any]]:
    """Yield all rows of the sheet ``name`` in batches, first the cells whose formula has no result."""
    sheet = book.get_sheet_by_name(name)
    skipped = _skipped(sheet)
    yield {"rows": [], "errors": error_cells(path, name)}
    batch: list[list[str]] = []
    errors: list[tuple[int, int, str]] = []
    room = _BATCH_CHARACTERS
    for number, row in enumerate(sheet.iter_rows(), 1):
        cells = [as_text(value) for value in row]
        if not ERRORS.isdisjoint(cells):
            errors += _without_errors(cells, number, skipped)
        batch.append(cells)
        room -= sum(map(len, cells))
        if len(batch) >= _BATCH_ROWS or room <= 0:
            yield {"rows": batch, "errors": errors}
            batch, errors, room = [], [], _BATCH_CHARACTERS
    yield {"rows": batch, "errors": errors}


def _without_errors(cells: list[str], number: int, skipped: int) -> list[tuple[int, int, str]]:
    """Empty the ``cells`` that hold the sign of an error and return which."""
    found = [(number, place, cell) for place, cell in enumerate(cells) if cell in ERRORS]
    for _, place, _ in found:
        cells[place] = ""
    return [(row, place + skipped, cell) for row, place, cell in found]


def error_cells(path: Path, name: str) -> list[tuple[int, int, str]]:
    """Return the cells of a sheet of an XLSX file that hold errors, which the library gives as empty."""
    try:
        with zipfile.ZipFile(path) as archive:
            part = _part_of(archive, name)
            return list(_found_errors(archive, part)) if part else []
    except (zipfile.BadZipFile, KeyError, ValueError, SyntaxError):
        return []


def _part_of(archive: zipfile.ZipFile, name: str) -> str:
    """Return the part of an XLSX file that holds the sheet ``name``, empty for other formats."""
    if "xl/workbook.xml" not in archive.namelist():
        return ""
    book = fromstring(archive.read("xl/workbook.xml"))
    relation = next(
        (
            one.get(_RELATION)
            for one in book.iter()
            if one.tag.endswith("}sheet") and one.get("name") == name
        ),
        None,
    )
    known = fromstring(archive.read("xl/_rels/workbook.xml.rels"))
    target = next((one.get("Target", "") for one in known if one.get("Id") == relation), "")
    return target.lstrip("/") if target.startswith("/") else f"xl/{target}" if target else ""


def _found_errors(archive: zipfile.ZipFile, part: str) -> Iterator[tuple[int, int, str]]:
    """Yield row (from 1), column (from 0) and an empty text for each cell with an error."""
    seen: set[tuple[int, int]] = set()
    end = b""
    with archive.open(part) as file:
        for piece in iter(lambda: file.read(_PIECE), b""):
            for cell in _ERROR_CELL.finditer(end + piece):
                place = _REFERENCE.search(cell.group())
                if place and (at := (int(place[2]), _column(place[1]))) not in seen:
                    seen.add(at)
                    yield (*at, "")
                if len(seen) >= _MOST_SPANS:
                    return
            end = piece[-200:]


def _column(name: Sequence[int]) -> int:
    """Return the place of the column of this ``name``, from 0."""
    place = 0
    for letter in name:
        place = place * 26 + letter - 64
    return place - 1


if __name__ == "__main__":
    leave(main())
