"""The blocks of a document as HTML."""

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
from diplomat_desk.reports.drawn import drawing
from diplomat_desk.reports.places import Places
from diplomat_desk.reports.web.looks import Looks
from diplomat_desk.reports.web.tables import Tables
from diplomat_desk.reports.web.texts import Texts, escaped


class Blocks:
    """Makes HTML of blocks, in the order of reading; ``check`` is called between them."""

    def __init__(
        self, texts: Texts, places: Places, looks: Looks, check: Callable[[], None]
    ) -> None:
        self._texts = texts
        self._places = places
        self._looks = looks
        self._check = check
        self._figures = 0
        self._makers: Mapping[type, Callable[[Any], str]] = {
            Heading: self._heading,
            Paragraph: self._paragraph,
            Listing: self._listing,
            Facts: self._facts,
            Table: Tables(texts, looks, check).of,
            Figure: self._figure,
            KeyFigures: self._key_figures,
            Notice: lambda one: texts.element("p", one.text, "notice") + "\n",
            Together: lambda one: f'<div class="together">\n{self.of(one.blocks)}</div>\n',
            Beside: self._beside,
            PageBreak: lambda _: '<div class="page-break"></div>\n',
        }

    def of(self, blocks: tuple[Block, ...]) -> str:
        """Return ``blocks``."""
        return "".join(self._made(block) for block in blocks)

    def _made(self, block: Block) -> str:
        self._check()
        return self._makers[type(block)](block)

    def _heading(self, one: Heading) -> str:
        # The title of the document is the heading of level 1.
        name = f"h{one.level + 1}"
        return self._texts.words(name, one.text, place=self._places.of_heading(one)) + "\n"

    def _paragraph(self, one: Paragraph) -> str:
        kind = "" if one.style is Style.BODY else one.style.value
        return self._texts.element("p", one.text, kind) + "\n"

    def _listing(self, one: Listing) -> str:
        return self._notes(one.items) if one.numbered else self._list(one.items)

    def _notes(self, items: tuple[Item, ...]) -> str:
        return f'<ol class="notes">\n{self._items(items)}</ol>\n'

    def _list(self, items: tuple[Item, ...]) -> str:
        return f"<ul>\n{self._items(items)}</ul>\n"

    def _items(self, items: tuple[Item, ...]) -> str:
        return "".join(f"<li{self._place(item)}>{self._item(item)}</li>\n" for item in items)

    def _place(self, item: Item) -> str:
        name = self._places.name(item.anchor)
        return f' id="{name}"' if name else ""

    def _item(self, item: Item) -> str:
        first = self._texts.of(item.text)
        if way := self._texts.way(item.text):
            first = f"<div{way}>{first}</div>"
        return first + "".join(self._texts.element("p", more, "more") for more in item.more)

    def _facts(self, one: Facts) -> str:
        rows = "".join(self._fact(fact) for fact in one.rows)
        return f'<dl class="facts">\n{rows}</dl>\n'

    def _fact(self, one: Fact) -> str:
        if one.numbered:
            values = f"<dd>{self._notes(one.items)}</dd>"
        else:
            values = "".join(
                f"<dd{self._place(item)}>{self._item(item)}</dd>" for item in one.items
            )
        return f"<div>{self._texts.words('dt', one.name)}{values or '<dd></dd>'}</div>\n"

    def _figure(self, one: Figure) -> str:
        self._figures += 1
        drawn = drawing(one.svg, f"figure{self._figures}-")
        drawn.root.set("role", "img")
        drawn.root.set("aria-label", " ".join(one.alt.split()))
        share = self._looks.of(f"--share:{100 * min(max(one.share, 0.1), 1.0):.0f}%")
        return f'<figure class="{share}">{drawn.svg}</figure>\n'

    def _key_figures(self, one: KeyFigures) -> str:
        return f'<dl class="key">\n{"".join(map(self._key_figure, one.items))}</dl>\n'

    def _key_figure(self, one: KeyFigure) -> str:
        note = self._texts.words("dd", one.note, "note") if one.note else ""
        return (
            f"<div>{self._texts.words('dt', one.label)}"
            f'<dd class="number">{escaped(one.number)}</dd>{note}</div>\n'
        )

    def _beside(self, one: Beside) -> str:
        shares = one.widths or (1.0,) * len(one.strands)
        columns = " ".join(f"minmax(0,{share:g}fr)" for share in shares)
        look = self._looks.of(f"--strands:{columns}")
        strands = "".join(f"<div>\n{self.of(strand)}</div>\n" for strand in one.strands)
        return f'<div class="strands {look}">\n{strands}</div>\n'
