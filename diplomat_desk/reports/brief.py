"""The country brief: on two pages, what there is with one country, what came of it and what was never tried."""

from collections.abc import Iterable

from diplomat_desk.charts.kinds import Choice
from diplomat_desk.domain.advice.quality import RULES
from diplomat_desk.domain.channels import Channel, State, complete
from diplomat_desk.domain.filters import in_words
from diplomat_desk.domain.words import count, dotted, listed, say
from diplomat_desk.reports import brief_parts as part
from diplomat_desk.reports.brief_material import Brief
from diplomat_desk.reports.channel_words import rule, sorted_by_state, state_in_words, wanted
from diplomat_desk.reports.charted import figure
from diplomat_desk.reports.document import (
    Block,
    Document,
    Fact,
    Facts,
    Heading,
    Item,
    KeyFigure,
    KeyFigures,
    Paragraph,
    Style,
    Text,
    text,
)
from diplomat_desk.reports.kinds import Basis, Option, ReportKind, Subject, switch

_FEWEST_FOR_CHART = 4


def compose(material: Brief, basis: Basis) -> Document:
    """Return the brief."""
    name = basis.countries.name(material.country)
    blocks: list[Block] = [Paragraph(text(_finding(material, basis)), Style.LEAD)]
    if material.tally.selected:
        blocks.append(KeyFigures(_numbers(material)))
    if material.tally.selected >= _FEWEST_FOR_CHART:
        blocks += [Heading(say("Engagement by track"), 2),
                   figure("over-time", material.over_time, basis, {})]  # fmt: skip
    blocks += _channels(material, basis)
    blocks += _untried(material, basis)
    blocks += part.results(material, basis)
    blocks += part.who(material, basis)
    blocks += part.ahead(material)
    blocks += _gaps(material)
    return Document(
        title=say("Country brief: {country}", country=name),
        about=tuple(_about(material, basis)),
        register=basis.register,
        made_on=basis.made_on,
        marking=material.marking,
        blocks=tuple(blocks),
        language=basis.language,
    )


def _about(material: Brief, basis: Basis) -> Iterable[Text]:
    yield text(in_words(material.filter, basis.vocabularies, basis.countries))
    yield text(material.tally.in_words())


def _finding(material: Brief, basis: Basis) -> str:
    """Return what a reader takes away, made of the numbers."""
    name = basis.countries.name(material.country)
    number = material.tally.selected
    if not number:
        return say("The register holds no initiative with {country} that is selected here.",
                   country=name)  # fmt: skip
    first = min((one.first_year for one in material.tracks if one.first), default="")
    counted = count(number, "{n} initiative", "{n} initiatives")
    sentences = [
        say("{counted} with {country} since {year}, most on {track}.",
            counted=counted, country=name, year=first, track=_most(material, basis))
        if first
        else say("{counted} with {country}, most on {track}.",
                 counted=counted, country=name, track=_most(material, basis)),
    ]  # fmt: skip
    if material.latest:
        latest = material.latest
        sentences.append(
            say("The latest is “{title}” ({date}).",
                title=latest.title, date=latest.date.in_words())
        )  # fmt: skip
    return " ".join((*sentences, _states(material, basis)))


def _most(material: Brief, basis: Basis) -> str:
    largest = max(material.tracks, key=lambda one: one.number)
    return basis.vocabularies.label("track", largest.code)


def _states(material: Brief, basis: Basis) -> str:
    by_state = sorted_by_state(_tracks(material, basis), material.since)

    def names(state: State) -> str:
        return listed([basis.vocabularies.label("track", one.code) for one in by_state[state]])

    said = []
    if by_state[State.ALIVE]:
        said.append(say("Alive: {tracks}.", tracks=names(State.ALIVE)))
    if by_state[State.LAPSED]:
        said.append(say("Lapsed: {tracks}.", tracks=names(State.LAPSED)))
    if by_state[State.NEVER]:
        said.append(say("Never tried: {tracks}.", tracks=names(State.NEVER)))
    return " ".join(said)


def _tracks(material: Brief, basis: Basis) -> tuple[Channel, ...]:
    return complete(material.tracks, wanted("track", basis.vocabularies))


def _numbers(material: Brief) -> tuple[KeyFigure, ...]:
    active = sum(one.active for one in material.tracks)
    planned = sum(one.planned for one in material.tracks)
    last = max((one.last_year for one in material.tracks), default="")
    undated = material.tally.undated
    found = [
        KeyFigure(f"{material.tally.selected:,}", say("initiatives"),
                  count(undated, "{n} undated", "{n} undated") if undated else ""),
        KeyFigure(f"{active:,}", say("active"),
                  count(planned, "{n} planned", "{n} planned") if planned else ""),
        KeyFigure(last or "–", say("last recorded")),
        KeyFigure(f"{material.results.outcomes:,}", say("outcomes")),
        KeyFigure(f"{material.results.transfers:,}", say("transfers to official tracks")),
    ]  # fmt: skip
    return tuple(found)


def _channels(material: Brief, basis: Basis) -> list[Block]:
    tried = [one for one in _tracks(material, basis) if one.number]
    if not tried:
        return []
    return [
        Heading(say("Channels, alive and lapsed"), 2),
        part.channel_table(material, basis, tried),
        Paragraph(text(rule(material.years)), Style.QUIET),
    ]


def _untried(material: Brief, basis: Basis) -> list[Block]:
    """Return the approaches that were never tried here, with what is known of others."""
    approaches = complete(material.approaches, wanted("approach", basis.vocabularies))
    missing = [one.code for one in approaches if not one.number]
    if not missing:
        return []
    rows = [
        Fact(basis.vocabularies.label("approach", code), (Item(text(_elsewhere(code, material, basis))),))
        for code in missing
    ]  # fmt: skip
    return [Heading(say("Approaches never tried"), 2), Facts(tuple(rows))]


def _elsewhere(code: str, material: Brief, basis: Basis) -> str:
    found = [one for one in material.elsewhere if one.channel.code == code]
    # Those of its region first: what was tried with a neighbour says more.
    found.sort(key=lambda one: (one.row not in material.neighbours, -one.channel.number, one.row))
    if not found:
        return say("The register knows of no other country that it was tried with.")
    told = [
        say("{country} ({number}, {state})", country=basis.countries.name(one.row),
            number=f"{one.channel.number:,}",
            state=_last(one.channel.last_year, state_in_words(one.channel, material.since)))
        for one in found[:3]
    ]  # fmt: skip
    more = len(found) - 3
    if more > 0:
        told.append(count(more, "{n} more country", "{n} more countries"))
    return say("Tried with {countries}.", countries=listed(told))


def _last(year: str, state: str) -> str:
    return say("last {year}", year=year) if year else state


def _gaps(material: Brief) -> list[Block]:
    if not material.gaps:
        return []
    titles = {one.code: one.title for one in RULES}
    said = [
        f"{say(titles[code])}: {number:,}"
        for code, number in sorted(material.gaps.items(), key=lambda pair: -pair[1])
        if code in titles
    ]
    if not said:
        return []
    return [Heading(say("What the records lack"), 2), Paragraph(text(dotted(*said)))]


KIND = ReportKind(
    name="brief",
    label="Country brief",
    about="One country on two pages: channels alive and lapsed, what came of them, what was never tried.",
    icon="globe",
    compose=compose,
    options=(
        Option(
            "since",
            "Years looked at",
            (Choice("all", "All"), Choice("5", "Last 5"), Choice("10", "Last 10"), Choice("20", "Last 20")),
        ),
        Option(
            "lapsed",
            "Lapsed after",
            (Choice("5", "5 years"), Choice("2", "2 years"), Choice("10", "10 years")),
        ),
        switch("ours", "Only with the home country"),
        switch("people", "People and organisations", on=True),
        switch("follow-ups", "Follow-ups"),
        switch("quality", "What the records lack", on=True),
    ),
    subject=Subject.COUNTRY,
)  # fmt: skip
