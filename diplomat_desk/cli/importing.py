"""The command ``import``: a table of somebody else's into a register, by a mapping or by what it seems to be."""

import argparse
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from diplomat_desk.cli import import_parts, import_words, importing_files
from diplomat_desk.cli.answering import answer, opened
from diplomat_desk.cli.output import OutputError, Watching, write
from diplomat_desk.domain.confidentiality import TOP
from diplomat_desk.domain.text import fold
from diplomat_desk.domain.words import say
from diplomat_desk.exchange.errors import ExchangeError
from diplomat_desk.exchange.mapping import Mapping
from diplomat_desk.exchange.mapping_text import mapping_text, read_mapping
from diplomat_desk.exchange.mapping_words import in_lines, pivot_lines
from diplomat_desk.exchange.tables import Layout, Table
from diplomat_desk.services import importing
from diplomat_desk.services.desk import Desk
from diplomat_desk.services.importing import Choice, Choices, ImportBatch

_DEFAULTS = (("kind", "other"), ("track", "other"))
"""What a record is where neither the file nor a mapping says it."""


def add_import(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the command to the command line."""
    help_ = "Record the rows of somebody else's table, our own JSON export, IATI activities, or sources."
    command = commands.add_parser("import", help=help_, description=help_)
    command.add_argument("file", type=Path, metavar="FILE.ddesk", help="the register")
    command.add_argument(
        "source",
        type=Path,
        metavar="SOURCE",
        help="CSV, TSV, XLSX, XLS, ODS, JSON of our own, IATI XML, or sources as BibTeX or CSL-JSON",
    )
    command.add_argument(
        "--initiative",
        action="append",
        default=[],
        metavar="REFERENCE",
        help="where sources belong that name no initiative of the register among their keywords",
    )
    command.add_argument("--sheet", default="", help="the sheet of a workbook")
    how = command.add_mutually_exclusive_group()
    how.add_argument("--profile", default="", metavar="NAME", help="a kept or shipped mapping")
    how.add_argument("--mapping", type=Path, metavar="M.json", help="a mapping in a file")
    command.add_argument(
        "--save-mapping", type=Path, metavar="M.json", help="write the mapping that was used"
    )
    command.add_argument(
        "--duplicates",
        choices=[choice.value for choice in Choice],
        default=Choice.IMPORT.value,
        help="what becomes of rows that look like duplicates: both are kept unless said otherwise",
    )
    command.add_argument("--dry-run", action="store_true", help="check only; nothing is recorded")
    command.add_argument("--author", default="", help="your name, for the register's history")
    command.add_argument("--json", action="store_true", help="print JSON, for machines")


def import_(options: argparse.Namespace) -> int:
    """Check or import a table or a file that says itself what it holds; 1 if any row was refused."""
    if importing_files.is_one(options.source):
        with opened(options.file) as desk:
            desk.author = options.author
            desk.progress = Watching(say("Importing"))
            return importing_files.import_file(desk, options)
    with opened(options.file) as desk, _table(options.source) as table:
        desk.author = options.author
        desk.progress = Watching(say("Checking") if options.dry_run else say("Importing"))
        mapping, lacking = _mapping(desk, table, options)
        if options.save_mapping is not None:
            write(options.save_mapping, mapping_text(mapping).encode())
        choices = Choices(otherwise=Choice(options.duplicates))
        batch: ImportBatch | None = None
        facts = importing.facts_of(options.source)
        if options.dry_run:
            checked = importing.check(desk, table, mapping, choices, facts=facts)
        else:
            done = importing.run(desk, table, mapping, facts, choices)
            checked, batch = done.checked, done.batch
        shown = [*in_lines(mapping), *pivot_lines(mapping), *import_words.key_lines(mapping)]
        if not (options.mapping or options.profile):
            shown += _hints(table.header(mapping.layout))
        read = list(import_words.layout_lines(mapping.layout, table.sheets))
    data = {
        "dry_run": options.dry_run,
        "import": batch.id if batch else None,
        **import_words.data(checked, shown, mapping.layout),
        "lacking": list(lacking),
    }
    answer(options, data, "\n".join((*read, import_words.text(checked, shown, lacking))))
    return 1 if checked.counts.refused else 0


@contextmanager
def _table(path: Path) -> Iterator[Table]:
    table = import_parts.open_table(path)
    try:
        yield table
    finally:
        table.close()


def _mapping(
    desk: Desk, table: Table, options: argparse.Namespace
) -> tuple[Mapping, tuple[str, ...]]:
    """Return the mapping that was asked for, fitted to the table, and what columns of it are not there."""
    layout = _layout(table, options.sheet)
    if options.mapping is not None or options.profile:
        found = (
            read_mapping(_read(options.mapping))
            if options.mapping is not None
            else _profile(desk, options.profile)
        )
        if found.layout != Layout() and not options.sheet:
            layout = replace(found.layout, encoding=layout.encoding, separator=layout.separator)
        header = table.header(layout)
        mapping, lacking = import_parts.adapted(found, header)
        return replace(mapping, layout=layout), lacking
    return _automatic(desk, table, layout), ()


def _automatic(desk: Desk, table: Table, layout: Layout) -> Mapping:
    found = import_parts.understood(table, layout, importing.known(desk, TOP))
    targets = {column.target for column in found.columns}
    return replace(found, defaults=tuple(pair for pair in _DEFAULTS if pair[0] not in targets))


def _hints(header: tuple[str, ...]) -> list[str]:
    """Return that a profile is there for such files, where one is."""
    return [
        say("There is a profile for such files: --profile “{name}”.", name=name)
        for name in import_parts.fitting(header)[:1]
    ]


def _layout(table: Table, sheet: str) -> Layout:
    proposed = table.proposed
    if not sheet:
        return proposed
    names = [one.name for one in table.sheets if one.name]
    if not names:
        raise ExchangeError(say("This file is no workbook: it has no sheets to choose from."))
    for name in names:
        if fold(name) == fold(sheet):
            return (
                proposed if name == proposed.sheet else table.settled(replace(Layout(), sheet=name))
            )
    raise ExchangeError(
        say("There is no sheet “{name}”. There is: {names}.", name=sheet, names=", ".join(names))
    )


def _profile(desk: Desk, name: str) -> Mapping:
    kept = {one.name: one.mapping for one in importing.profiles(desk, TOP)}
    if name in kept:
        return read_mapping(kept[name])
    shipped = {one.name: one for one in import_parts.shipped_profiles()}
    for known, mapping in shipped.items():
        if fold(known) == fold(name):
            return mapping
    names = ", ".join((*kept, *shipped))
    raise ExchangeError(
        say("There is no profile “{name}”. There is: {names}.", name=name, names=names)
    )


def _read(path: Path) -> str:
    try:
        return path.read_text("utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise OutputError(say("“{name}” cannot be read.", name=path.name)) from error
