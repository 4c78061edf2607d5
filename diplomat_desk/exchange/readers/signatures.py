"""What a file is by its first bytes, whatever its name says; and where one belongs that is no table."""

import re
from enum import Enum

from diplomat_desk.domain.words import say

HEAD = 65_536
"""So many bytes are looked at."""


class Kind(Enum):
    """How a file can be read."""

    TEXT = "text"
    ZIP = "zip"
    OLE = "ole"


_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ZIP = (b"PK\x03\x04", b"PK\x05\x06")

_BINARY = (
    (b"%PDF-", "PDF"),
    (b"SQLite format 3\0", "SQLite"),
    (b"\x1f\x8b", "gzip"),
    (b"7z\xbc\xaf\x27\x1c", "7-Zip"),
    (b"Rar!\x1a\x07", "RAR"),
    (b"BZh", "bzip2"),
    (b"\xfd7zXZ\0", "xz"),
    (b"PAR1", "Parquet"),
    (b"\x89PNG", "PNG"),
    (b"\xff\xd8\xff", "JPEG"),
    (b"GIF8", "GIF"),
    (b"{\\rtf", "RTF"),
    (b"\x7fELF", "ELF"),
    (b"<stata_dta>", "Stata"),
    (b"$FL2", "SPSS"),
    (b"RDX3", "R"),
)
_JSON = re.compile(rb'\s*(?:\{\s*(?:"[^"\n]*"\s*:|\})|\[\s*(?:[{\["]|-?\d[\d.]*\s*,|\]))')
_BIBTEX = re.compile(rb"\s*(?:%[^\n]*\n\s*)*@[A-Za-z]+\s*\{")
_RIS = re.compile(rb"\s*TY  - ")
_CALENDAR = re.compile(rb"\s*BEGIN:V(?:CALENDAR|CARD)")
_MARKUP = re.compile(
    rb"\s*<(?:\?xml|!doctype|html|!--|table|[A-Za-z][\w.:-]*[\s/>][^,;\t|\r\n]{0,500}(?:[\r\n]|$))",
    re.IGNORECASE,
)
_SPREADSHEET_XML = re.compile(rb"urn:schemas-microsoft-com:office:spreadsheet|Excel\.Sheet")
_HTML = re.compile(rb"<(?:!doctype\s+)?(?:html|table)\b", re.IGNORECASE)
_BOM = b"\xef\xbb\xbf"


def kind_of(head: bytes) -> Kind:
    """Return how a file that begins with ``head`` is read."""
    if head.startswith(_ZIP):
        return Kind.ZIP
    return Kind.OLE if head.startswith(_OLE) else Kind.TEXT


def foreign(head: bytes) -> str:
    """Return why a file that begins with ``head`` is no table and where it belongs; empty if it may be."""
    for signature, name in _BINARY:
        if head.startswith(signature):
            return _binary(name)
    return _written(head.removeprefix(_BOM))


def _binary(name: str) -> str:
    """Return the sentence about a file of ``name``, which is no table."""
    if name == "PDF":
        return say(
            "This is a PDF, from which no table can be read reliably. Attach it to a record as a source,"
            " or ask its author for the table as XLSX or CSV."
        )
    if name in {"gzip", "7-Zip", "RAR", "bzip2", "xz"}:
        return say(
            "This is a {format} archive. Unpack it, then import the file within.", format=name
        )
    return say(
        "This is a file of the format {format}, not a table. Save the table as XLSX or CSV in the"
        " program that made it, then import that.",
        format=name,
    )


def _written(head: bytes) -> str:
    """Return the sentence about a text that is no table, empty where it may be one."""
    if _JSON.match(head):
        return say(
            "This is JSON, not a table. Exports of this program and sources as CSL-JSON have an import of"
            " their own, if their names end in .json; from other programs, save the table as CSV or XLSX."
        )
    if _BIBTEX.match(head) or _RIS.match(head):
        return say(
            "This is a list of sources (BibTeX or RIS), not a table. BibTeX is imported as sources, if its name"
            " ends in .bib."
        )
    if _CALENDAR.match(head):
        return say(
            "This is a calendar or an address book, not a table. Save it as CSV, then import that."
        )
    return _marked_up(head) if _MARKUP.match(head) else ""


def _marked_up(head: bytes) -> str:
    """Return the sentence about XML or HTML."""
    if b"<iati-activities" in head:
        return say(
            "These are IATI activities (XML), not a table; they have an import of their own."
        )
    if _SPREADSHEET_XML.search(head) or _HTML.search(head):
        return say(
            "This is a web page or an XML spreadsheet, whatever its name says. Open it in a spreadsheet"
            " program, save it as XLSX, then import that."
        )
    return say(
        "This is XML, not a table. IATI activities have an import of their own; from other programs, save"
        " the table as CSV or XLSX."
    )
