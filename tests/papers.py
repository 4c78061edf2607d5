"""Every report in every way it can be asked for, the words of a document, and those of a printed page."""

import io
import re
import shutil
import subprocess
from collections.abc import Iterable, Iterator
from datetime import date

import pypdf
import pytest

from diplomat_desk.domain.filters import Filter
from diplomat_desk.domain.options import Option, Options
from diplomat_desk.reports.catalogue import REPORTS
from diplomat_desk.reports.document import (
    Beside,
    Document,
    Facts,
    Figure,
    Heading,
    KeyFigures,
    Listing,
    Notice,
    Paragraph,
    Table,
    Text,
    plain,
    walk,
)
from diplomat_desk.reports.kinds import ReportKind, Subject
from diplomat_desk.reports.publish import publish
from diplomat_desk.reports.setting import Setting
from diplomat_desk.services.desk import Desk
from diplomat_desk.services.papers.request import Request
from diplomat_desk.services.reporting import ask

_MARGIN = 64
"""What lies further out, in points, is head and foot of a page."""


TODAY = date(2026, 12, 1)


def printed(
    desk: Desk,
    name: str,
    chosen: Filter | None = None,
    subject: str = "",
    options: Options | None = None,
    *,
    methods: bool = False,
) -> str:
    """Return all that the pages of a report say as PDF, see :func:`squeezed`; :data:`TODAY` is the present."""
    request = Request(
        name=name, filter=chosen or Filter(), subject=subject, options=options or {}, today=TODAY
    )
    document = ask(desk, request).document(methods=methods)
    return squeezed(text_of_pdf(publish(document, Setting(contents=False), ".pdf").data))


def text_of_pdf(data: bytes) -> str:
    """Return what pdftotext (poppler) reads between the heads and feet of the pages, cell by cell."""
    program = shutil.which("pdftotext")
    if program is None:
        pytest.skip("pdftotext is not installed: apt install poppler-utils")
    box = pypdf.PdfReader(io.BytesIO(data)).pages[0].mediabox
    place = ("-x", 0, "-y", _MARGIN, "-W", int(box.width), "-H", int(box.height) - 2 * _MARGIN)
    command = [program, "-raw", "-nopgbrk", *map(str, place), "-", "-"]
    done = subprocess.run(command, input=data, capture_output=True, check=True)
    return done.stdout.decode()


def squeezed(words: str) -> str:
    """Return ``words`` without what the end of a line can take or leave, and without marks of direction."""
    return re.sub(r"[\s\u00a0\u00ad\u200b-\u200f\u202a-\u202e\u2066-\u2069-]+", "", words)


def missing(text: str, wanted: Iterable[str]) -> list[str]:
    """Return what of ``wanted`` a squeezed ``text`` does not hold."""
    return [one for one in wanted if squeezed(one) not in text]


def requests(
    chosen: Filter, about: dict[Subject, str], **more: object
) -> Iterator[tuple[ReportKind, Request]]:
    """Give every report as usual, and with each other value of each option; ``about`` by subject."""
    for kind in REPORTS:
        for options in ({}, *(one for option in kind.options for one in _values(option))):
            yield (
                kind,
                Request(
                    name=kind.name,
                    filter=chosen,
                    options=options,
                    subject=about.get(kind.subject, ""),
                    **more,  # type: ignore[arg-type]
                ),
            )


def _values(option: Option) -> Iterator[dict[str, str]]:
    for choice in option.choices:
        if choice.value != option.default:
            yield {option.name: choice.value}
    if option.many:
        yield {option.name: ",".join(choice.value for choice in option.choices)}


def words_of(document: Document) -> list[str]:
    """Return every line of words that a reader of ``document`` can meet, those of its pictures too."""
    found = [document.title, document.register, document.marking.label]
    found += [plain(line) for line in document.about]
    for block in walk(document.blocks):
        found += _of_block(block)
    return found


def _of_block(block: object) -> list[str]:
    match block:
        case Heading():
            return [block.text, block.running]
        case Paragraph() | Notice():
            return [plain(block.text)]
        case Listing():
            return [line for item in block.items for line in _lines(item.text, *item.more)]
        case Facts():
            return [
                line
                for fact in block.rows
                for item in fact.items
                for line in (fact.name, *_lines(item.text, *item.more))
            ]
        case Table():
            return _of_table(block)
        case Figure():
            return [block.alt, block.svg]
        case KeyFigures():
            return [line for one in block.items for line in (one.number, one.label, one.note)]
        case Beside():
            return []
    return []


def _of_table(table: Table) -> list[str]:
    found = [table.name, *(column.head for column in table.columns)]
    for section in table.sections:
        found.append(plain(section.head))
        found += [line for row in section.rows for one in row.cells for line in _lines(*one.lines)]
    return found


def _lines(*texts: Text) -> list[str]:
    return [plain(one) for one in texts]


def links_of(document: Document) -> tuple[set[str], set[str]]:
    """Return the anchors that links of ``document`` lead to, and those that there are."""
    wanted: set[str] = set()
    known: set[str] = set()
    for block in walk(document.blocks):
        texts: list[Text] = []
        match block:
            case Heading():
                known.add(block.anchor)
            case Paragraph() | Notice():
                texts.append(block.text)
            case Listing():
                for item in block.items:
                    known.add(item.anchor)
                    texts += [item.text, *item.more]
            case Facts():
                for item in (item for fact in block.rows for item in fact.items):
                    known.add(item.anchor)
                    texts += [item.text, *item.more]
            case Table():
                for section in block.sections:
                    texts.append(section.head)
                    texts += [
                        line for row in section.rows for one in row.cells for line in one.lines
                    ]
        wanted |= {span.link[1:] for one in texts for span in one if span.link.startswith("#")}
    return wanted, known
