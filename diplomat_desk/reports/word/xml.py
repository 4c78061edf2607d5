"""Elements of a Word document: made by short names, and put where the schema of Word wants them.

Names and their order are those of ECMA-376, part 1 (WordprocessingML).
"""

from collections.abc import Iterator, Mapping
from functools import cache

from lxml import etree
from lxml.etree import _Element as Element

__all__ = [
    "NAMESPACES",
    "Attributes",
    "Element",
    "keep",
    "named",
    "paragraphs",
    "qualified",
    "size",
    "w",
]

NAMESPACES: Mapping[str, str] = {
    "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "pic": "http://schemas.openxmlformats.org/drawingml/2006/picture",
    "asvg": "http://schemas.microsoft.com/office/drawing/2016/SVG/main",
    "v": "urn:schemas-microsoft-com:vml",
    "o": "urn:schemas-microsoft-com:office:office",
    "xml": "http://www.w3.org/XML/1998/namespace",
}

Attributes = Mapping[str, str | int]

_FIRST_OF_PARAGRAPH = ("pStyle", "keepNext", "keepLines", "pageBreakBefore")


@cache
def qualified(name: str) -> str:
    """Return ``w:p`` with the address of its namespace; a name without a colon is as it is."""
    prefix, colon, local = name.partition(":")
    return f"{{{NAMESPACES[prefix]}}}{local}" if colon else name


def named(name: str, attributes: Attributes, *children: Element | None) -> Element:
    """Return an element with the given attributes (``r:id``) and children; None is no child."""
    prefix = name.partition(":")[0]
    made = etree.Element(qualified(name), nsmap={prefix: NAMESPACES[prefix]})
    for attribute, value in attributes.items():
        made.set(qualified(attribute), str(value))
    made.extend([child for child in children if child is not None])
    return made


def w(name: str, /, *children: Element | None, **attributes: str | int) -> Element:
    """Return an element of WordprocessingML; its attributes are of the same namespace."""
    return named(f"w:{name}", {f"w:{key}": value for key, value in attributes.items()}, *children)


def size(points: float, parts: int = 20) -> int:
    """Return ``points`` in twentieths of a point, or in other ``parts`` of one."""
    return round(points * parts)


def paragraphs(within: Element) -> Iterator[Element]:
    """Yield the paragraphs within an element, or the element where it is one."""
    return within.iter(qualified("w:p"))  # type: ignore[no-any-return]


def keep(paragraph: Element, what: str) -> None:
    """Give a ``paragraph`` of ours ``keepNext``, ``keepLines`` or ``pageBreakBefore``, once."""
    properties = paragraph[0]
    known = [etree.QName(child).localname for child in properties]
    if what not in known:
        before = _FIRST_OF_PARAGRAPH[: _FIRST_OF_PARAGRAPH.index(what)]
        properties.insert(sum(name in before for name in known), w(what))
