"""What each column of a table becomes."""

from dataclasses import dataclass, field
from enum import StrEnum

from diplomat_desk.exchange.tables import Layout


class Order(StrEnum):
    """In which order a written date has its parts."""

    NONE = ""
    """Only what cannot be misread: ISO dates, years, months by name."""
    DMY = "dmy"
    MDY = "mdy"
    YMD = "ymd"


class CountryCodes(StrEnum):
    """What a column's codes of countries are: never assumed where the column itself disagrees."""

    NAMES = ""
    """Names in any language, and ISO codes."""
    ISO3 = "iso3"
    ISO2 = "iso2"
    COW = "cow"
    """Correlates of War state numbers or abbreviations."""
    GW = "gw"
    """Gleditsch and Ward numbers or abbreviations."""


LEFT_OUT = "-"
"""A decided value that is not to be recorded."""
AS_TEXT = "="
"""A decided value that is kept as text, in a note, and asked about no more."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ColumnMapping:
    """What one column becomes.

    ``place`` counts from 0; ``header`` is its name, by which it is found again in another file. ``target``
    is a name of ``targets.TARGETS``. ``role`` is the code that its entries have (of a country, organisation
    or person). ``separator`` parts a list, empty where a cell holds one value. ``of`` is the place of the
    column whose list this one runs beside. ``order`` and ``pivot`` are for dates: a year of two digits
    greater than ``pivot`` is of the 20th century. ``scheme`` names external identifiers, ``codes`` what
    codes of countries are. ``values`` are decisions: what a text in the file stands for (a code, a name,
    :data:`LEFT_OUT` or :data:`AS_TEXT`). ``missing`` are the texts that say "not recorded", compared folded.
    """

    place: int
    header: str
    target: str
    role: str = ""
    separator: str = ""
    of: int | None = None
    order: Order = Order.NONE
    pivot: int = 30
    years: tuple[int, int] | None = None
    """The years in which the dates of this column lie; another year is read and doubted."""
    serial: int = 0
    """1900 or 1904 where the whole column is days counted by a spreadsheet since then, else 0."""
    scheme: str = ""
    codes: CountryCodes = CountryCodes.NAMES
    values: tuple[tuple[str, str], ...] = ()
    missing: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Mapping:
    """How a whole table becomes initiatives; kept as a profile, it is offered for files of the same shape.

    ``defaults`` are fields of an initiative that every row has unless its own columns say otherwise:
    ``("track", "T2")``. ``key`` is the target by which a row finds the record that it updates: an
    external identifier's scheme, ``reference``, or empty where every row is new.
    """

    name: str = ""
    layout: Layout = field(default_factory=Layout)
    columns: tuple[ColumnMapping, ...] = ()
    defaults: tuple[tuple[str, str], ...] = ()
    key: str = ""

    def of(self, place: int) -> ColumnMapping | None:
        """Return what the column at ``place`` becomes, None where nothing was said of it."""
        return next((one for one in self.columns if one.place == place), None)


@dataclass(frozen=True, slots=True)
class Guess:
    """What a column seems to be, how sure that is (0 to 1), and why, in words."""

    mapping: ColumnMapping
    confidence: float
    why: str
