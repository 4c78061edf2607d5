"""Choices that a chart or a report offers, and what was chosen of them."""

from collections.abc import Mapping
from dataclasses import dataclass

from diplomat_desk.domain.errors import DeskError
from diplomat_desk.domain.words import say


@dataclass(frozen=True, slots=True)
class Choice:
    """One value of an option: its code on the command line, and what it is called (through ``say``)."""

    value: str
    label: str


@dataclass(frozen=True, slots=True)
class Option:
    """A choice that is offered.

    One of ``choices``; with ``many``, any number of them in the order chosen, separated by commas; without
    choices, a text (``hint`` shows how it is written). ``usual`` holds unless another is given; where it is
    empty, the first choice does. Labels pass through ``say`` when shown.
    """

    name: str
    label: str
    choices: tuple[Choice, ...] = ()
    many: bool = False
    usual: str = ""
    hint: str = ""

    @property
    def default(self) -> str:
        """The value that holds when none is given."""
        return self.usual or (self.choices[0].value if self.choices and not self.many else "")

    @property
    def is_switch(self) -> bool:
        """Whether it is on or off: its choices are ``no`` and ``yes``."""
        return {choice.value for choice in self.choices} == {"yes", "no"}


Options = Mapping[str, str]
"""Name of an option -> its value; complete and valid, see :func:`values_of`."""


def switch(name: str, label: str, *, on: bool = False) -> Option:
    """Return an option that is on or off."""
    choices = (Choice("no", "No"), Choice("yes", "Yes"))
    return Option(name, label, choices, usual="yes" if on else "no")


def chosen(value: str) -> tuple[str, ...]:
    """Return the single values of an option that takes many."""
    return tuple(part for part in (one.strip() for one in value.split(",")) if part)


def not_offered(offered: tuple[Option, ...], given: Options) -> str:
    """Return the first name in ``given`` that none of the options has, shortened; empty where all have theirs."""
    names = {option.name for option in offered}
    return next((name[:60] for name in given if name not in names), "")


def names_of(offered: tuple[Option, ...]) -> str:
    """Return what the options are called on the command line: ``group, sort``, or "none"."""
    return ", ".join(option.name for option in offered) or say("none")


def values_of(
    offered: tuple[Option, ...], given: Options, error: type[DeskError]
) -> dict[str, str]:
    """Return the value of every option: what is given, else as usual.

    Raises:
        error: a value that its option does not have; the message names those it has.
    """
    return {option.name: _value(option, given, error) for option in offered}


def _value(option: Option, given: Options, error: type[DeskError]) -> str:
    value = given.get(option.name, option.default)
    if not option.choices:
        return value.strip()
    values = [choice.value for choice in option.choices]
    for part in chosen(value) if option.many else (value,):
        if part not in values:
            text = say("“{value}” is no choice of “{name}”. Use one of: {values}.",
                       value=part[:60], name=option.name, values=", ".join(values))  # fmt: skip
            raise error(text)
    return ",".join(chosen(value)) if option.many else value
