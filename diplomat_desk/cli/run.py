"""Running a command: opening the register, answering, and the exit code."""

import argparse
import json
import os
import shlex
import shutil
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from diplomat_desk.cli import (
    exports,
    finding,
    importing,
    keeping,
    lists,
    merging,
    output,
    passphrases,
    past,
    recovering,
    reports,
    searching,
)
from diplomat_desk.cli.answering import answer, opened, passphrase_for
from diplomat_desk.cli.arguments import parser
from diplomat_desk.cli.reading import Reader, read_filter, read_initiative
from diplomat_desk.cli.selecting import filter_parser
from diplomat_desk.cli.sheet import sheet
from diplomat_desk.cli.showing import row_data, table
from diplomat_desk.domain.errors import DeskError, FileError, Problem, RefusedError
from diplomat_desk.domain.figures import Sort, SortKey
from diplomat_desk.domain.filters import Filter, in_words
from diplomat_desk.domain.words import count, say
from diplomat_desk.exchange.errors import ExchangeError
from diplomat_desk.services import association, checking, exporting, files, looking, recording
from diplomat_desk.services.desk import Desk
from diplomat_desk.services.drawing import Request

DONE, REFUSED, UNUSABLE = 0, 1, 2


def main(arguments: Sequence[str]) -> int:
    """Run one command and return its exit code: 0 done, 1 input refused, 2 wrong usage or unusable file."""
    for stream in (sys.stdout, sys.stderr):
        # A terminal that cannot show a letter shows its number; a script never gets a traceback.
        stream.reconfigure(errors="backslashreplace")  # type: ignore[union-attr]
    top = parser()
    try:
        options = top.parse_args(arguments)
        return _COMMANDS[options.command](options)
    except SystemExit as stop:
        return int(stop.code or 0)
    except BrokenPipeError:
        # Whoever read the answer has had enough (``| head``); what was asked was done.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return DONE
    except RefusedError as error:
        return _refuse(options, error.problems)
    except (ExchangeError, FileError, output.OutputError) as error:
        return _fail(options, error, UNUSABLE)
    except DeskError as error:
        return _fail(options, error, REFUSED)


def _new(options: argparse.Namespace) -> int:
    path = files.with_suffix(options.file)
    passphrase = passphrase_for(path, say("New passphrase of")) if options.encrypt else ""
    if options.encrypt and not passphrase:
        raise output.OutputError(say("Nothing was made: there is no passphrase."))
    desk = files.create(
        path,
        sample=options.sample,
        progress=output.Watching(say("Recording")),
        passphrase=passphrase,
    )
    try:
        tally = looking.tally(desk, Filter())
    finally:
        files.close(desk)
    made = count(
        tally.total,
        "Made “{path}” with {n} initiative.",
        "Made “{path}” with {n} initiatives.",
        path=str(path),
    )
    answer(options, {"file": str(path), "initiatives": tally.total}, made)
    return DONE


def _add(options: argparse.Namespace) -> int:
    with opened(options.file) as desk:
        desk.author = options.author
        change = recording.record(desk, read_initiative(desk, options))
    state = change.after
    reference = state.initiative.reference if state else ""
    answer(options, {"reference": reference}, reference)
    return DONE


def _list(options: argparse.Namespace) -> int:
    with opened(options.file) as desk:
        chosen = read_filter(desk, options)
        found = looking.select(desk, chosen, Sort(SortKey(options.sort), options.descending))
        rows = looking.rows(desk, found.ids, chosen.ceiling)
        tally = found.tally
        data = {
            "count": tally.selected,
            "total": tally.total,
            "undated": tally.undated,
            "withheld": tally.withheld,
            "counting": chosen.unit.value,
            "filter": in_words(chosen, desk.vocabularies, desk.countries),
            "initiatives": [row_data(row) for row in rows],
        }
        text = table(desk, rows) if rows else say("Nothing matches.")
        answer(options, data, f"{text}\n\n{tally.in_words()}")
    return DONE


def _show(options: argparse.Namespace) -> int:
    with opened(options.file) as desk:
        reader = Reader(desk)
        ceiling = reader.level("ceiling", options.ceiling)
        reader.done()
        initiative = looking.by_reference(desk, options.reference, ceiling)
        rounds = looking.rounds(desk, initiative.id, ceiling)
        ties = looking.ties(desk, initiative.id, ceiling)
        data = exporting.record(desk, initiative, ceiling)
        data["rounds"] = [row_data(row) for row in rounds]
        text = sheet(desk, initiative, ties, process=data["process"])
        text += f"\n\n{table(desk, rounds)}" if rounds else ""
        answer(options, data, text)
    return DONE


def _chart(options: argparse.Namespace) -> int:
    if options.list:
        return _chart_names(options)
    name, out = _named(options, (".svg", ".png", ".pdf", ".csv", ".xlsx"), output.chart_names())
    with opened(options.file) as desk:
        reader = Reader(desk)
        watched = tuple(reader.country("watch", text) for text in options.watch)
        reader.done()
        request = Request(
            name=name,
            filter=read_filter(desk, options),
            options=output.chosen_options(options.option),
            against=_against(desk, options),
            watched=watched,
        )
        tally = output.chart(desk, request, out, options.width, dark=options.dark)
    answer(options, {"file": str(out), "count": tally.selected}, _wrote(out, tally.in_words()))
    return DONE


def _against(desk: Desk, options: argparse.Namespace) -> Filter | None:
    """Return the selection to compare with; it is under the same ceiling, whatever it says."""
    if not options.against:
        return None
    try:
        words = shlex.split(options.against)
    except ValueError as error:
        text = say("“{text}” has a quotation mark that does not end.", text=options.against)
        raise output.OutputError(text) from error
    given = filter_parser().parse_args(words)
    given.ceiling = options.ceiling
    return read_filter(desk, given)


def _chart_names(options: argparse.Namespace) -> int:
    names = output.chart_names()
    with opened(options.file):
        answer(options, list(names), "\n".join(map(output.chart_words, names)))
    return DONE


def _check(options: argparse.Namespace) -> int:
    with opened(options.file) as desk:
        reader = Reader(desk)
        ceiling = reader.level("ceiling", options.ceiling)
        reader.done()
        found = checking.check(desk, ceiling)
    records = [
        {"reference": one.reference, "title": one.title, "problem": one.problem}
        for one in found.records
    ]
    lines = [*found.damage]
    lines += [f"{one.reference} “{one.title}”: {one.problem}" for one in found.records]
    if found.withheld:
        lines.append(
            count(
                found.withheld,
                "{n} record above the ceiling breaks a rule.",
                "{n} records above the ceiling break a rule.",
            )
        )
    text = "\n".join(lines) or say(
        "The register is sound: the file, its references and every record."
    )
    data = {"sound": found.clean, "damage": list(found.damage), "records": records}
    answer(options, data | {"withheld": found.withheld}, text)
    return DONE if found.clean else REFUSED


def _associate(options: argparse.Namespace) -> int:
    if options.remove:
        done = association.dissociate()
        text = say("A double-click on a .ddesk file opens nothing of ours any more. Removed:")
    else:
        done = association.associate(_program())
        text = say("A double-click on a .ddesk file opens it here from now on. Written:")
    answer(options, list(done), "\n".join((text, *done)))
    return DONE


def _program() -> Path:
    """Return the program to start for a file: ourselves, as installed."""
    beside = Path(sys.executable).with_name("diplomat-desk" + (".exe" if os.name == "nt" else ""))
    found = beside if beside.exists() else shutil.which("diplomat-desk")
    return Path(found or sys.argv[0]).absolute()


_COMMANDS: dict[str, Callable[[argparse.Namespace], int]] = {
    "new": _new,
    "add": _add,
    "list": _list,
    "show": _show,
    "history": past.history,
    "chart": _chart,
    "report": reports.report,
    "people": finding.people,
    "organisations": finding.organisations,
    "search": searching.search,
    "quality": lists.findings,
    "upcoming": lists.due,
    "import": importing.import_,
    "export": exports.export,
    "check": _check,
    "backups": keeping.list_backups,
    "restore": keeping.restore,
    "encrypt": passphrases.encrypt,
    "passphrase": passphrases.passphrase,
    "recover": recovering.recover,
    "merge": merging.merge,
    "compact": keeping.compact,
    "associate": _associate,
}


def _named(
    options: argparse.Namespace, endings: tuple[str, ...], names: tuple[str, ...]
) -> tuple[str, Path]:
    if not options.name or options.out is None:
        raise output.OutputError(
            say("Say which and where to, as in: {command} FILE.ddesk {name} out{ending}",
                command=options.command, name=names[0], ending=endings[0])
        )  # fmt: skip
    if options.name not in names:
        raise output.OutputError(
            say("There is no {what} “{name}”. There is: {names}.",
                what=options.command, name=options.name, names=", ".join(names))
        )  # fmt: skip
    return options.name, output.checked(options.out, endings)


def _wrote(out: Path, counted: str) -> str:
    return say("Wrote “{path}”: {counted}.", path=str(out), counted=counted)


def _refuse(options: argparse.Namespace, problems: tuple[Problem, ...]) -> int:
    if options.json:
        found = [{"field": p.field, "message": p.message} for p in problems]
        print(json.dumps({"refused": found}, ensure_ascii=False, indent=2))
    for problem in problems:
        print(f"{problem.field.replace('_', '-')}: {problem.message}", file=sys.stderr)
    if options.command == "add":
        print(say("Nothing was recorded."), file=sys.stderr)
    return REFUSED


def _fail(options: argparse.Namespace, error: DeskError, code: int) -> int:
    if options.json:
        print(json.dumps({"error": str(error)}, ensure_ascii=False, indent=2))
    print(str(error), file=sys.stderr)
    return code
