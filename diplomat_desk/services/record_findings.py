"""Findings in single records: the rules that are kept with them, and those that today's date makes true."""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from diplomat_desk.domain.advice.quality import RULES
from diplomat_desk.domain.advice.timely import TIMELY
from diplomat_desk.domain.changes import identity_of
from diplomat_desk.domain.findings import Heading, Item
from diplomat_desk.domain.initiative import Initiative
from diplomat_desk.domain.quality import Dismissal, subject_of
from diplomat_desk.domain.veil import unattributed
from diplomat_desk.services.finding_source import Asked, Source
from diplomat_desk.store import dismissals, quality, reading

_RULES = {rule.code: rule for rule in RULES}
_TIMELY = {rule.code: rule for rule in TIMELY}


def counts(asked: Asked) -> Mapping[str, int]:
    """Return by rule how many records it finds something in."""
    with asked.desk.register.reading() as connection:
        return quality.counts(
            connection, asked.ceiling, asked.today.isoformat(), dismissed=asked.dismissed
        )


def items(asked: Asked, rule: str, first: int, most: int) -> tuple[Item, ...]:
    """Return the records that ``rule`` finds something in, each with its sentences."""
    with asked.desk.register.reading() as connection:
        found = dict(
            quality.records(
                connection,
                rule,
                asked.ceiling,
                asked.today.isoformat(),
                dismissed=asked.dismissed,
                first=first,
                most=most,
            )
        )
        seen = list(reading.whole(connection, list(found), asked.ceiling))
        parents = {one.parent_id for one in seen if one.parent_id}
        processes = {one.id: one for one in reading.whole(connection, [*parents], asked.ceiling)}
        judged = dismissals.of(
            connection, [subject_of(rule, one.id) for one in seen], asked.ceiling
        )
    made = []
    for one in seen:
        subject = subject_of(rule, one.id)
        sentence = " ".join(_sentences(asked, rule, one, processes.get(one.parent_id or 0)))
        if sentence:
            item = Item(
                subject, rule, identity_of(one), one.reference, one.title, sentence, found[one.id]
            )
            made.append(with_reason(item, judged.get(subject)))
    return tuple(made)


def with_reason(item: Item, dismissal: Dismissal | None) -> Item:
    """Return ``item`` with what its dismissal says, if there is one."""
    if dismissal is None:
        return item
    return replace(item, reason=dismissal.reason, author=dismissal.author, at=dismissal.at)


def _sentences(
    asked: Asked, rule: str, one: Initiative, process: Initiative | None
) -> Iterator[str]:
    if rule in _TIMELY:
        return _TIMELY[rule].find(one, process, asked.today)
    shown = unattributed(one) if asked.outside else one
    return _RULES[rule].find(shown, asked.desk.countries)


SOURCE = Source(
    tuple(Heading(rule.code, rule.title, rule.gap) for rule in (*RULES, *TIMELY)), counts, items
)
