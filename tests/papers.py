"""Every report in every way it can be asked for, and the words of a document."""

from collections.abc import Iterator

from diplomat_desk.domain.filters import Filter
from diplomat_desk.domain.options import Option
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
from diplomat_desk.services.papers.request import Request


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
