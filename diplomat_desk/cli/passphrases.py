"""The commands ``encrypt`` and ``passphrase``: putting a register under one, under another, or under none.

A passphrase is never an argument: others on the machine can read those. It is asked for, or taken from the
environment.
"""

import argparse
import getpass
import os
import sys
from pathlib import Path

from diplomat_desk.cli.answering import PASSPHRASE_VARIABLE, answer, open_register
from diplomat_desk.cli.output import OutputError, Watching
from diplomat_desk.domain.errors import DeskError
from diplomat_desk.domain.words import say
from diplomat_desk.services import encryption, files
from diplomat_desk.services.desk import Desk
from diplomat_desk.services.strength import strength

NEW_VARIABLE = "DIPLOMAT_DESK_NEW_PASSPHRASE"
"""Environment variable with the passphrase that a register is to have."""


def add_passphrases(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Say what can be typed after ``encrypt`` and ``passphrase``."""
    where = f"asked for, or taken from {NEW_VARIABLE}"
    help_ = f"Encrypt a register: its passphrase is {where} or {PASSPHRASE_VARIABLE}."
    _command(commands, "encrypt", help_)
    help_ = f"Change the passphrase of a register: the new one is {where}."
    command = _command(commands, "passphrase", help_)
    command.add_argument("--remove", action="store_true", help="let it be encrypted no longer")


def encrypt(options: argparse.Namespace) -> int:
    """Encrypt a register that is not."""
    desk = open_register(options.file)
    if desk.register.is_encrypted:
        files.close(desk)
        text = say("“{name}” is encrypted already; it was left as it is.", name=options.file.name)
        raise OutputError(text)
    return _put(options, desk, os.environ.get(PASSPHRASE_VARIABLE, ""))


def passphrase(options: argparse.Namespace) -> int:
    """Set or change the passphrase of a register, or take it away."""
    return _put(options, open_register(options.file), "")


def _command(
    commands: "argparse._SubParsersAction[argparse.ArgumentParser]", name: str, help_: str
) -> argparse.ArgumentParser:
    command = commands.add_parser(name, help=help_, description=help_)
    command.add_argument("file", type=Path, metavar="FILE.ddesk", help="the register")
    command.add_argument("--json", action="store_true", help="print JSON, for machines")
    return command


def _put(options: argparse.Namespace, desk: Desk, given: str) -> int:
    try:
        removing = getattr(options, "remove", False)
        wanted = "" if removing else _wanted(desk, given)
        desk.progress = Watching(say("Writing anew"))
        desk = encryption.change(desk, wanted)
    finally:
        files.close(desk)
    left = encryption.left_plain(options.file) if wanted else ()
    said = say("It is encrypted no longer.") if removing else say("The passphrase was changed.")
    told = (said, encryption.left_plain_in_words(left)) if left else (said,)
    data = {"encrypted": bool(wanted), "not_encrypted": [str(one) for one in left]}
    answer(options, data, "\n".join(told))
    return 0


def _wanted(desk: Desk, given: str) -> str:
    """Return the passphrase that is wanted, which is strong enough.

    Raises:
        OutputError: there is none.
        DeskError: it is too weak, or was not typed the same twice.
    """
    wanted = os.environ.get(NEW_VARIABLE, "") or given or _asked(desk.path)
    if not wanted:
        hint = say("There is no new passphrase: give it in the variable {name}.", name=NEW_VARIABLE)
        raise OutputError(say("Nothing was changed.") + " " + hint)
    found = strength(wanted, (desk.name,))
    if not found.is_enough:
        weak = say("Nothing was changed: the passphrase is too weak.")
        raise DeskError(f"{weak} {found.words}. {found.advice}".strip())
    return wanted


def _asked(path: Path) -> str:
    if not sys.stdin.isatty():
        return ""
    first = getpass.getpass(say("New passphrase of “{name}”: ", name=path.name))
    if first and getpass.getpass(say("The same again: ")) != first:
        raise DeskError(say("Nothing was changed: the two are not the same."))
    return first
