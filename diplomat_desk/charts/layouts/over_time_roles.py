"""What the bars of a step are beside one another: full ones, and paler ones that they are held against."""

from dataclasses import dataclass

from diplomat_desk.charts.geometry import Box
from diplomat_desk.charts.over_time import BEFORE, PLANNED, OverTimeChart
from diplomat_desk.charts.over_time_series import ONE_COLOUR
from diplomat_desk.charts.palette import mixed
from diplomat_desk.charts.surface import Font, Look, Surface

_PALE = 0.55
_SWATCH = 12.0
_AFTER = 6.0
_APART = 16.0


def fill_of(role: str, colour: str, look: Look) -> str:
    """Return a series' ``colour`` as the bars of a role are filled."""
    own = look.colour(colour)
    return mixed(own, look.inks.paper, _PALE) if role in (BEFORE, PLANNED) else own


@dataclass(frozen=True, slots=True)
class Roles:
    """The names of the bars with their places; ``height`` is 0 where each step has one bar."""

    places: tuple[tuple[str, str, float], ...]
    height: float
    wide: float
    plain: str
    look: Look

    def draw(self, on: Surface, top: float) -> None:
        """Draw swatches and words from ``top`` down, the left bar's first."""
        line = self.look.measure.line(Font.TEXT)
        for role, name, x in self.places:
            box = Box(x, top + round((line - _SWATCH) / 2), _SWATCH, _SWATCH)
            on.rect(box, fill_of(role, self.plain, self.look), kind="swatch")
            start = x + _SWATCH + _AFTER
            on.text((start, top + line / 2), name, self.look.inks.text, room=self.wide - start)


def place_roles(chart: OverTimeChart, wide: float, look: Look) -> Roles:
    """Place the names of the bars in one line of ``wide`` pixels."""
    x = 0.0
    placed = []
    for role, name in chart.roles:
        if name and x + _SWATCH + _AFTER < wide:
            placed.append((role, name, x))
            x += _SWATCH + _AFTER + look.measure.width(name, Font.TEXT) + _APART
    plain = ONE_COLOUR if not chart.series else look.inks.quiet
    height = look.measure.line(Font.TEXT) + 4 if placed else 0.0
    return Roles(tuple(placed), height, wide, plain, look)
