"""The command that searches everything that can be read."""

import argparse
from collections.abc import Sequence
from itertools import groupby
from pathlib import Path
from typing import Any

from diplomat_desk.cli.answering import answer, opened
from diplomat_desk.cli.reading import Reader
from diplomat_desk.domain.changes import Kind
from diplomat_desk.domain.finding import Hit
from diplomat_desk.domain.words import count, say
from diplomat_desk.services import searching

_HELP = "Search everything that can be read, people, notes and attachments too."
_MORE = """\
All words have to stand in a record, each by its beginning at least; "quotation marks" make a phrase.
Results are listed by what was hit, the best first. Nobody is named who attended a meeting under the
Chatham House Rule or off the record, at any ceiling, and nothing is found by them.
"""


def add_search(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the command to the parser."""
    command = commands.add_parser(
        "search",
        help=_HELP,
        description=f"{_HELP}\n\n{_MORE}",
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    command.add_argument("file", type=Path, metavar="FILE.ddesk", help="the register")
    command.add_argument("words", nargs="+", metavar="WORD", help="what to search for")
    command.add_argument("--ceiling", default="confidential", metavar="LEVEL")
    command.add_argument("--json", action="store_true", help="print JSON, for machines")


def search(options: argparse.Namespace) -> int:
    """List what was found by section; nobody is named whose meeting forbids it."""
    typed = " ".join(map(_phrase, options.words))
    with opened(options.file) as desk:
        reader = Reader(desk)
        ceiling = reader.level("ceiling", options.ceiling)
        reader.done()
        found = searching.outside(desk, typed, ceiling)
    answer(options, {"count": len(found), "results": [*map(_data, found)]}, _text(found))
    return 0


def _phrase(word: str) -> str:
    """Return an argument as it would be typed: what the shell kept together is a phrase."""
    return f"“{word}”" if len(word.split()) > 1 and not any(c in word for c in '"“”„«»') else word


def _data(hit: Hit) -> dict[str, Any]:
    return {
        "section": hit.section.value,
        "sort": hit.kind.value,
        "reference": hit.reference,
        "title": hit.title.text,
        "start": hit.when,
        "track": hit.track,
        "kind": hit.what,
        "snippet": hit.snippet.text,
    }


def _text(found: Sequence[Hit]) -> str:
    if not found:
        return say("Nothing matches.")
    lines: list[str] = []
    for section, hits in groupby(found, key=lambda hit: hit.section):
        lines.append(section.label)
        for hit in hits:
            lines.append(f"  {_named(hit)}")
            if hit.snippet.text:
                lines.append(f"    {hit.snippet.text}")
        lines.append("")
    lines.append(count(len(found), "{n} record found", "{n} records found"))
    return "\n".join(lines)


def _named(hit: Hit) -> str:
    sort = {Kind.PERSON: say("Person"), Kind.ORGANISATION: say("Organisation")}
    return f"{hit.reference or sort.get(hit.kind, '')}  {hit.title.text}"
