"""Texts of a document as data for the template: strings where they are plain, else their spans."""

from collections.abc import Mapping

from diplomat_desk.charts.scripts import language_of
from diplomat_desk.reports.directions import flips, runs_against
from diplomat_desk.reports.document import Span, Text
from diplomat_desk.reports.glyphs import Data
from diplomat_desk.reports.measure import fitted
from diplomat_desk.reports.runs import breakable, is_address

ANCHOR = "to:"
"""Before the anchors of a document, so that they are no labels of the template's own."""


class Texts:
    """Makes data of texts, for a page that is ``mirrored`` or not; ``anchors`` are those that links may name."""

    def __init__(self, *, mirrored: bool, anchors: frozenset[str]) -> None:
        self._mirrored = mirrored
        self._anchors = anchors

    def of(self, text: Text, ems: float = 0.0) -> Data:
        """Return ``text``: a string, or ``spans`` with ``flip`` where it runs against the page.

        ``ems`` is how wide its place is, where that may be narrower than a word.
        """
        spans = [self._span(span, ems) for span in text if span.text]
        if len(spans) == 1 and isinstance(spans[0], str):
            return spans[0]
        return {"spans": spans, "flip": flips(text, mirrored=self._mirrored)}

    def line(self, words: str, ems: float = 0.0) -> Data:
        """Return plain ``words``."""
        return self.of((Span(words),), ems) if words else ""

    def _span(self, span: Span, ems: float) -> Data:
        words = breakable(span.text)
        if ems:
            words = fitted(words, ems)
        data: dict[str, Data] = {"t": words}
        if runs_against(words, mirrored=self._mirrored):
            data["l"] = "" if self._mirrored else language_of(words)
        data |= {name: True for name in ("strong", "quiet", "italic") if getattr(span, name)}
        data |= self._link(span)
        return words if len(data) == 1 else data

    def _link(self, span: Span) -> Mapping[str, Data]:
        if span.link.startswith("#") and span.link[1:] in self._anchors:
            return {"at": ANCHOR + span.link[1:]}
        return {"url": span.link} if is_address(span.link) else {}
