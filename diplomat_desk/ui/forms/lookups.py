"""What a form asks of the register while one types; answers may come later, from another thread."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from diplomat_desk.domain.people import Person
from diplomat_desk.services.attachments import Taken

Process = tuple[int, str, str]
"""A process that a round can belong to: id, reference code, title."""

Find = Callable[[str, Callable[[tuple[Process, ...]], None]], None]
"""Takes what was typed and a callable that receives the initiatives that fit."""

Read = Callable[[Path, Callable[[Taken | None], None]], None]
"""Takes a file and a callable that receives it as an attachment; None where it was refused."""

Suggest = Callable[[str, Callable[[tuple[str, ...]], None]], None]
"""Takes what was typed and a callable that receives the names that fit, on the UI thread."""


Known = tuple[int, str, str]
"""A person or organisation of the register: id, name, and a detail that tells it from others."""

SuggestKnown = Callable[[str, Callable[[tuple[Known, ...]], None]], None]
"""Takes what was typed and a callable that receives those that fit, on the UI thread."""


def _no_names(_text: str, answer: Callable[[tuple[str, ...]], None]) -> None:
    answer(())


def _no_processes(_text: str, answer: Callable[[tuple[Process, ...]], None]) -> None:
    answer(())


def _no_process(_id: int, answer: Callable[[Process | None], None]) -> None:
    answer(None)


def _no_file(_path: Path, answer: Callable[[Taken | None], None]) -> None:
    answer(None)


def _no_files() -> tuple[Path, ...]:
    return ()


def _no_author() -> str:
    return ""


def _nobody(_text: str, answer: Callable[[tuple[Known, ...]], None]) -> None:
    answer(())


def _no_person(_id: int, answer: Callable[[Person | None], None]) -> None:
    answer(None)


@dataclass(frozen=True)
class FormLookups:
    """The questions a form asks; each answers by calling back once, at once or later.

    ``organisations`` and ``tags`` take typed text; ``processes`` takes typed text; ``process`` takes
    the id of a parent and answers None where it may not be shown, and so for any other initiative.
    ``initiatives`` takes typed text and answers with whatever can be tied to. ``people`` and
    ``known_organisations`` take typed text and answer with ids, ``person`` takes the id of one.
    ``choose_files`` asks the user, ``read_file`` reads one as an attachment, ``author`` signs notes.
    """

    organisations: Suggest = _no_names
    tags: Suggest = _no_names
    processes: Find = _no_processes
    process: Callable[[int, Callable[[Process | None], None]], None] = _no_process
    initiatives: Find = _no_processes
    choose_files: Callable[[], tuple[Path, ...]] = _no_files
    read_file: Read = _no_file
    author: Callable[[], str] = _no_author
    people: SuggestKnown = _nobody
    known_organisations: SuggestKnown = _nobody
    person: Callable[[int, Callable[[Person | None], None]], None] = _no_person
