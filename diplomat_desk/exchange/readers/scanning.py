"""One pass over the bytes of a text, before anything is decoded: what its encoding can be."""

import codecs
import re
from dataclasses import dataclass
from pathlib import Path

from diplomat_desk.domain.words import say
from diplomat_desk.exchange.errors import ExchangeError
from diplomat_desk.exchange.readers.signatures import HEAD

CHUNK = 1 << 20
_MOST = 5000
"""So many words of each sort are kept to tell the encoding by."""
_LONGEST_WORD = 120

_WORD = re.compile(rb'(?<![^\s,;"\x00-\x1f])[^\s,;"\x00-\x1f]*[\x80-\xff][^\s,;"\x00-\x1f]*')
_PLAIN = bytes(range(32, 127)) + b"\0\t\r\n"
_CONTROLS = bytes(set(range(32)) - set(b"\0\t\n\r\f\v\x1a\x1b")) + b"\x7f"

_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


@dataclass(frozen=True, slots=True)
class Scan:
    """What the bytes of a file tell.

    ``wide`` is a codec of two or four bytes for each character, empty where it is none; ``bom`` whether
    the file says that it is UTF-8; ``whole`` whether all of it is UTF-8. ``sound`` and ``unsound`` are
    words that hold bytes beyond ASCII and are UTF-8 or not. ``size`` counts all.
    """

    size: int
    wide: str = ""
    bom: bool = False
    whole: bool = True
    sound: tuple[bytes, ...] = ()
    unsound: tuple[bytes, ...] = ()


def scan(path: Path, size: int) -> Scan:
    """Return what the first ``size`` bytes of ``path`` tell; memory does not grow with them.

    Raises:
        ExchangeError: these bytes are no text.
        OSError: the file cannot be read.
    """
    with path.open("rb") as file:
        head = file.read(min(HEAD, size))
        named = next((name for mark, name in _BOMS if head.startswith(mark)), "")
        wide = named if named != "utf-8-sig" else ""
        wide = wide or ("" if named else _unmarked(head))
        if wide:
            return Scan(size, wide)
        _refuse_binary(head)
        file.seek(0)
        words = _Words()
        left = size
        while left > 0 and (chunk := file.read(min(CHUNK, left))):
            left -= len(chunk)
            words.take(chunk)
        return words.result(size, bom=bool(named))


class _Words:
    """Gathers the words beyond ASCII of one chunk after the other."""

    def __init__(self) -> None:
        self._utf8 = codecs.getincrementaldecoder("utf-8")()
        self._whole = True
        self._sound: list[bytes] = []
        self._unsound: list[bytes] = []

    def take(self, chunk: bytes) -> None:
        """Look at the next ``chunk``."""
        broken = not self._decodes(chunk)
        self._whole = self._whole and not broken
        if chunk.isascii() or (not broken and len(self._sound) >= _MOST):
            return
        if len(self._unsound) < _MOST or len(self._sound) < _MOST:
            self._sort(chunk)

    def _decodes(self, chunk: bytes) -> bool:
        """Return whether UTF-8 goes on being so."""
        try:
            self._utf8.decode(chunk)
        except UnicodeDecodeError:
            self._utf8.reset()
            return False
        return True

    def _sort(self, chunk: bytes) -> None:
        """Keep the words of ``chunk``; the first and the last may be cut, and are left out if so."""
        for found in _WORD.finditer(chunk):
            if (found.start() == 0 or found.end() == len(chunk)) and len(chunk) == CHUNK:
                continue
            word = found.group()[:_LONGEST_WORD]
            kept = self._sound if _is_utf8(found.group()) else self._unsound
            if len(kept) < _MOST:
                kept.append(word)

    def result(self, size: int, *, bom: bool) -> Scan:
        """Return what was seen."""
        whole = self._whole and self._ends_whole()
        return Scan(size, "", bom, whole, tuple(self._sound), tuple(self._unsound))

    def _ends_whole(self) -> bool:
        """Return whether the last character was complete."""
        try:
            self._utf8.decode(b"", final=True)
        except UnicodeDecodeError:
            return False
        return True


def _is_utf8(word: bytes) -> bool:
    """Return whether ``word`` is UTF-8."""
    try:
        word.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _unmarked(head: bytes) -> str:
    """Return the codec of UTF-16 or UTF-32 without a mark: their zeros stand at the same places."""
    zeros = [head[start::4].count(0) for start in range(4)]
    if sum(zeros) * 50 < len(head):
        return ""
    quarter = len(head) // 4
    if zeros[1] + zeros[2] + zeros[3] > quarter * 2.5 and not zeros[0] and zeros[3] == quarter:
        return "utf-32-le"
    if zeros[0] + zeros[1] + zeros[2] > quarter * 2.5 and not zeros[3] and zeros[0] == quarter:
        return "utf-32-be"
    even, odd = zeros[0] + zeros[2], zeros[1] + zeros[3]
    if min(even, odd) * 20 > max(even, odd) or _is_plain(head, even + odd):
        return ""
    name = "utf-16-le" if odd > even else "utf-16-be"
    return name if _reads_as(head, name) else ""


def _is_plain(head: bytes, zeros: int) -> bool:
    """Return whether ``head`` is plain letters with a few bytes of zero among them: wide ones come in pairs."""
    return zeros * 4 < len(head) and len(head.translate(None, _PLAIN)) * 20 < len(head)


def _reads_as(head: bytes, name: str) -> bool:
    """Return whether ``head`` is text in ``name``: almost no control characters, and a line's end."""
    text = head[: len(head) // 2 * 2].decode(name, errors="replace")
    odd = sum((char < " " and char not in "\t\r\n") or char == "\ufffd" for char in text)
    return odd * 20 < len(text)


def _refuse_binary(head: bytes) -> None:
    """Raise where ``head`` is no text."""
    controls = len(head) - len(head.translate(None, _CONTROLS))
    if controls * 20 > len(head) or head.count(0) * 4 > len(head):
        raise ExchangeError(
            say(
                "This file is not text, whatever its name says. Open it in the program that made it, save the"
                " table as XLSX or CSV, then import that."
            )
        )
