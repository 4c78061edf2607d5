"""Writing SVG by hand: shapes, text, escaping. Only what every renderer draws alike is used.

Standards: SVG 1.1 shapes and text; no strokes on filled shapes (some renderers drop them), no CSS.
"""

import html
from collections.abc import Mapping

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


Data = Mapping[str, object]
"""What an element says of itself: ``kind`` becomes its class, the rest ``data-…`` attributes."""

NO_DATA: Data = {}


class Canvas:
    """Collects the elements of a picture ``width`` pixels wide; its height is settled last."""

    def __init__(self, width: float, paper: str) -> None:
        self.width = width
        self._paper = paper
        self._parts: list[str] = []
        self._patterns: dict[tuple[Pattern, str], str] = {}
        self._windows: list[str] = []

    def rect(
        self,
        x: float,
        y: float,
        wide: float,
        high: float,
        fill: str,
        *,
        title: str = "",
        opacity: float = 1.0,
        data: Data = NO_DATA,
    ) -> None:
        """Draw a filled rectangle."""
        attributes = _opacity(opacity) + _attributes(data)
        place = f'x="{number(x)}" y="{number(y)}" width="{number(wide)}" height="{number(high)}"'
        self._parts.append(_element("rect", f'{place} fill="{fill}"{attributes}', title))

    def texture(
        self, x: float, y: float, wide: float, high: float, pattern: Pattern, ink: str
    ) -> None:
        """Lay ``pattern`` in ``ink`` over a shape; nothing for a solid one."""
        if pattern is not Pattern.SOLID:
            self.rect(x, y, wide, high, self._ink_of(pattern, ink), data={"kind": "texture"})

    def textured(self, steps: str, pattern: Pattern, ink: str) -> None:
        """Lay ``pattern`` in ``ink`` over an area given as SVG path ``steps``; nothing for a solid one."""
        if pattern is not Pattern.SOLID:
            self.path(steps, self._ink_of(pattern, ink), data={"kind": "texture"})

    def line(
        self,
        x: float,
        y: float,
        end_x: float,
        end_y: float,
        ink: str,
        *,
        wide: float = 1.0,
        dashed: bool = False,
        opacity: float = 1.0,
        title: str = "",
        data: Data = NO_DATA,
    ) -> None:
        """Draw a straight line."""
        ends = f'x1="{number(x)}" y1="{number(y)}" x2="{number(end_x)}" y2="{number(end_y)}"'
        attributes = _stroke(ink, wide, dashed=dashed) + _opacity(opacity) + _attributes(data)
        self._parts.append(_element("line", f"{ends}{attributes}", title))

    def circle(
        self,
        x: float,
        y: float,
        radius: float,
        fill: str,
        *,
        title: str = "",
        opacity: float = 1.0,
        data: Data = NO_DATA,
    ) -> None:
        """Draw a filled circle."""
        place = f'cx="{number(x)}" cy="{number(y)}" r="{number(radius)}" fill="{fill}"'
        self._parts.append(_element("circle", place + _opacity(opacity) + _attributes(data), title))

    def ring(self, x: float, y: float, radius: float, ink: str, *, wide: float = 1.0) -> None:
        """Draw a circle's line only."""
        place = f'cx="{number(x)}" cy="{number(y)}" r="{number(radius)}" fill="none"'
        self._parts.append(f"<circle {place}{_stroke(ink, wide)}/>")

    def path(
        self, steps: str, fill: str, *, title: str = "", opacity: float = 1.0, data: Data = NO_DATA
    ) -> None:
        """Fill an area given as SVG path ``steps``, by the even-odd rule."""
        place = f'd="{steps}" fill="{fill}" fill-rule="evenodd"'
        self._parts.append(_element("path", place + _opacity(opacity) + _attributes(data), title))

    def stroke(
        self, steps: str, ink: str, *, wide: float = 1.0, dashed: bool = False, data: Data = NO_DATA
    ) -> None:
        """Draw a line along SVG path ``steps``."""
        attributes = _stroke(ink, wide, dashed=dashed) + _attributes(data)
        self._parts.append(f'<path d="{steps}" fill="none" stroke-linejoin="round"{attributes}/>')

    def open_window(self, x: float, y: float, wide: float, high: float) -> None:
        """Cut what is drawn from now on at a rectangle, until :meth:`close_window`."""
        name = f"window-{len(self._windows)}"
        place = f'x="{number(x)}" y="{number(y)}" width="{number(wide)}" height="{number(high)}"'
        self._windows.append(f'<clipPath id="{name}"><rect {place}/></clipPath>')
        self._parts.append(f'<g clip-path="url(#{name})">')

    def close_window(self) -> None:
        """Cut nothing any more."""
        self._parts.append("</g>")

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

    def _ink_of(self, pattern: Pattern, ink: str) -> str:
        name = self._patterns.setdefault((pattern, ink), f"{pattern}-{len(self._patterns)}")
        return f"url(#{name})"

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
        return f"<defs>{''.join((*tiles, *self._windows))}</defs>"


def escaped(text: str) -> str:
    """Return ``text`` for XML: markup characters written out, control characters gone."""
    return html.escape(printable(text), quote=True)


def number(value: float) -> str:
    """Return ``value`` with at most two decimals and no needless zeros."""
    return f"{value:.2f}".rstrip("0").rstrip(".")


def _element(name: str, attributes: str, title: str) -> str:
    if not title:
        return f"<{name} {attributes}/>"
    return f"<{name} {attributes}><title>{escaped(title)}</title></{name}>"


def _stroke(ink: str, wide: float, *, dashed: bool = False) -> str:
    dashes = ' stroke-dasharray="4 3"' if dashed else ""
    return f' stroke="{ink}" stroke-width="{number(wide)}"{dashes}'


def _opacity(opacity: float) -> str:
    return f' opacity="{number(opacity)}"' if opacity < 1.0 else ""


def _attributes(data: Data) -> str:
    names = {name: "class" if name == "kind" else f"data-{name}" for name in data}
    return "".join(f' {names[name]}="{escaped(str(value))}"' for name, value in data.items())
