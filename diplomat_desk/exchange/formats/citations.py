"""The sources of initiatives with keys that stay, for programs that manage literature."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256

from diplomat_desk.domain.initiative import Initiative, Source
from diplomat_desk.exchange.formats.selection import Selection, whole

_NOT_IN_KEYS = re.compile(r"[^A-Za-z0-9:_-]+")


@dataclass(frozen=True, slots=True)
class Cited:
    """A source, the initiative that it speaks for, and its key."""

    key: str
    source: Source
    initiative: Initiative


def cited(selection: Selection) -> Iterator[Cited]:
    """Yield every source, initiative by initiative.

    A key is the initiative's reference and six figures made of what the source is, so that it stays when
    sources are added, sorted or left out; a second one that is the same has a number behind it.
    """
    taken: dict[str, int] = {}
    for one in whole(selection):
        for source in one.sources:
            key = f"{_NOT_IN_KEYS.sub('-', one.reference)}-{_print(source)}"
            taken[key] = taken.get(key, 0) + 1
            yield Cited(f"{key}-{taken[key]}" if taken[key] > 1 else key, source, one)


def _print(source: Source) -> str:
    parts = (source.title, source.author, source.publisher, str(source.date or ""), source.url)
    return sha256("\x1f".join(parts).encode("utf-8", "replace")).hexdigest()[:6]
