"""What costs a start too much: loaded by name when a chart or its numbers first need it."""

from collections.abc import Callable, Sequence
from importlib import import_module

from diplomat_desk.charts.network_graph import Analyst
from diplomat_desk.charts.tables import Table

WriteWorkbook = Callable[[Table, str, tuple[str, ...], str], bytes]
"""Writes a table, its title, its caption and its imprint."""

CountRows = Callable[[Sequence[Sequence[int]], Sequence[int], Sequence[int]], list[int]]
"""Counts the rows that the bars of each lane take, by when these begin and end."""


def network_analyst() -> Analyst:
    """Return the analysis of networks, which takes networkx and numpy (more than a whole window)."""
    found: Analyst = import_module("diplomat_desk.charts.network_analysis").analyst
    return found


def workbook_writer() -> WriteWorkbook:
    """Return what writes Excel workbooks, with the library for that."""
    write: WriteWorkbook = import_module("diplomat_desk.charts.xlsxout").xlsx_bytes
    return write


def rows_counter() -> CountRows:
    """Return what counts the rows of a large timeline, with numpy."""
    found: CountRows = import_module("diplomat_desk.charts.packing_counts").rows_needed
    return found
