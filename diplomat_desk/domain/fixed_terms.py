"""Terms that the program's own rules speak of: they can be renamed or retired, never deleted or merged away."""

from diplomat_desk.domain.meetings import CHATHAM_HOUSE, OFF_RECORD
from diplomat_desk.domain.people import EXPERT, FORMER, PRIVATE, SERVING
from diplomat_desk.domain.terms import NONE, NOT_APPLICABLE, UNKNOWN
from diplomat_desk.domain.words import say

_HIDES = "It hides who attended from everything that is put out."
_CAPACITY = "Whether somebody held office decides which track the facts speak for."
_FIRST = "It is what a new entry starts with."
_THIRD = "It is how the program knows a third party."
_STATUS = "The quality list asks by it whether dates and outcomes fit."
_RECOGNITION = "The adviser and the quality list ask by it how official an initiative is."
_SECRET = "The quality list asks by it whether a secret is kept in the register too."  # noqa: S105

_REASONS: dict[tuple[str, str], str] = {
    **dict.fromkeys((("attribution", CHATHAM_HOUSE), ("attribution", OFF_RECORD)), _HIDES),
    **{("capacity", code): _CAPACITY for code in (SERVING, FORMER, PRIVATE, EXPERT)},
    ("country-role", "party"): _FIRST,
    ("organisation-role", "participant"): _FIRST,
    ("person-role", "participant"): _FIRST,
    ("country-role", "intermediary"): _THIRD,
    **{("organisation-role", code): _THIRD for code in ("facilitator", "guarantor", "convenor")},
    **{("status", code): _STATUS for code in ("planned", "active", "concluded", "cancelled")},
    **{("recognition", code): _RECOGNITION for code in ("tacit", "endorsed", "official-process")},
    ("visibility", "secret"): _SECRET,
}
FIXED = tuple(_REASONS)
"""The (vocabulary, code) pairs that rules speak of. The codes of tracks, kinds, approaches and purposes
are free: a rule about one that is gone falls silent."""


def why_fixed(vocabulary: str, code: str) -> str:
    """Return in a sentence why a term cannot be deleted or merged away; empty where it can."""
    if code in (UNKNOWN, NONE, NOT_APPLICABLE):
        return say("Unknown, none and not applicable are three different answers everywhere.")
    reason = _REASONS.get((vocabulary, code), "")
    return say(reason) if reason else ""
