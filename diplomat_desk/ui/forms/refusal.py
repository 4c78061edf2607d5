"""How a form answers when the register refused what it held."""

from typing import Protocol

from diplomat_desk.domain.errors import DeskError, Problem, RefusedError


class Answerable(Protocol):
    """What all forms share: they show why something was refused."""

    def show_problems(self, found: tuple[Problem, ...]) -> None:
        """Show each problem beside its field."""

    def show_message(self, text: str) -> None:
        """Show what concerns the whole record."""


def show_refusal(form: Answerable, error: DeskError) -> None:
    """Show problems beside their fields, and any other error as what concerns the whole record."""
    if isinstance(error, RefusedError):
        form.show_problems(error.problems)
    else:
        form.show_message(str(error))
