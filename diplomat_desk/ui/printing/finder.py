"""Finding words in the preview: page by page beside the window's thread, marked where they stand."""

from dataclasses import dataclass
from functools import partial
from typing import Any

from PySide6.QtCore import QObject, QRectF, Signal
from PySide6.QtGui import QGuiApplication, QPainter, QPen

from diplomat_desk.domain.errors import DeskError
from diplomat_desk.ui import theme
from diplomat_desk.ui.printing.finding import MOST, PageText, matches, needle_of, prepared
from diplomat_desk.ui.printing.geometry import Area
from diplomat_desk.ui.printing.pdf import Document
from diplomat_desk.ui.printing.pdf_text import Span, areas_of, read_texts
from diplomat_desk.ui.printing.preview import Preview
from diplomat_desk.ui.runner import Runner

_SECONDS = 0.04
_AROUND = 1.0
_FAINT, _STRONG = 0.35, 0.6


@dataclass(frozen=True, slots=True)
class Match:
    """Where something was found."""

    page: int
    number: int
    """Of the page's matches, from 0."""


@dataclass(frozen=True, slots=True)
class _Chunk:
    """Some pages that were searched: their texts from page ``first`` on, and what was found in them."""

    first: int
    texts: tuple[PageText, ...]
    found: tuple[tuple[Span, ...], ...]


class Finder(QObject):
    """Finds one text at a time in what a preview shows; a newer one stops the older."""

    changed = Signal()
    """More was found, or another match is the current one."""

    def __init__(
        self, preview: Preview, runner: Runner[Any], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._preview = preview
        self._runner = runner
        self._texts: dict[int, PageText] = {}
        self._begin("")
        preview.document_changed.connect(self._forget)
        preview.seen.connect(self._order_areas)
        preview.paint_over(self._paint)

    @property
    def total(self) -> int:
        """How many matches there are, as far as has been searched."""
        return len(self._matches)

    @property
    def current(self) -> int:
        """Which match is the current one, from 0; -1 when none is."""
        return self._current

    @property
    def is_done(self) -> bool:
        """Whether the whole document was searched."""
        document = self._preview.document
        pages = len(document.sheets) if document else 0
        return not self._needle or self._next >= pages or self.total >= MOST

    @property
    def is_on(self) -> bool:
        """Whether something is looked for."""
        return bool(self._needle)

    def find(self, typed: str) -> None:
        """Look for ``typed`` from the page that is read now; for nothing when it is empty."""
        needle = needle_of(typed)
        if needle != self._needle:
            self._begin(needle)
            self.changed.emit()
            self._preview.viewport().update()
            self._search()

    def step(self, by: int) -> None:
        """Go to the next match (1) or the one before (-1), round the ends."""
        if self._matches:
            place = self._current if self._current >= 0 or by > 0 else 0
            self._choose((place + by) % len(self._matches))

    def copy(self) -> bool:
        """Put the current match on the clipboard, as it was looked for; tell whether there is one."""
        if self._current < 0:
            return False
        match = self._matches[self._current]
        document = self._preview.document
        if document is not None:
            span = self._spans[match.page][match.number]
            self._runner.apart(
                lambda: read_texts(document, (match.page,), 0)[0][span.start :][: span.count],
                QGuiApplication.clipboard().setText,
                topic="report copy",
                failed=_unread,
            )
        return True

    def _begin(self, needle: str) -> None:
        self._needle = needle
        self._next = 0
        self._from = max(0, self._preview.current_page)
        self._current = -1
        self._matches: list[Match] = []
        self._spans: dict[int, tuple[Span, ...]] = {}
        self._areas: dict[int, tuple[tuple[Area, ...], ...]] = {}

    def _forget(self) -> None:
        self._texts = {}
        needle = self._needle
        self._begin(needle)
        self.changed.emit()
        self._search()

    def _search(self) -> None:
        document = self._preview.document
        if document is None or self.is_done:
            return
        work = partial(_searched, document, self._next, self._needle, dict(self._texts))
        asked = (document, self._needle)
        self._runner.apart(
            work, lambda chunk: self._take(asked, chunk), topic="report find", failed=_unread
        )

    def _take(self, asked: tuple[Document, str], chunk: _Chunk) -> None:
        document, needle = asked
        if document is not self._preview.document or needle != self._needle:
            return
        for page, text in enumerate(chunk.texts, chunk.first):
            self._texts[page] = text
        for page, spans in enumerate(chunk.found, chunk.first):
            if spans:
                self._spans[page] = spans
                self._matches.extend(Match(page, number) for number in range(len(spans)))
        self._next = chunk.first + len(chunk.found)
        if self._current < 0 and self._matches:
            self._choose_first()
        self._order_areas()
        self.changed.emit()
        self._search()

    def _choose_first(self) -> None:
        """Choose the first match from where the reader is; the very first when there is none after."""
        after = (n for n, match in enumerate(self._matches) if match.page >= self._from)
        place = next(after, 0 if self.is_done else -1)
        if place >= 0:
            self._choose(place)

    def _choose(self, place: int) -> None:
        self._current = place
        match = self._matches[place]
        if match.page in self._areas:
            self._reveal()
        else:
            if match.page not in self._preview.in_sight:
                self._preview.go_to(match.page)
            self._order_areas()
        self._preview.viewport().update()
        self.changed.emit()

    def _reveal(self) -> None:
        match = self._matches[self._current]
        areas = self._areas[match.page][match.number]
        if areas:
            self._preview.reveal(match.page, areas[0])

    def _order_areas(self) -> None:
        """Ask where the matches stand on the pages in sight, and on that of the current one."""
        document = self._preview.document
        if document is None or not self._spans:
            return
        wanted = set(self._preview.in_sight)
        if self._current >= 0:
            wanted.add(self._matches[self._current].page)
        due = {page: self._spans[page] for page in wanted if page in self._spans}
        due = {page: spans for page, spans in due.items() if page not in self._areas}
        if due:
            asked = (document, self._needle)
            self._runner.apart(
                lambda: {page: areas_of(document, page, spans) for page, spans in due.items()},
                lambda areas: self._take_areas(asked, areas),
                topic="report marks",
                failed=_unread,
            )

    def _take_areas(
        self, asked: tuple[Document, str], areas: dict[int, tuple[tuple[Area, ...], ...]]
    ) -> None:
        if asked[0] is not self._preview.document or asked[1] != self._needle:
            return
        self._areas |= areas
        if self._current >= 0 and self._matches[self._current].page in areas:
            self._reveal()
        self._preview.viewport().update()

    def _paint(self, painter: QPainter, page: int) -> None:
        current = self._matches[self._current] if self._current >= 0 else None
        for number, areas in enumerate(self._areas.get(page, ())):
            chosen = current == Match(page, number)
            # The paper is white in every theme, and so are the marks on it the same.
            marker = theme.LIGHT
            painter.setPen(
                QPen(theme.colour(marker.focus), 2)
                if chosen
                else QPen(theme.colour(marker.focus, 0))
            )
            painter.setBrush(theme.colour(marker.found, _STRONG if chosen else _FAINT))
            for area in areas:
                rect: QRectF = self._preview.rect_of(page, area)
                painter.drawRect(rect.adjusted(-_AROUND, -_AROUND, _AROUND, _AROUND))


def _searched(document: Document, first: int, needle: str, known: dict[int, PageText]) -> _Chunk:
    """On a worker thread: search some pages, from ``first``; more of them where their text is known."""
    pages = len(document.sheets)
    texts: list[PageText] = []
    while first + len(texts) < pages and first + len(texts) in known:
        texts.append(known[first + len(texts)])
    if not texts:
        read = read_texts(document, range(first, pages), _SECONDS)
        texts = [prepared(text) for text in read]
    return _Chunk(first, tuple(texts), tuple(matches(text, needle) for text in texts))


def _unread(_error: DeskError) -> None:
    """Find nothing in pages that cannot be read: that they cannot be shown is told elsewhere."""
