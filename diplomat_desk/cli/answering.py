"""Opening the register that a command is about, and answering for people or for machines."""

import argparse
import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from diplomat_desk.services import files
from diplomat_desk.services.desk import Desk


@contextmanager
def opened(path: Path) -> Iterator[Desk]:
    """Open the register at ``path`` and close it afterwards, whatever happens."""
    desk = files.open_desk(path)
    try:
        yield desk
    finally:
        files.close(desk)


def answer(options: argparse.Namespace, data: object, text: str) -> None:
    """Print ``data`` as JSON where that was asked for, else ``text``."""
    print(json.dumps(data, ensure_ascii=False, indent=2) if options.json else text, flush=True)
