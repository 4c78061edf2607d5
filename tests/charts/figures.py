"""Numbers to draw: small ones by hand, and as many countries as a test wants."""

from diplomat_desk.charts.imprint import Imprint
from diplomat_desk.charts.kinds import Basis
from diplomat_desk.domain.countries import Countries, Country, CountryKind
from diplomat_desk.domain.figures import Crosstab, Tally
from diplomat_desk.domain.filters import Filter
from diplomat_desk.domain.terms import Term, Vocabularies

URDU = "وفاق کے زیر انتظام قبائلی علاقہ جات (پاکستان)"
LONG = "The Autonomous and Provisional Administration of the Very Long <b>Name</b> & Sons"

VOCABULARIES = Vocabularies(
    (
        Term("track", "L1", "Level 1, official", colour="#4477AA", mark="L1"),
        Term("track", "T1.5", "Track 1.5", colour="#CCBB44", mark="T1.5"),
        Term("track", "L2", "Level 2, third party", colour="#228833", mark="L2"),
        Term("track", "T2", "Track II", colour="#EE6677", mark="T2"),
        Term("track", "T3", "Track III", colour="#AA3377", mark="T3"),
        Term("track", "other", "=Other", mark="?"),
        Term("kind", "summit", "Summit"),
        Term("status", "concluded", "Concluded"),
        Term("country-role", "party", "Party"),
        Term("country-role", "host", "Host"),
        Term("organisation-role", "convenor", "Convenor"),
        Term("reliability", "b", "usually reliable"),
    )
)
COUNTRIES = Countries(
    (
        Country("PAK", "Pakistan"),
        Country("IND", "India"),
        Country("SUN", "Soviet Union", kind=CountryKind.HISTORICAL, valid_to=1991),
        Country("QQA", URDU, kind=CountryKind.USER),
        Country("QQB", LONG, kind=CountryKind.USER),
        Country("QQC", "=HYPERLINK(1)", kind=CountryKind.USER),
        Country("QQD", "पाकिस्तान", kind=CountryKind.USER),
        *(Country(f"X{n:02X}", f"Country number {n}") for n in range(200)),
    )
)


def crosstab(
    rows: dict[str, tuple[int, ...]],
    columns: tuple[str, ...] = ("L1", "L2", "T2"),
    chosen: Filter | None = None,
    without: int = 2,
    withheld: int = 3,
) -> Crosstab:
    """Return the crosstab of ``rows``; each initiative has one country."""
    cells = tuple(rows.values())
    sums = tuple(sum(row[n] for row in cells) for n in range(len(columns)))
    selected = sum(sums) + without
    return Crosstab(
        tuple(rows),
        columns,
        cells,
        tuple(sum(row) for row in cells),
        sums,
        without,
        Tally(selected, 400, 1, withheld),
        chosen or Filter(),
    )


SMALL = crosstab({"PAK": (18, 7, 23), "IND": (17, 0, 1), "SUN": (0, 2, 0)})


def many(number: int) -> Crosstab:
    """Return ``number`` countries with ever fewer initiatives."""
    return crosstab({f"X{n:02X}": (3 * (number - n), n % 3, 1) for n in range(number)})


def basis(
    *,
    paper: bool = True,
    watched: tuple[str, ...] = (),
    imprint: Imprint | None = None,
    **options: str,
) -> Basis:
    """Return what a chart is described with: the words of these tests, and ``options``."""
    return Basis(
        vocabularies=VOCABULARIES,
        countries=COUNTRIES,
        options=options,
        imprint=imprint or Imprint(),
        watched=watched,
        paper=paper,
    )
