"""Initiatives placed by how formal and how visible they are, and who stands far from their own track.

Formality, visibility and recognition are what sets tracks apart. The first two are scales in the order
of their vocabularies, one step from each term to the next; what is unknown, does not apply or is not
recorded has no place on them.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import hypot

from diplomat_desk.domain.confidentiality import Level
from diplomat_desk.domain.figures import Tally
from diplomat_desk.domain.filters import Filter
from diplomat_desk.domain.terms import NOT_APPLICABLE, UNKNOWN

NO_PLACE = (UNKNOWN, NOT_APPLICABLE, "")
"""Codes that are no step of a scale."""
MOST_SINGLY = 60
"""The most marks in one place; with more initiatives there, a mark stands for several."""
FAR = 1.5
"""From how many steps on an initiative stands far from its track's centre."""
FEWEST = 3
"""A track has a centre worth the name from so many placed initiatives on."""
MOST_NAMED = 10
_STEPS = (1, 2, 5)


@dataclass(frozen=True, slots=True)
class Group:
    """How many initiatives are alike in all four."""

    formality: str
    visibility: str
    recognition: str
    track: str
    number: int

    @property
    def placed(self) -> bool:
        """Whether it has a place on both scales."""
        return self.formality not in NO_PLACE and self.visibility not in NO_PLACE


@dataclass(frozen=True, slots=True)
class Single:
    """One placed initiative."""

    id: int
    reference: str
    title: str
    formality: str
    visibility: str
    recognition: str
    track: str


@dataclass(frozen=True, slots=True)
class Centre:
    """The mean place of a track's ``number`` placed initiatives, in steps from the first term of each scale.

    ``formality`` and ``visibility`` are the terms most of them have, ``formal_share`` and
    ``visible_share`` (0 to 1) how many of them do.
    """

    track: str
    number: int
    x: float
    y: float
    formality: str
    visibility: str
    formal_share: float
    visible_share: float


@dataclass(frozen=True, slots=True)
class Outlier:
    """An initiative that stands ``distance`` steps from the centre of its own track."""

    single: Single
    distance: float


@dataclass(frozen=True, slots=True)
class Positions:
    """All groups, placed or not, and what of them is worth naming.

    ``formalities`` and ``visibilities`` are the steps of the scales. ``singles`` are the placed
    initiatives one by one, empty where they are too many to be drawn so. ``outliers`` are the farthest
    of the ``far`` ones, farthest first.
    """

    filter: Filter
    tally: Tally
    marking: Level
    formalities: tuple[str, ...]
    visibilities: tuple[str, ...]
    groups: tuple[Group, ...]
    centres: tuple[Centre, ...]
    singles: tuple[Single, ...]
    outliers: tuple[Outlier, ...]
    far: int


@dataclass(frozen=True, slots=True)
class Scales:
    """The steps of both scales."""

    formalities: tuple[str, ...]
    visibilities: tuple[str, ...]

    def place(self, formality: str, visibility: str) -> tuple[int, int]:
        """Return how many steps a placed initiative is from the first term of each."""
        return self.formalities.index(formality), self.visibilities.index(visibility)

    def distance(self, one: Group | Single, centre: Centre) -> float:
        """Return how many steps ``one`` stands from ``centre``."""
        x, y = self.place(one.formality, one.visibility)
        return hypot(x - centre.x, y - centre.y)


def steps_of(terms: Iterable[tuple[str, bool]], used: Iterable[str]) -> tuple[str, ...]:
    """Return the steps of a scale from ``(code, retired)`` in order; a retired term only where it is used."""
    occurring = set(used)
    return tuple(
        code for code, retired in terms
        if code not in NO_PLACE and (not retired or code in occurring)
    )  # fmt: skip


def centres(groups: Sequence[Group], scales: Scales) -> tuple[Centre, ...]:
    """Return the centre of every track that has a placed initiative."""
    by_track: dict[str, list[Group]] = {}
    for group in groups:
        if group.placed:
            by_track.setdefault(group.track, []).append(group)
    return tuple(_centre(track, found, scales) for track, found in by_track.items())


def _centre(track: str, groups: list[Group], scales: Scales) -> Centre:
    number = sum(group.number for group in groups)
    x = y = 0.0
    formal: dict[str, int] = {}
    visible: dict[str, int] = {}
    for group in groups:
        across, up = scales.place(group.formality, group.visibility)
        x += across * group.number / number
        y += up * group.number / number
        formal[group.formality] = formal.get(group.formality, 0) + group.number
        visible[group.visibility] = visible.get(group.visibility, 0) + group.number
    most_formal = max(formal, key=lambda code: (formal[code], -scales.formalities.index(code)))
    most_visible = max(visible, key=lambda code: (visible[code], -scales.visibilities.index(code)))
    return Centre(
        track, number, x, y, most_formal, most_visible,
        formal[most_formal] / number, visible[most_visible] / number,
    )  # fmt: skip


def far_groups(
    groups: Sequence[Group], found: Sequence[Centre], scales: Scales
) -> tuple[tuple[float, Group], ...]:
    """Return the groups that stand far from their own track's centre with the distance, farthest first."""
    known = {centre.track: centre for centre in found if centre.number >= FEWEST}
    measured = [
        (scales.distance(group, known[group.track]), group)
        for group in groups
        if group.placed and group.track in known
    ]
    far = [(steps, group) for steps, group in measured if steps >= FAR]
    return tuple(sorted(far, key=lambda pair: (-pair[0], pair[1].track, pair[1].formality)))


def cells(groups: Sequence[Group]) -> dict[tuple[str, str], int]:
    """Return how many initiatives stand at each place."""
    found: dict[tuple[str, str], int] = {}
    for group in groups:
        if group.placed:
            place = (group.formality, group.visibility)
            found[place] = found.get(place, 0) + group.number
    return found


def each_mark(largest: int) -> int:
    """Return for how many initiatives a mark stands (1, 2, 5, 10 …) where ``largest`` are at one place."""
    power = 1
    while True:
        for step in _STEPS:
            if largest <= step * power * MOST_SINGLY:
                return step * power
        power *= 10
