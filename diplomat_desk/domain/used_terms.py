"""Which terms of the vocabularies an initiative uses."""

from collections.abc import Iterator

from diplomat_desk.domain.initiative import VOCABULARY_OF, Initiative
from diplomat_desk.domain.part_rules import CHOICES_OF
from diplomat_desk.domain.people import Appearance

Used = tuple[str, str]
"""A vocabulary and the code of one of its terms."""


def terms_of(one: Initiative) -> Iterator[Used]:
    """Give every term that ``one`` uses, some of them more than once.

    Of meetings whose rule forbids to name who attended, nobody's role or capacity is among them.
    """
    for name, vocabulary in VOCABULARY_OF.items():
        yield vocabulary, getattr(one, name)
    yield from (("purpose", code) for code in one.purposes)
    yield from (("interest", code) for code in one.interests)
    yield from (("country-role", part.role) for part in one.countries)
    yield from (("organisation-role", part.role) for part in one.organisations)
    yield from (("reliability", part.reliability) for part in one.sources)
    for name in CHOICES_OF:
        for part in getattr(one, name):
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
