"""Timelines by hand."""

from dataclasses import replace
from datetime import date
from typing import Any

from diplomat_desk.charts.imprint import Imprint
from diplomat_desk.charts.kinds import Basis
from diplomat_desk.charts.timeline import TimelineChart, timeline
from diplomat_desk.domain.confidentiality import Level
from diplomat_desk.domain.dates import PartialDate
from diplomat_desk.domain.figures import Tally
from diplomat_desk.domain.filters import Filter
from diplomat_desk.domain.timeline import FOREVER, Round, Timeline
from tests.charts.figures import COUNTRIES, VOCABULARIES

TODAY = PartialDate(2026, 11, 24)


def one(title: str, start: str = "", end: str = "", **more: Any) -> dict[str, Any]:  # noqa: ANN401 - any column
    """Return the columns of one initiative, its days worked out from its dates as the store does."""
    status = more.get("status", "concluded")
    planned = more.get("planned", 0)
    runs = end == ".." or (bool(start) and not end and status == "active" and not planned)
    first = PartialDate.of(start or end).earliest.isoformat() if start or end else ""
    last = FOREVER if runs else _last(start, end)
    return {
        "titles": title, "kinds": "summit", "tracks": "T2", "statuses": status, "starts": start,
        "ends": end, "due": "", "planned": planned, "firsts": first, "lasts": last,
        "countries": "PAK", "processes": 0,
    } | {f"{name}" if name != "status" else "statuses": value for name, value in more.items()}  # fmt: skip


def _last(start: str, end: str) -> str:
    text = end or start
    return PartialDate.of(text).latest.isoformat() if text else ""


def figures(
    *initiatives: dict[str, Any],
    named: dict[int, tuple[str, str]] | None = None,
    rounds: dict[int, tuple[Round, ...]] | None = None,
    chosen: Filter | None = None,
) -> Timeline:
    """Return the timeline of ``initiatives``, with ids from 1 on."""
    names = (
        "titles", "kinds", "tracks", "statuses", "starts", "ends", "due", "planned", "firsts", "lasts",
        "countries", "processes",
    )  # fmt: skip
    undated = sum(1 for each in initiatives if not each["firsts"])
    return Timeline(
        filter=chosen or Filter(),
        tally=Tally(len(initiatives), len(initiatives), undated, 0),
        marking=Level.PUBLIC,
        ids=tuple(range(1, len(initiatives) + 1)),
        references=tuple(f"DD-{n:04}" for n in range(1, len(initiatives) + 1)),
        named=named or {},
        rounds=rounds or {},
        **{name: tuple(each[name] for each in initiatives) for name in names},
    )


def basis(lanes: str = "country", *, paper: bool = False) -> Basis:
    """Return what a timeline is described with, as of :data:`TODAY`."""
    return Basis(
        vocabularies=VOCABULARIES,
        countries=COUNTRIES,
        options={"lanes": lanes},
        imprint=Imprint("Register", TODAY, Level.PUBLIC),
        paper=paper,
    )


def chart(*initiatives: dict[str, Any], lanes: str = "country") -> TimelineChart:
    """Return the description of ``initiatives``."""
    return timeline(figures(*initiatives), basis(lanes))


def many(number: int) -> Timeline:
    """Return ``number`` initiatives over eighty years: days, months, years, open ones; in several countries."""
    made = []
    for n in range(number):
        day = date.fromordinal(date(1946, 1, 1).toordinal() + n * 7_919 % 29_000).isoformat()
        start = (day, day[:7], day[:4], day[:4] + "~", day)[n % 5]
        end = ("", "", "", "", "..")[n % 5] if n % 20 == 4 else ""
        countries = ("PAK,IND", "PAK", "IND,SUN", "QQB", "")[n % 5]
        title = f"{'Talks about water and trade' if n % 3 else 'Summit'} number {n}"
        made.append(one(title, start, end, countries=countries, tracks=("L1", "T2", "L2")[n % 3]))
    return figures(*made)


SOME = figures(
    one("Neemrana Dialogue", "1991-10", "2018-04-30", countries="IND,PAK"),
    one("Agra summit", "2001-07-14", "2001-07-16", tracks="L1", countries="IND,PAK"),
    one("A year's talks", "1999", countries="IND"),
    one("About then", "1984~", "1986", tracks="L2", countries="SUN"),
    one("Goes on", "2009-02-03", "", status="active", tracks="L1"),
    one("Says so", "2015", "..", status="unknown", countries=""),
    one("To come", "2027-05-01", "2027-05-03", planned=1, status="planned"),
    one("Undated"),
)
UNDATED = replace(figures(one("Undated")), filter=Filter())
