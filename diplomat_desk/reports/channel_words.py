"""Channels in words: what has become of them, and what counts as alive."""

from collections.abc import Iterable

from diplomat_desk.domain.channels import Channel, State
from diplomat_desk.domain.terms import NONE, NOT_APPLICABLE, UNKNOWN, Vocabularies
from diplomat_desk.domain.words import count, dotted, say

ELSE = "other"
"""The track that stands for none of the known ones: nobody misses it."""
NO_ANSWERS = ("", UNKNOWN, NONE, NOT_APPLICABLE)


def wanted(vocabulary: str, vocabularies: Vocabularies) -> tuple[str, ...]:
    """Return the codes of ``vocabulary`` that are missed where they do not occur."""
    codes = (term.code for term in vocabularies.of(vocabulary))
    return tuple(code for code in codes if code not in (*NO_ANSWERS, ELSE))


def state_in_words(one: Channel, since: str) -> str:
    """Return ``alive, 2 active``, ``lapsed``, ``never tried``."""
    state = one.state(since)
    if state is State.ALIVE:
        running = (
            count(one.active, "{n} active", "{n} active") if one.active else "",
            count(one.planned, "{n} planned", "{n} planned") if one.planned else "",
        )
        return dotted(say("Alive"), *running)
    return {
        State.LAPSED: say("Lapsed"),
        State.UNDATED: say("No past date known"),
        State.CANCELLED: say("Cancelled"),
        State.NEVER: say("Never tried"),
    }[state]


def rule(years: int) -> str:
    """Return what counts as alive."""
    return say(
        "Alive: active or still planned, or something recorded within the last {years} years; else lapsed.",
        years=years,
    )


def sorted_by_state(channels: Iterable[Channel], since: str) -> dict[State, list[Channel]]:
    """Return the channels by what has become of them."""
    found: dict[State, list[Channel]] = {state: [] for state in State}
    for one in channels:
        found[one.state(since)].append(one)
    return found
