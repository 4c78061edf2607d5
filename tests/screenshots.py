"""Take the README's pictures of the real window at work on the sample: ``make screenshots``.

With ``--all FOLDER``, every page in two sizes and both themes instead, to be looked at.
"""

import os
import shutil
import sys
import tempfile
from pathlib import Path

from diplomat_desk import demo, paths
from diplomat_desk.services import files

PICTURES = Path(__file__).parent.parent / "resources" / "help" / "pictures"

SHOWN = ("welcome", "register", "charts", "reports", "form", "people", "quality")
"""The pages that the README shows."""


def main(arguments: list[str]) -> int:
    """Write the pictures and print their paths."""
    with tempfile.TemporaryDirectory() as home:
        os.environ[paths.HOME_VARIABLE] = home
        register = Path(home) / "South Asia.ddesk"
        files.close(files.create(register, sample=True))
        if arguments[:1] == ["--all"]:
            folder = Path(arguments[1])
            folder.mkdir(parents=True, exist_ok=True)
            made = demo.Pictures(register, folder).take()
        else:
            made = _readme_pictures(register, Path(home))
    print(*made, sep="\n")
    return 0


def _readme_pictures(register: Path, folder: Path) -> list[Path]:
    PICTURES.mkdir(parents=True, exist_ok=True)
    made = []
    for picture in demo.Pictures(register, folder).take([demo.WIDE], ["light"]):
        name = picture.name.split("-", 1)[0]
        if name in SHOWN:
            place = PICTURES / f"{name}.png"
            shutil.copyfile(picture, place)
            made.append(place)
    return made


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
