"""Pictures inside documents: the SVG, and the labels that the document sets itself.

The SVG renderer inside Typst (usvg) falls back to a second font badly: it places the parts of Indic
syllables on top of each other and gives up on ligatures of Arabic script. Typst's own text does
neither, so labels that Noto Sans alone cannot write are taken out of the picture and set over it.
"""

import xml.etree.ElementTree as ET
from dataclasses import dataclass

from diplomat_desk.charts.fonts import leads
from diplomat_desk.reports.glyphs import Data
from diplomat_desk.reports.runs import run

_SVG = "http://www.w3.org/2000/svg"
_TEXT = f"{{{_SVG}}}text"
_ISOLATES = "\u2067\u2069"


@dataclass(frozen=True, slots=True)
class Picture:
    """An SVG of ``width`` by ``height`` pixels, its words for those who cannot see it, its labels."""

    svg: str
    width: float
    height: float
    alt: str
    labels: tuple[dict[str, Data], ...]

    def data(self, number: int) -> dict[str, Data]:
        """Return what a template needs to show this as its picture ``number``."""
        return {
            "file": file_name(number),
            "width": self.width,
            "height": self.height,
            "alt": self.alt,
            "labels": self.labels,
        }


def file_name(number: int) -> str:
    """Return the name under which picture ``number`` lies in the document's folder."""
    return f"picture-{number}.svg"


def split(svg: str, alt: str) -> Picture:
    """Return the picture of our own ``svg``, the labels that need other fonts taken out of it."""
    ET.register_namespace("", _SVG)
    root = ET.fromstring(svg)  # noqa: S314 - drawn by charts.svg a moment ago
    labels = []
    for parent in list(root.iter()):
        for element in [child for child in parent if _needs_other_fonts(child)]:
            labels.append(_label(element))
            parent.remove(element)
    plain = ET.tostring(root, encoding="unicode") if labels else svg
    size = float(root.get("width", "0")), float(root.get("height", "0"))
    return Picture(plain, *size, alt, tuple(labels))


def _needs_other_fonts(element: ET.Element) -> bool:
    return element.tag == _TEXT and not all(map(leads, _shown(element)))


def _shown(element: ET.Element) -> str:
    """Return the visible text; a label's ``<title>`` comes before it."""
    return (element.text or "") + "".join(child.tail or "" for child in element)


def _label(element: ET.Element) -> dict[str, Data]:
    return {
        "text": run(_shown(element).strip(_ISOLATES)),
        "x": float(element.get("x", "0")),
        "y": float(element.get("y", "0")),
        "size": float(element.get("font-size", "12")),
        "fill": element.get("fill", "#000000"),
        "anchor": element.get("text-anchor", "start"),
        "bold": element.get("font-weight") == "bold",
    }
