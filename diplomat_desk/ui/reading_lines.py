"""What a page to read is made of: lines under headings, and what each leads to."""

from dataclasses import dataclass
from enum import StrEnum
from urllib.parse import urlsplit

from diplomat_desk.domain.keeping import Attachment


class Leads(StrEnum):
    """What a line can lead to."""

    PERSON = "person"
    ORGANISATION = "organisation"
    INITIATIVE = "initiative"
    ATTACHMENT = "attachment"
    COPY = "copy"
    """A copy of an attachment, to be saved."""


@dataclass(frozen=True, slots=True)
class Target:
    """What a line leads to: a record by its ``id``, or an ``attachment``."""

    leads: Leads
    id: int = 0
    attachment: Attachment | None = None


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a section.

    An optional ``name`` stands before it; ``detail`` is less loud and follows it, ``raised`` names a
    level above the record's own. ``url`` is an address that it opens, ``target`` what its text leads
    to. ``under`` are lines that belong to this one.
    """

    text: str
    name: str = ""
    url: str = ""
    detail: str = ""
    raised: str = ""
    target: Target | None = None
    under: "tuple[Line, ...]" = ()


@dataclass(frozen=True, slots=True)
class Section:
    """A heading and what stands under it."""

    heading: str
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Page:
    """The whole page: title, the line under it, and sections in reading order; none is empty."""

    title: str
    standfirst: str
    sections: tuple[Section, ...]


def opens(url: str) -> bool:
    """Tell whether ``url`` is a web address, the only kind that is ever opened."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return False
    return parts.scheme.lower() in ("http", "https") and bool(parts.hostname)
