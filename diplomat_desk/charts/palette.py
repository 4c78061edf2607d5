"""Colours and patterns of the charts, for light screens, dark screens and paper.

A track's colour comes from its term (Paul Tol's "bright" set in a new register); the sequential
ramp is cividis (Nuñez, Anderton and Renslow, 2018), made to look alike to the colour-blind.
"""

from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from diplomat_desk.domain.terms import NONE, NOT_APPLICABLE, UNKNOWN, Vocabularies

RGB = tuple[float, float, float]


class Theme(StrEnum):
    """What a picture is drawn on."""

    LIGHT = "light"
    DARK = "dark"
    PAPER = "paper"


class Pattern(StrEnum):
    """A texture that tells series apart where colour does not."""

    SOLID = "solid"
    RISING = "rising"
    DOTS = "dots"
    FALLING = "falling"
    LEVEL = "level"
    GRID = "grid"


@dataclass(frozen=True, slots=True)
class Inks:
    """The colours of all but the data; ``text`` and ``quiet`` keep AA contrast on ``paper``."""

    paper: str
    text: str
    quiet: str
    grid: str
    axis: str


@dataclass(frozen=True, slots=True)
class Style:
    """How one series is told apart: its colour on light ground (``#RRGGBB``) and its pattern."""

    colour: str
    pattern: Pattern


INKS = {
    Theme.LIGHT: Inks("#FFFFFF", "#1B1F24", "#59626E", "#E4E7EB", "#8A939E"),
    Theme.DARK: Inks("#1B1E23", "#ECEFF3", "#A9B2BD", "#343A42", "#7A8490"),
    Theme.PAPER: Inks("#FFFFFF", "#141414", "#555555", "#E2E2E2", "#8C8C8C"),
}
OTHER_GREYS = ("#BBBBBB", "#8F8F8F", "#D6D6D6")
"""For series whose term has no colour of its own."""

MUTED = (
    "#332288", "#88CCEE", "#44AA99", "#117733", "#999933", "#DDCC77", "#CC6677", "#882255", "#AA4499",
)  # fmt: skip
"""Paul Tol's "muted" set, for terms of other vocabularies than the tracks; safe for the colour-blind."""

_PATTERNS = tuple(Pattern)
_LIGHTEN = 0.25
_PALE = 0.62
_DIMMEST = 0.15
_AA = 4.5
_PALE_FILL = 2.5
_CIVIDIS = (
    "#00224E", "#123570", "#3B496C", "#575D6D", "#707173",
    "#8A8678", "#A59C74", "#C3B369", "#E1CC55", "#FEE838",
)  # fmt: skip


def track_styles(vocabularies: Vocabularies) -> dict[str, Style]:
    """Return code -> style of every track, retired ones too: a filter never changes a colour."""
    styles: dict[str, Style] = {}
    greys = 0
    for position, term in enumerate(vocabularies.of("track", retired=True)):
        colour = term.colour
        if not colour:
            colour = other_grey(greys)
            greys += 1
        styles[term.code] = Style(colour, _PATTERNS[position % len(_PATTERNS)])
    return styles


def term_styles(vocabularies: Vocabularies, vocabulary: str) -> dict[str, Style]:
    """Return code -> style of every term of ``vocabulary``, retired ones too.

    A term's own colour comes first; no two terms have the same colour and pattern until there are many.
    What says that nothing is known is grey.
    """
    if vocabulary == "track":
        return track_styles(vocabularies)
    styles: dict[str, Style] = {}
    for position, term in enumerate(vocabularies.of(vocabulary, retired=True)):
        colour = term.colour or MUTED[position % len(MUTED)]
        if term.code in (UNKNOWN, NONE, NOT_APPLICABLE):
            colour = OTHER_GREYS[0]
        styles[term.code] = Style(colour, _PATTERNS[position % len(_PATTERNS)])
    return styles


def other_grey(number: int) -> str:
    """Return the grey of the ``number``-th series that has no colour."""
    return OTHER_GREYS[number % len(OTHER_GREYS)]


def shade(colour: str, theme: Theme) -> str:
    """Return a series' ``colour`` as it is drawn in ``theme``: lightened on a dark ground."""
    return mixed(colour, "#FFFFFF", _LIGHTEN) if theme is Theme.DARK else colour


def ramp(share: float, theme: Theme) -> str:
    """Return the colour for ``share`` (0 to 1) of the largest value; zero is the paper itself.

    More is always further from the paper: darker on light ground, lighter on dark ground. The ends
    of cividis near the paper are adapted: its yellow would glare on white, its navy vanish on black.
    """
    if share <= 0:
        return INKS[theme].paper
    share = min(share, 1.0)
    place = _DIMMEST + (1.0 - _DIMMEST) * share if theme is Theme.DARK else 1.0 - share
    scaled = place * (len(_CIVIDIS) - 1)
    low = min(int(scaled), len(_CIVIDIS) - 2)
    colour = mixed(_CIVIDIS[low], _CIVIDIS[low + 1], scaled - low)
    return colour if theme is Theme.DARK else mixed(colour, "#FFFFFF", _PALE * (1.0 - share))


def ink_on(fill: str) -> str:
    """Return white where it is readable on ``fill`` (4.5 to 1, AA), else black, which then is."""
    return "#FFFFFF" if contrast("#FFFFFF", fill) >= _AA else "#000000"


def texture_ink(fill: str) -> str:
    """Return the ink of a texture: lighter than a dark ``fill``, darker than a pale one."""
    return "#FFFFFF" if contrast("#FFFFFF", fill) >= _PALE_FILL else mixed(fill, "#000000", 0.6)


@lru_cache(maxsize=4_096)
def contrast(one: str, other: str) -> float:
    """Return the contrast ratio of two colours, 1 to 21 (WCAG 2.2)."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@lru_cache(maxsize=4_096)
def mixed(one: str, other: str, share: float) -> str:
    """Return ``one`` with ``share`` (0 to 1) of ``other`` in it."""
    parts = zip(_rgb(one), _rgb(other), strict=True)
    return "#" + "".join(f"{round(255 * (a + (b - a) * share)):02X}" for a, b in parts)


def _rgb(colour: str) -> RGB:
    red, green, blue = (int(colour[n : n + 2], 16) / 255 for n in (1, 3, 5))
    return red, green, blue


def _luminance(colour: str) -> float:
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
        for part in _rgb(colour)
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
