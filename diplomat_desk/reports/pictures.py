"""A drawn chart as PNG, through the same typesetter and the same fonts as the paper."""

import json

from diplomat_desk.paths import resource
from diplomat_desk.reports.compile import Cancel, Job, compiled
from diplomat_desk.reports.glyphs import missing, warnings_about
from diplomat_desk.reports.material import Printed
from diplomat_desk.reports.overlay import file_name, split

SHARED_TEMPLATE = "picture.typ"
_MAIN = b"""#import "picture.typ": picture
#let data = json("data.json")
#set page(width: data.width * 1pt, height: data.height * 1pt, margin: 0pt, fill: none)
#picture(data, data.width * 1pt)
"""


def png(svg: str, scale: float = 2.0, cancel: Cancel | None = None) -> Printed:
    """Return one of our own SVGs as PNG, ``scale`` pixels for each of its pixels.

    Raises:
        ReportError: it could not be made.
        CancelledError: ``cancel`` returned true.
    """
    picture = split(svg, "")
    unknown = missing(svg)
    files = {
        "main.typ": _MAIN,
        SHARED_TEMPLATE: shared_template(),
        "data.json": json.dumps(picture.data(0)).encode(),
        file_name(0): picture.svg.encode(),
    }
    job = Job(files, format="png", ppi=72.0 * scale, system_fonts=bool(unknown))
    return Printed(compiled(job, cancel), warnings_about(unknown))


def shared_template() -> bytes:
    """Return the template function that shows a picture with its labels."""
    return resource("templates", SHARED_TEMPLATE).read_bytes()
