"""What can be typed to select initiatives."""

import argparse

from diplomat_desk.domain.filters import CHOICES


def filter_parser() -> argparse.ArgumentParser:
    """Return the parser of a selection alone, as ``--against`` takes one."""
    made = argparse.ArgumentParser(prog="--against", add_help=False)
    add_filters(made)
    return made


def add_filters(command: argparse.ArgumentParser) -> None:
    """Add the options that narrow the register, and the ceiling."""
    group = command.add_argument_group("what is selected")
    repeatable = "; can be repeated, and then any of them counts"
    for vocabulary, _ in CHOICES.values():
        group.add_argument(
            f"--{vocabulary}",
            action="append",
            default=[],
            metavar="CODE",
            help="code or name, or - where none is recorded" + repeatable,
        )
    group.add_argument("--country", action="append", default=[], help="code or name" + repeatable)
    group.add_argument(
        "--with",
        dest="also",
        action="append",
        default=[],
        metavar="COUNTRY",
        help="country that must take part as well; can be repeated, and then each must",
    )
    group.add_argument("--role", default="", help="role of these countries, such as intermediary")
    group.add_argument("--tag", action="append", default=[], help="tag" + repeatable)
    group.add_argument(
        "--text", default="", help='words that the record holds; a phrase in "quotation marks"'
    )
    group.add_argument(
        "--from", dest="since", default="", metavar="D", help="not over before this date"
    )
    group.add_argument("--to", dest="until", default="", metavar="D", help="begun by this date")
    group.add_argument(
        "--begun",
        action="store_true",
        help="only what began between --from and --to, not what was still going on",
    )
    group.add_argument("--undated", action="store_true", help="only records without any date")
    group.add_argument(
        "--processes", action="store_true", help="count a process with its rounds as one"
    )
    group.add_argument(
        "--ceiling",
        default="confidential",
        metavar="LEVEL",
        help="show up to this level of confidentiality",
    )
