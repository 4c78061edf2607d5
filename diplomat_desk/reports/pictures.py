"""A drawn chart as PNG or as a page of PDF, through the same typesetter and fonts as all paper."""

import json
from collections.abc import Iterator, Sequence

from diplomat_desk.paths import resource
from diplomat_desk.reports.compile import Cancel, Job, compiled
from diplomat_desk.reports.glyphs import missing, warnings_about
from diplomat_desk.reports.overlay import file_name, split
from diplomat_desk.reports.printed import Printed

SHARED_TEMPLATE = "picture.typ"
_PICTURES = b"""#import "picture.typ": picture
#let data = json("data.json")
#for one in data.pictures {
  page(width: one.width * 1pt, height: one.height * 1pt, margin: 0pt, fill: none, picture(one, one.width * 1pt))
}
"""
_PAGE = b"""#import "picture.typ": picture
#let data = json("data.json")
#set document(title: data.title)
#set text(lang: data.language)
#set page(paper: "a4", flipped: data.flipped, margin: data.margin * 1pt)
#picture(data, data.shown * 1pt)
"""
_A4 = (595.28, 841.89)
_MARGIN = 42.0
# A picture that is just as high as the page would begin the next one.
_SLACK = 1.0
_PNG = b"\x89PNG\r\n\x1a\n"


def pdf(
    svg: str, title: str, day: str, language: str = "en", cancel: Cancel | None = None
) -> Printed:
    """Return one of our own SVGs as a page of A4, upright or across as it fits better.

    ``day`` is the ISO date that the PDF says it was made on.

    Raises:
        ReportError: it could not be made.
        CancelledError: ``cancel`` returned true.
    """
    picture = split(svg, title)
    unknown = missing(svg)
    short, long = (side - 2 * _MARGIN for side in _A4)
    upright, across = (
        min(wide / picture.width, (high - _SLACK) / picture.height)
        for wide, high in ((short, long), (long, short))
    )
    page = {
        "title": title,
        "language": language,
        "margin": _MARGIN,
        "flipped": across > upright,
        "shown": picture.width * min(max(upright, across), 1.0),
    }
    files = {
        "main.typ": _PAGE,
        SHARED_TEMPLATE: shared_template(),
        "data.json": json.dumps(picture.data(0) | page).encode(),
        file_name(0): picture.svg.encode(),
    }
    job = Job(files, day=day, system_fonts=bool(unknown))
    return Printed(compiled(job, cancel), warnings_about(unknown))


def png(svg: str, scale: float = 2.0, cancel: Cancel | None = None) -> Printed:
    """Return one of our own SVGs as PNG, ``scale`` pixels for each of its pixels.

    Raises:
        ReportError: it could not be made.
        CancelledError: ``cancel`` returned true.
    """
    (made,) = pngs([svg], scale, cancel)
    return made


def pngs(svgs: Sequence[str], scale: float = 2.0, cancel: Cancel | None = None) -> list[Printed]:
    """Return our own SVGs as PNGs, all made by one child; see :func:`png`.

    Raises:
        ReportError: they could not be made.
        CancelledError: ``cancel`` returned true.
    """
    if not svgs:
        return []
    pictures = [split(svg, "") for svg in svgs]
    unknown = [missing(svg) for svg in svgs]
    files = {
        "main.typ": _PICTURES,
        SHARED_TEMPLATE: shared_template(),
        "data.json": json.dumps(
            {"pictures": [picture.data(number) for number, picture in enumerate(pictures)]}
        ).encode(),
        **{file_name(number): picture.svg.encode() for number, picture in enumerate(pictures)},
    }
    job = Job(files, format="png", ppi=72.0 * scale, system_fonts=any(unknown))
    made = _parted(compiled(job, cancel))
    return [
        Printed(data, warnings_about(characters))
        for data, characters in zip(made, unknown, strict=True)
    ]


def _parted(data: bytes) -> Iterator[bytes]:
    """Yield the PNGs that stand one after another in ``data``: each ends with its chunk ``IEND``."""
    begin, place = 0, len(_PNG)
    while place < len(data):
        length = int.from_bytes(data[place : place + 4], "big")
        kind = data[place + 4 : place + 8]
        # Length, name and checksum of a chunk take four bytes each.
        place += length + 12
        if kind == b"IEND":
            yield data[begin:place]
            begin, place = place, place + len(_PNG)


def shared_template() -> bytes:
    """Return the template function that shows a picture with its labels."""
    return resource("templates", SHARED_TEMPLATE).read_bytes()
