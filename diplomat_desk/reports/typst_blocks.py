"""The blocks of a document as data for ``report.typ``, and the pictures that they show."""

from collections.abc import Callable, Mapping
from typing import Any

from diplomat_desk.reports.document import (
    Beside,
    Block,
    Cell,
    Column,
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
    Text,
    Together,
    walk,
)
from diplomat_desk.reports.glyphs import Data
from diplomat_desk.reports.overlay import Picture, split
from diplomat_desk.reports.typst_text import ANCHOR, Texts

Made = dict[str, Data]


def anchors_of(blocks: tuple[Block, ...]) -> frozenset[str]:
    """Return the places that links can name."""
    found: set[str] = set()
    for block in walk(blocks):
        if isinstance(block, Heading):
            found.add(block.anchor)
        elif isinstance(block, Listing):
            found.update(item.anchor for item in block.items)
        elif isinstance(block, Facts):
            found.update(item.anchor for fact in block.rows for item in fact.items)
    return frozenset(found - {""})


class Blocks:
    """Makes the data of blocks; ``pictures`` are those met so far."""

    def __init__(self, texts: Texts) -> None:
        self.pictures: list[Picture] = []
        self._texts = texts
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
            Together: lambda one: {"kind": "together", "blocks": self.of(one.blocks)},
            Beside: self._beside,
            PageBreak: lambda _: {"kind": "break"},
        }

    def of(self, blocks: tuple[Block, ...]) -> list[Data]:
        """Return ``blocks`` as data, each with its ``kind``."""
        return [self._makers[type(block)](block) for block in blocks]

    def _heading(self, one: Heading) -> Made:
        return {
            "kind": "heading",
            "text": self._texts.line(one.text),
            "level": one.level,
            "listed": one.listed,
            "running": self._texts.line(one.running or one.text),
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
        return {
            "kind": "table",
            "name": one.name,
            "ruled": one.ruled,
            "columns": [self._column(column) for column in one.columns],
            "headed": any(column.head for column in one.columns),
            "sections": [self._section(section) for section in one.sections],
        }

    def _column(self, one: Column) -> Made:
        return {
            "head": self._texts.line(one.head),
            "width": one.width,
            "align": one.align.value,
        }

    def _section(self, one: Section) -> Made:
        return {
            "head": self._texts.of(one.head) if one.head else None,
            "swatch": one.swatch,
            "rows": [self._row(row) for row in one.rows],
        }

    def _row(self, one: Row) -> Made:
        return {
            "cells": [self._cell(cell) for cell in one.cells],
            "strong": one.strong,
            "height": one.height,
        }

    def _cell(self, one: Cell) -> Data:
        lines = [self._line(line) for line in one.lines]
        if one.fill or one.swatch or one.span > 1:
            return {
                "lines": lines,
                "fill": one.fill,
                "dark": one.dark,
                "swatch": one.swatch,
                "span": one.span,
            }
        return lines[0] if len(lines) == 1 and isinstance(lines[0], str) else {"lines": lines}

    def _line(self, line: Text) -> Data:
        return self._texts.of(line)

    def _figure(self, one: Figure) -> Made:
        picture = split(one.svg, one.alt)
        self.pictures.append(picture)
        return {"kind": "figure", "share": one.share, "picture": picture.data(len(self.pictures))}

    def _key_figures(self, one: KeyFigures) -> Made:
        items: list[Data] = [
            {name: self._texts.line(getattr(item, name)) for name in ("number", "label", "note")}
            for item in one.items
        ]
        return {"kind": "key-figures", "items": items}

    def _beside(self, one: Beside) -> Made:
        return {
            "kind": "beside",
            "strands": [self.of(strand) for strand in one.strands],
            "widths": list(one.widths) or [1.0] * len(one.strands),
        }
