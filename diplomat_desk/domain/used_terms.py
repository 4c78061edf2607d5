"""Which terms of the vocabularies an initiative uses."""

from collections.abc import Callable, Iterator
from operator import attrgetter
from typing import Any

from diplomat_desk.domain.initiative import VOCABULARY_OF, Initiative
from diplomat_desk.domain.part_rules import CHOICES_OF
from diplomat_desk.domain.people import Appearance

Used = tuple[str, str]
"""A vocabulary and the code of one of its terms."""

_chosen: Callable[[Initiative], tuple[str, ...]] = attrgetter(*VOCABULARY_OF)
_lists: Callable[[Initiative], tuple[Any, ...]] = attrgetter(*CHOICES_OF)


def terms_of(one: Initiative) -> Iterator[Used]:
    """Give every term that ``one`` uses, some of them more than once.

    Of meetings whose rule forbids to name who attended, nobody's role or capacity is among them.
    """
    yield from zip(VOCABULARY_OF.values(), _chosen(one), strict=True)
    yield from (("purpose", code) for code in one.purposes)
    yield from (("interest", code) for code in one.interests)
    yield from (("country-role", part.role) for part in one.countries)
    yield from (("organisation-role", part.role) for part in one.organisations)
    yield from (("reliability", part.reliability) for part in one.sources)
    for name, parts in zip(CHOICES_OF, _lists(one), strict=True):
        for part in parts:
            yield from _choices(name, part)
    for person in _attended(one):
        yield from _choices("people", person)
    for claim in one.claims:
        if claim.fact in VOCABULARY_OF:
            yield VOCABULARY_OF[claim.fact], claim.value


def _attended(one: Initiative) -> Iterator[Appearance]:
    for meeting in one.meetings:
        if not meeting.is_unattributed:
            yield from meeting.attendance


def _choices(name: str, part: object) -> Iterator[Used]:
    for field, vocabulary in CHOICES_OF[name].items():
        yield vocabulary, getattr(part, field)
