"""The places of initiatives and of their meetings as GeoJSON (RFC 7946), in degrees of WGS 84."""

import json
from collections.abc import Iterator
from typing import Any, BinaryIO

from diplomat_desk.charts.gazetteer import gazetteer
from diplomat_desk.domain.initiative import Initiative
from diplomat_desk.domain.words import count
from diplomat_desk.exchange.formats.selection import (
    USUAL,
    Notes,
    Options,
    Selection,
    as_text,
    poured,
    waiting,
    whole,
)


def write(selection: Selection, out: BinaryIO, options: Options = USUAL) -> Notes:
    """Write a feature for each place; one that the gazetteer does not know has no geometry, and is counted.

    Coordinates are those of the city as GeoNames has them, never of a building.
    """
    del options
    encode = json.JSONEncoder(ensure_ascii=False).encode
    unknown, before = 0, "\n"
    with waiting() as features, as_text(out) as text:
        for one in whole(selection):
            for feature in _features(one, selection):
                unknown += feature["geometry"] is None
                features.write(before + encode(feature))
                before = ",\n"
        notes = _notes(unknown)
        tally = selection.about.tally
        data = {
            "type": "FeatureCollection",
            "name": selection.about.register,
            "about": [*selection.about.lines(), *notes],
            "withheld": {"records": tally.withheld, "entries": tally.entries},
        }
        text.write(f'{encode(data)[:-1]}, "features": [')
        text.write("\n" if before == "\n" else "")
        poured(features, text)
        text.write("\n]}\n")
    return notes


def _features(one: Initiative, selection: Selection) -> Iterator[dict[str, Any]]:
    told = {
        "reference": one.reference,
        "title": one.title,
        "kind": selection.vocabularies.label("kind", one.kind),
        "track": selection.vocabularies.label("track", one.track),
        "start": str(one.start or one.planned_start or ""),
        "end": str(one.end or one.planned_end or ""),
        "status": selection.vocabularies.label("status", one.status),
        "confidentiality": one.confidentiality.code,
    }
    for place in one.places:
        yield _feature("initiative", place.city, place.country, told, selection)
    for meeting in one.meetings:
        if meeting.city or meeting.country:
            level = max(one.confidentiality, meeting.level).code
            date = str(meeting.date or "")
            more = {"meeting": meeting.title, "start": date, "end": date, "confidentiality": level}
            yield _feature("meeting", meeting.city, meeting.country, told | more, selection)


def _feature(
    what: str, city: str, country: str, told: dict[str, str], selection: Selection
) -> dict[str, Any]:
    found = gazetteer().degrees(city, country) if city and country else None
    place = {
        "place_of": what,
        "city": city,
        "country": country,
        "country_name": selection.countries.name(country) if country else "",
    }
    geometry = {"type": "Point", "coordinates": list(found)} if found else None
    return {"type": "Feature", "geometry": geometry, "properties": place | told}


def _notes(unknown: int) -> tuple[str, ...]:
    if not unknown:
        return ()
    return (
        count(
            unknown,
            "{n} place is on no map that is shipped, and has no coordinates.",
            "{n} places are on no map that is shipped, and have no coordinates.",
        ),
    )
