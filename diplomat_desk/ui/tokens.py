"""The look's tokens: every distance, size and colour that the window uses, and no Qt.

Contrast: text on each background that it can lie on is AA (4.5:1) or better, the border of a
control and the focus ring 3:1 (WCAG 2.2, 1.4.3 and 1.4.11); a test measures both palettes.
"""

from dataclasses import dataclass
from enum import IntEnum, StrEnum


class Space(IntEnum):
    """Distances in device-independent pixels."""

    XS = 4
    S = 8
    M = 12
    L = 16
    XL = 24
    XXL = 32


class Size(IntEnum):
    """Fixed sizes in device-independent pixels."""

    RADIUS = 6
    ROW = 30
    CLICK = 28
    ICON = 16
    ICON_LARGE = 20
    SIDEBAR = 196
    READING = 400
    NARROW = 1100


class Scale(StrEnum):
    """Steps of the type scale; see :data:`FACTORS`."""

    SMALL = "small"
    BODY = "body"
    LARGE = "large"
    TITLE = "title"
    DISPLAY = "display"


FACTORS: dict[Scale, float] = {
    Scale.SMALL: 0.85,
    Scale.BODY: 1.0,
    Scale.LARGE: 1.15,
    Scale.TITLE: 1.4,
    Scale.DISPLAY: 1.8,
}
"""Size of each step, as a multiple of the platform's font."""

_TRACKS_LIGHT = (
    ("L1", "#4477AA"),
    ("T1.5", "#CCBB44"),
    ("L2", "#228833"),
    ("T2", "#EE6677"),
    ("T3", "#AA3377"),
)
_TRACKS_DARK = (
    ("L1", "#77AADD"),
    ("T1.5", "#DDCC66"),
    ("L2", "#55BB66"),
    ("T2", "#F58E9B"),
    ("T3", "#CC77AA"),
)


@dataclass(frozen=True, slots=True)
class Theme:
    """A palette: what a colour is for, never which colour it is.

    ``page`` lies behind everything, ``surface`` behind content, ``sidebar`` behind the list of
    pages; ``hover`` under the pointer; ``selected`` under what is chosen; ``line`` is a hairline and
    ``control`` the border of an input. ``accent`` is what can be acted on, ``danger`` what cannot be
    undone, ``warning`` what wants a look, ``found`` lies see-through over what was looked for; each
    ``…_soft`` is a background for text in it. ``tracks`` holds
    Paul Tol's bright set (lightened for dark), ``other`` what is in no known track.
    """

    name: str
    dark: bool
    page: str
    surface: str
    sidebar: str
    hover: str
    selected: str
    line: str
    control: str
    text: str
    muted: str
    disabled: str
    accent: str
    accent_hover: str
    on_accent: str
    danger: str
    danger_hover: str
    danger_soft: str
    on_danger: str
    warning: str
    warning_soft: str
    focus: str
    found: str
    other: str
    tracks: tuple[tuple[str, str], ...]

    def track(self, code: str) -> str:
        """Return the colour of a track by its code; grey for one that is not known."""
        return dict(self.tracks).get(code, self.other)


LIGHT = Theme(
    name="light",
    dark=False,
    page="#FAF9F6",
    surface="#FFFFFF",
    sidebar="#F1EFEA",
    hover="#E8E5DE",
    selected="#DCE7F3",
    line="#DEDBD4",
    control="#8B8880",
    text="#22262B",
    muted="#595F68",
    disabled="#9A9CA0",
    accent="#1F5A94",
    accent_hover="#174877",
    on_accent="#FFFFFF",
    danger="#B3261E",
    danger_hover="#8E1C15",
    danger_soft="#FCEBE9",
    on_danger="#FFFFFF",
    warning="#845400",
    warning_soft="#FBF0D9",
    focus="#2F74B8",
    found="#FFC83D",
    other="#BBBBBB",
    tracks=_TRACKS_LIGHT,
)
DARK = Theme(
    name="dark",
    dark=True,
    page="#1D1F22",
    surface="#242629",
    sidebar="#191B1D",
    hover="#303338",
    selected="#2B3F55",
    line="#3A3D42",
    control="#7C8087",
    text="#E8E6E1",
    muted="#ABAFB6",
    disabled="#6E7278",
    accent="#85B7EA",
    accent_hover="#A6CBF1",
    on_accent="#10202F",
    danger="#F59A92",
    danger_hover="#F8B5AF",
    danger_soft="#45211F",
    on_danger="#330D0A",
    warning="#E6B968",
    warning_soft="#3F321A",
    focus="#85B7EA",
    found="#FFC83D",
    other="#9A9A9A",
    tracks=_TRACKS_DARK,
)
