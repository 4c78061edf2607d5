"""What a chart needs of the register, asked once; drawing itself needs no register any more."""

from dataclasses import dataclass
from datetime import date

from diplomat_desk.charts import catalogue
from diplomat_desk.charts.csvout import csv_text
from diplomat_desk.charts.describing import Imprint
from diplomat_desk.domain.confidentiality import Level
from diplomat_desk.domain.countries import Countries
from diplomat_desk.domain.dates import PartialDate
from diplomat_desk.domain.figures import Crosstab
from diplomat_desk.domain.filters import Filter
from diplomat_desk.domain.terms import Vocabularies
from diplomat_desk.services.desk import Desk
from diplomat_desk.store import counting


@dataclass(frozen=True, slots=True)
class Numbers:
    """The numbers behind the charts of one filter, and the words to draw them with.

    ``marking`` is the highest level that the counted records really have.
    """

    crosstab: Crosstab
    vocabularies: Vocabularies
    countries: Countries
    register: str
    marking: Level

    def chart(self, name: str) -> catalogue.Chart:
        """Return the description of the chart called ``name``; raise ``ChartError`` if there is none."""
        kind = catalogue.find(name)
        imprint = Imprint(self.register, today(), self.marking)
        return kind.build(self.crosstab, self.vocabularies, self.countries, imprint)

    def csv(self) -> str:
        """Return the numbers as CSV text."""
        return csv_text(self.crosstab, self.vocabularies, self.countries)


def numbers(desk: Desk, chosen: Filter) -> Numbers:
    """Return the numbers behind the charts of ``chosen``."""
    with desk.register.reading() as connection:
        return Numbers(
            counting.track_by_country(connection, chosen),
            desk.vocabularies,
            desk.countries,
            desk.name,
            counting.highest_level(connection, chosen),
        )


def today() -> PartialDate:
    """Return the day that pictures and papers are dated with."""
    now = date.today()
    return PartialDate(now.year, now.month, now.day)
