"""The content of "Register by track and country" as plain data for its template."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import groupby

from diplomat_desk.charts import bars, heat
from diplomat_desk.charts.describing import country_names
from diplomat_desk.charts.kinds import Basis, Chart
from diplomat_desk.charts.layouts.bars import BarLayout
from diplomat_desk.charts.layouts.heat import HeatLayout
from diplomat_desk.charts.palette import Style, Theme, track_styles
from diplomat_desk.charts.svg import LayOut, draw
from diplomat_desk.domain.filters import in_words
from diplomat_desk.domain.initiative import Initiative
from diplomat_desk.domain.text import fold
from diplomat_desk.domain.words import count, say
from diplomat_desk.reports.appendix import vocabularies_used
from diplomat_desk.reports.entries import colour, entry, row
from diplomat_desk.reports.glyphs import Data
from diplomat_desk.reports.material import Material
from diplomat_desk.reports.overlay import Picture, split
from diplomat_desk.reports.runs import run

CHART_WIDTH = 640.0
_HEAT_ROWS = 30
_NO_COUNTRY = ""

Groups = list[tuple[str, list[Initiative], list[Initiative]]]
"""Country code, the initiatives listed under it, and those of them whose full entry stands there."""


def register_content(material: Material) -> tuple[dict[str, Data], tuple[Picture, ...]]:
    """Return the template's data and the pictures that it shows, in order.

    Every initiative is listed in the table of each of its countries and has its full entry once, in
    the group of its first country; the table gives the page.
    """
    drawn = _charts(material)
    pictures = tuple(_picture(chart, lay_out, material.language) for chart, lay_out in drawn)
    groups = grouped(material)
    data: dict[str, Data] = {
        "language": material.language,
        "title": say("Register by track and country"),
        "register": run(material.register),
        "filter": run(
            in_words(material.crosstab.filter, material.vocabularies, material.countries)
        ),
        "made_on": material.made_on.in_words(),
        "marking": material.marking.label,
        "counts": _counts(material),
        "words": _words(),
        "charts": [picture.data(n) for n, picture in enumerate(pictures)],
        "groups": [_group(material, *group) for group in groups],
        "appendix": vocabularies_used(material),
        "empty": "" if groups else say("No initiative matches this filter."),
    }
    return data, pictures


def grouped(material: Material) -> Groups:
    """Return the groups by name of country, the one without a country last."""
    known = set(material.crosstab.rows)
    listed: dict[str, list[Initiative]] = {}
    full: dict[str, list[Initiative]] = {}
    for one in _in_order(material):
        codes = _codes(one, material)
        shown = [code for code in codes if code in known] or codes[:1] or [_NO_COUNTRY]
        for code in shown:
            listed.setdefault(code, []).append(one)
        full.setdefault(shown[0], []).append(one)
    codes = sorted(listed, key=lambda code: (code == _NO_COUNTRY, _sorting_name(material, code)))
    return [(code, listed[code], full.get(code, [])) for code in codes]


def _codes(one: Initiative, material: Material) -> list[str]:
    """Return the countries that ``one`` is counted under: those in the role that the filter asks for."""
    wanted = material.crosstab.filter.country_role
    own = [part.country for part in one.countries if wanted in ("", part.role)]
    return list(dict.fromkeys([*own, *material.counted_under.get(one.id, ())]))


def _in_order(material: Material) -> list[Initiative]:
    """Return the initiatives by track in the vocabulary's order, then by date, undated last."""
    tracks = {t.code: n for n, t in enumerate(material.vocabularies.of("track", retired=True))}

    def place(one: Initiative) -> tuple[int, bool, str, str]:
        day = one.first.earliest.isoformat() if one.first else ""
        return tracks.get(one.track, len(tracks)), not day, day, one.reference

    return sorted(material.initiatives, key=place)


def _sorting_name(material: Material, code: str) -> str:
    return fold(material.countries.name(code))


def _group(
    material: Material, code: str, listed: Sequence[Initiative], full: Sequence[Initiative]
) -> dict[str, Data]:
    styles = track_styles(material.vocabularies)
    by_track = groupby(listed, key=lambda one: one.track)
    name = country_names((code,), material.countries)[0] or say("No country recorded")
    return {
        "name": run(name),
        "count": count(len(listed), "{n} initiative", "{n} initiatives"),
        "tracks": [_track(material, track, list(rows), styles) for track, rows in by_track],
        "entries": [entry(one, material, styles) for one in full],
    }


def _track(
    material: Material, track: str, listed: Sequence[Initiative], styles: Mapping[str, Style]
) -> dict[str, Data]:
    """Return one track's part of a country's table."""
    return {
        "name": run(material.vocabularies.label("track", track)),
        "colour": colour(track, styles),
        "count": f"{len(listed):,}",
        "rows": [row(one) for one in listed],
    }


def _charts(material: Material) -> tuple[tuple[Chart, LayOut], ...]:
    basis = Basis(vocabularies=material.vocabularies, countries=material.countries, paper=True)
    largest = replace(basis, options={"show": str(bars.MOST_BARS)})
    return (
        (bars.describe(material.crosstab, largest), BarLayout),
        (heat.describe(material.crosstab, basis, most=_HEAT_ROWS), HeatLayout),
    )


def _picture(chart: Chart, lay_out: LayOut, language: str) -> Picture:
    alt = " ".join((chart.title, chart.subtitle, chart.empty, *chart.caption))
    return split(draw(chart, lay_out, CHART_WIDTH, Theme.PAPER, language), alt)


def _counts(material: Material) -> list[Data]:
    """Return the lines of the title page that say how much this is, and of what."""
    crosstab = material.crosstab
    used = sum(total > 0 for total in crosstab.column_totals)
    countries = count(len(crosstab.rows), "{n} country", "{n} countries")
    tracks = count(used, "{n} track", "{n} tracks")
    without = say("{n} without a country", n=f"{crosstab.without_row:,}")
    return [crosstab.tally.in_words(), f"{countries} · {tracks} · {without}"]


def _words() -> dict[str, Data]:
    """Return the template's own words; ``page`` holds places for two numbers."""
    return {
        "contents": say("Contents"),
        "charts": say("At a glance"),
        "countries": say("By country"),
        "page": say("Page {page} of {pages}", page="<page>", pages="<pages>"),
        "reference": say("Reference"),
        "initiative": say("Initiative"),
        "when": say("When"),
        "on_page": say("Page"),
        "objectives": say("Objectives"),
        "sources": say("Sources"),
        "no_source": say("No source recorded."),
        "vocabularies": say("Vocabularies"),
        "defined": say("What the terms that this report uses mean in this register."),
        "printed": say("Printed on {date}", date="<date>"),
        "elsewhere": say(
            "The full entries stand under the first country of each; the last column gives the page."
        ),
    }
