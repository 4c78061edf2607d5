"""Values for the tests of forms: real vocabularies, some countries, one initiative filled to the brim."""

import json

from diplomat_desk import paths
from diplomat_desk.domain.confidentiality import Level
from diplomat_desk.domain.countries import Countries, Country, CountryKind
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
from diplomat_desk.domain.keeping import Attachment, Claim, Constraint, FollowUp, Link, Note
from diplomat_desk.domain.meetings import Meeting
from diplomat_desk.domain.people import Affiliation, Appearance, Person
from diplomat_desk.domain.results import Assessment, Outcome, OutcomeDocument, Transfer
from diplomat_desk.domain.terms import Term, Vocabularies
from diplomat_desk.ui.forms.lookups import FormLookups


def vocabularies() -> Vocabularies:
    """Return the terms that ship with the program."""
    listed = json.loads(paths.resource("vocabularies", "terms.json").read_text("utf-8"))
    names = ("vocabulary", "code", "label", "definition", "colour", "mark")
    terms = [
        Term(**{name: term[name] for name in names if name in term}, position=position)
        for position, term in enumerate(listed)
    ]
    return Vocabularies((*terms, Term("kind", "jirga", "Jirga", retired=True)))


COUNTRIES = Countries(
    (
        Country("AFG", "Afghanistan", (), "AF"),
        Country("BGD", "Bangladesh", (), "BD"),
        Country("COD", "DR Congo", ("Congo, The Democratic Republic of the",), "CD"),
        Country("IND", "India", ("Bharat",), "IN"),
        Country("IDN", "Indonesia", (), "ID"),
        Country("IRN", "Iran", ("Iran, Islamic Republic of",), "IR"),
        Country("NPL", "Nepal", (), "NP"),
        Country("PAK", "Pakistan", (), "PK"),
        Country("PSE", "Palestine", (), "PS"),
        Country("SUN", "Soviet Union", ("USSR",), "SU", CountryKind.HISTORICAL, 1922, 1991),
        Country("THA", "Thailand", (), "TH"),
    )
)

ORGANISATIONS = (
    "Stimson Center",
    "Jinnah Institute",
    "Centre for Dialogue and Reconciliation",
    "SAARC",
)


PEOPLE = (
    Person(
        id=5,
        name="Salman Haidar",
        affiliations=(
            Affiliation(
                "Ministry of External Affairs",
                "Foreign Secretary",
                "serving-official",
                PartialDate(1995, 3),
                PartialDate(1997, 6),
            ),
        ),
    ),
    Person(id=6, name="Niaz Naik", affiliations=(Affiliation("Foreign Office", "Adviser"),)),
)


def lookups() -> FormLookups:
    """Return lookups that answer at once from short lists."""
    processes = (
        (7, "DD-2009-0012", "Chaophraya Dialogue"),
        (8, "DD-1991-0003", "Neemrana Dialogue"),
    )
    return FormLookups(
        organisations=lambda text, answer: answer(
            tuple(name for name in ORGANISATIONS if text.casefold() in name.casefold())
        ),
        tags=lambda text, answer: answer(
            tuple(tag for tag in ("water", "nuclear", "trade") if tag.startswith(text.casefold()))
        ),
        processes=lambda text, answer: answer(
            tuple(one for one in processes if text.casefold() in f"{one[1]} {one[2]}".casefold())
        ),
        initiatives=lambda text, answer: answer(
            tuple(one for one in processes if text.casefold() in f"{one[1]} {one[2]}".casefold())
        ),
        author=lambda: "A. Khan",
        known_organisations=lambda text, answer: answer(
            tuple(
                (place + 1, name, "")
                for place, name in enumerate(ORGANISATIONS)
                if text.casefold() in name.casefold()
            )
        ),
        people=lambda text, answer: answer(
            tuple(
                (one.id, one.name, one.affiliations[0].post)
                for one in PEOPLE
                if text.casefold() in one.name.casefold()
            )
        ),
        person=lambda id_, answer: answer(next((one for one in PEOPLE if one.id == id_), None)),
        process=lambda id_, answer: answer(next((one for one in processes if one[0] == id_), None)),
    )


FULL = Initiative(
    id=41,
    version=3,
    reference="DD-2009-0031",
    title="Chaophraya Dialogue, 5th round: <b>water & Kashmir</b> – دریائے سندھ 🕊",
    kind="dialogue",
    track="T2",
    track_reason="Former officials and scholars,\nno serving official in the room.",
    approach="think-tanks",
    mode="bilateral",
    purposes=("solve-problem", "build-trust"),
    formality="structured",
    scope="dialogue",
    visibility="discreet",
    recognition="tacit",
    recognised_by="Both foreign offices",
    status="concluded",
    planned_start=PartialDate(2009, 11),
    planned_end=PartialDate(2009, 12, uncertain=True),
    start=PartialDate(2009, 12, 4, approximate=True),
    end=PartialDate(2009, 12, 6, uncertain=True, approximate=True),
    virtual=True,
    places=(Place("Bangkok", "THA"), Place("Wagah border"), Place("", "NPL")),
    issue="Indus waters and the Line of Control",
    summary="First paragraph with a no-break\u00a0space.\n\n\tTabbed; '; DROP TABLE x; #strong[x]",
    objectives="Understand each other's red lines.",
    confidentiality=Level.RESTRICTED,
    tags=("water", "R&D", "a, b; c"),
    external_ids=(ExternalId("PA-X AgtId", "00577"), ExternalId("IATI", "XM-1")),
    budget=Budget("125000.50", "USD", "Norwegian MFA"),
    parent_id=7,
    countries=(
        CountryParticipation("IND"),
        CountryParticipation("PAK"),
        CountryParticipation("THA", "host"),
        CountryParticipation("SUN", "observer", Level.CONFIDENTIAL),
    ),
    organisations=(
        Engagement("Jinnah Institute", "convenor", "Jinnah Inst., Islamabad"),
        Engagement("Stimson Center", "funder", "", Level.CONFIDENTIAL, 9),
    ),
    people=(
        Appearance("Salman Haidar", person_id=5),
        Appearance(
            "Niaz Naik",
            "speaker",
            "Foreign Office",
            "Adviser",
            "former-official",
            "N. A. Naik",
            Level.CONFIDENTIAL,
            6,
        ),
    ),
    meetings=(
        Meeting(
            PartialDate(2009, 12, 4),
            "Opening <b>session</b>",
            "Bangkok",
            "THA",
            "in-person",
            "1. Water\n2. Kashmir",
            "chatham-house",
            (Appearance("Niaz Naik", "chair", level=Level.CONFIDENTIAL, person_id=6),),
            Level.CONFIDENTIAL,
            77,
        ),
        Meeting(PartialDate(2009, 12, 5), key=78),
    ),
    sources=(
        Source(
            "Chaophraya Dialogue: a review",
            "A. Author",
            "Jinnah Institute",
            PartialDate(2010, 1),
            "https://example.org/review",
            PartialDate(2024, 5, 17),
            "",
            "Bears out the dates.",
            Level.CONFIDENTIAL,
            901,
        ),
        Source("", url="https://example.org/other", level=Level.CONFIDENTIAL, key=902),
    ),
    outcomes=(
        Outcome(
            "Hotline kept open.\nTwo lines.",
            "cbm",
            "both armies",
            PartialDate(2010, 2),
            "moderate",
            "Both foreign offices said so.",
            Level.CONFIDENTIAL,
        ),
        Outcome("", "none"),
    ),
    transfers=(
        Transfer(
            "A paper on water",
            "L1",
            "Ministry of Water",
            PartialDate(2010, 3),
            "a briefing",
            "Filed.",
            "Minutes",
            Level.CONFIDENTIAL,
        ),
    ),
    documents=(
        OutcomeDocument(
            "Joint statement",
            PartialDate(2009, 12, 6),
            "pre-negotiation",
            "PA-X AgtId",
            "00577",
            "https://example.org/s",
            Level.CONFIDENTIAL,
        ),
    ),
    assessments=(
        Assessment(
            "impact",
            "3",
            "A. Reviewer",
            PartialDate(2011),
            "Little changed.\nSo far.",
            Level.CONFIDENTIAL,
        ),
        Assessment("relevance", "6", "A. Reviewer"),
        Assessment("relevance", "2", "Another"),
    ),
    constraints=(Constraint("escalation", "After Mumbai.\nSlow."), Constraint("credibility")),
    interests=("good-governance", "standard-of-living"),
    claims=(
        Claim("start", "2009-12-04~", 901, True, "The programme says so."),
        Claim("start", "2009-12-05", 902),
        Claim("track", "T1.5", 902),
        Claim("place", "Bangkok"),
    ),
    notes=(
        Note(
            "Asked for the list.\n\nNo answer.",
            PartialDate(2010, 1, 3),
            "A. Khan",
            Level.CONFIDENTIAL,
        ),
    ),
    follow_ups=(
        FollowUp(
            "Ask again", PartialDate(2010, 2), "B. Rao", PartialDate(2010, 2, 9), Level.CONFIDENTIAL
        ),
        FollowUp("Ask a third time", PartialDate(2010, 5)),
    ),
    links=(Link("feeds-into", 8, "The sixth round"),),
    attachments=(
        Attachment(
            "programme <b>.pdf",
            31_415,
            "a" * 64,
            "The printed programme",
            PartialDate(2010, 1, 3),
            Level.CONFIDENTIAL,
        ),
    ),
)
"""Every field holds something; the codes are those of the vocabularies that ship."""
