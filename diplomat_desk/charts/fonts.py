"""What the shipped fonts can write, and how wide: character coverage and advance widths.

Read from the fonts themselves, so that a picture's layout is computed with the widths it will be printed
with, without a toolkit.
"""

from functools import lru_cache

from fontTools.ttLib import TTFont

from diplomat_desk.paths import resource

_REGULAR = (
    "NotoSans-Regular.ttf",
    "NotoNaskhArabic-Regular.ttf",
    "NotoSansDevanagari-Regular.ttf",
)
_BOLD = ("NotoSans-Bold.ttf", "NotoNaskhArabic-Bold.ttf", "NotoSansDevanagari-Bold.ttf")
FAMILIES = ("Noto Sans", "Noto Naskh Arabic", "Noto Sans Devanagari")
"""The families in the order in which a character is looked for."""


def covers(character: str) -> bool:
    """Tell whether the shipped fonts have ``character``, regular or bold alike."""
    code = ord(character)
    return any(code in _advances(name) for name in _REGULAR)


def leads(character: str) -> bool:
    """Tell whether the first family by itself has ``character``: no other font is called upon."""
    return ord(character) in _advances(_REGULAR[0])


def advance(character: str, *, bold: bool = False) -> float | None:
    """Return the width of ``character`` in ems, or None where no shipped font has it.

    Letters of joined scripts are given in their isolated form, which is the widest.
    """
    code = ord(character)
    for name in _BOLD if bold else _REGULAR:
        width = _advances(name).get(code)
        if width is not None:
            return width
    return None


@lru_cache(maxsize=8)
def _advances(name: str) -> dict[int, float]:
    """Return code point -> advance width in ems of one shipped font."""
    with TTFont(resource("fonts", name), lazy=True) as font:
        units = font["head"].unitsPerEm
        metrics = font["hmtx"]
        return {code: metrics[glyph][0] / units for code, glyph in font.getBestCmap().items()}
