"""What costs a start too much: what guesses encodings, loaded when a file needs it."""

from collections.abc import Callable
from importlib import import_module

GuessEncoding = Callable[[bytes], str]


def encoding_guesser() -> GuessEncoding:
    """Return what guesses an encoding; see :mod:`diplomat_desk.exchange.readers.guessing`."""
    guesser: GuessEncoding = import_module("diplomat_desk.exchange.readers.guessing").guess
    return guesser
