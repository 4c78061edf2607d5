"""The command ``report``: paper without a window."""

import argparse
import sys
from dataclasses import replace
from pathlib import Path

from diplomat_desk.cli import output
from diplomat_desk.cli.answering import answer, opened
from diplomat_desk.cli.reading import Reader, read_filter
from diplomat_desk.cli.selecting import add_filters
from diplomat_desk.domain.confidentiality import Level
from diplomat_desk.domain.filters import Filter
from diplomat_desk.domain.options import Option
from diplomat_desk.domain.saved_reports import SavedReport
from diplomat_desk.domain.text import fold
from diplomat_desk.domain.words import say
from diplomat_desk.reports import catalogue, translations
from diplomat_desk.reports.document import Document
from diplomat_desk.reports.kinds import ReportKind, Subject
from diplomat_desk.reports.publish import WRITERS, data_files, publish
from diplomat_desk.reports.setting import Letterhead, Paper, Setting, Turn, setting_from
from diplomat_desk.reports.template_folder import DATA
from diplomat_desk.services import languages, letterheads, saved_reports
from diplomat_desk.services.desk import Desk
from diplomat_desk.services.papers.request import Request
from diplomat_desk.services.reporting import ask

_PAPERS = {"a4": Paper.A4, "letter": Paper.LETTER, "us-letter": Paper.LETTER, "a3": Paper.A3}
_ABOUT = {
    Subject.INITIATIVE: "--about DD-2024-0031",
    Subject.COUNTRY: "--about IND",
    Subject.MEETING: "--about DD-2024-0031/1",
}


def add_report(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Say what can be typed after ``report``."""
    help_ = "Print a report into a PDF, or into DOCX or HTML for those who must edit it."
    command = commands.add_parser("report", help=help_, description=help_)
    command.add_argument("file", type=Path, metavar="FILE.ddesk", help="the register")
    command.add_argument("name", nargs="?", metavar="NAME", help="the report; --list names them")
    command.add_argument("out", nargs="?", type=Path, metavar="OUT.pdf|.docx|.html")
    command.add_argument(
        "--list", action="store_true", help="name the reports, what they hold, and their options"
    )
    command.add_argument(
        "--about", default="", metavar="SUBJECT",
        help="what a dossier, brief or meeting sheet is about: DD-2024-0031, IND, DD-2024-0031/1",
    )  # fmt: skip
    command.add_argument(
        "-o", "--option", action="append", default=[], metavar="NAME=VALUE",
        help="one of the report's options, such as group=track; can be repeated",
    )  # fmt: skip
    command.add_argument(
        "--kept", default="", metavar="NAME",
        help="take choices, subject, filter, paper and language of a report kept with the register",
    )  # fmt: skip
    _look(command)
    _own(command)
    _place(command)
    add_filters(command)
    command.add_argument("--json", action="store_true", help="print JSON, for machines")


def _look(command: argparse.ArgumentParser) -> None:
    group = command.add_argument_group("how it is set")
    group.add_argument("--lang", metavar="TAG", help="language, such as ur or fr")
    group.add_argument("--paper", choices=list(_PAPERS), help="a4 unless kept otherwise")
    group.add_argument("--turn", choices=[turn.value for turn in Turn])
    group.add_argument("--draft", action="store_true", help="a watermark on every page")
    group.add_argument("--archive", action="store_true", help="as PDF/A-2b (PDF only)")
    group.add_argument("--methods", action="store_true", help="with the methods appendix")
    switch = argparse.BooleanOptionalAction
    group.add_argument("--cover", action=switch, default=None, help="a title page of its own")
    group.add_argument("--contents", action=switch, default=None, help="a table of contents")
    group.add_argument("--organisation", default="", metavar="NAME", help="for the letterhead")
    group.add_argument("--line", default="", metavar="TEXT", help="under the organisation's name")
    group.add_argument("--caveat", default="", metavar="TEXT", help="beside the marking")
    group.add_argument("--logo", type=Path, metavar="FILE.png|.jpg")


def _own(command: argparse.ArgumentParser) -> None:
    group = command.add_argument_group("your own layout")
    group.add_argument(
        "--template", type=Path, metavar="FOLDER",
        help="set the PDF with the Typst template in this folder instead of our layout",
    )  # fmt: skip
    group.add_argument(
        "--data", type=Path, metavar="OUT.json",
        help="write what a template is given, with its pictures beside it; OUT.pdf can then be left out",
    )  # fmt: skip


def _place(command: argparse.ArgumentParser) -> None:
    group = command.add_argument_group("whose view it is")
    group.add_argument("--home", default="", metavar="COUNTRY", help="your own country")
    group.add_argument(
        "--watch", action="append", default=[], metavar="COUNTRY",
        help="a country of the watch list; can be repeated",
    )  # fmt: skip


def report(options: argparse.Namespace) -> int:
    """Write a report into a file; return 0."""
    if options.list:
        with opened(options.file):
            answer(options, [*map(_data, catalogue.REPORTS)], "\n".join(map(_words, catalogue.REPORTS)))  # fmt: skip
        return 0
    kind, out = _wanted(options)
    with opened(options.file) as desk:
        chosen = read_filter(desk, options)
        kept = _kept(desk, kind, options.kept, chosen.ceiling) if options.kept else None
        setting = _setting(options, kept, letterheads.read(desk) if kept else Letterhead())
        request = _request(desk, kind, options, chosen, kept)
        tell = output.progress(say("Setting the report"))
        tell(0, 1)
        asked = ask(desk, request)
    written = asked.document(methods=setting.methods)
    if options.data is not None:
        _write_data(written, setting, options.data)
    warnings = (*_untranslated(request.language), *(_write(written, setting, out) if out else ()))
    tell(1, 1)
    for warning in warnings:
        print(warning, file=sys.stderr)
    tally, made = asked.material.tally, out or options.data
    data = {"file": str(made), "count": tally.selected, "warnings": list(warnings)}
    text = say("Wrote “{path}”: {counted}.", path=str(made), counted=tally.in_words())
    answer(options, data, text)
    return 0


def _untranslated(language: str) -> tuple[str, ...]:
    """Return what is to be known where a language has no words of reports; names of countries it may have."""
    if language.split("-", maxsplit=1)[0] == languages.SOURCE or translations.catalogue(language):
        return ()
    return (
        say("There are no words in “{tag}” yet; those of the report are English.", tag=language),
    )


def _write(written: Document, setting: Setting, out: Path) -> tuple[str, ...]:
    printed = publish(written, setting, out.suffix.lower())
    output.write(out, printed.data)
    return printed.warnings


def _write_data(written: Document, setting: Setting, out: Path) -> None:
    """Write what a template is given: the data as ``out``, pictures and logo beside it."""
    for name, content in data_files(written, setting).items():
        path = out if name == DATA else out.parent / name
        if path.parent != out.parent:
            output.make_folder(path.parent)
        output.write(path, content)


def _wanted(options: argparse.Namespace) -> tuple[ReportKind, Path | None]:
    if options.data is not None:
        output.checked(options.data, (".json",))
    if options.name and options.out is None and options.data is not None:
        return catalogue.find(options.name), None
    if not options.name or options.out is None:
        example = "diplomat-desk report FILE.ddesk register out.pdf"
        raise output.OutputError(say("Say which and where to, as in: {example}", example=example))
    return catalogue.find(options.name), output.checked(options.out, tuple(WRITERS))


def _request(
    desk: Desk,
    kind: ReportKind,
    options: argparse.Namespace,
    chosen: Filter,
    kept: SavedReport | None,
) -> Request:
    reader = Reader(desk)
    home = reader.country("home", options.home) if options.home else ""
    watched = tuple(reader.country("watch", text) for text in options.watch)
    about = options.about
    if kind.subject is Subject.COUNTRY and about:
        about = reader.country("about", about)
    reader.done()
    given = output.chosen_options(options.option)
    return Request(
        name=kind.name,
        filter=replace(kept.filter, ceiling=kept.ceiling(chosen.ceiling)) if kept else chosen,
        options=dict(kept.options) | given if kept else given,
        subject=about or (kept.subject if kept else ""),
        language=options.lang or (kept.language if kept else "en"),
        home=home,
        watched=watched,
        records=options.template is not None or options.data is not None,
    )


def _kept(desk: Desk, kind: ReportKind, name: str, ceiling: Level) -> SavedReport:
    """Return the kept report called ``name``, which is of this kind."""
    for one in saved_reports.listing(desk, ceiling):
        if fold(one.name) == fold(name) and one.report == kind.name:
            return one
    raise output.OutputError(
        say("There is no report “{kind}” kept under the name “{name}”.", kind=kind.name, name=name)
    )


def _setting(
    options: argparse.Namespace, kept: SavedReport | None, register: Letterhead
) -> Setting:
    """Return how the report is set: as it was kept, where it was, but for what is given."""
    usual = setting_from(dict(kept.setting) if kept else {}, register)
    letterhead = Letterhead(
        options.organisation or register.organisation,
        options.line or register.line,
        options.caveat or register.caveat,
        _logo(options.logo) or register.logo,
    )
    return Setting(
        paper=_PAPERS[options.paper] if options.paper else usual.paper,
        turn=Turn(options.turn) if options.turn else usual.turn,
        letterhead=letterhead,
        draft=options.draft or usual.draft,
        archive=options.archive or usual.archive,
        methods=options.methods or usual.methods,
        cover=usual.cover if options.cover is None else options.cover,
        contents=usual.contents if options.contents is None else options.contents,
        template=options.template,
    )


def _logo(path: Path | None) -> bytes:
    if path is None:
        return b""
    try:
        return path.read_bytes()
    except OSError as error:
        text = say("The logo “{path}” cannot be read: {reason}.", path=path, reason=error.strerror)
        raise output.OutputError(text) from error


def _words(kind: ReportKind) -> str:
    lines = [f"{kind.name}  {say(kind.about)}"]
    if kind.subject is not Subject.NONE:
        lines.append(f"    {_ABOUT[kind.subject]}")
    return "\n".join([*lines, *(f"    {option.name}={_values(option)}" for option in kind.options)])


def _values(option: Option) -> str:
    if not option.choices:
        return option.hint or say("text")
    usual = option.default.split(",") if option.many else [option.default]
    values = sorted((one.value for one in option.choices), key=lambda value: value not in usual)
    return (", " if option.many else " | ").join(values)


def _data(kind: ReportKind) -> dict[str, object]:
    return {
        "name": kind.name,
        "about": say(kind.about),
        "subject": kind.subject.value,
        "options": {
            one.name: {"usual": one.default, "many": one.many, "choices": [c.value for c in one.choices]}
            for one in kind.options
        },
    }  # fmt: skip
