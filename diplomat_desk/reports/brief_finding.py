"""The finding of a country brief, in sentences made of its numbers."""

from collections.abc import Iterator

from diplomat_desk.domain.channels import Channel, State, complete
from diplomat_desk.domain.words import count, listed, say
from diplomat_desk.reports.brief_material import Brief
from diplomat_desk.reports.channel_words import sorted_by_state, wanted
from diplomat_desk.reports.kinds import Basis


def finding(material: Brief, basis: Basis) -> str:
    """Return how much there is and on which track, what was last, and which tracks are alive."""
    country = basis.countries.name(material.country)
    if not material.tally.selected:
        return say(
            "No initiative with {country} is recorded: there is no channel.", country=country
        )
    return " ".join(part for part in _sentences(material, basis, country) if part)


def _sentences(material: Brief, basis: Basis, country: str) -> Iterator[str]:
    yield _how_much(material, basis, country)
    if material.latest:
        yield say(
            "The last one to begin was “{title}” ({date}).",
            title=material.latest.title, date=material.latest.date.in_words(),
        )  # fmt: skip
    codes = wanted("track", basis.vocabularies)
    by_state = sorted_by_state(complete(material.tracks, codes), material.since)
    label = basis.vocabularies.label
    alive = [label("track", one.code) for one in by_state[State.ALIVE]]
    lapsed = [_lapsed(one, label("track", one.code)) for one in by_state[State.LAPSED]]
    never = [label("track", one.code) for one in by_state[State.NEVER]]
    yield say("Alive: {tracks}.", tracks=listed(alive)) if alive else say("No track is alive.")
    yield say("Lapsed: {tracks}.", tracks=listed(lapsed)) if lapsed else ""
    yield say("Never tried: {tracks}.", tracks=listed(never)) if never else ""


def _lapsed(one: Channel, name: str) -> str:
    return say("{name} (last in {year})", name=name, year=one.last_year)


def _how_much(material: Brief, basis: Basis, country: str) -> str:
    number = material.tally.selected
    since = min((one.first_year for one in material.tracks if one.first), default="")
    counts = sorted(material.tracks, key=lambda one: -one.number)
    most = counts[0]
    track = basis.vocabularies.label("track", most.code)
    words = count(
        number,
        "{n} initiative with {country} is recorded",
        "{n} initiatives with {country} are recorded",
        country=country,
    )
    if since:
        words = say("{initiatives} since {year}", initiatives=words, year=since)
    if number == most.number:
        return say("{initiatives}, on {track}.", initiatives=words, track=track)
    if most.number * 2 > number:
        return say("{initiatives}, most of them on {track} ({n}).",
                   initiatives=words, track=track, n=f"{most.number:,}")  # fmt: skip
    if len(counts) > 1 and most.number == counts[1].number:
        return say("{initiatives}.", initiatives=words)
    return say("{initiatives}, more on {track} ({n}) than on any other track.",
               initiatives=words, track=track, n=f"{most.number:,}")  # fmt: skip
