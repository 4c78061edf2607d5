"""The commands ``backups``, ``restore`` and ``compact``: what was kept of a register, and keeping it small."""

import argparse
from pathlib import Path

from diplomat_desk.cli.answering import answer, opened, passphrase_for
from diplomat_desk.cli.reading import Reader
from diplomat_desk.cli.showing import aligned
from diplomat_desk.domain.sizes import size_in_words
from diplomat_desk.domain.words import say
from diplomat_desk.services import backups, files
from diplomat_desk.services.backups import Backup, Comparison, Named
from diplomat_desk.services.comparing import in_words
from diplomat_desk.store.keys import is_plain


def add_keeping(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Say what can be typed after ``backups``, ``restore`` and ``compact``."""
    help_ = "List the backups of a register, also of one that is open, damaged or gone."
    command = commands.add_parser("backups", help=help_, description=help_)
    command.add_argument("file", type=Path, metavar="FILE.ddesk", help="the register")
    command.add_argument("--json", action="store_true", help="print JSON, for machines")
    help_ = "Make the file of a register as small as what it holds."
    command = commands.add_parser("compact", help=help_, description=help_)
    command.add_argument("file", type=Path, metavar="FILE.ddesk", help="the register")
    command.add_argument("--json", action="store_true", help="print JSON, for machines")
    help_ = "Tell what a backup would change, and give it back."
    command = commands.add_parser("restore", help=help_, description=help_)
    command.add_argument("file", type=Path, metavar="FILE.ddesk", help="the register")
    command.add_argument(
        "backup", metavar="BACKUP", help="its date and time as “backups” lists it, or “latest”"
    )
    command.add_argument("--dry-run", action="store_true", help="only tell what differs")
    command.add_argument(
        "--as",
        dest="copy",
        type=Path,
        metavar="COPY.ddesk",
        help="give it back as a copy, and leave the register as it is",
    )
    command.add_argument("--ceiling", default="confidential", metavar="LEVEL")
    command.add_argument("--json", action="store_true", help="print JSON, for machines")


def compact(options: argparse.Namespace) -> int:
    """Make the register's file as small as what it holds."""
    with opened(options.file) as desk:
        before, after = files.compact(desk)
    told = files.compacted_in_words(before, after)
    answer(options, {"before": before, "after": after}, told)
    return 0


def list_backups(options: argparse.Namespace) -> int:
    """List backups, the latest first, each looked at; the register itself is not opened."""
    made = backups.listing(options.file)
    locked = any(not is_plain(one.path) for one in made)
    passphrase = passphrase_for(options.file, say("Passphrase of")) if locked else ""
    looked = [(one, _standing(one, passphrase)) for one in made]
    data = [
        {
            "backup": _stamp(one),
            "size": one.size,
            "verified": standing,
            "before": one.before,
            "file": str(one.path),
        }
        for one, standing in looked
    ]
    words = {True: say("verified"), False: say("NOT SOUND"), None: say("encrypted, not looked at")}
    lines = [(_stamp(one), size_in_words(one.size), words[how], one.before) for one, how in looked]
    text = aligned(lines) if lines else say("There is no backup yet.")
    answer(options, {"folder": str(backups.folder_of(options.file)), "backups": data}, text)
    return 0 if all(how is not False for _, how in looked) else 1


def restore(options: argparse.Namespace) -> int:
    """Tell what differs, and give the backup back, or as a copy; with a dry run nothing is changed."""
    one = backups.named(options.file, options.backup)
    if options.copy is not None and not options.dry_run:
        backups.restore_as(one, options.copy)
        text = say("Saved a copy as “{name}”.", name=options.copy.name)
        answer(options, {"backup": _stamp(one), "file": str(options.copy)}, text)
        return 0
    with opened(options.file) as desk:
        reader = Reader(desk)
        ceiling = reader.level("ceiling", options.ceiling)
        reader.done()
        found = backups.compare(desk, one, ceiling)
        if not options.dry_run:
            backups.restore(desk, one)
    done = (
        say("Nothing was changed.")
        if options.dry_run
        else say("The backup was given back. The register as it was is a backup, too.")
    )
    data = {"backup": _stamp(one), "restored": not options.dry_run, **_differing(found)}
    answer(options, data, "\n\n".join((*in_words(found), done)))
    return 0


def _standing(one: Backup, passphrase: str) -> bool | None:
    """Return whether a backup is sound; None where it is encrypted and nobody gave a passphrase."""
    if not passphrase and not is_plain(one.path):
        return None
    return backups.is_sound(one, passphrase)


def _stamp(one: Backup) -> str:
    return f"{one.at:%Y-%m-%dT%H:%M:%SZ}"


def _differing(found: Comparison) -> dict[str, object]:
    def told(some: tuple[Named, ...]) -> list[dict[str, str]]:
        return [{"reference": one.reference, "title": one.title} for one in some]

    return {
        "gone": told(found.gone),
        "back": told(found.back),
        "changed": told(found.changed),
        "others": found.others,
        "withheld": found.withheld,
    }
