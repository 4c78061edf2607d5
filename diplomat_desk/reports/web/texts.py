"""Texts of a document as HTML: escaped, in their own direction and language."""

import html

from diplomat_desk.reports.directions import flips, language_against, one_line
from diplomat_desk.reports.document import Span, Text
from diplomat_desk.reports.places import Places
from diplomat_desk.reports.runs import is_address


def escaped(text: str) -> str:
    """Return ``text`` for HTML, between tags or quotes; what no file can hold is left out."""
    return html.escape(one_line(text), quote=True)


class Texts:
    """Makes HTML of texts, for a page that is ``mirrored`` or not."""

    def __init__(self, places: Places, *, mirrored: bool) -> None:
        self.mirrored = mirrored
        self._places = places

    def of(self, text: Text) -> str:
        """Return ``text`` to stand within an element."""
        return "".join(self._span(span) for span in text if span.text)

    def line(self, words: str) -> str:
        """Return plain ``words``."""
        return self.of((Span(words),))

    def way(self, text: Text) -> str:
        """Return the attribute of an element that holds ``text``, where that runs against the page."""
        if not flips(text, mirrored=self.mirrored):
            return ""
        return f' dir="{"ltr" if self.mirrored else "rtl"}"'

    def element(self, name: str, text: Text, kind: str = "", place: str = "") -> str:
        """Return ``text`` as an element of the given name, class and id."""
        more = (f' id="{place}"' if place else "") + (f' class="{kind}"' if kind else "")
        return f"<{name}{more}{self.way(text)}>{self.of(text)}</{name}>"

    def words(self, name: str, words: str, kind: str = "", place: str = "") -> str:
        """Return plain ``words`` as an element."""
        return self.element(name, (Span(words),), kind, place)

    def _span(self, span: Span) -> str:
        language = language_against(span.text, mirrored=self.mirrored)
        shown = escaped(span.text)
        if language:
            way = "ltr" if self.mirrored else "rtl"
            shown = f'<span dir="{way}" lang="{language}">{shown}</span>'
        if span.italic:
            shown = f"<em>{shown}</em>"
        if span.strong:
            shown = f"<strong>{shown}</strong>"
        if span.quiet:
            shown = f'<span class="quiet">{shown}</span>'
        return self._linked(span, shown)

    def _linked(self, span: Span, shown: str) -> str:
        """Return ``shown`` as a link to a place of the document or a web address; nothing else is one."""
        place = self._places.target(span.link)
        if place:
            return f'<a href="#{place}">{shown}</a>'
        if is_address(span.link):
            return f'<a href="{escaped(span.link)}" rel="noreferrer noopener">{shown}</a>'
        return shown
