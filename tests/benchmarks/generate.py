"""Registers of any size, made from a seed and shaped like real ones.

Countries, organisations and kinds have long tails, dates are partial, texts have real length and
several scripts. The same seed and size give the same register.
"""

import random
from dataclasses import replace
from pathlib import Path

from diplomat_desk.domain.changes import Action, State
from diplomat_desk.domain.confidentiality import Level
from diplomat_desk.domain.dates import PartialDate
from diplomat_desk.domain.initiative import (
    CountryParticipation,
    Engagement,
    Initiative,
    Place,
    Source,
)
from diplomat_desk.services import files
from diplomat_desk.services.desk import Desk
from diplomat_desk.services.writing import begin
from tests.benchmarks.parts import with_parts

BATCH = 2_000
_TRACKS = ("L1", "T1.5", "L2", "T2", "T3")
_WORDS = """
talks water border trade ceasefire visas nuclear restraint pilgrims students scholars energy
corridor glacier transit media youth parliament drought fishermen prisoners connectivity
dialogue declaration framework observers envoys confidence measures commission implementation
""".split()  # noqa: SIM905 - a list of words reads better than a list of strings
_OTHER_SCRIPTS = ("مذاکرات امن", "शांति वार्ता", "мирные переговоры", "محادثات السلام", "和平对话")
_SENTENCE = 14
_APPROACHES = ("", "ngo", "business", "think-tanks", "cultural-exchange", "regional-power")
_CITIES = (
    ("Geneva", "CHE"),
    ("Doha", "QAT"),
    ("Islamabad", "PAK"),
    ("New Delhi", "IND"),
    ("Kabul", "AFG"),
    ("Tehran", "IRN"),
    ("Oslo", "NOR"),
    ("Vienna", "AUT"),
    ("Nairobi", "KEN"),
    ("Bogota", "COL"),
)


def generate(path: Path, size: int, seed: int = 1) -> Desk:
    """Make a register of ``size`` initiatives at ``path`` and return it open."""
    desk = files.create(path)
    draw = random.Random(seed)
    codes = [country.code for country in desk.countries]
    draw.shuffle(codes)
    kinds = [term.code for term in desk.vocabularies.of("kind")]
    for first in range(0, size, BATCH):
        with begin(desk) as writer:
            for number in range(first, min(first + BATCH, size)):
                record = _initiative(draw, number, codes, kinds)
                record = replace(record, **with_parts(draw, record, _WORDS))  # type: ignore[arg-type]
                writer.put(Action.RECORD, "", None, State(record))
    return desk


def _initiative(draw: random.Random, number: int, codes: list[str], kinds: list[str]) -> Initiative:
    start = _date(draw)
    return Initiative(
        title=f"{' '.join(draw.sample(_WORDS, 4)).capitalize()}, round {number}"
        if draw.random() < 0.9
        else f"{draw.choice(_OTHER_SCRIPTS)} {number}",
        kind=kinds[_tail(draw, len(kinds))],
        track=draw.choices(_TRACKS, (30, 8, 30, 26, 6))[0],
        approach=draw.choice(_APPROACHES),
        status=draw.choice(("concluded", "active", "suspended", "unknown")),
        start=start,
        end=start if draw.random() < 0.5 else None,
        places=(_place(draw, codes),),
        summary=" ".join(draw.choices(_WORDS, k=draw.randint(1, 6) * _SENTENCE)),
        confidentiality=draw.choices(list(Level), (80, 12, 6, 2))[0],
        tags=tuple(draw.sample(("water", "trade", "nuclear", "youth"), draw.randint(0, 2))),
        countries=tuple(
            CountryParticipation(code)
            for code in dict.fromkeys(
                codes[_tail(draw, len(codes))] for _ in range(draw.randint(1, 4))
            )
        ),
        organisations=tuple(
            Engagement(f"Institute {_tail(draw, 2_000):04}") for _ in range(draw.randint(0, 2))
        ),
        sources=(Source(f"Source {number}", url=f"https://example.org/{number}"),),
    )


def _place(draw: random.Random, codes: list[str]) -> Place:
    """Return a city that there is, or one that no gazetteer knows."""
    if draw.random() < 0.5:
        return Place(*draw.choice(_CITIES))
    return Place(draw.choice(_WORDS).capitalize(), codes[_tail(draw, len(codes))])


def _date(draw: random.Random) -> PartialDate | None:
    kind = draw.random()
    if kind < 0.03:
        return None
    year, month, day = draw.randint(1947, 2026), draw.randint(1, 12), draw.randint(1, 28)
    if kind < 0.15:
        return PartialDate(year, approximate=kind < 0.06)
    return PartialDate(year, month) if kind < 0.35 else PartialDate(year, month, day)


def _tail(draw: random.Random, size: int) -> int:
    """Return an index below ``size``, small ones far more often (about 1 / (n + 1))."""
    return min(int(size ** draw.random()) - 1, size - 1)
