"""Writing SVG by hand: shapes, text, escaping. Only what every renderer draws alike is used.

Standards: SVG 1.1 shapes and text; no strokes on filled shapes (some renderers drop them), no CSS.
"""

import html

from diplomat_desk.charts.fonts import FAMILIES
from diplomat_desk.charts.palette import Pattern
from diplomat_desk.charts.scripts import printable, runs_right_to_left

_FAMILY = ", ".join([*(f"'{name}'" for name in FAMILIES), "sans-serif"])
_ISOLATE, _END_ISOLATE = "\u2067", "\u2069"
_TILE = 6
_FAINT = 0.4
_TEXTURES = {
    Pattern.RISING: '<path d="M-1,1 L1,-1 M0,6 L6,0 M5,7 L7,5" {stroke}/>',
    Pattern.FALLING: '<path d="M-1,5 L1,7 M0,0 L6,6 M5,-1 L7,1" {stroke}/>',
    Pattern.LEVEL: '<path d="M0,3 L6,3" {stroke}/>',
    Pattern.GRID: '<path d="M0,3 L6,3 M3,0 L3,6" {stroke}/>',
    Pattern.DOTS: (
        '<circle cx="1.5" cy="1.5" r="0.9" {fill}/><circle cx="4.5" cy="4.5" r="0.9" {fill}/>'
    ),
}


class Canvas:
    """Collects the elements of a picture ``width`` pixels wide; its height is settled last."""

    def __init__(self, width: float, paper: str) -> None:
        self.width = width
        self._paper = paper
        self._parts: list[str] = []
        self._patterns: dict[tuple[Pattern, str], str] = {}

    def rect(
        self,
        x: float,
        y: float,
        wide: float,
        high: float,
        fill: str,
        *,
        title: str = "",
        **data: object,
    ) -> None:
        """Draw a filled rectangle; ``data`` become attributes (``kind`` the class)."""
        attributes = _attributes(data)
        place = f'x="{number(x)}" y="{number(y)}" width="{number(wide)}" height="{number(high)}"'
        inside = f"<title>{escaped(title)}</title>" if title else ""
        self._parts.append(f'<rect {place} fill="{fill}"{attributes}>{inside}</rect>')

    def texture(
        self, x: float, y: float, wide: float, high: float, pattern: Pattern, ink: str
    ) -> None:
        """Lay ``pattern`` in ``ink`` over a shape; nothing for a solid one."""
        if pattern is Pattern.SOLID:
            return
        name = self._patterns.setdefault((pattern, ink), f"{pattern}-{len(self._patterns)}")
        self.rect(x, y, wide, high, f"url(#{name})", kind="texture")

    def line(self, x: float, y: float, end_x: float, end_y: float, ink: str) -> None:
        """Draw a hairline."""
        ends = f'x1="{number(x)}" y1="{number(y)}" x2="{number(end_x)}" y2="{number(end_y)}"'
        self._parts.append(f'<line {ends} stroke="{ink}" stroke-width="1"/>')

    def text(
        self,
        x: float,
        y: float,
        words: str,
        size: float,
        ink: str,
        *,
        anchor: str = "start",
        bold: bool = False,
        title: str = "",
        kind: str = "",
    ) -> None:
        """Write one line with its baseline at ``y``; ``title`` is the whole where it was cut.

        A right-to-left text is isolated by ``unicode-bidi`` and by the characters that say the same,
        not by ``direction``: renderers disagree on whether that turns ``anchor`` round.
        """
        attributes = _attributes({"kind": kind} if kind else {})
        if anchor != "start":
            attributes += f' text-anchor="{anchor}"'
        if bold:
            attributes += ' font-weight="bold"'
        shown = escaped(words)
        if runs_right_to_left(words):
            attributes += ' unicode-bidi="plaintext"'
            shown = f"{_ISOLATE}{shown}{_END_ISOLATE}"
        inside = f"<title>{escaped(title)}</title>" if title and title != words else ""
        place = f'x="{number(x)}" y="{number(y)}" font-size="{number(size)}" fill="{ink}"'
        self._parts.append(f"<text {place}{attributes}>{inside}{shown}</text>")

    def finished(self, height: float, title: str, description: str, language: str) -> str:
        """Return the whole document, with a name and description for those who cannot see it."""
        wide, high = number(self.width), number(height)
        head = (
            f'<svg xmlns="http://www.w3.org/2000/svg" width="{wide}" height="{high}" '
            f'viewBox="0 0 {wide} {high}" xml:lang="{escaped(language)}" role="img" '
            f'aria-labelledby="title desc" font-family="{_FAMILY}">'
        )
        said = (
            f'<title id="title">{escaped(title)}</title>'
            f'<desc id="desc">{escaped(description)}</desc>'
        )
        paper = f'<rect width="{wide}" height="{high}" fill="{self._paper}"/>'
        return "\n".join([head, said, self._definitions(), paper, *self._parts, "</svg>\n"])

    def _definitions(self) -> str:
        tiles = []
        for (pattern, ink), name in self._patterns.items():
            shape = _TEXTURES[pattern].format(
                stroke=f'stroke="{ink}" stroke-width="1" stroke-opacity="{_FAINT}" fill="none"',
                fill=f'fill="{ink}" fill-opacity="{_FAINT}"',
            )
            tiles.append(
                f'<pattern id="{name}" width="{_TILE}" height="{_TILE}" '
                f'patternUnits="userSpaceOnUse">{shape}</pattern>'
            )
        return f"<defs>{''.join(tiles)}</defs>"


def escaped(text: str) -> str:
    """Return ``text`` for XML: markup characters written out, control characters gone."""
    return html.escape(printable(text), quote=True)


def number(value: float) -> str:
    """Return ``value`` with at most two decimals and no needless zeros."""
    return f"{value:.2f}".rstrip("0").rstrip(".")


def _attributes(data: dict[str, object]) -> str:
    names = {name: "class" if name == "kind" else f"data-{name}" for name in data}
    return "".join(f' {names[name]}="{escaped(str(value))}"' for name, value in data.items())
