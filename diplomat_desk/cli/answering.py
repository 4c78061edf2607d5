"""Opening the register that a command is about, and answering for people or for machines."""

import argparse
import getpass
import json
import os
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from diplomat_desk.domain.errors import FileError, FileTrouble
from diplomat_desk.domain.words import say
from diplomat_desk.services import conflicted, files, holders, presence, synced
from diplomat_desk.services.desk import Desk

PASSPHRASE_VARIABLE = "DIPLOMAT_DESK_PASSPHRASE"  # noqa: S105 - the name of it
"""Environment variable with the passphrase of encrypted registers, for scripts; people are asked."""


@contextmanager
def opened(path: Path) -> Iterator[Desk]:
    """Open the register at ``path``, by its passphrase if it has one, and close it afterwards, whatever happens."""
    desk = open_register(path)
    _tell_of(path)
    try:
        yield desk
    finally:
        files.close(desk)


def passphrase_for(path: Path, question: str) -> str:
    """Return the passphrase from the environment, or ask for it; empty where nobody is there to be asked."""
    given = os.environ.get(PASSPHRASE_VARIABLE, "")
    if given or not sys.stdin.isatty():
        return given
    return getpass.getpass(f"{question} “{path.name}”: ")


def answer(options: argparse.Namespace, data: object, text: str) -> None:
    """Print ``data`` as JSON where that was asked for, else ``text``."""
    print(json.dumps(data, ensure_ascii=False, indent=2) if options.json else text, flush=True)


def _tell_of(path: Path) -> None:
    """Say in one line each where the register lies in no safe place, and which copies came of a conflict."""
    place = synced.where(path)
    if place is not None:
        print(f"{path.name}: {place.in_words()}", file=sys.stderr)
    for copy in conflicted.copies_of(path, place):
        told = say("“{copy}” is a conflicted copy of it.", copy=copy.name)
        print(f"{path.name}: {told}", file=sys.stderr)


def open_register(path: Path) -> Desk:
    """Open the register at ``path``, by its passphrase if it has one; whoever calls closes it."""
    try:
        return _patiently(path)
    except FileError as error:
        if error.trouble is not FileTrouble.PASSPHRASE:
            raise
        given = passphrase_for(path, say("Passphrase of"))
        if not given:
            hint = say("Give it in the variable {name}.", name=PASSPHRASE_VARIABLE)
            raise FileError(error.trouble, f"{error} {hint}") from error
    return _patiently(path, given)


def _patiently(path: Path, passphrase: str = "") -> Desk:
    """Open the register; one that is held, but by nobody who has it open with us, is tried for some seconds."""
    until = time.monotonic() + holders.WAIT_S
    told = False
    while True:
        try:
            return files.open_desk(path, passphrase=passphrase)
        except FileError as error:
            if error.trouble is not FileTrouble.BUSY:
                raise
            who = presence.who_has(path)
            if who is not None:
                raise FileError(error.trouble, f"{error} {who.in_words(who.since)}") from error
            if time.monotonic() > until:
                text = f"{error} {holders.in_words(path)}"
                raise FileError(error.trouble, text) from error
        if not told:
            told = True
            print(
                say("“{name}” is held by another program; trying again…", name=path.name),
                file=sys.stderr,
            )
        time.sleep(holders.AGAIN_S)
