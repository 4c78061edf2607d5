"""What costs a start too much: what guesses encodings and what reads BibTeX, loaded when a file needs it."""

from collections.abc import Callable
from importlib import import_module

from diplomat_desk.exchange.formats.sources_read import ReadSource

GuessEncoding = Callable[[bytes], str]
ReadSources = Callable[[bytes], tuple[ReadSource, ...]]


def encoding_guesser() -> GuessEncoding:
    """Return what guesses an encoding; see :mod:`diplomat_desk.exchange.readers.guessing`."""
    guesser: GuessEncoding = import_module("diplomat_desk.exchange.readers.guessing").guess
    return guesser


def bibtex_reader() -> ReadSources:
    """Return what reads BibTeX; see :mod:`diplomat_desk.exchange.formats.bibliography_reading`."""
    reader: ReadSources = import_module("diplomat_desk.exchange.formats.bibliography_reading").read
    return reader
