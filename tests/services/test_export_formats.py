"""Calendars, places, sources and networks: each is read back by a program that is not ours."""

import io
import json
import re
from datetime import date
from typing import Any

import networkx as nx
from icalendar import Calendar

from diplomat_desk.domain.confidentiality import Level
from diplomat_desk.domain.figures import Sort
from diplomat_desk.domain.filters import Filter
from diplomat_desk.domain.initiative import Place, Source
from diplomat_desk.domain.keeping import FollowUp
from diplomat_desk.domain.meetings import CHATHAM_HOUSE, Meeting
from diplomat_desk.domain.people import Appearance
from diplomat_desk.exchange.formats.bibliography import escaped
from diplomat_desk.exchange.formats.selection import Options
from diplomat_desk.services import recording
from diplomat_desk.services.desk import Desk
from diplomat_desk.services.exporting.catalogue import Written, make, named
from tests.making import HOSTILE, day, small
from tests.planted import plant
from tests.services.test_importing_json import fill


def written(desk: Desk, name: str, chosen: Filter | None = None, *, names: bool = False) -> Written:
    return make(desk, chosen or Filter(), Sort(), named(name), Options(names=names))[0]


def events(data: bytes) -> list[Any]:
    return list(Calendar.from_ical(data).walk("VEVENT"))


def sat(desk: Desk) -> None:
    """Record sittings and tasks of every sort."""
    there = (Appearance("Ada"), Appearance("Bo"))
    recording.record(
        desk,
        small(
            "Talks; with, marks\\",
            confidentiality=Level.LIMITED,
            meetings=(
                Meeting(day("1999-12-31"), "Öffnung <b>", "Agra", "IND", agenda="One\nTwo", attendance=there),
                Meeting(day("2000-01"), "No day"),
                Meeting(day("2000-01-02~"), "Not sure"),
                Meeting(title="No date"),
                Meeting(day("2000-02-29"), "Ruled", attribution=CHATHAM_HOUSE, attendance=there,
                        level=Level.CONFIDENTIAL),
            ),
            follow_ups=(
                FollowUp("Ask {x}", day("2030-05-06"), "Cleo"),
                FollowUp("Asked", day("2020-05-06"), "Cleo", day("2020-05-01")),
                FollowUp("Some day", day("2030")),
            ),
        ),
    )  # fmt: skip


def test_a_calendar_takes_whole_days_and_invites_nobody(desk: Desk) -> None:
    sat(desk)
    made = written(desk, "ics")
    found = {str(event["summary"]): event for event in events(made.data)}
    assert set(found) == {
        "Öffnung <b> – Talks; with, marks\\", "Ruled – Talks; with, marks\\", "Due: Ask {x}",
        "Done: Asked",
    }  # fmt: skip
    one = found["Öffnung <b> – Talks; with, marks\\"]
    assert (one.decoded("dtstart"), one.decoded("dtend")) == (date(1999, 12, 31), date(2000, 1, 1))
    assert (str(one["location"]), str(one["class"])) == ("Agra, India", "PRIVATE")
    assert str(one["description"]).splitlines()[1:] == ["One", "Two"]
    assert str(found["Ruled – Talks; with, marks\\"]["class"]) == "CONFIDENTIAL"
    assert made.notes == (
        "3 meetings without a whole date are left out.",
        "1 follow-up without a whole date is left out.",
    )
    for name in ("Ada", "Bo", "Cleo", "ATTENDEE", "ORGANIZER"):
        assert name not in made.data.decode()


def test_a_calendar_names_people_when_asked_but_not_under_a_rule(desk: Desk) -> None:
    sat(desk)
    found = {str(event["summary"]): str(event["description"]) for event in
             events(written(desk, "ics", names=True).data)}  # fmt: skip
    assert "Attended: Ada and Bo" in found["Öffnung <b> – Talks; with, marks\\"]
    assert "Owner: Cleo" in found["Due: Ask {x}"]
    assert "Ada" not in found["Ruled – Talks; with, marks\\"]


def test_the_entries_of_a_calendar_keep_their_identifiers(sample: Desk) -> None:
    first = [str(event["uid"]) for event in events(written(sample, "ics").data)]
    sample.author = "Somebody Else"
    again = [str(event["uid"]) for event in events(written(sample, "ics").data)]
    assert first == again
    assert len(set(first)) == len(first) > 30
    assert all(re.fullmatch(r"[0-9a-f-]{36}@diplomat-desk", uid) for uid in first)


def test_places_are_where_they_are(desk: Desk) -> None:
    places = (Place("Agra", "IND"), Place("zero line"), Place("", "PAK"))
    sitting = Meeting(day("2001-07-15"), "First", "Islamabad", "PAK", level=Level.LIMITED)
    recording.record(desk, small("“Agra”", places=places, meetings=(sitting,)))
    made = written(desk, "geojson")
    data = json.loads(made.data)
    assert data["type"] == "FeatureCollection"
    agra, line, country, islamabad = data["features"]
    longitude, latitude = agra["geometry"]["coordinates"]
    assert (round(longitude), round(latitude)) == (78, 27)
    assert (agra["properties"]["title"], agra["properties"]["country_name"]) == ("“Agra”", "India")
    assert (line["geometry"], country["geometry"]) == (None, None)
    assert islamabad["properties"]["meeting"] == "First"
    assert islamabad["properties"]["confidentiality"] == "limited"
    assert made.notes == ("2 places are on no map that is shipped, and have no coordinates.",)


def test_bibtex_is_escaped_and_keeps_every_script(desk: Desk) -> None:
    sources = [Source(text, author=text, note=text) for text in HOSTILE]
    sources += [
        Source("100% of $5 & #1_a {b} ~c^d \\e @article{x,", url="https://example.org/{a}%20b_c#d",
               date=day("1991-10~"), accessed=day("2025")),
    ]  # fmt: skip
    recording.record(desk, small(sources=tuple(sources)))
    text = written(desk, "bib").data.decode()
    entries = re.findall(r"^@\w+\{([^,]+),$", text, re.M)
    assert len(entries) == len(set(entries)) == len(sources)
    assert (
        r"title = {100\% of \$5 \& \#1\_a \textbraceleft{}b\textbraceright{} \textasciitilde{}c\textasciicircum{}d"
        in text
    )
    assert "url = {https://example.org/%7Ba%7D%20b_c#d}" in text
    assert "date = {1991-10~}" in text
    assert "ہندوستان اور پاکستان" in text
    assert "🤝" in text
    # Braces that TeX counts are balanced in every entry.
    for entry in text.split("\n\n")[1:]:
        bare = re.sub(r"\\[{}\\]", "", entry)
        assert bare.count("{") == bare.count("}")
    assert escaped("a_b") == r"a\_b"


def test_keys_of_sources_stay(desk: Desk) -> None:
    first, second = Source("First"), Source("Second", level=Level.CONFIDENTIAL)
    recording.record(desk, small(sources=(second, first)))
    whole = {item["title"]: item["id"] for item in json.loads(written(desk, "csl").data)}
    public = json.loads(written(desk, "csl", Filter(ceiling=Level.PUBLIC)).data)
    assert [item["id"] for item in public] == [whole["First"]]
    assert f"{{{whole['First']},".encode() in written(desk, "bib").data


def test_csl_says_dates_as_far_as_they_are_known(desk: Desk) -> None:
    fill(desk)
    found = {item.get("URL"): item for item in json.loads(written(desk, "csl").data)}
    one = found["https://example.org/1?a=b&c"]
    assert one["issued"] == {"date-parts": [[2018, 5]]}
    assert one["accessed"] == {"date-parts": [[2025, 11, 2]]}
    assert one["author"] == [{"literal": "A. Writer"}]
    assert (one["type"], found["https://example.org/2"]["type"]) == ("document", "webpage")


def test_the_network_is_read_by_networkx(desk: Desk) -> None:
    fill(desk)
    graph = nx.read_graphml(io.BytesIO(written(desk, "graphml").data))
    nodes = dict(graph.nodes(data=True))
    by_sort: dict[str, list[str]] = {}
    for told in nodes.values():
        by_sort.setdefault(told["sort"], []).append(told["label"])
    assert by_sort["person"].count("Ali Khan") == 2
    assert {"University of Ottawa", "Jinnah Institute", "Circle B"} == set(by_sort["organisation"])
    assert {"India", "Pakistan", "Kosovo <b>"} <= set(by_sort["country"])
    assert set(HOSTILE) <= set(by_sort["initiative"])
    edges = {
        (nodes[start]["label"], nodes[end]["label"], told["role"])
        for start, end, told in graph.edges(data=True)
    }
    whole = "A dialogue, “whole” <b>and</b> well"
    assert ("University of Ottawa", whole, "Convenor") in edges
    assert (whole, "A process", "part of") in edges
    assert ("Another round", whole, "Precedes") in edges


def test_each_says_what_is_withheld_where_it_has_a_place_for_it(desk: Desk) -> None:
    plant(desk)
    for name in ("json", "xlsx", "iati", "geojson", "ics", "bib", "graphml"):
        made, tally = make(desk, Filter(ceiling=Level.PUBLIC), Sort(), named(name))
        assert tally.withheld == 4, name
        if name != "xlsx":
            text = re.sub("\r\n[ \t]", "", made.data.decode())
            assert re.search(r'4 records and \d+ entries withheld|"records": 4', text), name
