"""Characters that the shipped fonts cannot write: found beforehand, never printed as silent boxes."""

import unicodedata
from collections.abc import Iterator, Mapping, Sequence

from diplomat_desk.charts.fonts import covers
from diplomat_desk.domain.words import count, say

Data = str | int | float | bool | None | Sequence["Data"] | Mapping[str, "Data"]
"""What a template is given: JSON."""

_MOST_NAMED = 12
_INVISIBLE = ("Cc", "Cf", "Cs", "Zs", "Zl", "Zp")


def missing(data: Data) -> str:
    """Return the distinct characters in the texts of ``data`` that no shipped font has, in order."""
    seen = dict.fromkeys(character for text in texts(data) for character in text)
    return "".join(
        character
        for character in seen
        if unicodedata.category(character) not in _INVISIBLE and not covers(character)
    )


def texts(data: Data) -> Iterator[str]:
    """Yield every text in ``data``, however deep; keys are not texts."""
    if isinstance(data, str):
        yield data
    elif isinstance(data, Mapping):
        for value in data.values():
            yield from texts(value)
    elif isinstance(data, Sequence):
        for value in data:
            yield from texts(value)


def warnings_about(characters: str) -> tuple[str, ...]:
    """Return the sentence that tells a reader about ``characters``; nothing when there are none."""
    if not characters:
        return ()
    named = " ".join(characters[:_MOST_NAMED])
    more = len(characters) - _MOST_NAMED
    rest = " " + count(more, "and {n} more", "and {n} more") if more > 0 else ""
    return (
        say(
            "The fonts that come with Diplomat Desk do not have these characters: {characters}. "
            "They were taken from this computer's fonts; where it has none, they show as boxes.",
            characters=named + rest,
        ),
    )
