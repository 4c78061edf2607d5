"""Where the nodes of a network lie within the parts that nothing ties together.

Every part is laid out by attraction along its edges and repulsion between all of its nodes (after
Fruchterman and Reingold, 1991, repulsion by the nodes' ties as in ForceAtlas2, 2014), turned so that
it lies flat, and cleared of overlaps. networkx's own needs scipy from 500 nodes on, or is five times
slower; this one needs numpy, which the screen's charts bring anyway.
"""

from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from diplomat_desk.charts.network_graph import Graph, Places

Floats = NDArray[np.float32]

_GAP = (34.0, 24.0)
"""How far dots are apart at least, across and down, so that names find room; less, the more dots there are."""
_CROWD = 90.0
_TURNS, _WORK = 220, 30_000_000
_PUSHES = 120
_SPACE = 30.0


def placed(graph: Graph, parts: list[list[int]], radii: tuple[float, ...]) -> Places:
    """Return places for the nodes of ``graph``, whose connected ``parts`` come largest first."""
    points = np.zeros((graph.size, 2), dtype=np.float32)
    sizes = np.array(radii, dtype=np.float32)
    boxes = []
    for part in parts:
        own = _spread(_forced(_within(graph, part), len(part)), sizes[part], graph.size)
        low = (own - sizes[part][:, None]).min(axis=0)
        high = (own + sizes[part][:, None]).max(axis=0)
        points[part] = own - low
        boxes.append((float(high[0] - low[0]), float(high[1] - low[1])))
    number = {node: n for n, part in enumerate(parts) for node in part}
    return Places(
        tuple((float(x), float(y)) for x, y in points),
        tuple(number[node] for node in range(graph.size)),
        tuple(boxes),
    )


def _within(graph: Graph, part: list[int]) -> tuple[tuple[int, int, int], ...]:
    """Return the edges inside ``part``, its nodes numbered from 0."""
    if len(part) < 2:
        return ()
    numbers = {node: n for n, node in enumerate(part)}
    return tuple(
        (numbers[one], numbers[other], weight)
        for one, other, weight in graph.edges
        if one in numbers
    )


@lru_cache(maxsize=64)
def _forced(edges: tuple[tuple[int, int, int], ...], size: int) -> Floats:
    """Return places of ``size`` nodes of one part by forces, lying flat; do not change them."""
    if size == 1:
        return np.zeros((1, 2), dtype=np.float32)
    ends = np.array([edge[:2] for edge in edges])
    weights = np.log1p(np.array([edge[2] for edge in edges], dtype=np.float32))
    pull = np.zeros((size, size), dtype=np.float32)
    pull[ends[:, 0], ends[:, 1]] = pull[ends[:, 1], ends[:, 0]] = weights
    ties = np.count_nonzero(pull, axis=1).astype(np.float32) + 1
    # Hubs pull less, or all would lie on them.
    pull *= 2.0 * size**0.5 / np.sqrt(np.outer(ties, ties))
    points = _started(size)
    turns = min(_TURNS, _WORK // size**2)
    for turn in range(turns):
        points += _step(points, pull, 0.12 * (1.0 - turn / turns) + 0.002)
    placed: Floats = _flat(points) * (_SPACE * size**0.5)
    return placed


def _started(size: int) -> Floats:
    """Return a sunflower's places, the first in the middle: even, and the same every time."""
    numbers = np.arange(size, dtype=np.float32)
    far, angle = np.sqrt((numbers + 0.5) / size), numbers * 2.399963
    return np.column_stack((far * np.cos(angle), far * np.sin(angle)))


def _step(points: Floats, pull: Floats, most: float) -> Floats:
    """Return how far each node goes in one turn, at most ``most``."""
    size = len(points)
    ideal = 1.0 / size
    x, y = points[:, 0], points[:, 1]
    dx: Floats = x[:, None] - x[None, :]
    dy: Floats = y[:, None] - y[None, :]
    squares: Floats = dx * dx + dy * dy
    squares += np.float32(1e-9)
    # Repulsion falls with the distance, attraction grows with it, a little gravity holds all in sight.
    force: Floats = ideal / squares
    np.sqrt(squares, out=squares)
    squares *= pull
    force -= squares
    go = np.column_stack(((dx * force).sum(axis=1), (dy * force).sum(axis=1))) - points * 0.5
    far: Floats = np.sqrt((go * go).sum(axis=1, keepdims=True)) + 1e-12
    moved: Floats = go / far * np.minimum(far, most)
    return moved


def _flat(points: Floats) -> Floats:
    """Return the points around their middle, their longest extent across."""
    points = points - points.mean(axis=0)
    _, axes = np.linalg.eigh(points.T @ points)
    turned = points @ axes[:, ::-1]
    # An axis has two directions; the first node decides, so that it is always the same.
    turned *= np.where(turned[0] > 0, -1.0, 1.0)
    flat: Floats = turned
    return flat


def _spread(points: Floats, radii: Floats, crowd: int) -> Floats:
    """Return the points pushed apart until no circle covers another; ``crowd`` is how many there are."""
    if len(points) < 2:
        return points
    share = _CROWD / (_CROWD + crowd)
    across, down = _GAP[0] * share, _GAP[1] * share
    # What is to be further apart across than down is pushed apart where all is as far, and stretched.
    points = points.copy()
    stretch = 1.0 + (across - down) / (2.0 * float(radii.mean()) + down)
    least = radii[:, None] + radii[None, :] + down
    np.fill_diagonal(least, 0.0)
    for _ in range(_PUSHES):
        dx = points[:, 0][:, None] - points[:, 0][None, :]
        dy = points[:, 1][:, None] - points[:, 1][None, :]
        far = np.sqrt(dx * dx + dy * dy)
        lack = np.maximum(least - far, 0.0)
        if not lack.any():
            break
        push = lack / (2.0 * np.maximum(far, 1e-6))
        points[:, 0] += (dx * push).sum(axis=1)
        points[:, 1] += (dy * push).sum(axis=1)
    points[:, 0] *= stretch
    return points
