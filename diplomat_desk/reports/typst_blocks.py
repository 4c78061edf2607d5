"""The blocks of a document as data for ``report.typ``, and the pictures that they show."""

from collections.abc import Callable, Mapping
from typing import Any

from diplomat_desk.reports.columns import INSET, height_of, widths
from diplomat_desk.reports.document import (
    Beside,
    Block,
    Cell,
    Facts,
    Figure,
    Heading,
    Item,
    KeyFigures,
    Listing,
    Notice,
    PageBreak,
    Paragraph,
    Row,
    Section,
    Table,
    Together,
)
from diplomat_desk.reports.estimate import high, strand_rooms
from diplomat_desk.reports.glyphs import Data
from diplomat_desk.reports.measure import shortened
from diplomat_desk.reports.overlay import Picture, split
from diplomat_desk.reports.sheet import SMALL, TABLE, Sheet
from diplomat_desk.reports.typst_text import ANCHOR, Texts

Made = dict[str, Data]

_LONG = 0.45
"""Of the height of the page: a row that is higher may break across pages."""

_WHOLE = 0.9
_HIGHEST = 0.93


class Blocks:
    """Makes the data of blocks for ``sheet``; ``pictures`` are those met so far."""

    def __init__(self, texts: Texts, sheet: Sheet) -> None:
        self.pictures: list[Picture] = []
        self._texts = texts
        self._sheet = sheet
        self._room = sheet.room
        self._above: list[int] = []
        self._placed: set[str] = set()
        self._makers: Mapping[type, Callable[[Any], Made]] = {
            Heading: self._heading,
            Paragraph: self._paragraph,
            Listing: self._listing,
            Facts: self._facts,
            Table: self._table,
            Figure: self._figure,
            KeyFigures: self._key_figures,
            Notice: lambda one: {"kind": "notice", "text": texts.of(one.text)},
            Together: self._together,
            Beside: self._beside,
            PageBreak: lambda _: {"kind": "break"},
        }

    def of(self, blocks: tuple[Block, ...]) -> list[Data]:
        """Return ``blocks`` as data, each with its ``kind``."""
        return [self._makers[type(block)](block) for block in blocks]

    def _heading(self, one: Heading) -> Made:
        """Return a heading; ``depth`` leaves no level out, as readers of a PDF's structure expect."""
        while self._above and self._above[-1] >= one.level:
            self._above.pop()
        self._above.append(one.level)
        running = shortened(one.running or one.text, self._sheet.room / 2 / SMALL - 2)
        return {
            "kind": "heading",
            "text": self._texts.line(one.text),
            "level": min(one.level, 3),
            "depth": len(self._above),
            "listed": one.listed,
            "running": self._texts.line(running),
            "anchor": self._anchor(one.anchor),
        }

    def _anchor(self, anchor: str) -> str:
        """Return the label of a place; where two bear one name, the first of them has it."""
        if not anchor or anchor in self._placed:
            return ""
        self._placed.add(anchor)
        return ANCHOR + anchor

    def _paragraph(self, one: Paragraph) -> Made:
        return {"kind": "paragraph", "text": self._texts.of(one.text), "style": one.style.value}

    def _listing(self, one: Listing) -> Made:
        return {"kind": "listing", "numbered": one.numbered, "items": self._items(one.items)}

    def _items(self, items: tuple[Item, ...]) -> list[Data]:
        return [
            {
                "text": self._texts.of(item.text),
                "more": [self._texts.of(more) for more in item.more],
                "anchor": self._anchor(item.anchor),
            }
            for item in items
        ]

    def _facts(self, one: Facts) -> Made:
        rows: list[Data] = [
            {
                "name": self._texts.line(fact.name),
                "items": self._items(fact.items),
                "numbered": fact.numbered,
            }
            for fact in one.rows
        ]
        return {"kind": "facts", "rows": rows}

    def _table(self, one: Table) -> Made:
        columns = widths(one, self._room)
        return {
            "kind": "table",
            "name": one.name,
            "ruled": one.ruled,
            "widths": [round(width, 2) for width in columns],
            "aligns": [column.align.value for column in one.columns],
            "heads": [
                self._texts.line(column.head, (width - 2 * INSET) / SMALL)
                for column, width in zip(one.columns, columns, strict=True)
            ]
            if any(column.head for column in one.columns)
            else [],
            "sections": [self._section(section, columns) for section in one.sections],
        }

    def _section(self, one: Section, columns: list[float]) -> Made:
        return {
            "head": self._texts.of(one.head) if one.head else None,
            "swatch": one.swatch,
            "rows": [self._row(row, columns) for row in one.rows],
        }

    def _row(self, one: Row, columns: list[float]) -> Data:
        """Return a row: its cells alone where there is nothing else to say of it."""
        cells: list[Data] = []
        for cell in one.cells:
            at = sum(known.span for known in one.cells[: len(cells)])
            cells.append(self._cell(cell, sum(columns[at : at + cell.span])))
        long = height_of(one, columns) > self._sheet.depth * _LONG
        if not (one.strong or one.height or long):
            return cells
        return {
            "cells": cells,
            "strong": one.strong,
            "height": one.height,
            "long": long,
        }

    def _cell(self, one: Cell, width: float) -> Data:
        ems = (width - 2 * INSET) / TABLE
        lines = [self._texts.of(line, ems) for line in one.lines]
        if one.fill or one.swatch or one.span > 1:
            return {
                "lines": lines,
                "fill": one.fill,
                "dark": one.dark,
                "swatch": one.swatch,
                "span": one.span,
            }
        return lines[0] if len(lines) == 1 and isinstance(lines[0], str) else {"lines": lines}

    def _figure(self, one: Figure) -> Made:
        """Return a picture as wide as asked for, but never higher than the page."""
        picture = split(one.svg, one.alt)
        self.pictures.append(picture)
        highest = self._sheet.depth * _HIGHEST
        shown = min(self._room * one.share, highest * picture.width / picture.height)
        data = picture.data(len(self.pictures))
        return {"kind": "figure", "shown": round(shown, 2), "picture": data}

    def _key_figures(self, one: KeyFigures) -> Made:
        items: list[Data] = [
            {name: self._texts.line(getattr(item, name)) for name in ("number", "label", "note")}
            for item in one.items
        ]
        return {"kind": "key-figures", "items": items}

    def _together(self, one: Together) -> Made:
        whole = high(one.blocks, self._room) < self._sheet.depth * _WHOLE
        return {"kind": "together", "whole": whole, "blocks": self.of(one.blocks)}

    def _beside(self, one: Beside) -> Made:
        rooms = strand_rooms(one, self._room)
        strands: list[Data] = [
            self._within(strand, room) for strand, room in zip(one.strands, rooms, strict=True)
        ]
        return {"kind": "beside", "strands": strands, "widths": [round(room, 2) for room in rooms]}

    def _within(self, blocks: tuple[Block, ...], room: float) -> list[Data]:
        """Return ``blocks`` that have less than the whole width."""
        before, self._room = self._room, room
        try:
            return self.of(blocks)
        finally:
            self._room = before
