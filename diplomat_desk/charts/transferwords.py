"""The sentences about transfers: what is counted, how long it took, what came of it."""

from diplomat_desk.charts.captions import no_match, withheld
from diplomat_desk.domain.filters import Unit
from diplomat_desk.domain.lapses import Spell
from diplomat_desk.domain.terms import Vocabularies
from diplomat_desk.domain.transfers import (
    ANSWERED,
    BACKWARD,
    FORWARD,
    NOTHING,
    NOWHERE,
    OFFICE,
    SOME_OUTCOME,
    Carried,
    Case,
    Passage,
    Transfers,
)
from diplomat_desk.domain.words import count, dotted, listed, say

ARROW = " › "


def track_told(vocabularies: Vocabularies, code: str) -> str:
    """Return what a flow comes from or goes to is called."""
    if code == OFFICE:
        return say("An office, no track")
    if code == NOWHERE:
        return say("Destination not recorded")
    return vocabularies.label("track", code) or say("Not recorded")


def result_told(vocabularies: Vocabularies, code: str) -> str:
    """Return what came of it is called."""
    if code == ANSWERED:
        return say("Response recorded")
    if code == SOME_OUTCOME:
        return say("Outcome of no recorded kind")
    if code == NOTHING:
        return say("No response or outcome recorded")
    if code == "none":
        return say("Known to have had no outcome")
    if code == "unknown":
        return say("Outcome unknown")
    return vocabularies.label("outcome-kind", code)


def title(carried: Carried) -> str:
    """Return what the picture is about."""
    titles = {
        Carried.BOTH: say("Transfers and ties from track to track"),
        Carried.TRANSFERS: say("Transfers from track to track"),
        Carried.LINKS: say("Ties from track to track"),
    }
    return titles[carried]


def flows_told(figures: Transfers) -> str:
    """Return ``12 transfers and 3 links``, as far as they are asked for."""
    transfers = count(figures.transfers, "{n} transfer", "{n} transfers")
    links = count(figures.links, "{n} tie", "{n} ties")
    if figures.carried is Carried.TRANSFERS or not figures.links:
        return transfers
    if figures.carried is Carried.LINKS or not figures.transfers:
        return links
    return listed([transfers, links])


def passage_told(passage: Passage) -> str:
    """Return ``median about 2 years, from 4 months to 5 years · 1 undated``."""
    if passage.spell is None and not passage.backward:
        return say("time not known")
    return dotted(
        spell_told(passage.spell, passage.dated),
        count(passage.undated, "{n} undated", "{n} undated") if passage.undated else "",
        count(passage.backward, "{n} dated before the start", "{n} dated before the start")
        if passage.backward
        else "",
    )


def spell_told(spell: Spell | None, dated: int) -> str:
    """Return how long it took in words; empty where that is not known."""
    if spell is None:
        return ""
    if dated == 1:
        return spell.median.in_words()
    shortest, longest = spell.shortest.in_words(), spell.longest.in_words()
    if shortest == longest:
        return say("median {median}, all alike", median=spell.median.in_words())
    return say(
        "median {median}, shortest {shortest}, longest {longest}",
        median=spell.median.in_words(), shortest=shortest, longest=longest,
    )  # fmt: skip


def case_told(case: Case, vocabularies: Vocabularies) -> str:
    """Return ``Track II › Level 1 · both foreign ministries · 4 months``."""
    way = track_told(vocabularies, case.came) + ARROW + track_told(vocabularies, case.went)
    lapse = case.lapse.in_words() if case.lapse else say("time not known")
    return dotted(way, case.to, lapse)


def caption(figures: Transfers, vocabularies: Vocabularies) -> tuple[str, ...]:
    """Return the lines under the picture."""
    labels = vocabularies.labels("link", (*FORWARD, *BACKWARD))
    kinds = listed([label.lower() for label in labels])
    counted = {
        Carried.TRANSFERS: say("Counted: transfers of the selected initiatives."),
        Carried.LINKS: say(
            "Counted: ties from the selected initiatives to others ({kinds}).", kinds=kinds
        ),
        Carried.BOTH: say(
            "Counted: transfers of the selected initiatives, and their ties to others ({kinds}).",
            kinds=kinds,
        ),
    }[figures.carried]
    if figures.filter.unit is Unit.PROCESSES:
        counted += " " + say("Those of a round count for its process.")
    result = say(
        "What came of it: the response if one is recorded, else the first kind of outcome in the "
        "vocabulary's order; for a tie, of the initiative that it led to."
    )
    time = say(
        "Times run from the start of the initiative to the transfer, or to the start of the next "
        "initiative; where a date is a year or a month, the time is as exact as that."
    )
    numbers = dotted(*_left_out(figures))
    return (counted, f"{result} {time}", numbers, *withheld(figures, say("no flow")))


def _left_out(figures: Transfers) -> tuple[str, ...]:
    undated = sum(passage.undated for passage in figures.passages)
    return (
        flows_told(figures),
        count(undated, "{n} without the dates to time it", "{n} without the dates to time them")
        if undated
        else "",
        count(figures.stayed, "{n} within one track not shown", "{n} within one track not shown")
        if figures.stayed
        else "",
        count(
            figures.on_processes,
            "{n} recorded on a process, not counted here",
            "{n} recorded on processes, not counted here",
        )
        if figures.on_processes
        else "",
        figures.tally.in_words(with_unit=False),
    )


def nothing_carried(figures: Transfers) -> str:
    """Return why there is no picture, and what would be there."""
    if not figures.tally.selected:
        return no_match()
    where = {
        Carried.TRANSFERS: say("Transfers are recorded on an initiative under “What came of it”."),
        Carried.LINKS: say("Ties are recorded on an initiative under “Ties and files”."),
        Carried.BOTH: say(
            "Transfers are recorded on an initiative under “What came of it”, ties "
            "to other initiatives under “Ties and files”."
        ),
    }[figures.carried]
    parts = [
        say("Nothing is recorded that went from a selected initiative to another track."),
        where,
    ]
    if figures.stayed:
        parts.append(
            count(
                figures.stayed,
                "{n} stayed within one track; choose to see it.",
                "{n} stayed within one track; choose to see them.",
            )
        )
    if figures.on_processes:
        parts.append(
            count(
                figures.on_processes,
                "{n} transfer is recorded on a process; count processes to see it.",
                "{n} transfers are recorded on processes; count processes to see them.",
            )
        )
    return " ".join(parts)


def summary(figures: Transfers, vocabularies: Vocabularies) -> str:
    """Return the finding in up to three sentences."""
    if not figures.flows:
        return nothing_carried(figures)
    most = figures.passages[0]
    way = say(
        "{flows}, most from {came} to {went} ({n}).",
        flows=flows_told(figures),
        came=track_told(vocabularies, most.came), went=track_told(vocabularies, most.went),
        n=f"{most.number:,}",
    )  # fmt: skip
    time = passage_told(most)
    nothing = sum(flow.number for flow in figures.flows if flow.result == NOTHING)
    parts = [
        way,
        say("Time it took: {time}.", time=time) if most.spell else "",
        count(
            nothing,
            "For {n} no response or outcome is recorded.",
            "For {n} no response or outcome is recorded.",
        )
        if nothing
        else say("For each a response or an outcome is recorded."),
    ]
    return " ".join(part for part in parts if part)
