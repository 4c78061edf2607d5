"""Records for tests: a whole initiative with every field filled, and small ones by the way."""

from typing import Any

from hypothesis import strategies as st

from diplomat_desk.domain.confidentiality import Level
from diplomat_desk.domain.dates import PartialDate
from diplomat_desk.domain.initiative import (
    Budget,
    CountryParticipation,
    Engagement,
    ExternalId,
    Initiative,
    Place,
    Source,
)
from diplomat_desk.domain.keeping import Claim, Constraint, FollowUp, Note
from diplomat_desk.domain.results import Assessment, Outcome, OutcomeDocument, Transfer

HOSTILE = (
    "<b>x</b>",
    "#strong[x]",
    "'; DROP TABLE initiative; --",
    '" OR 1=1',
    "{0} {title} %s",
    "ہندوستان اور پاکستان",
    "🤝 👩🏽‍🌾",
    "$x^2$ `code` @label \\u{41}",
)


def day(text: str) -> PartialDate:
    """Return the date of EDTF ``text``."""
    return PartialDate.of(text)


def small(title: str = "Talks", **more: Any) -> Initiative:  # noqa: ANN401 - any field
    """Return an initiative with the least that is needed, and ``more``."""
    return Initiative(**({"title": title, "kind": "dialogue", "track": "T2"} | more))


def between(*codes: str, role: str = "party") -> tuple[CountryParticipation, ...]:
    """Return countries that take part in one role."""
    return tuple(CountryParticipation(code, role) for code in codes)


def full() -> Initiative:
    """Return an initiative in which no field is empty.

    But for id, version, process, and what needs another record or a file: ties and attachments.
    """
    return Initiative(
        reference="DD-1991-0042",
        title="A dialogue, “whole” <b>and</b> well",
        kind="dialogue",
        track="T1.5",
        track_reason="Serving officials in a private capacity.\nTwo lines.",
        approach="think-tanks",
        mode="bilateral",
        purposes=("build-trust", "explore-ideas"),
        formality="informal",
        scope="dialogue",
        visibility="discreet",
        recognition="tacit",
        recognised_by="both foreign ministries",
        status="concluded",
        planned_start=day("1991"),
        planned_end=day("1991-12"),
        start=day("1991-10-06~"),
        end=day("1992?"),
        virtual=True,
        places=(Place("Neemrana", "IND"), Place("zero line")),
        issue="Kashmir",
        summary="First paragraph.\n\nSecond, with “quotes” and اردو.",
        objectives="To talk.",
        confidentiality=Level.RESTRICTED,
        tags=("nuclear", "water"),
        external_ids=(ExternalId("PA-X AgtId", "0577"),),
        budget=Budget("125000.50", "USD", "A foundation"),
        countries=(*between("IND", "PAK"), CountryParticipation("USA", "supporter")),
        organisations=(
            Engagement("University of Ottawa", "convenor", "Univ. of Ottawa"),
            Engagement("Jinnah Institute", "host"),
        ),
        sources=(
            Source(
                "Pakistan, India hold dialogue",
                "A. Writer",
                "Dawn",
                day("2018-05"),
                "https://example.org/1?a=b&c",
                day("2025-11-02"),
                "B",
                "month only",
                key=11,
            ),
            Source("", url="https://example.org/2", key=12),
        ),
        outcomes=(
            Outcome(
                "Lists are exchanged.\nEach January.",
                "cbm",
                "both",
                day("1992-01"),
                "high",
                "The lists",
                Level.CONFIDENTIAL,
            ),
        ),
        transfers=(
            Transfer(
                "A draft",
                "L1",
                "A ministry",
                day("1992"),
                "A briefing",
                "Filed",
                "Minutes",
                Level.CONFIDENTIAL,
            ),
        ),
        documents=(
            OutcomeDocument(
                "A statement",
                day("1991-10-08"),
                "pre-negotiation",
                "PA-X AgtId",
                "0577",
                "https://example.org/3",
                Level.CONFIDENTIAL,
            ),
        ),
        constraints=(Constraint("escalation", "After the spring.\nFor a year."),),
        interests=("good-governance", "standard-of-living"),
        assessments=(
            Assessment(
                "relevance",
                "5",
                "A. Reviewer",
                day("2001"),
                "Asked for.\nTwice.",
                Level.CONFIDENTIAL,
            ),
            Assessment("impact", "unknown"),
        ),
        claims=(
            Claim("start", "1991-10-06~", 11, True, "as printed"),
            Claim("start", "1991-11", 12),
        ),
        notes=(
            Note("Ask for the list.\n\nTwice.", day("2024-02-03"), "A. Khan", Level.CONFIDENTIAL),
        ),
        follow_ups=(
            FollowUp("Ask again", day("2024-03"), "B. Rao", day("2024-03-09"), Level.CONFIDENTIAL),
            FollowUp("Ask a third time", day("2024-05")),
        ),
    )


codes = st.sampled_from(["IND", "PAK", "AFG", "SUN", "USA"])
dates = st.one_of(
    st.none(),
    st.builds(
        lambda y, m, d, mark: day(
            f"{y}" + (f"-{m:02}" + (f"-{d:02}" if d else "") if m else "") + mark
        ),
        st.integers(1985, 1999),
        st.sampled_from([0, 2, 10]),
        st.sampled_from([0, 1, 28]),
        st.sampled_from(["", "~", "?"]),
    ),
)
initiatives = st.builds(
    small,
    title=st.sampled_from(["Agra summit", "Water talks", "Études à Genève", "مذاکرات"]),
    kind=st.sampled_from(["dialogue", "summit", "mediation"]),
    track=st.sampled_from(["L1", "L2", "T2"]),
    approach=st.sampled_from(["", "ngo", "business"]),
    status=st.sampled_from(["active", "concluded", "unknown"]),
    mode=st.sampled_from(["", "bilateral", "unknown"]),
    scope=st.sampled_from(["", "dialogue", "not-applicable"]),
    purposes=st.lists(st.sampled_from(["train", "mediate"]), max_size=2, unique=True).map(tuple),
    constraints=st.lists(
        st.builds(Constraint, st.sampled_from(["escalation", "unknown"])), max_size=1
    ).map(tuple),
    start=dates,
    tags=st.lists(st.sampled_from(["water", "trade"]), max_size=2, unique=True).map(tuple),
    confidentiality=st.sampled_from(list(Level)),
    countries=st.lists(
        st.builds(CountryParticipation, codes, st.sampled_from(["party", "host"])),
        max_size=3,
        unique=True,
    ).map(tuple),
)
"""Small initiatives that a register accepts, made so that filters often meet them."""
