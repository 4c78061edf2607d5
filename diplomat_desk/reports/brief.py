"""The country brief: two pages on one country, the finding first."""

from collections.abc import Iterator

from diplomat_desk.charts import over_time as chart
from diplomat_desk.charts.bare import draw_bare
from diplomat_desk.charts.captions import withheld
from diplomat_desk.charts.imprint import Imprint
from diplomat_desk.charts.kinds import Basis as ChartBasis
from diplomat_desk.charts.layout import Room
from diplomat_desk.charts.layouts.over_time import OverTimeLayout
from diplomat_desk.charts.mirrored import mirrored
from diplomat_desk.charts.over_time_options import OPTIONS
from diplomat_desk.charts.scripts import is_mirrored
from diplomat_desk.domain.filters import in_words, without
from diplomat_desk.domain.options import switch
from diplomat_desk.domain.words import count, dotted, say
from diplomat_desk.reports.brief_finding import finding
from diplomat_desk.reports.brief_material import Brief
from diplomat_desk.reports.brief_parts import Parts
from diplomat_desk.reports.channel_options import OF_CHANNELS
from diplomat_desk.reports.channel_words import NO_ANSWERS, rule, wanted
from diplomat_desk.reports.document import (
    Block,
    Document,
    Figure,
    Heading,
    KeyFigure,
    KeyFigures,
    Paragraph,
    Style,
    Together,
    text,
)
from diplomat_desk.reports.kinds import Basis, ReportKind, Subject

_WIDE, _HIGH = 640.0, 150.0
_FEW = 3
"""So few need no picture."""


def compose(material: Brief, basis: Basis) -> Document:
    """Return the brief."""
    name = basis.countries.name(material.country)
    rest = without(material.filter, "countries")
    narrowed = in_words(rest, basis.vocabularies, basis.countries) if rest.narrows else ""
    return Document(
        title=say("Country brief: {country}", country=name),
        about=tuple(text(line) for line in (narrowed, material.tally.in_words()) if line),
        register=basis.register,
        made_on=basis.made_on,
        marking=material.marking,
        blocks=tuple(_blocks(material, basis)),
        language=basis.language,
    )


def _blocks(material: Brief, basis: Basis) -> Iterator[Block]:
    parts = Parts(material, basis)
    yield Paragraph(text(finding(material, basis)), Style.LEAD)
    if not material.tally.selected:
        yield from parts.nothing()
        yield Paragraph(text(*withheld(material, say("“none”"))), Style.QUIET)
        return
    yield KeyFigures(tuple(_numbers(material, basis)))
    yield from _over_time(material, basis)
    yield Heading(say("Channels alive and lapsed"), 2)
    yield parts.tracks()
    yield from parts.approaches()
    said = " ".join((rule(material.years), *withheld(material, say("“never”"))))
    yield Paragraph(text(said), Style.QUIET)
    yield from parts.after()


def _numbers(material: Brief, basis: Basis) -> Iterator[KeyFigure]:
    tally = material.tally
    undated = count(tally.undated, "{n} undated", "{n} undated") if tally.undated else ""
    yield KeyFigure(f"{tally.selected:,}", say("initiatives"), undated)
    running = sum(one.active + one.planned for one in material.tracks)
    yield KeyFigure(f"{running:,}", say("active or planned"))
    if material.latest:
        yield KeyFigure(str(material.latest.date.year), say("the last one began"))
    for label, vocabulary, channels in (
        (say("tracks used"), "track", material.tracks),
        (say("approaches tried"), "approach", material.approaches),
    ):
        codes = wanted(vocabulary, basis.vocabularies)
        used = sum(one.code in codes for one in channels if one.number)
        number = say("{n} of {all}", n=used, all=len(codes))
        missing = sum(one.number for one in channels if one.code in NO_ANSWERS)
        note = count(missing, "{n} without one", "{n} without one") if missing else ""
        yield KeyFigure(number, label, note if vocabulary == "approach" else "")


def _over_time(material: Brief, basis: Basis) -> Iterator[Block]:
    usual = {option.name: option.default for option in OPTIONS}
    described = chart.describe(
        material.over_time,
        ChartBasis(
            vocabularies=basis.vocabularies,
            countries=basis.countries,
            options=usual,
            imprint=Imprint(basis.register, basis.made_on, material.marking),
            paper=True,
        ),
    )
    heading = Heading(say("Engagement over time"), 2)
    if described.empty or material.tally.selected < _FEW:
        return
    lay_out = mirrored(OverTimeLayout) if is_mirrored(basis.language) else OverTimeLayout
    svg = draw_bare(described, lay_out, Room(_WIDE, _HIGH), basis.language)
    alt = dotted(described.title, described.summary)
    yield Together((heading, Figure(svg, alt)))


KIND = ReportKind(
    name="brief",
    label="Country brief",
    about="One country on two pages: channels alive and lapsed, with whom, what came of it.",
    icon="file-text",
    compose=compose,
    options=(
        *OF_CHANNELS,
        switch("people", "Key people", on=True),
        switch("quality", "Gaps in the record", on=True),
        switch("follow-ups", "Our follow-ups"),
    ),
    subject=Subject.COUNTRY,
)
