"""What stands before the text: letterhead, title, what the report is about, contents."""

from io import BytesIO

from docx.image.image import Image

from diplomat_desk.domain.words import say
from diplomat_desk.reports.document import Document
from diplomat_desk.reports.errors import ReportError
from diplomat_desk.reports.places import Entry, Places
from diplomat_desk.reports.setting import Letterhead, Setting, logo_kind
from diplomat_desk.reports.sheet import Sheet
from diplomat_desk.reports.word.edges import field
from diplomat_desk.reports.word.figures import Figures
from diplomat_desk.reports.word.tables import Tables
from diplomat_desk.reports.word.texts import Texts
from diplomat_desk.reports.word.xml import Element, keep, w

_LOGO_HIGH, _LOGO_WIDE = 37.0, 160.0
_LOGO_GAP = 10.0


class TitlePage:
    """Makes the beginning of a document."""

    def __init__(
        self,
        document: Document,
        setting: Setting,
        texts: Texts,
        tables: Tables,
        figures: Figures,
        sheet: Sheet,
    ) -> None:
        self._document = document
        self._setting = setting
        self._texts = texts
        self._tables = tables
        self._figures = figures
        self._sheet = sheet

    def title(self) -> list[Element]:
        """Return letterhead, register, title and the lines about it."""
        document, texts = self._document, self._texts
        about = [texts.paragraph(line, "About") for line in document.about if line]
        return [
            *self._letterhead(self._setting.letterhead),
            texts.words(document.register, "RegisterName"),
            texts.words(document.title, "Title"),
            *about,
        ]

    def rule(self) -> list[Element]:
        """Return the line between a title and the text."""
        return [self._texts.built("AboutRule")]

    def contents(self, places: Places, *, breaks: bool) -> list[Element]:
        """Return the contents as a field that Word can renew; it holds the headings, not their pages.

        ``breaks`` asks for a page of their own.
        """
        entries = [self._entry(one) for one in places.contents]
        begin, order, separate, end = field('TOC \\o "1-2" \\h \\z')
        for place, run in enumerate((begin, order, separate)):
            entries[0].insert(1 + place, run)
        entries[-1].append(end)
        heading = self._texts.words(say("Contents"), "TOCHeading")
        if breaks:
            keep(heading, "pageBreakBefore")
        kind = w("docPartObj", w("docPartGallery", val="Table of Contents"), w("docPartUnique"))
        made = w("sdt", w("sdtPr", kind), w("sdtContent", heading, *entries))
        return [made, self._texts.built("Gap")]

    def _entry(self, one: Entry) -> Element:
        link = w("hyperlink", *self._texts.plain(one.text), anchor=one.name, history=1)
        return self._texts.built(f"Toc{min(one.level, 2)}", link)

    def _letterhead(self, one: Letterhead) -> list[Element]:
        lines = []
        if one.organisation:
            lines.append(self._texts.words(one.organisation, "Organisation"))
        if one.line:
            lines.append(self._texts.words(one.line, "OrganisationLine"))
        if not one.logo:
            return [*lines, *([self._texts.built("Gap")] if lines else [])]
        wide, logo = self._logo(one)
        room = self._sheet.room
        cells = [(wide + _LOGO_GAP, [self._texts.built("OrganisationLine", logo)])]
        if lines:
            cells.append((room - wide - _LOGO_GAP, lines))
        return [self._tables.layout(cells), self._texts.built("Gap")]

    def _logo(self, one: Letterhead) -> tuple[float, Element]:
        """Return how wide the logo stands, and its run."""
        ending = f".{logo_kind(one.logo)}"
        try:
            image = Image.from_file(BytesIO(one.logo))
            pixels = image.px_width, image.px_height
        except Exception as error:
            raise ReportError(say("The logo cannot be read. Choose another file.")) from error
        high = min(_LOGO_HIGH, _LOGO_WIDE * pixels[1] / max(pixels[0], 1))
        wide = high * pixels[0] / max(pixels[1], 1)
        alt = one.organisation or say("Logo")
        return wide, self._figures.picture(one.logo, ending, alt, wide, high)
