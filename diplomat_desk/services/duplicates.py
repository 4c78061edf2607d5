"""Initiatives that look like one and the same: near in time, a country in both, a title much alike."""

from collections.abc import Mapping

from rapidfuzz import fuzz

from diplomat_desk.domain.changes import Identity, Kind
from diplomat_desk.domain.findings import Heading, Item
from diplomat_desk.domain.pairs import Pair, may_be_one_day, same_numbers
from diplomat_desk.domain.quality import SAME
from diplomat_desk.domain.words import say
from diplomat_desk.services.finding_source import Asked, Source
from diplomat_desk.services.record_findings import with_reason
from diplomat_desk.store import dismissals, likely_pairs

LIKE = 85
"""How alike two titles are, of 100, from which on they may mean the same (rapidfuzz, words sorted)."""
CONTAINED = 95
"""The same, where one title's words are all in the other's."""
_FEWEST_WORDS = 2


def pairs(asked: Asked) -> tuple[Pair, ...]:
    """Return the pairs that look like one: those not dismissed, or those that were."""
    with asked.desk.register.reading() as connection:
        found = [pair for pair in likely_pairs.candidates(connection, asked.ceiling) if alike(pair)]
        judged = dismissals.of(connection, [pair.subject for pair in found], asked.ceiling)
    return tuple(pair for pair in found if (pair.subject in judged) is asked.dismissed)


def alike(pair: Pair) -> bool:
    """Tell whether the titles and dates of two candidates let them be one."""
    one, other = pair.one, pair.other
    if not (same_numbers(one, other) and may_be_one_day(one, other)):
        return False
    if fuzz.token_sort_ratio(one.key, other.key) >= LIKE:
        return True
    common = set(one.key.split()) & set(other.key.split())
    return len(common) >= _FEWEST_WORDS and fuzz.token_set_ratio(one.key, other.key) >= CONTAINED


def counts(asked: Asked) -> Mapping[str, int]:
    """Return how many pairs there are."""
    return {SAME: len(pairs(asked))}


def items(asked: Asked, _code: str, first: int, most: int) -> tuple[Item, ...]:
    """Return the pairs, each under the one that was recorded later: it is the likelier to be too much."""
    chosen = pairs(asked)[first : first + most]
    with asked.desk.register.reading() as connection:
        judged = dismissals.of(connection, [pair.subject for pair in chosen], asked.ceiling)
    return tuple(with_reason(_item(pair), judged.get(pair.subject)) for pair in chosen)


def _item(pair: Pair) -> Item:
    one, other = pair.other, pair.one
    sentence = say(
        "Looks like “{title}” ({reference}): both may begin on the same day, and share a country.",
        title=other.title,
        reference=other.reference,
    )
    record = Identity(Kind.INITIATIVE, str(one.id))
    return Item(pair.subject, SAME, record, one.reference, one.title, sentence, pair.level)


SOURCE = Source((Heading(SAME, "Likely duplicates"),), counts, items)
