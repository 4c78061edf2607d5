"""What giving a backup back would change, in words: for the window and for the command line."""

from collections.abc import Iterator

from diplomat_desk.domain.words import count, say
from diplomat_desk.services.backups import Comparison, Named

_MOST = 50
"""So many titles are told of each sort; how many there are is told of all."""


def in_words(found: Comparison) -> Iterator[str]:
    """Give what would change, a paragraph for each sort of change."""
    if found.same:
        yield say("The register is as it was then: giving it back would change nothing.")
        return
    yield from _told(
        found.gone,
        "{n} initiative was recorded since and would be gone:",
        "{n} initiatives were recorded since and would be gone:",
    )
    yield from _told(
        found.back,
        "{n} initiative was deleted since and would be back:",
        "{n} initiatives were deleted since and would be back:",
    )
    yield from _told(
        found.changed,
        "{n} initiative was changed since and would be as it was:",
        "{n} initiatives were changed since and would be as they were:",
    )
    if found.withheld:
        yield count(
            found.withheld,
            "{n} initiative above the ceiling differs.",
            "{n} initiatives above the ceiling differ.",
        )
    if found.others:
        yield count(
            found.others,
            "{n} other record (person, organisation, word, kept filter…) differs.",
            "{n} other records (people, organisations, words, kept filters…) differ.",
        )


def _told(some: tuple[Named, ...], one: str, many: str) -> Iterator[str]:
    if some:
        lines = [f"{each.reference}  {each.title}" for each in some[:_MOST]]
        left = len(some) - _MOST
        if left > 0:
            lines.append(count(left, "and {n} more", "and {n} more"))
        yield "\n".join((count(len(some), one, many), *lines))
