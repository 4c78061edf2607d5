"""The blocks of a document as content of a Word document."""

from collections.abc import Callable, Mapping
from typing import Any

from diplomat_desk.reports.document import (
    Beside,
    Block,
    Fact,
    Facts,
    Figure,
    Heading,
    Item,
    KeyFigure,
    KeyFigures,
    Listing,
    Notice,
    PageBreak,
    Paragraph,
    Style,
    Table,
    Together,
)
from diplomat_desk.reports.estimate import FACT_NAME, high, strand_rooms
from diplomat_desk.reports.places import Places
from diplomat_desk.reports.sheet import GUTTER, Sheet
from diplomat_desk.reports.word.figures import Figures
from diplomat_desk.reports.word.styles import NOTES
from diplomat_desk.reports.word.tables import LONG, Tables
from diplomat_desk.reports.word.texts import Texts
from diplomat_desk.reports.word.xml import Element, keep, paragraphs, qualified, w

_STYLES = {Style.BODY: "BodyText", Style.LEAD: "Lead", Style.QUIET: "Quiet"}
_WHOLE = 0.9
_VALUE = qualified("w:val")
_FACT_GAP = 8.0
_KEY_GAP = 14.0


class Blocks:
    """Makes content of blocks for ``sheet``, in the order of reading; ``check`` is called between them."""

    def __init__(
        self,
        texts: Texts,
        places: Places,
        tables: Tables,
        figures: Figures,
        sheet: Sheet,
        check: Callable[[], None],
    ) -> None:
        self.lists = 0
        """How many lists of notes there are."""
        self._texts = texts
        self._places = places
        self._tables = tables
        self._figures = figures
        self._depth = sheet.depth
        self._room = sheet.room
        self._check = check
        self._makers: Mapping[type, Callable[[Any], list[Element]]] = {
            Heading: self._heading,
            Paragraph: lambda one: [texts.paragraph(one.text, _STYLES[one.style])],
            Listing: self._listing,
            Facts: self._facts,
            Table: lambda one: [tables.of(one, self._room), self._gap()],
            Figure: lambda one: [texts.built("Picture", figures.of(one, self._room))],
            KeyFigures: self._key_figures,
            Notice: lambda one: [texts.paragraph(one.text, "Notice")],
            Together: self._together,
            Beside: self._beside,
        }

    def of(self, blocks: tuple[Block, ...], *, breaks: bool = False) -> list[Element]:
        """Return ``blocks``; ``breaks`` asks for a new page before the first of them."""
        made: list[Element] = []
        for block in blocks:
            self._check()
            if isinstance(block, PageBreak):
                breaks = breaks or bool(made)
                continue
            new = self._makers[type(block)](block)
            if breaks and (first := next((p for one in new for p in paragraphs(one)), None)) is not None:  # fmt: skip
                keep(first, "pageBreakBefore")
                breaks = False
            made += new
        return made

    def _gap(self) -> Element:
        """Return what keeps a table from the next block: Word joins tables that touch."""
        return self._texts.built("Gap")

    def _heading(self, one: Heading) -> list[Element]:
        level = min(one.level, 3)
        style = f"Heading{level}" if one.listed else f"Heading{level}Unlisted"
        return [self._texts.words(one.text, style, self._places.of_heading(one))]

    def _listing(self, one: Listing) -> list[Element]:
        if one.numbered:
            return self._notes(one.items, "ListNumber", "ListContinue2")
        return self._items(one.items, "ListBullet", "ListContinue")

    def _items(self, items: tuple[Item, ...], style: str, more: str) -> list[Element]:
        made = []
        for item in items:
            made.append(self._texts.paragraph(item.text, style, self._places.name(item.anchor)))
            made += [self._texts.paragraph(line, more) for line in item.more if line]
        return made

    def _notes(self, items: tuple[Item, ...], style: str, more: str) -> list[Element]:
        """Return ``items`` as notes that begin at ``[1]``."""
        self.lists += 1
        made = self._items(items, style, more)
        for one in made:
            if one[0][0].get(_VALUE) == style:
                number = w("numPr", w("ilvl", val=0), w("numId", val=NOTES + self.lists))
                one[0].insert(1, number)
        return made

    def _facts(self, one: Facts) -> list[Element]:
        rows = [self._fact(fact) for fact in one.rows]
        columns = [FACT_NAME, self._room - FACT_NAME]
        whole = [high((Facts((fact,)),), self._room) < self._depth * LONG for fact in one.rows]
        return [self._tables.rows(rows, columns, _FACT_GAP, whole), self._gap()]

    def _fact(self, one: Fact) -> list[list[Element]]:
        name = [self._texts.words(one.name, "FactName")]
        if one.numbered:
            return [name, self._notes(one.items, "FactNote", "FactNoteMore")]
        return [name, self._items(one.items, "Fact", "FactMore")]

    def _key_figures(self, one: KeyFigures) -> list[Element]:
        wide = self._room / max(len(one.items), 1)
        cells = [(wide, self._key_figure(item)) for item in one.items]
        return [self._tables.layout(cells, _KEY_GAP), self._gap()]

    def _key_figure(self, one: KeyFigure) -> list[Element]:
        made = [
            self._texts.words(one.number, "KeyFigure"),
            self._texts.words(one.label, "KeyLabel"),
        ]
        return [*made, self._texts.words(one.note, "KeyNote")] if one.note else made

    def _together(self, one: Together) -> list[Element]:
        """Return blocks that stay on one page, as far as they fit on one."""
        made = self.of(one.blocks)
        if high(one.blocks, self._room) < self._depth * _WHOLE:
            lines = [paragraph for part in made for paragraph in paragraphs(part)]
            last = made[-1:] and [*paragraphs(_last_row(made[-1]))]
            for paragraph in lines:
                keep(paragraph, "keepLines")
                if not any(paragraph is other for other in last):
                    keep(paragraph, "keepNext")
        return made

    def _beside(self, one: Beside) -> list[Element]:
        rooms = strand_rooms(one, self._room)
        last = len(rooms) - 1
        cells = [
            (room + (GUTTER if place < last else 0.0), self._within(strand, room))
            for place, (strand, room) in enumerate(zip(one.strands, rooms, strict=True))
        ]
        return [self._tables.layout(cells, GUTTER), self._gap()]

    def _within(self, blocks: tuple[Block, ...], room: float) -> list[Element]:
        """Return ``blocks`` that have less than the whole width."""
        before, self._room = self._room, room
        try:
            return self.of(blocks)
        finally:
            self._room = before


def _last_row(part: Element) -> Element:
    """Return the last row of a table, or what is no table."""
    return part[-1] if part.tag.endswith("}tbl") else part
