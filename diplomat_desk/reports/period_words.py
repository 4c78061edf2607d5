"""The finding of a period in sentences, made of its numbers."""

from diplomat_desk.domain.filters import Unit
from diplomat_desk.domain.in_period import Found, InPeriod
from diplomat_desk.domain.period_text import period_name, when
from diplomat_desk.domain.words import count, listed, say


def finding(found: InPeriod, unit: Unit) -> str:
    """Return what the register records of the period, and how that compares with the one before."""
    counted = (found.began, found.ended, found.meetings, found.outcomes)
    if not any(one.sure for one in counted):
        first = say("{when} the register records nothing that surely began, met, ended or came of it.",
                    when=when(found.period))  # fmt: skip
        return first if found.earlier is None else f"{first} {_compared(found)}"
    happened = listed(
        [
            things(found.began.sure, unit, began=True),
            say("{n} ended", n=f"{found.ended.sure:,}") if found.ended.sure else say("none ended"),
            count(found.meetings.sure, "{n} meeting", "{n} meetings")
            if found.meetings.sure
            else say("no meeting"),
            count(found.outcomes.sure, "{n} outcome", "{n} outcomes")
            if found.outcomes.sure
            else say("no outcome"),
        ]
    )
    first = say(
        "{when} the register records {happened}.", when=when(found.period), happened=happened
    )
    if found.earlier is None:
        return first
    return f"{first} {_compared(found)}"


def _compared(found: InPeriod) -> str:
    earlier = period_name(found.earlier) if found.earlier else ""
    change = found.began.sure - found.began.before
    values = {"n": f"{abs(change):,}", "earlier": earlier}
    if change > 0:
        return say("That is {n} more begun than in {earlier}.", **values)
    if change < 0:
        return say("That is {n} fewer begun than in {earlier}.", **values)
    return say("As many began as in {earlier}.", **values)


def things(number: int, unit: Unit, *, began: bool = False) -> str:
    """Return ``3 initiatives`` or ``3 processes``, as begun if they did."""
    if unit is Unit.PROCESSES:
        if began:
            return count(number, "{n} process begun", "{n} processes begun")
        return count(number, "{n} process", "{n} processes")
    if began:
        return count(number, "{n} initiative begun", "{n} initiatives begun")
    return count(number, "{n} initiative", "{n} initiatives")


def against(found: Found, earlier: str) -> str:
    """Return ``2 more than in 2003``."""
    change = found.sure - found.before
    if change > 0:
        return say("{n} more than in {earlier}", n=f"{change:,}", earlier=earlier)
    if change < 0:
        return say("{n} fewer than in {earlier}", n=f"{-change:,}", earlier=earlier)
    return say("as many as in {earlier}", earlier=earlier)


def difference(now: int, then: int) -> str:
    """Return a difference in words: ``2 more``, ``1 fewer``, ``as many``."""
    if now == then:
        return say("as many")
    change = f"{abs(now - then):,}"
    return say("{n} more", n=change) if now > then else say("{n} fewer", n=change)


def not_placed(found: InPeriod) -> str:
    """Return how many of what is selected are in no period, for lack of a date; empty where none is."""
    parts = [
        words
        for one, words in (
            (found.began, say("{n} without a start", n=f"{found.began.undated:,}")),
            (found.meetings, count(found.meetings.undated, "{n} meeting", "{n} meetings")),
            (found.outcomes, count(found.outcomes.undated, "{n} outcome", "{n} outcomes")),
            (found.transfers, count(found.transfers.undated, "{n} transfer", "{n} transfers")),
            (found.documents, count(found.documents.undated, "{n} document", "{n} documents")),
        )
        if one.undated
    ]
    if not parts:
        return ""
    return say(
        "What is selected also holds what has no date and is in no period: {parts}.",
        parts=listed(parts),
    )
