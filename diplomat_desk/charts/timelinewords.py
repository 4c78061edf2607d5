"""What the timeline says in words."""

from collections import Counter
from collections.abc import Sequence
from datetime import date
from itertools import compress
from operator import sub

from diplomat_desk.charts.captions import no_match, withheld
from diplomat_desk.charts.kinds import Basis
from diplomat_desk.charts.timelanes import Sorted
from diplomat_desk.domain.dates import PartialDate
from diplomat_desk.domain.filters import Unit
from diplomat_desk.domain.timeline import FOREVER, LAPSED, Timeline
from diplomat_desk.domain.words import count, dotted, say

_YEAR = 365.2425


def told(figures: Timeline, number: int, basis: Basis) -> str:
    """Return reference, title, dates, track, status and rounds of one initiative."""
    rounds = figures.rounds.get(figures.ids[number], ())
    return dotted(
        figures.references[number],
        figures.titles[number],
        dates_of(figures, number),
        basis.vocabularies.label("track", figures.tracks[number]),
        basis.vocabularies.label("status", figures.statuses[number]),
        count(len(rounds), "{n} round", "{n} rounds") if rounds else "",
    )


def dates_of(figures: Timeline, number: int) -> str:
    """Return when one initiative ran, and whether that is planned or not known to have ended."""
    dates = figures.dates_in_words(number)
    if figures.planned[number]:
        return say("planned: {dates}", dates=dates)
    if figures.lasts[number] == FOREVER and figures.ends[number] != "..":
        dates = say("since {start}, no end recorded", start=dates)
    due = figures.due[number]
    if due:
        return say("{dates}, planned until {end}", dates=dates, end=PartialDate.of(due).in_words())
    return dates


def caption(figures: Timeline, by: str, today: PartialDate) -> tuple[str, ...]:
    """Return what is counted, undated and withheld, and how the bars are to be read."""
    if figures.filter.unit is Unit.PROCESSES:
        unit = say("Counted: processes; a process is one bar, with its rounds as ticks on it.")
    else:
        unit = say("Counted: rounds; every round of a process is a bar by itself.")
    often = ""
    if by == "country":
        often = say("An initiative with several countries shows once in each of their lanes.")
    lines = [" ".join(part for part in (unit, often) if part)]
    lines.append(figures.tally.in_words(with_unit=False))
    if figures.tally.undated:
        lines[-1] += ". " + say("What is undated is in the table only.")
    lines.append(
        say("A bar fades where only the year or month is known, or the date is approximate; it ends in an "
            "arrow where no end is recorded (as of {today}); planned dates are pale with a broken edge.",
            today=today.in_words())
    )  # fmt: skip
    return (*lines, *withheld(figures, say("an empty stretch")))


def nothing_to_show(figures: Timeline, dated: Sequence[int]) -> str:
    """Return why there is nothing to draw; empty where there is."""
    if dated:
        return ""
    if figures.ids:
        return say("None of the selected initiatives has a date, so none has a place in time.")
    return no_match()


def rest(lanes: int, bars: int) -> str:
    """Return the statement about what a page has no room for; empty where nothing is left out."""
    if not bars:
        return ""
    more = count(bars, "{n} more bar", "{n} more bars")
    if not lanes:
        return say("and {bars}; the table lists them", bars=more)
    hidden = count(lanes, "{n} more lane", "{n} more lanes")
    return say(
        "and {bars}, all of {lanes} among them; the table lists them", bars=more, lanes=hidden
    )


def summary(
    figures: Timeline, dated: Sequence[int], first: Sequence[int], last: Sequence[int], today: int,
    lanes: Sequence[Sorted], by: str,
) -> str:  # fmt: skip
    """Return what runs, what is planned and what has lapsed, the longest, and the fullest lane."""
    if not dated:
        return nothing_to_show(figures, dated)
    begun = date.fromordinal(first[dated[0]]).year
    lasting = [number for number, until in enumerate(last) if until > today >= first[number] > 0]
    running = sum(
        1
        for number in lasting
        if not figures.planned[number] and figures.statuses[number] not in LAPSED
    )
    dated_statuses = Counter(compress(figures.statuses, figures.firsts))
    lapsed = sum(dated_statuses[status] for status in LAPSED)
    sentences = [
        say("{initiatives} with dates, the earliest of {year}: {running} under way on {today}, {planned} "
            "planned, {lapsed} concluded, suspended or cancelled.",
            initiatives=count(len(dated), "{n} initiative", "{n} initiatives"), year=begun,
            running=f"{running:,}", planned=f"{sum(figures.planned):,}",
            today=PartialDate.of(date.fromordinal(today).isoformat()).in_words(),
            lapsed=f"{lapsed:,}"),
        _longest(figures, first, last),
    ]  # fmt: skip
    if by == "country" and lanes and lanes[0].key:
        fullest = lanes[0]
        sentences.append(
            say(
                "Most of them with {country}: {n}.",
                country=fullest.label,
                n=f"{len(fullest.bars):,}",
            )
        )
    return " ".join(one for one in sentences if one)


def _longest(figures: Timeline, first: Sequence[int], last: Sequence[int]) -> str:
    lengths = list(map(sub, last, first))
    most = max(lengths)
    years = round(most / _YEAR)
    if not years:
        return ""
    return say("The longest is {title}, {years}.", title=figures.titles[lengths.index(most)],
               years=count(years, "{n} year", "{n} years"))  # fmt: skip
