"""The tracks side by side as one table: a column for each, a row for each value."""

from collections.abc import Callable, Iterator

from diplomat_desk.charts.palette import term_styles
from diplomat_desk.domain.dimensions import Dimension
from diplomat_desk.domain.terms import Vocabularies
from diplomat_desk.domain.track_standing import Standing
from diplomat_desk.domain.words import say
from diplomat_desk.reports.document import (
    Align,
    Cell,
    Column,
    Row,
    Section,
    Table,
    cell,
    quiet,
    strong,
    text,
)
from diplomat_desk.reports.track_figures import NO_ANSWER, Side, TrackComparison, share

_HELD = "\u00a0"
BOTH, COUNTS, SHARES = "both", "counts", "shares"

_HEADS = {
    Dimension.PURPOSE: "Purpose",
    Dimension.FORMALITY: "Formality",
    Dimension.SCOPE: "Scope of engagement",
    Dimension.VISIBILITY: "Visibility",
    Dimension.RECOGNITION: "Recognition",
    Dimension.MODE: "Mode",
}


class TrackTable:
    """Lays the numbers out; ``show`` is :data:`BOTH`, :data:`COUNTS` or :data:`SHARES`."""

    def __init__(self, material: TrackComparison, words: Vocabularies, show: str) -> None:
        """Lay out ``material`` in the words of its register."""
        self._material = material
        self._words = words
        self._show = show
        self._styles = term_styles(words, "track")
        self._whole = material.standings.together
        self._columns = (*material.standing, self._whole)

    def table(self) -> Table:
        """Return the table."""
        heads = [self._track(one) for one in self._material.standing]
        columns = (
            Column(say("Track"), 2.2),
            *(Column(head, 1, Align.END) for head in heads),
            Column(say("All"), 1, Align.END),
        )
        sections = (self._in_all(), self._results(), *map(self._section, self._material.sides))
        return Table(columns, sections, say("The tracks side by side"))

    def _track(self, one: Standing) -> str:
        return self._words.label("track", one.track) or say("Not recorded")

    def _in_all(self) -> Section:
        counted = Row((cell(say("Counted")), *map(self._swatched, self._columns)), strong=True)
        rows = (
            counted,
            self._row(say("Of all"), lambda one: share(one.number, self._whole.number)),
            self._row(say("First and latest start"), _years),
            self._row(say("Active now"), lambda one: _number(one.active)),
            self._row(say("Countries"), lambda one: _number(one.countries)),
            self._row(say("Organisations"), lambda one: _number(one.organisations)),
        )
        return Section(rows)

    def _swatched(self, one: Standing) -> Cell:
        style = self._styles.get(one.track)
        return cell(strong(_number(one.number)), swatch=style.colour if style else "")

    def _row(self, label: str, figure: Callable[[Standing], str]) -> Row:
        return Row((cell(label), *(cell(figure(one)) for one in self._columns)))

    def _results(self) -> Section:
        rows = [
            self._counts(say("An outcome"), lambda one: one.with_outcome),
            self._counts(say("Known to have had none"), lambda one: one.without_outcome),
            self._counts(say("Outcome unknown"), lambda one: one.vague_outcome),
            self._counts(say("Nothing recorded"), lambda one: one.outcome_not_recorded, pale=True),
            self._counts(say("A transfer to an official track"), lambda one: one.transferred),
        ]
        if not self._whole.vague_outcome:
            rows.pop(2)
        return Section(tuple(rows), text(strong(say("What came of it"))))

    def _section(self, side: Side) -> Section:
        return Section(tuple(self._values(side)), text(strong(say(_HEADS[side.dimension]))))

    def _values(self, side: Side) -> Iterator[Row]:
        """Give a row for each answer that can be given, and for each missing answer that occurs."""
        vocabulary = side.dimension.vocabulary
        terms = self._words.of(vocabulary, retired=True)
        known = [term.code for term in terms]
        used = [code for code in (*known, *side.values) if code]
        # Where nothing at all is recorded, that is said once.
        live = {term.code for term in terms if not term.retired and any(side.answers())}
        for code in dict.fromkeys((*used, "")):
            missing = code in NO_ANSWER
            if any(side.number(code, one.track) for one in self._columns) or (
                code in live and not missing
            ):
                label = self._words.label(vocabulary, code) or say("Not recorded")
                yield self._counts(label, self._of(side, code), pale=missing)

    @staticmethod
    def _of(side: Side, code: str) -> Callable[[Standing], int]:
        return lambda one: side.number(code, one.track)

    def _counts(self, label: str, number: Callable[[Standing], int], *, pale: bool = False) -> Row:
        """Return a row of counts and their shares of each track; ``pale`` for what is not known."""
        cells = (self._counted(number(one), one.number, pale=pale) for one in self._columns)
        return Row((cell(quiet(label) if pale else label), *cells))

    def _counted(self, number: int, whole: int, *, pale: bool) -> Cell:
        of_track = share(number, whole)
        if not number:
            return cell(quiet(of_track if self._show == SHARES else "0"))
        if self._show == COUNTS:
            return cell(quiet(_number(number)) if pale else _number(number))
        if self._show == SHARES:
            return cell(quiet(of_track) if pale else of_track)
        both = say("{n} ({share})", n=_number(number), share=of_track).replace(" ", _HELD)
        return cell(quiet(both) if pale else both)


def _number(value: int) -> str:
    return f"{value:,}"


def _years(one: Standing) -> str:
    if one.first == one.latest:
        return one.first or say("not recorded")
    return say("{first}–{last}", first=one.first, last=one.latest)
