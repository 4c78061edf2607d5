"""What the map says beside its numbers: caption, summary, and a country's figures in words."""

from diplomat_desk.charts.captions import (
    counted,
    counted_words,
    no_match,
    processes_count,
    withheld,
)
from diplomat_desk.charts.describing import without
from diplomat_desk.charts.kinds import Basis
from diplomat_desk.charts.meeting_places import Places, first_of, times_in_words
from diplomat_desk.domain.dimensions import Dimension
from diplomat_desk.domain.on_map import LandCount, MapFigures
from diplomat_desk.domain.words import commas, count, dotted, listed, say

_MOST_NAMED, _MOST_MISSING = 3, 6


def title(figures: MapFigures, *, by_track: bool) -> str:
    """Return what the map is about."""
    if by_track:
        return say("Track used most with each country")
    return (
        say("Processes by country") if processes_count(figures) else say("Initiatives by country")
    )


def told(one: LandCount, figures: MapFigures, basis: Basis) -> str:
    """Return ``Pakistan: 41 initiatives · Track II 23, Level 2 11``; a tie is said as one."""
    country = basis.countries.find(one.code)
    name = country.label if country else one.code
    if not one.total:
        return say("{country}: none", country=name)
    tracks = figures.tracks
    total = counted_words(one.total, processes=processes_count(figures))
    pairs = sorted(zip(one.on_tracks, tracks, strict=True), key=lambda pair: -pair[0])
    parts = [f"{_track(code, basis)} {value:,}" for value, code in pairs if value]
    most = [_track(tracks[n], basis) for n in one.most]
    tie = say("tie of {tracks}", tracks=listed(most)) if len(most) > 1 else ""
    words = dotted(total, commas(parts), tie)
    return say("{country}: {initiatives}", country=name, initiatives=words)


def caption(figures: MapFigures, places: Places) -> tuple[str, ...]:
    """Return the lines under the map."""
    often = say("An initiative with several countries counts once in each of them.")
    missing = without(Dimension.COUNTRY, figures.without_country)
    lines = [
        f"{counted(figures.filter)} {often}",
        dotted(figures.tally.in_words(with_unit=False), missing),
        *withheld(figures, say("no colour")),
    ]
    return tuple(line for line in (*lines, _about_dots(figures, places), _position()) if line)


def summary(figures: MapFigures, basis: Basis, places: Places) -> str:
    """Return the finding in up to three sentences."""
    if not figures.lands:
        return nothing_to_show(figures)
    names = [
        say("{name} ({n})", name=basis.countries.name(one.code), n=f"{one.total:,}")
        for one in figures.lands[:_MOST_NAMED]
    ]
    number = len(figures.lands)
    if number > _MOST_NAMED:
        all_of_them = say(
            "Initiatives with {n} countries, most with {names}.",
            n=f"{number:,}",
            names=listed(names),
        )
    else:
        all_of_them = say("Initiatives with {names}.", names=listed(names))
    said = [all_of_them]
    counted = {one.code for one in figures.lands}
    none = [basis.countries.name(code) for code in basis.watched if code not in counted]
    if none:
        said.append(say("None with {names}.", names=first_of(none, _MOST_MISSING)))
    most = places.dots[0] if places.dots else None
    if most and most.times > 1:
        times = times_in_words(most.times)
        said.append(say("Most often in {place} ({times}).", place=most.label, times=times))
    return " ".join(said)


def nothing_to_show(figures: MapFigures) -> str:
    """Return why the map would be empty; nothing where it is not."""
    if figures.lands or figures.hosts:
        return ""
    if figures.tally.selected:
        return say("None of the selected initiatives has a country or a place recorded.")
    return no_match()


def _track(code: str, basis: Basis) -> str:
    return basis.vocabularies.label("track", code) if code else say("Not recorded")


def _about_dots(figures: MapFigures, places: Places) -> str:
    number = figures.without_place
    none = count(number, "{n} initiative names no place.", "{n} initiatives name no place.")
    none = none if number else ""
    if not places.dots:
        return none
    said = [
        say(
            "Dots: where they met; larger for more meetings, of which an initiative has one at least."
        )
    ]
    if places.imprecise:
        hollow = count(
            places.imprecise,
            "Hollow: {n} whose city is not recorded or not found, in the middle of its country.",
            "Hollow: {n} whose city is not recorded or not found, in the middle of their country.",
        )
        said.append(hollow)
    if places.not_drawn:
        said.append(count(places.not_drawn, "{n} is not on the map.", "{n} are not on the map."))
    return " ".join([*said, none] if none else said)


def _position() -> str:
    return say(
        "The map takes no position on borders, names or anybody’s status. "
        "Outlines: Natural Earth, Equal Earth projection. Places: GeoNames, CC BY 4.0."
    )
