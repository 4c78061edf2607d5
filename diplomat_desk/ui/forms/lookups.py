"""What a form asks of the register while one types; answers may come later, from another thread."""

from collections.abc import Callable
from dataclasses import dataclass

from diplomat_desk.domain.people import Person

Process = tuple[int, str, str]
"""A process that a round can belong to: id, reference code, title."""

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


def _nobody(_text: str, answer: Callable[[tuple[Known, ...]], None]) -> None:
    answer(())


def _no_person(_id: int, answer: Callable[[Person | None], None]) -> None:
    answer(None)


@dataclass(frozen=True)
class FormLookups:
    """The questions a form asks; each answers by calling back once, at once or later.

    ``organisations`` and ``tags`` take typed text; ``processes`` takes typed text; ``process`` takes
    the id of a parent and answers None where it may not be shown. ``people`` and
    ``known_organisations`` take typed text and answer with ids, ``person`` takes the id of one.
    """

    organisations: Suggest = _no_names
    tags: Suggest = _no_names
    processes: Callable[[str, Callable[[tuple[Process, ...]], None]], None] = _no_processes
    process: Callable[[int, Callable[[Process | None], None]], None] = _no_process
    people: SuggestKnown = _nobody
    known_organisations: SuggestKnown = _nobody
    person: Callable[[int, Callable[[Person | None], None]], None] = _no_person
