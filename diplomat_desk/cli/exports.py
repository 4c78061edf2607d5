"""The command that writes the register in the formats that other programs read."""

import argparse
from pathlib import Path

from diplomat_desk.cli import output
from diplomat_desk.cli.answering import answer, opened
from diplomat_desk.cli.reading import read_filter
from diplomat_desk.cli.selecting import add_filters
from diplomat_desk.domain.figures import Sort
from diplomat_desk.domain.words import say
from diplomat_desk.exchange.formats.kinds import FORMATS
from diplomat_desk.exchange.formats.selection import Options

_ABOUT = """\
Write initiatives into a file for other programs, whole or not at all. The ending says in which format:

{formats}

In OUT.json a record takes a line, and one object holds all of it (resources/formats/export.schema.json):
  format, version, register, made_on  what this is (format diplomat-desk-export, version 1)
  filter, counting, ceiling, count    what was selected
  withheld                            how many records and entries of the register lie above the ceiling
  initiatives                         each whole; references, source numbers and names stand for ties
  processes, rounds                   those that the initiatives belong to, or that belong to them
  people, organisations               those that the initiatives name
  vocabularies, countries, entities   the terms and codes used, in words
It holds no contents of attached files.
None holds who attended a meeting under the Chatham House Rule or off the record, at any ceiling.
"""


def add_export(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the command to the command line."""
    command = commands.add_parser(
        "export",
        help="Write initiatives into a file for other programs.",
        description=_ABOUT.format(formats=_formats()),
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    command.add_argument("file", type=Path, metavar="FILE.ddesk", help="the register")
    command.add_argument("out", type=Path, metavar="OUT", help="the file to write")
    names = ", ".join(one.name for one in FORMATS)
    command.add_argument(
        "--as", dest="format", default="", metavar="FORMAT", help=f"whatever the ending: {names}"
    )
    command.add_argument(
        "--plain", action="store_true", help="CSV without the mark that tells Excel what it is"
    )
    command.add_argument(
        "--names", action="store_true", help="name attendees in a calendar, as far as may be told"
    )
    command.add_argument(
        "--everything",
        action="store_true",
        help="IATI up to the ceiling, not only what is public",
    )
    command.add_argument(
        "--publisher", default="", metavar="ID", help="your identifier as a publisher of IATI data"
    )
    add_filters(command)
    command.add_argument("--json", action="store_true", help="print JSON, for machines")


def export(options: argparse.Namespace) -> int:
    """Write the file and say what is in it."""
    wanted = output.export_format(options.out, options.format)
    how = Options(options.plain, options.names, options.everything, options.publisher)
    with opened(options.file) as desk:
        chosen = read_filter(desk, options)
        tally, notes = output.export(desk, chosen, Sort(), options.out, wanted, how)
    said = say("Wrote “{path}”: {counted}.", path=str(options.out), counted=tally.in_words())
    data = {
        "file": str(options.out),
        "format": wanted.name,
        "count": tally.selected,
        "withheld": {"records": tally.withheld, "entries": tally.entries},
        "notes": list(notes),
    }
    answer(options, data, "\n".join((said, *notes)))
    return 0


def _formats() -> str:
    return "\n".join(f"  OUT{one.ending:<10} {one.holds}" for one in FORMATS)
