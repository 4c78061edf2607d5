"""Initiatives that look like one and the same: near in time, a country in both, a title much alike."""

from collections.abc import Iterable, Mapping

from rapidfuzz import fuzz

from diplomat_desk.domain.changes import Identity, Kind
from diplomat_desk.domain.findings import Heading, Item
from diplomat_desk.domain.pairs import Known, Pair
from diplomat_desk.domain.quality import SAME
from diplomat_desk.domain.words import say
from diplomat_desk.services.finding_source import Asked, Source
from diplomat_desk.services.record_findings import with_reason
from diplomat_desk.store import dismissals, likely_pairs

LIKE = 85
"""How alike two titles are, of 100, from which on they may mean the same (rapidfuzz, words sorted)."""
CONTAINED = 95
"""The same, where one title's words are all in the other's."""
FEW = 2_000
"""So many records are looked through at once, whoever asks; more only for who asks for the list itself."""
_FEWEST_WORDS = 2
_MANY = 100
"""So many changes at once, as after an import: quicker to look at everything again."""


def pairs(asked: Asked) -> tuple[Pair, ...]:
    """Return the pairs that look like one: those not dismissed, or those that were.

    Who is not patient gets none of a large register that nobody has asked for the list of yet.
    """
    known = asked.desk.pairs.setdefault(asked.ceiling, Known())
    with asked.desk.register.reading() as connection:
        if not (known.upto or asked.patient or likely_pairs.are_few(connection, FEW)):
            return ()
        latest, changed = likely_pairs.changed_since(connection, known.upto)
        if known.upto == 0 or len(changed) > _MANY:
            known.pairs = _alike(likely_pairs.candidates(connection, asked.ceiling))
        elif changed:
            kept = {s: pair for s, pair in known.pairs.items() if not pair.names(changed)}
            found = likely_pairs.candidates(connection, asked.ceiling, changed)
            known.pairs = kept | _alike(found)
        known.upto = latest
        judged = dismissals.under(connection, SAME, asked.ceiling)
    return tuple(
        pair for subject, pair in known.pairs.items() if (subject in judged) is asked.dismissed
    )


def alike(pair: Pair) -> bool:
    """Tell whether the titles of two candidates let them be one."""
    one, other = pair.one.key, pair.other.key
    if fuzz.token_sort_ratio(one, other, score_cutoff=LIKE):
        return True
    if not fuzz.token_set_ratio(one, other, score_cutoff=CONTAINED):
        return False
    return len(set(one.split()) & set(other.split())) >= _FEWEST_WORDS


def _alike(some: Iterable[Pair]) -> dict[str, Pair]:
    return {pair.subject: pair for pair in some if alike(pair)}


def counts(asked: Asked) -> Mapping[str, int]:
    """Return how many pairs there are."""
    return {SAME: len(pairs(asked))}


def items(asked: Asked, _code: str, first: int, most: int) -> tuple[Item, ...]:
    """Return the pairs, each under the one that was recorded later: it is the likelier to be too much."""
    chosen = pairs(asked)[first : first + most]
    with asked.desk.register.reading() as connection:
        judged = dismissals.under(connection, SAME, asked.ceiling)
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
