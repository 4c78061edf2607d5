"""What can be typed: subcommands, options and their help."""

import argparse
from pathlib import Path
from typing import TypeAlias

from diplomat_desk import __version__
from diplomat_desk.cli.exports import add_export
from diplomat_desk.cli.importing import add_import
from diplomat_desk.cli.keeping import add_keeping
from diplomat_desk.cli.merging import add_merging
from diplomat_desk.cli.passphrases import add_passphrases
from diplomat_desk.cli.past import add_history
from diplomat_desk.cli.recovering import add_recovering
from diplomat_desk.cli.reports import add_report
from diplomat_desk.cli.searching import add_search
from diplomat_desk.cli.selecting import add_filters
from diplomat_desk.domain.figures import SortKey

COMMANDS = (
    "new", "add", "list", "show", "history", "people", "organisations", "search", "quality", "upcoming", "chart",
    "report", "import", "export", "check", "backups", "restore", "encrypt", "passphrase",
    "recover", "merge", "compact", "associate",
)  # fmt: skip

_EPILOG = """\
Exit codes: 0 done; 1 some input was refused, and the message says which; 2 wrong usage or unusable file.
Without a command, the window opens: diplomat-desk [FILE.ddesk]
"""


def parser() -> argparse.ArgumentParser:
    """Return the parser of the whole command line; ``command`` names the subcommand."""
    top = argparse.ArgumentParser(
        prog="diplomat-desk",
        description="A register of diplomacy: record initiatives by track, plot them, print them.",
        epilog=_EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    top.add_argument("--version", action="version", version=f"Diplomat Desk {__version__}")
    commands = top.add_subparsers(dest="command", metavar="COMMAND", required=True)
    _new(commands)
    _add(commands)
    _list(commands)
    _show(commands)
    add_history(commands)
    _named(commands, "people", "List people and how many initiatives they took part in.")
    _named(commands, "organisations", "List organisations and how many initiatives engaged them.")
    add_search(commands)
    _chart(commands)
    add_report(commands)
    _quality(commands)
    _upcoming(commands)
    add_import(commands)
    add_export(commands)
    _check(commands)
    add_keeping(commands)
    add_passphrases(commands)
    add_recovering(commands)
    add_merging(commands)
    _associate(commands)
    return top


Commands: TypeAlias = "argparse._SubParsersAction[argparse.ArgumentParser]"


def _command(commands: Commands, name: str, help_: str) -> argparse.ArgumentParser:
    command = commands.add_parser(name, help=help_, description=help_)
    command.add_argument("file", type=Path, metavar="FILE.ddesk", help="the register")
    return command


def _json(command: argparse.ArgumentParser) -> None:
    command.add_argument("--json", action="store_true", help="print JSON, for machines")


def _new(commands: Commands) -> None:
    command = _command(commands, "new", "Make a new register.")
    command.add_argument(
        "--sample",
        action="store_true",
        help="with 80 sourced initiatives of South Asia, 1949 to 2025",
    )
    command.add_argument(
        "--encrypt",
        action="store_true",
        help="under a passphrase, which is asked for or taken from DIPLOMAT_DESK_PASSPHRASE",
    )
    _json(command)


def _add(commands: Commands) -> None:
    command = _command(commands, "add", "Record one initiative and print its reference code.")
    command.add_argument("--title", required=True)
    command.add_argument(
        "--kind", required=True, help="code or name, such as workshop or mediation"
    )
    command.add_argument("--track", required=True, help="L1, T1.5, L2, T2, T3, or the track's name")
    command.add_argument("--track-reason", default="", help="why it is on this track")
    command.add_argument(
        "--country",
        action="append",
        default=[],
        metavar="CODE[:ROLE]",
        help="country code or name and its role (party unless said); can be repeated",
    )
    for name in ("start", "end", "planned-start", "planned-end"):
        command.add_argument(
            f"--{name}",
            default="",
            metavar="DATE",
            help="1991, 1991-10, 6 Oct 1991, c. 1991, ongoing…",
        )
    command.add_argument("--status", default="")
    command.add_argument("--approach", default="")
    command.add_argument("--mode", default="")
    command.add_argument("--summary", default="")
    command.add_argument("--issue", default="", help="issue or dispute")
    command.add_argument(
        "--place", action="append", default=[], metavar="CITY[, COUNTRY]", help="can be repeated"
    )
    command.add_argument(
        "--organisation",
        action="append",
        default=[],
        metavar="NAME[::ROLE]",
        help="can be repeated",
    )
    command.add_argument(
        "--source", action="append", default=[], metavar="TITLE[ | URL]", help="can be repeated"
    )
    command.add_argument("--tag", action="append", default=[], help="can be repeated")
    command.add_argument(
        "--process", default="", metavar="REF", help="the process that it is a round of"
    )
    command.add_argument(
        "--confidentiality",
        default="public",
        metavar="LEVEL",
        help="public, limited, restricted, confidential",
    )
    command.add_argument("--author", default="", help="your name, for the register's history")
    _json(command)


def _list(commands: Commands) -> None:
    command = _command(commands, "list", "List initiatives.")
    add_filters(command)
    command.add_argument("--sort", default="start", choices=[key.value for key in SortKey])
    command.add_argument("--descending", action="store_true")
    _json(command)


def _show(commands: Commands) -> None:
    command = _command(commands, "show", "Show one initiative whole.")
    command.add_argument("reference", metavar="REF", help="reference code, such as DD-1999-0001")
    command.add_argument("--ceiling", default="confidential", metavar="LEVEL")
    _json(command)


def _named(commands: Commands, name: str, help_: str) -> None:
    command = _command(commands, name, help_)
    command.add_argument("--text", default="", help="part of a name or of another name")
    command.add_argument("--ceiling", default="confidential", metavar="LEVEL")
    _json(command)


def _chart(commands: Commands) -> None:
    command = _command(commands, "chart", "Draw a chart.")
    command.add_argument("name", nargs="?", metavar="NAME", help="the chart; --list names them")
    command.add_argument("out", nargs="?", type=Path, metavar="OUT.svg|.png|.pdf|.csv|.xlsx")
    command.add_argument(
        "--list", action="store_true", help="name the charts, what they answer, and their options"
    )
    command.add_argument(
        "-o",
        "--option",
        action="append",
        default=[],
        metavar="NAME=VALUE",
        help="one of the chart's options, such as order=name; can be repeated",
    )
    command.add_argument(
        "--watch",
        action="append",
        default=[],
        metavar="COUNTRY",
        help="a country that coverage shows even where there is nothing; can be repeated",
    )
    command.add_argument(
        "--against",
        default="",
        metavar="'OPTIONS'",
        help="compare with another selection, such as --against '--country IND --from 2010'",
    )
    command.add_argument("--width", type=int, default=960, metavar="PIXELS", help="480 to 4000")
    command.add_argument("--dark", action="store_true", help="light on dark")
    add_filters(command)
    _json(command)


def _quality(commands: Commands) -> None:
    command = _command(commands, "quality", "List what contradicts itself or is missing.")
    command.add_argument("--dismissed", action="store_true", help="what was judged to be no fault")
    command.add_argument("--ceiling", default="confidential", metavar="LEVEL")
    _json(command)


def _upcoming(commands: Commands) -> None:
    command = _command(commands, "upcoming", "List follow-ups that are due, and what is planned.")
    command.add_argument("--owner", default="", metavar="NAME", help="the follow-ups of one person")
    command.add_argument("--done", action="store_true", help="what is done as well")
    command.add_argument("--ceiling", default="confidential", metavar="LEVEL")
    _json(command)


def _check(commands: Commands) -> None:
    command = _command(commands, "check", "Check a register for damage and contradictions.")
    command.add_argument("--ceiling", default="confidential", metavar="LEVEL")
    _json(command)


def _associate(commands: Commands) -> None:
    help_ = "Open .ddesk files by a double-click, for this user."
    command = commands.add_parser("associate", help=help_, description=help_)
    command.add_argument("--remove", action="store_true", help="take it back")
    _json(command)
