"""The reports that there are, by name; and making one."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from diplomat_desk.domain.words import say
from diplomat_desk.paths import resource
from diplomat_desk.reports.compile import Cancel, Job, compiled
from diplomat_desk.reports.content import register_content
from diplomat_desk.reports.delivery import deliver
from diplomat_desk.reports.errors import ReportError
from diplomat_desk.reports.glyphs import Data, missing, warnings_about
from diplomat_desk.reports.material import Material, Printed
from diplomat_desk.reports.overlay import Picture, file_name
from diplomat_desk.reports.pictures import SHARED_TEMPLATE, shared_template


@dataclass(frozen=True, slots=True)
class ReportKind:
    """A report: its name, its heading in English (shown through ``title``), its content, its template."""

    name: str
    heading: str
    content: Callable[[Material], tuple[dict[str, Data], tuple[Picture, ...]]]
    template: str

    @property
    def title(self) -> str:
        """The heading in the user's language."""
        return say(self.heading)


REPORTS = (
    ReportKind("register", "Register by track and country", register_content, "register.typ"),
)


def find(name: str) -> ReportKind:
    """Return the report called ``name``.

    Raises:
        ReportError: there is none; the message names those that there are.
    """
    for kind in REPORTS:
        if kind.name == name:
            return kind
    names = ", ".join(kind.name for kind in REPORTS)
    raise ReportError(
        say("There is no report “{name}”. Use one of: {names}.", name=name[:60], names=names)
    )


def make(name: str, material: Material, cancel: Cancel | None = None) -> Printed:
    """Return the report ``name`` as PDF. Blocks; call it from a worker thread.

    Raises:
        ReportError: there is no such report, or it could not be set.
        CancelledError: ``cancel`` returned true.
    """
    kind = find(name)
    data, pictures = kind.content(material)
    unknown = missing(data) + missing([picture.svg for picture in pictures])
    unknown = "".join(dict.fromkeys(unknown))
    files = {
        "main.typ": resource("templates", kind.template).read_bytes(),
        SHARED_TEMPLATE: shared_template(),
        "data.json": json.dumps(data).encode(),
        **{file_name(n): picture.svg.encode() for n, picture in enumerate(pictures)},
    }
    job = Job(files, day=material.made_on.earliest.isoformat(), system_fonts=bool(unknown))
    return Printed(compiled(job, cancel), warnings_about(unknown))


def write(
    name: str, material: Material, path: Path, cancel: Cancel | None = None
) -> tuple[str, ...]:
    """Write the report ``name`` to ``path`` as PDF, whole or not at all; return its warnings.

    Raises:
        ReportError: it could not be made or written; a file that was there is as it was.
        CancelledError: ``cancel`` returned true.
    """
    printed = make(name, material, cancel)
    deliver(path, printed.data)
    return printed.warnings
