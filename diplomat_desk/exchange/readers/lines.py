"""The lines of a text file, decoded one after the other, and mended where bytes do not fit."""

import io
import re
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import BinaryIO

from diplomat_desk.domain.words import say
from diplomat_desk.exchange.errors import ExchangeError
from diplomat_desk.exchange.readers.encodings import MIXED, Word, Writing, decide, label
from diplomat_desk.exchange.readers.notes import Notes

LONGEST_LINE = 32_000_000
"""Characters; a longer line is no row of a table, and would not fit into memory."""

_BUFFER = 1 << 18
_ESCAPED = re.compile("[\udc80-\udcff]")
_RUN = re.compile("[\udc80-\udcff]+")
_WORD = re.compile('(?<![^\\s,;"\0])[^\\s,;"\0]*[\udc80-\udcff][^\\s,;"\0]*')
"""Begins where a word does: tried at each of its characters, a very long word would take for ever."""
_TWICE = re.compile("Ã[\u0080-\u00bf]|â€")
"""UTF-8 that somebody read as Western European and wrote again."""
_KEPT_WORDS = 10_000


def lines(path: Path, size: int, encoding: str, known: Writing, notes: Notes) -> Iterator[str]:
    """Yield the lines of the first ``size`` bytes of ``path``, with their ends.

    ``encoding`` is as asked for, ``known`` how the file was most likely written: by this, words are
    read that do not fit ``encoding``, each with a note. A byte of zero is left out, with a note.

    Raises:
        ExchangeError: there is no such encoding, or the text cannot be read by it.
    """
    try:
        with path.open("rb") as raw:
            yield from _decoded(_Limited(raw, size), encoding, known, notes)
    except OSError as error:
        raise ExchangeError(unreadable(path, error)) from error
    except LookupError as error:
        raise ExchangeError(
            say("There is no encoding of the name “{name}”. Choose one of the list.", name=encoding)
        ) from error
    except UnicodeError as error:
        raise ExchangeError(
            say(
                "This text cannot be read as {encoding}. Choose another encoding.",
                encoding=label(encoding),
            )
        ) from error


def unreadable(path: Path, error: OSError) -> str:
    """Return the sentence about a file that the system does not give to us."""
    return say(
        "“{name}” cannot be read: {reason}. If another program has it open, close it there and try again.",
        name=path.name,
        reason=(error.strerror or str(error)).rstrip("."),
    )


def stamp(path: Path) -> tuple[int, int]:
    """Return the size of a file and when it was changed.

    Raises:
        OSError: it cannot be looked at.
    """
    about = path.stat()
    return about.st_size, about.st_mtime_ns


def note_change(path: Path, before: tuple[int, int], notes: Notes) -> None:
    """Note where a file is not what it was when its stamp was taken."""
    try:
        same = stamp(path) == before
    except OSError:
        same = False
    if not same:
        notes.add(
            say(
                "The file was changed while it was read; what was added or changed since may be missing."
                " Close it in other programs and read it again."
            ),
            0,
        )


class _Limited(io.RawIOBase):
    """The first bytes of a file: what is added to it while it is read is not looked at."""

    def __init__(self, raw: BinaryIO, size: int) -> None:
        super().__init__()
        self._raw = raw
        self._left = size

    def readable(self) -> bool:
        """Return that it can be read."""
        return True

    def readinto(self, buffer: "bytearray | memoryview") -> int:  # type: ignore[override]
        """Fill ``buffer`` from the file and return how many bytes that were."""
        read = self._raw.read(min(len(buffer), self._left))
        buffer[: len(read)] = read
        self._left -= len(read)
        return len(read)


def _decoded(raw: _Limited, encoding: str, known: Writing, notes: Notes) -> Iterator[str]:
    """Yield the lines of ``raw``."""
    codec = "ascii" if encoding == MIXED else encoding
    mender = _Mender(codec, known, notes)
    wide = codec.lower().startswith(("utf-16", "utf-32", "utf_16", "utf_32", "utf16", "utf32"))
    text = io.TextIOWrapper(
        io.BufferedReader(raw, _BUFFER),
        encoding=codec,
        errors="replace" if wide else "surrogateescape",
        newline="",
    )
    mend = mender.mend
    for found in iter(partial(text.readline, LONGEST_LINE), ""):
        line = found if found.isascii() else mend(found)
        if "\0" in line:
            notes.add(say("Bytes of zero, which are no text, were left out here."))
            line = line.replace("\0", "")
        if len(line) >= LONGEST_LINE:
            raise ExchangeError(
                say(
                    "This file has a line of more than {n} characters: it is no table.",
                    n=LONGEST_LINE,
                )
            )
        yield line


class _Mender:
    """Decides the words that the encoding of the file does not read."""

    def __init__(self, codec: str, known: Writing, notes: Notes) -> None:
        self._codec = codec
        self._base = "" if codec == "ascii" else codec
        self._usual = known.usual if codec == "ascii" else ""
        self._others = tuple(name for name in known.others if name != codec)
        if known.encoding not in {MIXED, codec, *self._others}:
            self._others = (known.encoding, *self._others)
        self._notes = notes
        self._decided: dict[str, Word] = {}

    def mend(self, line: str) -> str:
        """Return ``line`` without bytes that were not read, each such word noted."""
        if "\ufffd" in line:
            self._notes.add(
                say(
                    "Characters of this row were lost before the file came here, or are damaged (“\ufffd”)."
                )
            )
        if _TWICE.search(line):
            self._notes.add(
                say("Characters of this row were garbled before the file came here (“Ã©” for “é”).")
            )
        return _WORD.sub(self._word, line) if _ESCAPED.search(line) else line

    def _word(self, found: "re.Match[str]") -> str:
        """Return the word found, decided."""
        word = found.group()
        decided = self._decided.get(word)
        if decided is None:
            if len(self._decided) >= _KEPT_WORDS:
                self._decided.clear()
            decided = self._decided[word] = self._decide(word)
        self._note(decided)
        return decided.text

    def _decide(self, word: str) -> Word:
        """Return ``word`` read as is likeliest; what is read already stays where it is UTF-8."""
        if self._base.startswith("utf") and not _RUN.sub("", word).isascii():
            return self._patched(word)
        codec = (
            "utf-8" if self._codec == "utf-8-sig" else self._codec
        )  # which would put a mark before it
        raw = word.encode(codec, errors="surrogateescape")
        return decide(raw, self._base, self._others)

    def _patched(self, word: str) -> Word:
        """Return ``word`` with only the bytes that were not read decided."""

        def read(run: "re.Match[str]") -> str:
            raw = run.group().encode("ascii", errors="surrogateescape")
            return decide(raw, "", self._others).text

        return Word(_RUN.sub(read, word), "", likely=False)

    def _note(self, word: Word) -> None:
        """Note that ``word`` was decided, unless as most words of the file were."""
        if word.likely and word.encoding == self._usual:
            return
        shown = word.text if len(word.text) <= 60 else word.text[:59] + "…"
        if word.likely:
            self._notes.add(
                say(
                    "“{word}” is written in another encoding than the rest; it was read as {encoding}."
                    " Check it.",
                    word=shown,
                    encoding=label(word.encoding),
                )
            )
        else:
            self._notes.add(
                say("“{word}” holds bytes that fit no likely encoding. Check it.", word=shown)
            )
