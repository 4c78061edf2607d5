"""The parts of a network side by side on shelves, as large as the room allows."""

from dataclasses import dataclass

from diplomat_desk.charts.geometry import Point

_MARGIN = (30.0, 18.0)
_WIDTHS = (0.6, 0.75, 0.9, 1.0, 1.15, 1.3, 1.6, 2.0)

Size = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Packed:
    """The upper left ``corners`` of the parts, and how wide and high all of them are."""

    corners: tuple[Point, ...]
    wide: float
    high: float

    def scale(self, wide: float, high: float) -> float:
        """Return how many pixels a unit can have where it is to fit into ``wide`` and ``high``."""
        return min(wide / self.wide, high / self.high)


def packed(sizes: tuple[Size, ...], wide: float, high: float) -> Packed:
    """Return the packing of parts, the largest first, that can be drawn largest in ``wide`` and ``high``."""
    across, down = _MARGIN
    area = sum((one + across) * (other + down) for one, other in sizes)
    usual = (area * wide / max(high, 1.0)) ** 0.5
    tried = (_on_shelves(sizes, usual * share) for share in _WIDTHS)
    return max(tried, key=lambda one: one.scale(wide, high))


def _on_shelves(sizes: tuple[Size, ...], room: float) -> Packed:
    """Return the parts from left to right on shelves ``room`` wide, each in the middle of its shelf."""
    across, down = _MARGIN
    shelves: list[list[Size]] = []
    x = 0.0
    for size in sizes:
        if not shelves or x + size[0] > room:
            shelves.append([])
            x = 0.0
        shelves[-1].append(size)
        x += size[0] + across
    widths = [sum(one for one, _ in shelf) + across * (len(shelf) - 1) for shelf in shelves]
    widest = max(widths, default=1.0)
    corners: list[Point] = []
    y = 0.0
    for shelf, wide in zip(shelves, widths, strict=True):
        tall = max(other for _, other in shelf)
        # What nearly fills a shelf is spread over all of it, the last few stay together.
        gap = across + (widest - wide) / max(len(shelf) - 1, 1) if wide > 0.6 * widest else across
        x = 0.0
        for one, other in shelf:
            corners.append((x, y + (tall - other) / 2))
            x += one + gap
        y += tall + down
    return Packed(tuple(corners), max(widest, 1.0), max(y - down, 1.0))
