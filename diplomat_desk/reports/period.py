"""The period report: what began, happened and ended, and what came of it, beside the period before."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date

from diplomat_desk.charts.palette import term_styles
from diplomat_desk.domain.confidentiality import Level
from diplomat_desk.domain.dates import span_in_words
from diplomat_desk.domain.figures import Tally
from diplomat_desk.domain.filters import Filter, in_words
from diplomat_desk.domain.in_period import Change, Found, Happening, InPeriod
from diplomat_desk.domain.options import Choice, Option, switch
from diplomat_desk.domain.over_time import OverTime
from diplomat_desk.domain.period_text import Length, period_name, step_of_period
from diplomat_desk.domain.words import count, say
from diplomat_desk.reports.charted import WHOLE, figure
from diplomat_desk.reports.document import (
    Align,
    Beside,
    Block,
    Column,
    Document,
    Heading,
    KeyFigure,
    KeyFigures,
    Notice,
    Paragraph,
    Row,
    Section,
    Style,
    Table,
    Text,
    cell,
    quiet,
    strong,
    text,
)
from diplomat_desk.reports.kinds import Basis, ReportKind, Used
from diplomat_desk.reports.period_words import against, difference, finding, not_placed

MOST_COUNTRIES = 12
_HALF = WHOLE / 2


@dataclass(frozen=True, slots=True, kw_only=True)
class PeriodMaterial:
    """What lies in the period; ``over_time`` are the numbers of the picture, None where there is none."""

    filter: Filter
    tally: Tally
    marking: Level
    found: InPeriod
    today: date
    over_time: OverTime | None = None
    used: frozenset[Used] = frozenset()


def compose(material: PeriodMaterial, basis: Basis) -> Document:
    """Return the report."""
    return _Composer(material, basis).document()


class _Composer:
    def __init__(self, material: PeriodMaterial, basis: Basis) -> None:
        self.material = material
        self.found = material.found
        self.basis = basis
        self.words = basis.vocabularies
        self.styles = term_styles(basis.vocabularies, "track")

    def document(self) -> Document:
        material, basis = self.material, self.basis
        return Document(
            title=say("The register in {period}", period=period_name(self.found.period)),
            about=(
                text(in_words(material.filter, self.words, basis.countries)),
                text(material.tally.in_words()),
            ),
            register=basis.register,
            made_on=basis.made_on,
            marking=material.marking,
            blocks=tuple(self._blocks()),
            language=basis.language,
        )

    def _blocks(self) -> Iterator[Block]:
        yield Paragraph(text(finding(self.found, self.material.filter.unit)), Style.LEAD)
        until = self.found.period.until
        if until and until.latest >= self.material.today:
            yield Notice(
                text(say("This period is not over; the register tells of it up to today."))
            )
        yield self._key_figures()
        yield from self._compared()
        yield from self._happened()
        yield from self._vague()
        if words := not_placed(self.found):
            yield Paragraph(text(words), Style.QUIET)
        yield Paragraph(text(say(
            "A date lies in a period when every day does that it can stand for: 1991 lies in the year 1991, "
            "but not surely in October 1991. What only may lie in it is not counted."
        )), Style.QUIET)  # fmt: skip

    def _key_figures(self) -> KeyFigures:
        found = self.found
        labels = (
            (say("begun"), found.began),
            (say("ended"), found.ended),
            (count(found.meetings.sure, "meeting", "meetings"), found.meetings),
            (count(found.outcomes.sure, "outcome", "outcomes"), found.outcomes),
            (count(found.transfers.sure, "transfer", "transfers"), found.transfers),
        )
        earlier = period_name(found.earlier) if found.earlier else ""
        return KeyFigures(
            tuple(
                KeyFigure(f"{one.sure:,}", label, against(one, earlier) if earlier else "")
                for label, one in labels
            )
        )

    def _compared(self) -> Iterator[Block]:
        found, earlier = self.found, self.found.earlier
        if earlier is None or not (found.tracks or found.countries):
            return
        yield Heading(say("What began, compared with the period before"), 2, "compared")
        columns = (
            Column("", 3),
            Column(period_name(found.period), 1, Align.END),
            Column(period_name(earlier), 1, Align.END),
            Column(say("Difference"), 1.4),
        )
        tracks = tuple(self._changed(one, self._track(one.code), one.code) for one in found.tracks)
        largest = found.countries[:MOST_COUNTRIES]
        countries = tuple(
            self._changed(one, self.basis.countries.name(one.code)) for one in largest
        )
        sections = [
            Section(rows, text(strong(head)))
            for rows, head in ((tracks, say("By track")), (countries, say("By country")))
            if rows
        ]
        table = Table(columns, tuple(sections), say("What began, by track and country"))
        rest = len(found.countries) - len(largest)
        several = say("An initiative with several countries counts once in each of them.")
        more = count(rest, "{n} more country is not listed.", "{n} more countries are not listed.")
        note = Paragraph(text(f"{several} {more}" if rest > 0 else several), Style.QUIET)
        if self.material.over_time is None:
            yield from (table, note)
            return
        step = step_of_period(found.period)
        options = {"dates": "actual", "step": str(step) if step else "year"}
        drawn = figure("over-time", self.material.over_time, self.basis, options, _HALF)
        yield Beside(((table, note), (drawn,)))

    def _changed(self, one: Change, label: str, track: str = "") -> Row:
        style = self.styles.get(track)
        return Row(
            (
                cell(label, swatch=style.colour if style else ""),
                cell(f"{one.now:,}"),
                cell(f"{one.then:,}"),
                cell(difference(one.now, one.then)),
            )
        )

    def _track(self, code: str) -> str:
        return self.words.label("track", code) or say("Not recorded")

    def _happened(self) -> Iterator[Block]:
        found = self.found
        yield from self._list(say("What began"), "began", found.began)
        yield from self._list(
            say("What was under way"), "running", found.running,
            say("Begun before the period and gone on after it."),
        )  # fmt: skip
        if found.open_ended:
            yield Paragraph(text(count(
                found.open_ended,
                "Of {n} more that began before no end is recorded; whether it still went on is not known.",
                "Of {n} more that began before no end is recorded; whether they still went on is not known.",
            )), Style.QUIET)  # fmt: skip
        yield from self._list(
            say("Meetings"), "meetings", found.meetings, vocabulary="meeting-format"
        )
        both = count(
            found.both, "{n} that ended began in the period, too, and is left to “What began”.",
            "{n} that ended began in the period, too, and are left to “What began”.",
        )  # fmt: skip
        yield from self._list(
            say("What ended"), "ended", found.ended, both if found.both else "", less=found.both
        )
        for heading, name, one, vocabulary in (
            (say("Outcomes"), "outcomes", found.outcomes, "outcome-kind"),
            (say("Transfers to official tracks"), "transfers", found.transfers, "track"),
            (say("Documents"), "documents", found.documents, "document-stage"),
        ):
            yield from self._list(heading, name, one, vocabulary=vocabulary)
        yield from self._list(
            say("What was planned for it and has not begun"), "planned", found.planned
        )
        if found.tasks:
            yield from self._tasks(found.tasks)

    def _list(
        self, heading: str, name: str, found: Found, about: str = "", *, vocabulary: str = "", less: int = 0
    ) -> Iterator[Block]:  # fmt: skip
        if not found.sure:
            return
        yield Heading(heading, 2, name)
        if about:
            yield Paragraph(text(about), Style.QUIET)
        if found.items:
            yield self._table(heading, found.items, lambda one: self._kind(vocabulary, one.kind))
            yield from _more(found.sure - less - len(found.items))

    def _kind(self, vocabulary: str, code: str) -> str:
        label = self.words.label(vocabulary, code) if vocabulary else ""
        return say("to {where}", where=label) if label and vocabulary == "track" else label

    def _table(
        self, name: str, items: tuple[Happening, ...], kind: Callable[[Happening], str]
    ) -> Table:
        columns = (
            Column(say("When"), 1.3),
            Column(say("What"), 4),
            Column(say("Track"), 1),
            Column(say("Reference"), 1.2),
        )
        rows = tuple(self._row(one, kind(one)) for one in items)
        return Table(columns, (Section(rows),), name)

    def _row(self, one: Happening, kind: str) -> Row:
        style = self.styles.get(one.track)
        lines: list[Text] = [text(one.what or one.title)]
        below = [part for part in (kind, one.title if one.what else "") if part]
        lines += [text(quiet(part)) for part in below]
        return Row(
            (
                cell(span_in_words(one.date, one.end)),
                cell(*lines),
                cell(self._track(one.track), swatch=style.colour if style else ""),
                cell(quiet(one.reference)),
            )
        )

    def _tasks(self, found: Found) -> Iterator[Block]:
        yield Heading(say("Follow-ups due"), 2, "tasks")
        if found.items:
            yield self._table(say("Follow-ups due"), found.items, lambda one: one.kind)
            yield from _more(found.sure - len(found.items))
        else:
            yield Paragraph(text(say("None is due in this period.")))
        overdue = self.found.overdue
        if overdue:
            yield Paragraph(text(count(
                overdue, "{n} that was due before the period is still open.",
                "{n} that were due before the period are still open.",
            )), Style.QUIET)  # fmt: skip

    def _vague(self) -> Iterator[Block]:
        found = self.found
        sorts = (
            (say("May have begun"), found.began),
            (say("May have ended"), found.ended),
            (say("Meetings"), found.meetings),
            (say("Outcomes"), found.outcomes),
            (say("Transfers"), found.transfers),
            (say("Documents"), found.documents),
            (say("Planned"), found.planned),
        )
        if not any(one.maybe for _, one in sorts):
            return
        yield Heading(say("What may lie in this period"), 2, "vague")
        yield Paragraph(
            text(say("Their dates are too vague to tell, so they are not counted.")), Style.QUIET
        )
        for heading, one in sorts:
            if one.maybe:
                yield Heading(heading, 3, listed=False)
                yield self._table(heading, one.vague, lambda _: "")
                yield from _more(one.maybe - len(one.vague))


def _more(rest: int) -> Iterator[Block]:
    if rest > 0:
        yield Paragraph(
            text(count(rest, "{n} more is not listed here.", "{n} more are not listed here.")),
            Style.QUIET,
        )


KIND = ReportKind(
    name="period",
    label="Period report",
    about="What began, happened and ended in a month, quarter or year, compared with the one before.",
    icon="git-compare-arrows",
    compose=compose,
    options=(
        Option(
            "span",
            "Length",
            (
                Choice(Length.ANY, "As written"),
                Choice(Length.MONTH, "Month"),
                Choice(Length.QUARTER, "Quarter"),
                Choice(Length.YEAR, "Year"),
            ),
        ),
        Option("of", "Period", hint="2024, 2024-Q3, 2024-03, 2020..2024; empty for the last one"),
        switch("follow-ups", "With follow-ups"),
        switch("full", "Long lists in full"),
    ),
)
