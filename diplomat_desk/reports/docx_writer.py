"""A document as DOCX, for those who must edit it: real styles, links, lists and tables of Word."""

from collections.abc import Callable

from diplomat_desk.charts.scripts import is_mirrored
from diplomat_desk.domain.words import say
from diplomat_desk.reports.compile import Cancel, checking
from diplomat_desk.reports.document import Document
from diplomat_desk.reports.front import contents_apart, has_contents, has_cover, marking
from diplomat_desk.reports.pictures import pngs
from diplomat_desk.reports.places import Places
from diplomat_desk.reports.printed import Printed
from diplomat_desk.reports.setting import Setting
from diplomat_desk.reports.sheet import Sheet, sheet_of
from diplomat_desk.reports.word.blocks import Blocks
from diplomat_desk.reports.word.edges import Edges
from diplomat_desk.reports.word.figures import Figures, figures_of
from diplomat_desk.reports.word.package import Package
from diplomat_desk.reports.word.styles import Ground, numbering, styles
from diplomat_desk.reports.word.tables import Tables
from diplomat_desk.reports.word.texts import Texts
from diplomat_desk.reports.word.title import TitlePage
from diplomat_desk.reports.word.xml import Element


def write(document: Document, setting: Setting, cancel: Cancel | None = None) -> Printed:
    """Return ``document`` as DOCX, on the paper of ``setting``. Blocks; call it from a worker thread.

    Raises:
        ReportError: the logo is no picture, or the charts could not be drawn.
        CancelledError: ``cancel`` returned true.
    """
    charts = pngs([figure.svg for figure in figures_of(document.blocks)], cancel=cancel)
    made = _Word(document, setting, [one.data for one in charts], checking(cancel))
    data = made.whole()
    warnings = dict.fromkeys(warning for one in charts for warning in one.warnings)
    return Printed(data, (*warnings, *_warnings(setting, listed=made.has_contents)))


def _warnings(setting: Setting, *, listed: bool) -> tuple[str, ...]:
    """Return what a file of Word cannot do."""
    found = []
    if listed:
        found.append(
            say(
                "The contents have no page numbers yet: only Word knows them. "
                "Click the contents in Word and press F9."
            )
        )
    if setting.archive:
        found.append(say("A Word document is no archive copy: PDF/A-2b is for PDF files only."))
    return tuple(found)


class _Word:
    """Puts the parts of the file together."""

    def __init__(
        self, document: Document, setting: Setting, charts: list[bytes], check: Callable[[], None]
    ) -> None:
        self._document = document
        self._setting = setting
        self._package = Package()
        self._mirrored = is_mirrored(document.language)
        self._places = Places(document.blocks)
        self._sheet = _sheet(document, setting)
        self._texts = Texts(self._places, self._package.relate, mirrored=self._mirrored)
        depth = self._sheet.depth
        self._tables = Tables(self._texts, depth, check)
        self._figures = Figures(iter(charts), self._package.add, depth)
        self._blocks = Blocks(
            self._texts, self._places, self._tables, self._figures, self._sheet, check
        )
        self.has_contents = has_contents(document, setting) and bool(self._places.contents)

    def whole(self) -> bytes:
        """Return the file."""
        package, document = self._package, self._document
        package.set_page(self._sheet, mirrored=self._mirrored)
        package.set_settings(document.language, mirrored=self._mirrored)
        package.set_properties(document, self._setting)
        package.write_body(self._body())
        self._write_edges()
        ground = Ground(
            sheet=self._sheet,
            language=document.language,
            mirrored=self._mirrored,
            cover=has_cover(document, self._setting),
        )
        package.fill(package.word.styles.element, styles(ground))
        package.fill(
            package.word.part.numbering_part.element,
            numbering(self._blocks.lists, mirrored=self._mirrored),
        )
        return package.whole()

    def _body(self) -> list[Element]:
        document, setting = self._document, self._setting
        page = TitlePage(document, setting, self._texts, self._tables, self._figures, self._sheet)
        cover = has_cover(document, setting)
        made = page.title()
        breaks = cover
        if not cover:
            made += page.rule()
        if self.has_contents:
            made += page.contents(self._places, breaks=cover)
            breaks = contents_apart(document, setting)
        return made + self._blocks.of(document.blocks, breaks=breaks)

    def _write_edges(self) -> None:
        edges = Edges(self._document, self._setting, self._texts, self._sheet)
        section = self._package.section
        fill = self._package.fill
        for head, first in ((section.first_page_header, True), (section.header, False)):
            head.is_linked_to_previous = False
            fill(head._element, edges.head(first=first))
        for foot in (section.first_page_footer, section.footer):
            foot.is_linked_to_previous = False
            fill(foot._element, edges.foot())


def _sheet(document: Document, setting: Setting) -> Sheet:
    across = setting.is_across(document.wide)
    return sheet_of(setting.paper, across=across, marking=marking(document, setting))
