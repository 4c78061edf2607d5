"""Counts for tests that need no register: few, many, hostile."""

from diplomat_desk.charts.catalogue import find
from diplomat_desk.charts.imprint import Imprint
from diplomat_desk.charts.kinds import Basis
from diplomat_desk.domain.countries import Countries, Country, CountryKind
from diplomat_desk.domain.figures import Crosstab, Tally
from diplomat_desk.domain.filters import Filter
from diplomat_desk.domain.terms import Term, Vocabularies
from diplomat_desk.services.drawing import Numbers

TRACKS = Vocabularies(
    (
        Term("track", "L1", "Level 1", colour="#4477AA", mark="L1"),
        Term("track", "T1.5", "Track 1.5", colour="#CCBB44", mark="T1.5"),
        Term("track", "L2", "Level 2", colour="#228833", mark="L2"),
        Term("track", "T2", "Track II", colour="#EE6677", mark="T2"),
        Term("track", "OWN", "Quiet & <b>own</b> channel", colour="#112233", mark="own"),
    )
)
CODES = ("L1", "T1.5", "L2", "T2", "OWN")

HOSTILE = (
    ("XXA", "<b>Bold</b> & {0} %s"),
    ("XXB", "جموں و کشمیر کے لوگوں کا نمائندہ وفد اور ان کے دوست"),
    ("XXC", "The Provisional Transitional Council of the Very Much Contested Upper Valley " * 3),
    ("XXD", "Line\nbreak\tand 🤝🏽"),
    ("XXE", ""),
)


def numbers(
    cells: tuple[tuple[int, ...], ...],
    names: tuple[tuple[str, str], ...] = (),
    *,
    selected: int | None = None,
    total: int = 100,
    withheld: int = 0,
    chosen: Filter | None = None,
) -> Numbers:
    """Return ``cells`` (country by track, as many tracks as they are wide) as numbers."""
    named = names or tuple((f"A{n:02}", f"Land {n}") for n in range(len(cells)))
    wide = len(cells[0]) if cells else 0
    sums = tuple(sum(row) for row in cells)
    columns = tuple(max(row[n] for row in cells) for n in range(wide))
    counted = sum(columns) if selected is None else selected
    crosstab = Crosstab(
        rows=tuple(code for code, _ in named[: len(cells)]),
        columns=CODES[:wide],
        cells=cells,
        row_totals=sums,
        column_totals=columns,
        without_row=counted - sum(columns),
        tally=Tally(counted, total, 0, withheld),
        filter=chosen or Filter(),
    )
    countries = Countries(Country(code, name, kind=CountryKind.USER) for code, name in named)
    basis = Basis(vocabularies=TRACKS, countries=countries, imprint=Imprint("Test"))
    return Numbers(find("track-by-country"), crosstab, basis)


SOME = numbers(((18, 7, 24, 23), (3, 0, 17, 4), (0, 0, 5, 0), (1, 1, 0, 0)))
MANY = numbers(tuple((60 - n, n % 7, 1, 2) for n in range(60)))
ODD = numbers(
    ((9, 0, 4, 1, 3), (5, 2, 0, 1, 0), (2, 1, 1, 0, 1), (1, 0, 1, 1, 0), (0, 1, 0, 0, 1)), HOSTILE
)
HUGE = numbers(((123_456, 1, 0, 98_765), (2, 0, 0, 0)))
NONE = numbers((), selected=0)


def counted(numbers: Numbers) -> Crosstab:
    """Return the numbers themselves."""
    assert isinstance(numbers.figures, Crosstab)
    return numbers.figures
