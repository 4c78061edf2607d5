"""Charts in a Word document: the drawing itself, and a picture of it for programs that know no SVG."""

from collections.abc import Callable, Iterator

from diplomat_desk.reports.directions import one_line
from diplomat_desk.reports.document import Block, Figure, walk
from diplomat_desk.reports.drawn import drawing
from diplomat_desk.reports.word.xml import Attributes, Element, named, w

PNG, SVG = ".png", ".svg"

_DRAWING_OF_BLIP = "{96DAC541-7B7A-43D3-8B79-37D633B846F1}"
"""Word's name for the extension that puts an SVG beside a picture ([MS-ODRAWXML] 2.3.5)."""

_EMU = 12700
"""Word's unit of length, in a point."""

_HIGHEST = 0.93


AddFile = Callable[[bytes, str], str]
"""Puts a picture with an ending into the file, and returns the id under which the file knows it."""


def figures_of(blocks: tuple[Block, ...]) -> list[Figure]:
    """Return the charts among ``blocks``, in the order of reading."""
    return [block for block in walk(blocks) if isinstance(block, Figure)]


class Figures:
    """Makes drawings; ``pictures`` are those of the charts, in the order in which they are asked for."""

    def __init__(self, pictures: Iterator[bytes], add: AddFile, depth: float) -> None:
        self._pictures = pictures
        self._add = add
        self._depth = depth
        self._many = 0

    def of(self, one: Figure, room: float) -> Element:
        """Return a run with a chart as wide as asked for, but never higher than the page."""
        drawn = drawing(one.svg, f"figure{self._many + 1}-")
        highest = self._depth * _HIGHEST
        wide = min(room * one.share, highest * drawn.width / drawn.height)
        svg = self._add(drawn.svg.encode(), SVG)
        extension = named("asvg:svgBlip", {"r:embed": svg})
        high = wide * drawn.height / drawn.width
        return self._run(next(self._pictures), PNG, one.alt, wide, high, extension)

    def picture(self, data: bytes, ending: str, alt: str, wide: float, high: float) -> Element:
        """Return a run with a picture that is ``wide`` by ``high`` points."""
        return self._run(data, ending, alt, wide, high, None)

    def _run(
        self,
        data: bytes,
        ending: str,
        alt: str,
        wide: float,
        high: float,
        extension: Element | None,
    ) -> Element:
        self._many += 1
        name: Attributes = {
            "id": self._many,
            "name": f"Picture {self._many}",
            "descr": one_line(alt),
        }
        extent: Attributes = {"cx": round(wide * _EMU), "cy": round(high * _EMU)}
        more = None
        if extension is not None:
            more = named("a:extLst", {}, named("a:ext", {"uri": _DRAWING_OF_BLIP}, extension))
        blip = named("a:blip", {"r:embed": self._add(data, ending)}, more)
        inline = named(
            "wp:inline",
            {"distT": 0, "distB": 0, "distL": 0, "distR": 0},
            named("wp:extent", extent),
            named("wp:docPr", name),
            named("wp:cNvGraphicFramePr", {}, named("a:graphicFrameLocks", {"noChangeAspect": 1})),
            _graphic(blip, name, extent),
        )
        return w("r", w("rPr", w("noProof")), w("drawing", inline))


def _graphic(blip: Element, name: Attributes, extent: Attributes) -> Element:
    picture = named(
        "pic:pic",
        {},
        named("pic:nvPicPr", {}, named("pic:cNvPr", name), named("pic:cNvPicPr", {})),
        named(
            "pic:blipFill", {}, blip, named("a:stretch", {}, named("a:fillRect", {}))
        ),
        named(
            "pic:spPr",
            {},
            named("a:xfrm", {}, named("a:off", {"x": 0, "y": 0}), named("a:ext", extent)),
            named("a:prstGeom", {"prst": "rect"}, named("a:avLst", {})),
        ),
    )  # fmt: skip
    kind = "http://schemas.openxmlformats.org/drawingml/2006/picture"
    return named("a:graphic", {}, named("a:graphicData", {"uri": kind}, picture))
