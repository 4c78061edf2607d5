"""What stands at the head and foot of every page, and the draft's watermark behind it."""

from diplomat_desk.domain.words import say
from diplomat_desk.reports.document import Document, Heading, walk
from diplomat_desk.reports.front import made_on, marking
from diplomat_desk.reports.measure import shortened, wide
from diplomat_desk.reports.setting import Setting
from diplomat_desk.reports.sheet import SMALL, Sheet
from diplomat_desk.reports.word.looks import LATIN
from diplomat_desk.reports.word.texts import Texts
from diplomat_desk.reports.word.xml import Element, named, w

_WATERMARK, _PLAIN = "_x0000_t136", 136
"""Word's own shape for words that fill a box (VML)."""

_LARGEST = 130.0
_HIGH = 0.72
"""Height of capitals, in the size of the type."""

_TURNED = (
    "position:absolute;margin-left:0;margin-top:0;width:{width}pt;height:{height}pt;rotation:{turn};"
    "z-index:-251658752;mso-position-horizontal:center;mso-position-horizontal-relative:page;"
    "mso-position-vertical:center;mso-position-vertical-relative:page"
)


class Edges:
    """Makes heads and feet of pages."""

    def __init__(self, document: Document, setting: Setting, texts: Texts, sheet: Sheet) -> None:
        self._document = document
        self._setting = setting
        self._texts = texts
        self._sheet = sheet

    def head(self, *, first: bool) -> list[Element]:
        """Return the head of the ``first`` page, or of all others, which names register and part."""
        behind = [self._watermark(first=first)] if self._setting.draft else []
        mark = self._marking(*behind)
        return [mark] if first else [mark, self._running()]

    def foot(self) -> list[Element]:
        """Return the foot: the day, the page of how many, and the marking."""
        words = say("Page {page} of {pages}", page="\0", pages="\1")
        right = self._texts.way(words)
        day = self._texts.plain(made_on(self._document), right)
        line = self._texts.ends("Footer", day, self._page_of(words, right), right=right)
        return [line, self._marking()]

    def _marking(self, *behind: Element) -> Element:
        words = self._texts.plain(marking(self._document, self._setting))
        return self._texts.built("Marking", *behind, *words)

    def _running(self) -> Element:
        half = self._sheet.room / 2 / SMALL - 2
        register = self._texts.plain(shortened(self._document.register, half))
        level = _running_level(self._document)
        if not level:
            return self._texts.built("RunningHead", *register)
        # Programs that do not know the field show what it held when the file was made.
        shown = self._texts.plain(shortened(self._document.title, half))
        running = field(f"STYLEREF {level}", *shown)
        mirrored = self._texts.mirrored
        return self._texts.ends("RunningHead", register, running, right=mirrored)

    def _page_of(self, words: str, right: bool) -> list[Element]:
        """Return ``Page x of y`` with fields for the numbers, where ``words`` have them."""
        made: list[Element] = []
        piece = ""
        for character in words:
            if character not in "\0\1":
                piece += character
                continue
            made += self._texts.plain(piece, right) if piece else []
            made += field(
                "PAGE" if character == "\0" else "NUMPAGES", *self._texts.plain("1", right)
            )
            piece = ""
        return [*made, *self._texts.plain(piece, right)] if piece else made

    def _watermark(self, *, first: bool) -> Element:
        words = say("Draft").upper()
        across = wide(words, bold=True)
        sheet = self._sheet
        letters = min(sheet.width * 0.9 / across, _LARGEST)
        style = _TURNED.format(
            width=round(letters * across),
            height=round(letters * _HIGH),
            turn=50 if self._texts.mirrored else 310,
        )
        font = f"font-family:'{LATIN}';font-size:1pt;font-weight:bold"
        name = "PowerPlusWaterMarkObject" + ("1" if first else "2")
        shape = named(
            "v:shape",
            {"id": name, "type": f"#{_WATERMARK}", "style": style, "alt": "", "o:allowincell": "f",
             "fillcolor": "#b02020", "stroked": "f"},
            named("v:fill", {"opacity": "0.1"}),
            named("v:textpath", {"style": font, "string": words}),
        )  # fmt: skip
        picture = w("pict", _shape_type(), shape)
        return w("r", w("rPr", w("noProof")), picture)


def _running_level(document: Document) -> int:
    """Return the level of the headings that run at the head of pages; 0 where there are none."""
    listed = (
        block for block in walk(document.blocks) if isinstance(block, Heading) and block.listed
    )
    return min({block.level for block in listed} & {1, 2}, default=0)


def field(code: str, *shown: Element) -> list[Element]:
    """Return a field of Word, and what it shows until Word reckons it anew."""
    order = w("instrText")
    order.text = f" {code} "
    order.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    return [
        w("r", w("fldChar", fldCharType="begin")),
        w("r", order),
        w("r", w("fldChar", fldCharType="separate")),
        *shown,
        w("r", w("fldChar", fldCharType="end")),
    ]


def _shape_type() -> Element:
    """Return the kind of shape that fits words between two straight lines."""
    return named(
        "v:shapetype",
        {"id": _WATERMARK, "coordsize": "21600,21600", "o:spt": _PLAIN,
         "path": "m,l21600,m,21600l21600,21600e"},
        named("v:path", {"textpathok": "t"}),
        named("v:textpath", {"on": "t", "fitshape": "t"}),
    )  # fmt: skip
