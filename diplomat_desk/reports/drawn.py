"""Our own SVGs as parts of another file: names that clash with no other picture, nothing but the drawing."""

import re
import xml.etree.ElementTree as ET
from dataclasses import dataclass

_SVG = "http://www.w3.org/2000/svg"
_SAID = (f"{{{_SVG}}}title", f"{{{_SVG}}}desc")
_LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"
_REFERENCE = re.compile(r"url\(#([^)]+)\)")
_PLAIN = ("class", "role", "aria-labelledby", _LANGUAGE)


@dataclass(frozen=True, slots=True)
class Drawing:
    """An SVG of ``width`` by ``height`` pixels; its root says nothing of itself, words go beside it."""

    root: ET.Element
    width: float
    height: float

    @property
    def svg(self) -> str:
        """The picture as text."""
        return ET.tostring(self.root, encoding="unicode")


def drawing(svg: str, prefix: str) -> Drawing:
    """Return our own ``svg`` with ``prefix`` before every name in it, without classes and data."""
    ET.register_namespace("", _SVG)
    root = ET.fromstring(svg)  # noqa: S314 - drawn by charts.svg a moment ago
    for child in [child for child in root if child.tag in _SAID]:
        root.remove(child)
    for element in root.iter():
        _renamed(element, prefix)
    root.tail = None
    return Drawing(root, float(root.get("width", "0")), float(root.get("height", "0")))


def _renamed(element: ET.Element, prefix: str) -> None:
    """Prefix what ``element`` is called and what it calls; drop what the drawing does not need."""
    for name, value in list(element.attrib.items()):
        if name in _PLAIN or name.startswith("data-"):
            del element.attrib[name]
        elif name == "id":
            element.set(name, prefix + value)
        elif "url(#" in value:
            element.set(name, _REFERENCE.sub(rf"url(#{prefix}\1)", value))
