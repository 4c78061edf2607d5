"""The parts of generated initiatives: people with long tails, meetings, results, notes, things to do."""

import random

from diplomat_desk.domain.confidentiality import Level
from diplomat_desk.domain.dates import PartialDate
from diplomat_desk.domain.initiative import Initiative
from diplomat_desk.domain.keeping import Constraint, FollowUp, Note
from diplomat_desk.domain.meetings import Meeting
from diplomat_desk.domain.people import Appearance
from diplomat_desk.domain.results import Outcome, Transfer

PEOPLE = 10_000
_FIRST = ("Aisha", "Imran", "Rahul", "Meera", "Wei", "Olga", "Hassan", "Fatima", "John", "Élodie")
_LAST = ("Khan", "Singh", "Sharma", "Rahman", "Li", "Petrova", "Karimi", "Smith", "Dubois", "عزیز")
_LAST_YEAR = 2026
_CONSTRAINTS = ("political-instability", "change-of-government", "rival-stance", "escalation")
_INTERESTS = ("standard-of-living", "good-governance", "sociocultural-development")
_FORMALITIES = ("informal", "semi-structured", "structured", "treaty-based", "unknown", "")
_VISIBILITIES = ("secret", "discreet", "limited", "public", "unknown", "")
_RECOGNITIONS = ("none", "tacit", "acknowledged", "endorsed", "official-process", "")
_CAPACITIES = ("serving-official", "former-official", "private", "expert", "unknown")


def with_parts(draw: random.Random, one: Initiative, words: list[str]) -> dict[str, object]:
    """Return the fields that give ``one`` what real records hold beside their facts."""
    return {
        "people": _people(draw, draw.randint(0, 4)),
        "meetings": (_meeting(draw, one.start),) if draw.random() < 0.4 else (),
        "outcomes": (Outcome(_text(draw, words), draw.choice(("agreement", "cbm", "none"))),)
        if draw.random() < 0.5
        else (),
        "transfers": (_transfer(draw, one, words),) if draw.random() < 0.1 else (),
        "constraints": (Constraint(draw.choice(_CONSTRAINTS)),) if draw.random() < 0.3 else (),
        "interests": (draw.choice(_INTERESTS),) if draw.random() < 0.3 else (),
        "formality": draw.choice(_FORMALITIES),
        "visibility": draw.choice(_VISIBILITIES),
        "recognition": draw.choice(_RECOGNITIONS),
        "planned_start": one.start if draw.random() < 0.4 else None,
        "notes": (Note(_text(draw, words), level=draw.choice((Level.PUBLIC, Level.RESTRICTED))),)
        if draw.random() < 0.2
        else (),
        "follow_ups": (FollowUp(_text(draw, words), PartialDate(2026, draw.randint(1, 12))),)
        if draw.random() < 0.05
        else (),
    }


def _people(draw: random.Random, number: int) -> tuple[Appearance, ...]:
    chosen = dict.fromkeys(int(PEOPLE ** draw.random()) - 1 for _ in range(number))
    return tuple(
        Appearance(
            f"{_FIRST[one % 10]} {_LAST[one // 10 % 10]} {one // 100:03}",
            capacity=draw.choice(_CAPACITIES),
        )
        for one in chosen
    )


def _meeting(draw: random.Random, date: PartialDate | None) -> Meeting:
    rule = draw.choice(("on-record", "chatham-house", ""))
    return Meeting(date, "Sitting", attribution=rule, attendance=_people(draw, 3), key=1)


def _transfer(draw: random.Random, one: Initiative, words: list[str]) -> Transfer:
    to = draw.choice(("L1", "L1", "L2", "T1.5"))
    year = one.start.year + draw.randint(0, 6) if one.start else 0
    date = PartialDate(year) if 0 < year <= _LAST_YEAR else None
    response = draw.choice(("", "taken up", "noted"))
    return Transfer(_text(draw, words), to, date=date, response=response)


def _text(draw: random.Random, words: list[str]) -> str:
    return " ".join(draw.choices(words, k=draw.randint(6, 20)))
