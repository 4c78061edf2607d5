"""The numbers behind a chart as a table: shown under it, copied, and saved; whole, no row is left out."""

from dataclasses import dataclass, field

from diplomat_desk.domain.aims import NOTHING, Aim

Cell = str | int | float | None
"""None is a cell that says nothing, and sorts after all that do."""


@dataclass(frozen=True, slots=True)
class Line:
    """One row: its cells, as many as there are headings, and where it and each cell lead.

    ``key`` is the code that it stands for (a country's, a term's), empty for none.
    """

    cells: tuple[Cell, ...]
    key: str = ""
    aim: Aim = NOTHING
    aims: tuple[Aim, ...] = ()

    def aim_at(self, column: int) -> Aim:
        """Return where the cell in ``column`` leads."""
        return self.aims[column] if column < len(self.aims) else self.aim


@dataclass(frozen=True, slots=True)
class Table:
    """Headings and lines; ``sums`` are further lines that stay at the foot whatever the order.

    ``key_heading`` is the heading of the lines' codes, which only a saved file shows.
    """

    headings: tuple[str, ...]
    lines: tuple[Line, ...]
    sums: tuple[Line, ...] = ()
    key_heading: str = ""
    notes: tuple[str, ...] = field(default=())
