"""Take the README's pictures of the real window at work on the sample: ``make screenshots``.

With ``--all FOLDER``, every page in two sizes and both themes instead, to be looked at.
"""

import os
import shutil
import sys
import tempfile
from pathlib import Path

from diplomat_desk import demo, paths
from diplomat_desk.domain.confidentiality import TOP
from diplomat_desk.domain.saved_charts import SavedChart
from diplomat_desk.services import files, saved_charts

PICTURES = Path(__file__).parent.parent / "resources" / "help" / "pictures"

_KEPT = (
    ("Whom we meet", "track-by-country", ()),
    ("Where we have no channel", "coverage", (("columns", "track"),)),
    ("Growing or drying up", "over-time", ()),
    ("Where we engage", "map", ()),
    ("From Track II to Level 1", "transfer", ()),
    ("What sets tracks apart", "positions", ()),
)
SHOWN = (
    "welcome", "register", "charts-coverage", "charts-map", "charts-positions", "dashboard", "reports",
    "form", "people", "quality",
)  # fmt: skip
"""The pages that the README shows."""


def main(arguments: list[str]) -> int:
    """Write the pictures and print their paths."""
    with tempfile.TemporaryDirectory() as home:
        os.environ[paths.HOME_VARIABLE] = home
        register = Path(home) / "South Asia.ddesk"
        _make(register)
        if arguments[:1] == ["--all"]:
            folder = Path(arguments[1])
            folder.mkdir(parents=True, exist_ok=True)
            made = demo.Pictures(register, folder).take()
        else:
            made = _readme_pictures(register, Path(home))
    print(*made, sep="\n")
    return 0


def _make(register: Path) -> None:
    """Make the sample, with some charts on its dashboard."""
    desk = files.create(register, sample=True)
    for name, chart, options in _KEPT:
        one = SavedChart(name=name, chart=chart, options=options)
        saved_charts.put(desk, one, TOP, on_dashboard=True)
    files.close(desk)


def _readme_pictures(register: Path, folder: Path) -> list[Path]:
    PICTURES.mkdir(parents=True, exist_ok=True)
    made = []
    size = f"{demo.WIDE.width()}x{demo.WIDE.height()}-light"
    for picture in demo.Pictures(register, folder).take([demo.WIDE], ["light"]):
        name = picture.stem.removesuffix(f"-{size}")
        if name in SHOWN:
            place = PICTURES / f"{name}.png"
            shutil.copyfile(picture, place)
            made.append(place)
    return made


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
