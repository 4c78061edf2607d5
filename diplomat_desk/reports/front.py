"""What stands before and around the text of a document in every format: cover, contents, marking, date."""

from diplomat_desk.domain.words import dotted, say
from diplomat_desk.reports.document import Document, Heading, walk
from diplomat_desk.reports.setting import Setting

DEEPEST_LISTED = 2
"""Contents list the headings down to this level."""

_MOST_BESIDE_TITLE = 14
"""Entries of the contents that may stand on the page of the title, with the text after them."""


def has_cover(document: Document, setting: Setting) -> bool:
    """Tell whether the title stands on a page of its own."""
    return document.cover if setting.cover is None else setting.cover


def has_contents(document: Document, setting: Setting) -> bool:
    """Tell whether the headings are listed."""
    return document.contents if setting.contents is None else setting.contents


def contents_apart(document: Document, setting: Setting) -> bool:
    """Tell whether the text begins on a new page after the contents."""
    return has_cover(document, setting) or entries_listed(document) > _MOST_BESIDE_TITLE


def entries_listed(document: Document) -> int:
    """Return how many headings the contents list."""
    return sum(isinstance(block, Heading) and is_listed(block) for block in walk(document.blocks))


def is_listed(heading: Heading) -> bool:
    """Tell whether contents list a heading."""
    return heading.listed and heading.level <= DEEPEST_LISTED


def marking(document: Document, setting: Setting) -> str:
    """Return what stands at the head and foot of every page: ``Limited · Not for onward distribution``."""
    return dotted(document.marking.label, setting.letterhead.caveat.strip())


def made_on(document: Document) -> str:
    """Return the day of the document in words."""
    return say("Printed on {date}", date=document.made_on.in_words())


def whole_title(document: Document) -> str:
    """Return what a file calls itself: the title and the register's name."""
    return f"{document.title} – {document.register}"
