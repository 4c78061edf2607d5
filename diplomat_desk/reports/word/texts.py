"""Texts of a document as paragraphs and runs of Word: in a style, in their own direction and language."""

from collections.abc import Callable, Sequence

from diplomat_desk.charts.scripts import language_of
from diplomat_desk.reports.directions import flips, has_letters, language_against, one_line
from diplomat_desk.reports.document import Align, Span, Text
from diplomat_desk.reports.places import Places
from diplomat_desk.reports.word.addresses import address
from diplomat_desk.reports.word.looks import INDIC, LATIN, culture
from diplomat_desk.reports.word.stretches import Stretch, stretches
from diplomat_desk.reports.word.xml import Attributes, Element, named, qualified, w

LINK = "Hyperlink"
"""The style of links; one in a table looks like the text around it."""

_SIDES = {Align.START: "left", Align.CENTRE: "center", Align.END: "right"}
_ACROSS = {"left": "right", "right": "left", "center": "center"}


class Texts:
    """Makes paragraphs for a page that is ``mirrored`` or not.

    ``relate`` returns the id under which the file knows a web address.
    """

    def __init__(self, places: Places, relate: Callable[[str], str], *, mirrored: bool) -> None:
        self.mirrored = mirrored
        self._places = places
        self._relate = relate
        self._marks = 0

    def paragraph(self, text: Text, style: str, place: str = "") -> Element:
        """Return a paragraph in the named style; ``place`` is the name by which links find it."""
        flipped = flips(text, mirrored=self.mirrored)
        return self._built(style, flipped, "", self._marked(self.runs(text, flipped), place))

    def words(self, words: str, style: str, place: str = "") -> Element:
        """Return plain ``words`` as a paragraph that stays on its side of the page."""
        return self.line((Span(words),), style, Align.START, place=place)

    def line(
        self,
        text: Text,
        style: str,
        align: Align,
        colour: str = "",
        swatch: str = "",
        link: str = LINK,
        place: str = "",
    ) -> Element:
        """Return a line of a cell: one that runs against the page stays on the side of its column."""
        flipped = flips(text, mirrored=self.mirrored)
        side = _SIDES[align]
        side = _ACROSS[side] if flipped else side
        made = self.runs(text, flipped, colour, link)
        if swatch:
            made[:0] = _swatch(swatch, right=self.mirrored != flipped)
        return self._built(
            style, flipped, "" if side == "left" else side, self._marked(made, place)
        )

    def built(self, style: str, *content: Element) -> Element:
        """Return a paragraph of ``content`` that runs with the page."""
        return self._built(style, False, "", [*content])

    def ends(
        self, style: str, first: Sequence[Element], last: Sequence[Element], *, right: bool
    ) -> Element:
        """Return a line with something at either end.

        Where its words do not run as the page does (``right`` says how), it runs with them and its ends
        change places.
        """
        flipped = self.mirrored != right
        parts = (last, first) if flipped else (first, last)
        tab = w("r", w("tab"))
        return self._built(style, flipped, "", [*parts[0], tab, *parts[1]])

    def runs(
        self, text: Text, flipped: bool = False, colour: str = "", link: str = LINK
    ) -> list[Element]:
        """Return ``text`` as content of a paragraph; one that is ``flipped`` runs against the page."""
        right = self.mirrored != flipped
        made: list[Element] = []
        for span in text:
            if span.text:
                made += self._linked(span, self._span(span, right, colour, link))
        return made

    def plain(self, words: str, right: bool | None = None) -> list[Element]:
        """Return plain ``words`` as runs; see :meth:`way` for ``right``."""
        way = self.mirrored if right is None else right
        return [_run(piece, Span(""), "", "") for piece in stretches(one_line(words), right=way)]

    def way(self, words: str) -> bool:
        """Tell whether ``words`` with numbers between them run from right to left."""
        return self.mirrored != bool(language_against(words, mirrored=self.mirrored))

    def _built(self, style: str, flipped: bool, side: str, content: list[Element]) -> Element:
        # Not every program takes the way of a paragraph from its style.
        way = w("bidi", val=int(self.mirrored != flipped)) if flipped or self.mirrored else None
        mark = w("rPr", w("rtl")) if self.mirrored != flipped else None
        properties = w(
            "pPr", w("pStyle", val=style), way, w("jc", val=side) if side else None, mark
        )
        return w("p", properties, *content)

    def _marked(self, content: list[Element], place: str) -> list[Element]:
        if not place:
            return content
        self._marks += 1
        return [
            w("bookmarkStart", id=self._marks, name=place),
            *content,
            w("bookmarkEnd", id=self._marks),
        ]

    def _span(self, span: Span, right: bool, colour: str, link: str) -> list[Element]:
        words = one_line(span.text)
        against = bool(language_against(words, mirrored=right))
        pieces = stretches(words, right=right != against)
        style = link if self._target(span) else ""
        made = [_run(piece, span, colour, style) for piece in pieces]
        if against and len(pieces) > 1:
            # What runs against its paragraph and holds both ways keeps its own order.
            return [w("dir", *made, val="ltr" if right else "rtl")]
        return made

    def _target(self, span: Span) -> str:
        return self._places.target(span.link) or address(span.link)

    def _linked(self, span: Span, made: list[Element]) -> list[Element]:
        """Return ``made`` as a link to a place of the document or a web address; nothing else is one."""
        if not span.link:
            return made
        if place := self._places.target(span.link):
            return [w("hyperlink", *made, anchor=place, history=1)]
        if target := address(span.link):
            shown: Attributes = {"r:id": self._relate(target), "w:history": 1}
            return [named("w:hyperlink", shown, *made)]
        return made


def _run(piece: Stretch, span: Span, colour: str, style: str) -> Element:
    """Return a run; the order of its properties is the schema's."""
    known = style or ("QuietText" if span.quiet and not colour else "")
    known = known or ("Strong" if span.strong else "Emphasis" if span.italic else "")
    strong = span.strong and known != "Strong"
    italic = span.italic and known != "Emphasis"
    complex_ = piece.right or piece.indic
    properties = [
        w("rStyle", val=known) if known else None,
        _fonts(piece),
        *((w("b"), w("bCs")) if strong else ()),
        *((w("i"), w("iCs")) if italic else ()),
        w("color", val=colour) if colour else None,
        w("rtl") if piece.right else None,
        w("cs") if piece.indic else None,
        w("lang", bidi=_language(piece)) if complex_ and piece.text.strip() else None,
    ]
    return w("r", w("rPr", *properties), _shown(piece.text))


def _fonts(piece: Stretch) -> Element | None:
    if piece.indic:
        return w("rFonts", ascii=INDIC, hAnsi=INDIC, cs=INDIC)
    # Some programs take numbers on a page from right to left for Arabic script, whose are wider.
    if not (piece.right or has_letters(piece.text)):
        return w("rFonts", cs=LATIN)
    return None


def _language(piece: Stretch) -> str:
    return culture("hi" if piece.indic else language_of(piece.text))


def _swatch(colour: str, *, right: bool) -> list[Element]:
    """Return a patch of ``colour``: no character, since the words beside it say the same."""
    shade = w("shd", val="clear", color="auto", fill=colour.lstrip("#").upper())
    patch = w("rPr", w("rStyle", val="Swatch"), shade)
    beside = w("rPr", w("rtl") if right else None)
    return [w("r", patch, _shown("\u2003")), w("r", beside, _shown(" "))]


def _shown(words: str) -> Element:
    made = w("t")
    made.text = words
    made.set(qualified("xml:space"), "preserve")
    return made
