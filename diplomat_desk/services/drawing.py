"""What a chart needs of the register, asked once; drawing itself needs no register any more."""

from dataclasses import dataclass, field, replace
from datetime import date

from diplomat_desk.charts import catalogue
from diplomat_desk.charts.compare import describe_pair, pair_table
from diplomat_desk.charts.csvout import csv_text
from diplomat_desk.charts.imprint import Imprint
from diplomat_desk.charts.kinds import Basis, Chart, ChartKind, Figures, settled
from diplomat_desk.charts.late import workbook_writer
from diplomat_desk.charts.layouts.pair import PairLayout
from diplomat_desk.charts.mirrored import mirrored
from diplomat_desk.charts.palette import Theme
from diplomat_desk.charts.svg import LayOut, draw
from diplomat_desk.charts.tables import Table
from diplomat_desk.domain.confidentiality import Level
from diplomat_desk.domain.dates import PartialDate
from diplomat_desk.domain.filters import Filter
from diplomat_desk.domain.options import Options
from diplomat_desk.reports.pictures import pdf
from diplomat_desk.reports.printed import Printed
from diplomat_desk.services.desk import Desk
from diplomat_desk.services.plots import ASKS


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """One chart of one filter, or of two that are compared; ``options`` not given are as usual.

    ``against`` is the other filter; a chart that compares nothing leaves it out.
    ``watched`` are the countries that coverage always shows; ``home`` is the user's own.
    """

    name: str
    filter: Filter
    options: Options = field(default_factory=dict)
    against: Filter | None = None
    watched: tuple[str, ...] = ()
    home: str = ""


@dataclass(frozen=True, slots=True)
class Numbers:
    """The numbers behind a chart, and what it is described with; ``other`` are those compared."""

    kind: ChartKind
    figures: Figures
    basis: Basis
    other: Figures | None = None

    @property
    def marking(self) -> Level:
        """The highest level of anything that is counted or named."""
        return self.basis.imprint.marking or Level.PUBLIC

    def lay_out(self, *, right_to_left: bool = False) -> LayOut:
        """Return what places the description in pixels, mirrored where people read ``right_to_left``."""
        plain: LayOut = self.kind.lay_out if self.other is None else PairLayout
        return mirrored(plain) if right_to_left and self.kind.mirrors else plain

    def chart(self, *, paper: bool = False) -> Chart:
        """Return the description; on ``paper`` nothing scrolls, so long lists end with a statement."""
        basis = replace(self.basis, paper=paper)
        if self.other is not None:
            return describe_pair(self.kind, self.figures, self.other, basis)
        made: Chart = self.kind.describe(self.figures, basis)
        return made

    def table(self) -> Table:
        """Return the numbers as a table."""
        if self.other is not None:
            return pair_table(self.kind, self.figures, self.other, self.basis)
        return self.kind.table(self.figures, self.basis)

    def csv(self) -> str:
        """Return the numbers as CSV text."""
        return csv_text(self.table())

    def xlsx(self) -> bytes:
        """Return the numbers as an Excel workbook, which says on a second sheet what they are about."""
        about = self.chart()
        caption = (about.subtitle, *about.caption)
        return workbook_writer()(self.table(), about.title, caption, about.imprint)

    def svg(
        self, width: float = 900.0, theme: Theme = Theme.LIGHT, *, right_to_left: bool = False
    ) -> str:
        """Return the picture as SVG, ``width`` pixels wide."""
        lay_out = self.lay_out(right_to_left=right_to_left)
        return draw(self.chart(paper=True), lay_out, width, theme)

    def page(self, *, right_to_left: bool = False) -> Printed:
        """Return the picture as a page of PDF. Blocks; raises ``ReportError`` where it cannot be made."""
        title = self.chart(paper=True).title
        svg = self.svg(theme=Theme.PAPER, right_to_left=right_to_left)
        return pdf(svg, title, date.today().isoformat())


def numbers(desk: Desk, request: Request) -> Numbers:
    """Return the numbers that ``request`` asks for; raise ``ChartError`` where there is no such chart."""
    kind = catalogue.find(request.name)
    options = settled(kind, request.options)
    ask = ASKS[kind.name]
    figures = ask(desk, request.filter, options)
    compared = request.against is not None and kind.together is not None
    other = ask(desk, request.against, options) if compared and request.against else None
    marking = max(one.marking for one in (figures, other) if one is not None)
    basis = Basis(
        vocabularies=desk.vocabularies,
        countries=desk.countries,
        options=options,
        imprint=Imprint(desk.name, today(), marking),
        watched=request.watched,
        home=request.home,
    )
    return Numbers(kind, figures, basis, other)


def today() -> PartialDate:
    """Return the day that pictures and papers are dated with."""
    now = date.today()
    return PartialDate(now.year, now.month, now.day)
