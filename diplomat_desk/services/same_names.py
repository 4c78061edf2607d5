"""People and organisations that look alike, as findings of the quality list."""

from collections.abc import Mapping

from diplomat_desk.domain.changes import Identity, Kind
from diplomat_desk.domain.findings import Heading, Item
from diplomat_desk.domain.words import say
from diplomat_desk.services.duplicates import RULES, Double, likely, subject
from diplomat_desk.services.finding_source import Asked, Source
from diplomat_desk.services.record_findings import with_reason
from diplomat_desk.store import dismissals

_KIND_OF = {rule: kind for kind, rule in RULES.items()}


def counts(asked: Asked) -> Mapping[str, int]:
    """Return how many pairs of people and of organisations look alike."""
    return {rule: len(_pairs(asked, kind)) for rule, kind in _KIND_OF.items()}


def items(asked: Asked, code: str, first: int, most: int) -> tuple[Item, ...]:
    """Return the pairs, each under the one that was recorded later: it is the likelier to be too much."""
    kind = _KIND_OF[code]
    with asked.desk.register.reading() as connection:
        judged = dismissals.under(connection, code, asked.ceiling)
    chosen = _pairs(asked, kind)[first : first + most]
    return tuple(
        with_reason(_item(asked, kind, pair), judged.get(subject(kind, pair.first, pair.second)))
        for pair in chosen
    )


def _pairs(asked: Asked, kind: Kind) -> tuple[Double, ...]:
    return likely(asked.desk, kind, asked.ceiling, dismissed=asked.dismissed, patient=asked.patient)


def _item(asked: Asked, kind: Kind, pair: Double) -> Item:
    sentence = say("Looks like “{name}”. {reason}", name=pair.first_name, reason=pair.reason)
    record = Identity(kind, str(pair.second))
    about = subject(kind, pair.first, pair.second)
    # Which of the two is raised is not asked: the reason is told from the asker's own ceiling on.
    return Item(about, RULES[kind], record, "", pair.second_name, sentence, asked.ceiling)


SOURCE = Source(
    (
        Heading(RULES[Kind.PERSON], "People who look alike"),
        Heading(RULES[Kind.ORGANISATION], "Organisations that look alike"),
    ),
    counts,
    items,
)
