"""Charts and reports into files, and progress on long work."""

import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from diplomat_desk.charts import catalogue as charts
from diplomat_desk.charts.palette import Theme
from diplomat_desk.domain.errors import DeskError
from diplomat_desk.domain.figures import Sort, Tally
from diplomat_desk.domain.filters import Filter
from diplomat_desk.domain.progress import Progress
from diplomat_desk.domain.words import say
from diplomat_desk.exchange.formats.kinds import Format
from diplomat_desk.exchange.formats.selection import Options
from diplomat_desk.reports.delivery import deliver, delivering
from diplomat_desk.reports.errors import ReportError
from diplomat_desk.reports.pictures import png
from diplomat_desk.services.desk import Desk
from diplomat_desk.services.drawing import Request, numbers
from diplomat_desk.services.exporting.catalogue import FormatError, named, of_file
from diplomat_desk.services.exporting.catalogue import write as put_out

NARROWEST, WIDEST = 480, 4000


class OutputError(DeskError):
    """The command was used wrongly or its output cannot be written; nothing was."""


def chart_names() -> tuple[str, ...]:
    """Return the names of the charts."""
    return tuple(kind.name for kind in charts.CHARTS)


def chart(desk: Desk, request: Request, out: Path, width: int, *, dark: bool) -> Tally:
    """Write a chart as SVG, PNG, PDF, CSV or XLSX, by the ending of ``out``; return what was counted."""
    if not NARROWEST <= width <= WIDEST:
        raise OutputError(
            say(
                "A width of {width} will not do. Use {least} to {most}.",
                width=width,
                least=NARROWEST,
                most=WIDEST,
            )
        )
    found = numbers(desk, request)
    ending = out.suffix.lower()
    if ending == ".csv":
        # With a mark in front, Excel reads the file as the UTF-8 that it is.
        data = found.csv().encode("utf-8-sig")
    elif ending == ".xlsx":
        data = found.xlsx()
    elif ending == ".pdf":
        data = found.page().data
    else:
        picture = found.svg(width, Theme.DARK if dark else Theme.LIGHT)
        data = png(picture).data if ending == ".png" else picture.encode()
    write(out, data)
    return found.figures.tally


def chosen_options(given: Sequence[str]) -> dict[str, str]:
    """Return ``NAME=VALUE`` texts as options; raise :class:`OutputError` for one without a value."""
    pairs = [text.partition("=") for text in given]
    for name, sign, _ in pairs:
        if not sign:
            raise OutputError(say("“{text}” is no option: write NAME=VALUE.", text=name))
    return {name.strip(): value.strip() for name, _, value in pairs}


def chart_words(name: str) -> str:
    """Return what a chart answers, and its options with their values, the usual one first."""
    kind = charts.find(name)
    lines = [f"{kind.name}  {kind.asks}"]
    for option in kind.options:
        values = " | ".join(choice.value for choice in option.choices)
        lines.append(f"    {option.name}={values}")
    return "\n".join(lines)


def export(
    desk: Desk, chosen: Filter, sort: Sort, out: Path, wanted: Format, options: Options
) -> tuple[Tally, tuple[str, ...]]:
    """Write what ``chosen`` selects in a format; return what was counted, and what the format could not hold."""
    try:
        with delivering(out) as file:
            notes, tally = put_out(desk, chosen, sort, file, wanted, options)
    except ReportError as error:
        raise OutputError(str(error)) from error
    return tally, notes


def export_format(out: Path, name: str) -> Format:
    """Return the format called ``name``, or that the ending of ``out`` names; raise :class:`OutputError`."""
    try:
        return named(name) if name else of_file(out)
    except FormatError as error:
        raise OutputError(str(error)) from error


def checked(out: Path, endings: tuple[str, ...]) -> Path:
    """Return ``out``; raise :class:`OutputError` where it ends in none of ``endings``."""
    if out.suffix.lower() not in endings:
        raise OutputError(
            say("“{name}” does not end in {endings}.", name=out.name, endings=" or ".join(endings))
        )
    return out


def progress(label: str) -> Callable[[int, int], None]:
    """Return a teller of progress on the error stream; silent where no person watches."""

    def tell(done: int, total: int) -> None:
        if sys.stderr.isatty():
            end = "\n" if done == total else ""
            sys.stderr.write(f"\r{label}… {done * 100 // max(total, 1)} %{end}")
            sys.stderr.flush()

    return tell


class Watching(Progress):
    """Tells how far an act on the register is, as :func:`progress` does."""

    def __init__(self, label: str) -> None:
        self._tell = progress(label)

    def report(self, done: int, total: int) -> None:
        """Tell how much is done."""
        self._tell(done, total)


def make_folder(folder: Path) -> None:
    """Make ``folder`` if it is not there; raise :class:`OutputError` where that fails."""
    try:
        folder.mkdir(exist_ok=True)
    except OSError as error:
        reason = error.strerror or str(error)
        text = say("The folder “{folder}” cannot be made: {reason}.", folder=folder, reason=reason)
        raise OutputError(text) from error


def write(out: Path, data: bytes) -> None:
    """Write ``data`` to ``out``, whole or not at all; raise :class:`OutputError` where that fails."""
    try:
        deliver(out, data)
    except ReportError as error:
        raise OutputError(str(error)) from error
