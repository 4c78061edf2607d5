"""The numbers behind the picture of positions, crossing by crossing."""

from diplomat_desk.charts.kinds import Basis
from diplomat_desk.charts.positions_words import sentence, told
from diplomat_desk.charts.tables import Cell, Line, Table
from diplomat_desk.domain import aims
from diplomat_desk.domain.dimensions import Dimension
from diplomat_desk.domain.positions import Group, Outlier, Positions, Scales
from diplomat_desk.domain.terms import Vocabularies
from diplomat_desk.domain.words import say

_DIMENSIONS = (
    Dimension.FORMALITY,
    Dimension.VISIBILITY,
    Dimension.RECOGNITION,
    Dimension.TRACK,
)


def table(figures: Positions, basis: Basis) -> Table:
    """Return a line for each crossing, and the initiatives that stand far in the notes."""
    words = basis.vocabularies
    scales = Scales(figures.formalities, figures.visibilities)
    centres = {centre.track: centre for centre in figures.centres}
    orders = [{t.code: n for n, t in enumerate(words.of(d.vocabulary))} for d in _DIMENSIONS]

    def place(group: Group) -> tuple[int, ...]:
        codes = (group.formality, group.visibility, group.recognition, group.track)
        return tuple(order.get(code, 99) for code, order in zip(codes, orders, strict=True))

    def line(group: Group) -> Line:
        codes = (group.formality, group.visibility, group.recognition, group.track)
        named = dict(zip(_DIMENSIONS, codes, strict=True))
        cells: list[Cell] = [told(words, d.vocabulary, code) for d, code in named.items()]
        steps = (
            round(scales.distance(group, centres[group.track]), 2)
            if group.placed and group.track in centres
            else None
        )
        return Line((*cells, group.number, steps), group.track, aims.of(named))

    total = sum(group.number for group in figures.groups)
    headings = tuple(dimension.label for dimension in _DIMENSIONS)
    return Table(
        (*headings, say("Initiatives"), say("Steps from the track's centre")),
        tuple(map(line, sorted(figures.groups, key=place))),
        (Line((say("All"), None, None, None, total, None)),),
        say("Track code"),
        tuple(_note(one, figures, words) for one in figures.outliers),
    )


def _note(outlier: Outlier, figures: Positions, words: Vocabularies) -> str:
    centre = next(one for one in figures.centres if one.track == outlier.single.track)
    return say(
        "Far from its track: {reference} {title}, {steps} steps: {sentence}",
        reference=outlier.single.reference, title=outlier.single.title,
        steps=f"{outlier.distance:.1f}", sentence=sentence(outlier, centre, words),
    )  # fmt: skip
