"""The command ``recover``: saving what can be saved of a damaged register."""

import argparse
import dataclasses
from pathlib import Path

from diplomat_desk.cli.answering import answer, passphrase_for
from diplomat_desk.domain.errors import FileError, FileTrouble
from diplomat_desk.domain.words import say
from diplomat_desk.services import recovering
from diplomat_desk.services.recovering import Recovered


def add_recovering(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Say what can be typed after ``recover``."""
    help_ = "Save what can be saved of a damaged register in a new one; the damaged file is kept."
    command = commands.add_parser("recover", help=help_, description=help_)
    command.add_argument("file", type=Path, metavar="FILE.ddesk", help="the damaged register")
    command.add_argument(
        "--as",
        dest="made",
        type=Path,
        metavar="NEW.ddesk",
        help="what is saved goes there; otherwise beside the damaged file",
    )
    command.add_argument("--json", action="store_true", help="print JSON, for machines")


def recover(options: argparse.Namespace) -> int:
    """Save what can be saved, and tell what it was; 1 where something is missing."""
    target = options.made or recovering.suggested(options.file)
    try:
        found = recovering.recover(options.file, target)
    except FileError as error:
        if error.trouble is not FileTrouble.PASSPHRASE:
            raise
        given = passphrase_for(options.file, say("Passphrase of"))
        if not given:
            raise
        found = recovering.recover(options.file, target, given)
    answer(options, _data(found), "\n".join((*recovering.in_words(found), *found.left)))
    return 0 if found.whole else 1


def _data(found: Recovered) -> dict[str, object]:
    return {
        "file": str(found.path),
        "whole": found.whole,
        **dataclasses.asdict(found.mended),
        "left": list(found.left),
    }
