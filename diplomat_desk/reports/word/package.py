"""The file around a Word document: its parts, what it says of itself, and the same bytes every time."""

import io
import zipfile
from collections.abc import Iterable
from datetime import UTC, datetime, time

import docx
from docx.document import Document as WordDocument
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.section import Section
from lxml import etree

from diplomat_desk.reports.directions import one_line
from diplomat_desk.reports.document import Document
from diplomat_desk.reports.front import whole_title
from diplomat_desk.reports.setting import Setting
from diplomat_desk.reports.sheet import Sheet
from diplomat_desk.reports.word.looks import INSTEAD, culture
from diplomat_desk.reports.word.xml import NAMESPACES, Element, named, qualified, size, w

PROGRAM = "Diplomat Desk"

_KEPT = {
    RELATIONSHIP_TYPE.STYLES, RELATIONSHIP_TYPE.SETTINGS, RELATIONSHIP_TYPE.FONT_TABLE,
    RELATIONSHIP_TYPE.THEME, RELATIONSHIP_TYPE.NUMBERING,
}  # fmt: skip
_KINDS = {".png": "image/png", ".jpg": "image/jpeg", ".svg": "image/svg+xml"}
_PROPERTIES = "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"
_OF_WORD = "http://schemas.microsoft.com/office/word"
_WORD_2013 = 15
_BEGINNING = (1980, 1, 1, 0, 0, 0)
"""The earliest time that a ZIP file can tell."""

_HEADER_GAP, _FOOTER_GAP = 46.0, 44.0


class Package:
    """A Word file in the making; it begins as the empty one of python-docx, stripped of what is not ours."""

    def __init__(self) -> None:
        self.word: WordDocument = docx.Document()
        self.body: Element = self.word.element.body
        self._media = 0
        self._links: dict[str, str] = {}
        part = self.word.part
        for known, relation in [*part.rels.items()]:
            if relation.reltype not in _KEPT:
                del part.rels[known]
        package = part.package
        for known, relation in [*package.rels.items()]:
            if relation.reltype == RELATIONSHIP_TYPE.THUMBNAIL:
                del package.rels[known]

    @property
    def section(self) -> Section:
        """The one section that there is."""
        return self.word.sections[0]

    def relate(self, address: str) -> str:
        """Return the id of a web address."""
        known = self._links.get(address)
        if known is None:
            # The library looks through all that there are for each new one.
            known = self._links[address] = f"link{len(self._links) + 1}"
            self.word.part.rels.add_relationship(
                RELATIONSHIP_TYPE.HYPERLINK, address, known, is_external=True
            )
        return known

    def add(self, data: bytes, ending: str) -> str:
        """Put a picture into the file and return its id."""
        self._media += 1
        name = PackURI(f"/word/media/picture{self._media}{ending}")
        part = self.word.part
        made = Part(name, _KINDS[ending], data, part.package)
        return part.relate_to(made, RELATIONSHIP_TYPE.IMAGE)

    def fill(self, part: Element, content: Iterable[Element]) -> None:
        """Put ``content`` into the root of a part, in place of what it holds."""
        for child in [*part]:
            part.remove(child)
        part.extend([*content])

    def write_body(self, content: Iterable[Element]) -> None:
        """Put ``content`` into the document, before what it says of its pages."""
        last = self.body[-1]
        self.fill(self.body, [*content, last])

    def set_page(self, sheet: Sheet, *, mirrored: bool) -> None:
        """Set size and margins; heads and feet hang where those of the PDF do."""
        properties = self.section._sectPr
        self.fill(properties, [
            w("pgSz", w=size(sheet.width), h=size(sheet.height),
              **({"orient": "landscape"} if sheet.width > sheet.height else {})),
            w("pgMar", top=size(sheet.top), right=size(sheet.side), bottom=size(sheet.bottom),
              left=size(sheet.side), header=size(sheet.top - _HEADER_GAP),
              footer=size(sheet.bottom - _FOOTER_GAP), gutter=0),
            w("titlePg"),
            *([w("bidi")] if mirrored else []),
        ])  # fmt: skip

    def set_settings(self, language: str, *, mirrored: bool) -> None:
        """Say which Word the file is for, so that none calls it an old one; no field asks to be renewed."""
        mode = w("compatSetting", name="compatibilityMode", uri=_OF_WORD, val=_WORD_2013)
        own = culture(language)
        self.fill(self.word.settings.element, [
            w("zoom", percent=100),
            w("defaultTabStop", val=720),
            w("characterSpacingControl", val="doNotCompress"),
            w("compat", mode),
            w("themeFontLang", val="en-GB" if mirrored else own, **({"bidi": own} if mirrored else {})),
            w("decimalSymbol", val="."),
            w("listSeparator", val=","),
        ])  # fmt: skip

    def set_properties(self, document: Document, setting: Setting) -> None:
        """Say title, author and day: those of the document, nothing of this computer or its user."""
        organisation = one_line(setting.letterhead.organisation)
        about = self.word.core_properties
        day = datetime.combine(document.made_on.earliest, time(), UTC).replace(tzinfo=None)
        about.title = one_line(whole_title(document))[:255]
        about.author = about.last_modified_by = organisation[:255]
        about.comments = about.subject = about.keywords = about.category = ""
        about.language = document.language
        about.created = about.modified = day
        about.revision = 1
        for part in self.word.part.package.iter_parts():
            if part.partname == "/docProps/app.xml":
                part._blob = _program(organisation)
            elif part.partname == "/word/fontTable.xml":
                part._blob = _fonts()

    def whole(self) -> bytes:
        """Return the file; the same content is the same bytes, whenever and wherever it is written."""
        written = io.BytesIO()
        self.word.save(written)
        made = io.BytesIO()
        with zipfile.ZipFile(written) as found, zipfile.ZipFile(made, "w") as file:
            for name in found.namelist():
                entry = zipfile.ZipInfo(name, _BEGINNING)
                entry.compress_type = zipfile.ZIP_DEFLATED
                entry.create_system = 0
                file.writestr(entry, found.read(name))
        return made.getvalue()


def _program(organisation: str) -> bytes:
    root = etree.Element(f"{{{_PROPERTIES}}}Properties", nsmap={None: _PROPERTIES})
    for name, words in (("Application", PROGRAM), ("Company", organisation)):
        etree.SubElement(root, f"{{{_PROPERTIES}}}{name}").text = words
    return _xml(root)


def _fonts() -> bytes:
    root = etree.Element(qualified("w:fonts"), nsmap={"w": NAMESPACES["w"]})
    for name, others in INSTEAD.items():
        root.append(named("w:font", {"w:name": name}, w("altName", val=others),
                          w("family", val="swiss"), w("pitch", val="variable")))  # fmt: skip
    return _xml(root)


def _xml(root: Element) -> bytes:
    made: bytes = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
    return made
