"""Texts of a document as runs of WordprocessingML, each in its own script, language and direction."""

import unicodedata
from collections.abc import Callable, Iterator
from html import escape

from diplomat_desk.charts.scripts import language_of
from diplomat_desk.reports.directions import flips, one_line
from diplomat_desk.reports.document import Align, Span, Text
from diplomat_desk.reports.places import Places
from diplomat_desk.reports.runs import is_address

QUIET = "555555"
_REGIONS = {
    "ar": "ar-SA", "de": "de-DE", "en": "en-GB", "es": "es-ES", "fa": "fa-IR", "fr": "fr-FR", "he": "he-IL",
    "hi": "hi-IN", "ps": "ps-AF", "ru": "ru-RU", "ur": "ur-PK", "zh": "zh-CN",
}  # fmt: skip
_ARABIC, _DEVANAGARI, _OTHER = "arabic", "devanagari", "other"
_FONTS = {_ARABIC: "Noto Naskh Arabic", _DEVANAGARI: "Noto Sans Devanagari"}


def region(language: str) -> str:
    """Return a language as Word names it: with a region where it has none."""
    return _REGIONS.get(language, language)


def escaped(text: str) -> str:
    """Return ``text`` for XML, as one line."""
    return escape(one_line(text), quote=True)


class Texts:
    """Makes runs of texts; ``relate`` returns the relationship id of a web address."""

    def __init__(self, places: Places, relate: Callable[[str], str], *, mirrored: bool) -> None:
        self.mirrored = mirrored
        self._places = places
        self._relate = relate
        self._bookmarks = 0

    def of(self, text: Text, more: str = "") -> str:
        """Return ``text`` as runs; ``more`` are further properties of each."""
        return "".join(self._span(span, more) for span in text if span.text)

    def paragraph(
        self,
        text: Text,
        style: str = "",
        *,
        place: str = "",
        own_side: bool = False,
        align: Align | None = None,
        properties: str = "",
        before: str = "",
        more: str = "",
    ) -> str:
        """Return a paragraph in ``style``, which is found as ``place``.

        With ``own_side`` a text that runs against the page begins at its own side. ``properties`` come
        between the style and the direction, ``before`` are runs ahead of the text.
        """
        marks = self._marked(place, before + self.of(text, more))
        named = f'<w:pStyle w:val="{style}"/>' if style else ""
        flipped = flips(text, mirrored=self.mirrored)
        way = f'<w:bidi w:val="{int(not self.mirrored)}"/>' if flipped else ""
        wanted = align or (Align.START if flipped and not own_side else None)
        side = _side(wanted, flipped=flipped) if wanted else ""
        inside = named + properties + way + side
        return f"<w:p>{f'<w:pPr>{inside}</w:pPr>' if inside else ''}{marks}</w:p>"

    def line(self, words: str, style: str = "", *, place: str = "", properties: str = "") -> str:
        """Return plain ``words`` as a paragraph."""
        return self.paragraph((Span(words),), style, place=place, properties=properties)

    def linked(self, place: str, runs: str) -> str:
        """Return ``runs`` as a link to a place of the document."""
        return f'<w:hyperlink w:anchor="{place}" w:history="1">{runs}</w:hyperlink>'

    def _marked(self, place: str, runs: str) -> str:
        if not place:
            return runs
        self._bookmarks += 1
        number = self._bookmarks
        start = f'<w:bookmarkStart w:id="{number}" w:name="{place}"/>'
        return f'{start}{runs}<w:bookmarkEnd w:id="{number}"/>'

    def _span(self, span: Span, more: str) -> str:
        place = self._places.target(span.link)
        external = is_address(span.link)
        style = '<w:rStyle w:val="Hyperlink"/>' if place or external else ""
        looks = "<w:b/><w:bCs/>" if span.strong else ""
        looks += "<w:i/><w:iCs/>" if span.italic else ""
        colour = f'<w:color w:val="{QUIET}"/>' if span.quiet and "<w:color" not in more else ""
        runs = "".join(run(part, script, style, looks, colour + more)
                       for part, script in stretches(one_line(span.text)))  # fmt: skip
        if place:
            return self.linked(place, runs)
        if external:
            relation = self._relate(one_line(span.link))
            return f'<w:hyperlink r:id="{relation}" w:history="1">{runs}</w:hyperlink>'
        return runs


def run(words: str, script: str, style: str, looks: str, more: str) -> str:
    """Return one run of ``words`` in one script; the properties stand in the order of the schema."""
    fonts = tongue = turned = ""
    if script != _OTHER:
        font = _FONTS[script]
        fonts = f'<w:rFonts w:ascii="{font}" w:hAnsi="{font}" w:cs="{font}"/>'
        language = language_of(words) if script == _ARABIC else "hi"
        turned = "<w:rtl/>" if script == _ARABIC else "<w:cs/>"
        tongue = f'<w:lang w:bidi="{region(language)}"/>'
    inside = style + fonts + looks + more + turned + tongue
    properties = f"<w:rPr>{inside}</w:rPr>" if inside else ""
    return f'<w:r>{properties}<w:t xml:space="preserve">{escape(words, quote=False)}</w:t></w:r>'


def stretches(text: str) -> Iterator[tuple[str, str]]:
    """Yield ``text`` in stretches of one script; signs and blanks go with the letters before them."""
    since, current = 0, ""
    for place, character in enumerate(text):
        script = _script(character)
        if not script or script == current:
            continue
        if current:
            end = _without_blanks(text, since, place)
            yield text[since:end], current
            since = end
        current = script
    if text:
        yield text[since:], current or _OTHER


def _without_blanks(text: str, since: int, end: int) -> int:
    """Return where a stretch ends when the blanks and signs after its last letter go on to the next."""
    while end > since + 1 and not _script(text[end - 1]) and text[end - 1] in " (·:–":
        end -= 1
    return end


def _script(character: str) -> str:
    if character.isascii():
        return _OTHER if character.isalnum() else ""
    if "\u0900" <= character <= "\u097f":
        return _DEVANAGARI
    kind = unicodedata.bidirectional(character)
    if kind in ("R", "AL"):
        return _ARABIC
    return _OTHER if kind == "L" else ""


def _side(align: Align, *, flipped: bool) -> str:
    """Return on which side a paragraph stands; Word's ``left`` is where the paragraph itself begins."""
    if align is Align.CENTRE:
        return '<w:jc w:val="center"/>'
    ends = (align is Align.END) != flipped
    return f'<w:jc w:val="{"right" if ends else "left"}"/>'
