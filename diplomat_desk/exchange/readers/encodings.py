"""In which encoding a text was written, and its words where no single encoding fits.

UTF-8 is all but proof where it fits. Otherwise each encoding is tried on the words beyond ASCII and the
one that makes most of them look like words is taken. Where some words need another than the rest, the
encoding is :data:`MIXED`, and each of those words is decided by itself.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from diplomat_desk.domain.words import say
from diplomat_desk.exchange.late import encoding_guesser
from diplomat_desk.exchange.readers.plausible import ODD, score
from diplomat_desk.exchange.readers.scanning import Scan

MIXED = "mixed"
"""In place of a codec's name: no single one fits, each word is decided by itself."""

LEGACY = {
    "cp1252": 0.0,
    "mac_roman": -0.05,
    "cp1250": -0.08,
    "cp1254": -0.08,
    "cp850": -0.1,
    "cp437": -0.14,
    "iso8859_2": -0.12,
    "cp1257": -0.14,
    "cp1251": -0.02,
    "koi8_r": -0.12,
    "cp866": -0.08,
    "mac_cyrillic": -0.12,
    "cp1256": -0.02,
    "cp1253": -0.02,
    "cp1255": -0.03,
    "cp874": -0.1,
    "gb18030": -0.05,
    "big5": -0.04,
    "cp932": -0.02,
    "euc_jp": -0.04,
    "cp949": -0.02,
}
"""The encodings from before UTF-8, and what is taken off for being rarer than another that fits as well."""

_LEVELS = {
    "gb18030": ("gb2312", 0xB0, 0xD7),
    "big5": ("big5", 0xA4, 0xC6),
    "cp932": ("shift_jis", 0x81, 0x97),
    "euc_jp": ("euc_jp", 0xA4, 0xCF),
    "cp949": ("euc_kr", 0xB0, 0xC8),
}
"""Where each encoding of East Asia keeps its common characters: the codec and the range of first bytes."""

_CASED = frozenset({"cp1251", "koi8_r", "cp866", "mac_cyrillic", "cp1253"})
_NO_CAPITAL = 0.2
"""Hebrew looks like Cyrillic without a single capital."""
_ALL_CAPITALS = 0.25

_UNREADABLE = -4.0
_AT_WORST = -2.0
"""One word that cannot be read at all must not outweigh many that can."""
_AGREED = 0.15
"""What a second opinion adds."""

_ALWAYS = ("cp1252", "mac_roman")

LABELS = {
    "utf-8": "UTF-8",
    "utf-8-sig": "UTF-8",
    "utf-16": "UTF-16",
    "cp1252": "Windows (Western Europe)",
    "mac_roman": "Mac (Western Europe)",
    "cp1250": "Windows (Central Europe)",
    "cp1251": "Windows (Cyrillic)",
    "cp1253": "Windows (Greek)",
    "cp1254": "Windows (Turkish)",
    "cp1255": "Windows (Hebrew)",
    "cp1256": "Windows (Arabic)",
    "cp1257": "Windows (Baltic)",
    "cp850": "DOS (Western Europe)",
    "cp437": "DOS (United States)",
    "koi8_r": "KOI8-R (Cyrillic)",
    "gb18030": "GB 18030 (Chinese)",
    "big5": "Big5 (Chinese)",
    "cp932": "Shift JIS (Japanese)",
    "euc_jp": "EUC (Japanese)",
    "cp949": "Korean",
    "cp874": "Thai",
    MIXED: "several encodings",
}


@dataclass(frozen=True, slots=True)
class Writing:
    """How a text was written: its ``encoding``, and ``others`` to try on words that it does not fit.

    ``usual`` is what most words of a mixed text were written in, empty where nothing fits most.
    """

    encoding: str
    others: tuple[str, ...] = ()
    usual: str = ""


@dataclass(frozen=True, slots=True)
class Word:
    """A word as it was decided: its text, by which encoding, and whether that looks like a word."""

    text: str
    encoding: str
    likely: bool


def writing(found: Scan) -> Writing:
    """Return how the text that ``found`` tells of was written."""
    if found.wide:
        return Writing(found.wide)
    utf8 = "utf-8-sig" if found.bom else "utf-8"
    if found.whole or not found.unsound:
        return Writing(utf8, _ALWAYS)
    ranked = rank(found.unsound)
    fitting = [name for name in ranked[:2] if _mean(found.unsound, name) > 0]
    others = tuple(dict.fromkeys((*fitting, *_ALWAYS)))
    if found.bom or len(found.sound) >= len(found.unsound):
        return Writing(utf8, others)
    best = ranked[0]
    rest = tuple(name for name in ("utf-8", *others) if name != best)
    words = (*found.unsound, *_surely_utf8(found.sound))
    if any(decide(word, best, rest).encoding != best for word in set(words)):
        return Writing(MIXED, ("utf-8", *others), best if best in fitting else "")
    return Writing(best, rest)


def rank(words: Sequence[bytes]) -> list[str]:
    """Return the encodings from before UTF-8, the likeliest for ``words`` first."""
    second = encoding_guesser()(b" ".join(words[:2000]))
    marks = {
        name: _mean(words[:2000], name) + prior + (_AGREED if name == second else 0.0)
        for name, prior in LEGACY.items()
    }
    return sorted(marks, key=lambda name: -marks[name])


def decide(word: bytes, first: str, others: Iterable[str]) -> Word:
    """Return ``word`` read by ``first``, or by the likeliest of ``others`` where that makes no word.

    Bytes that nothing can read become U+FFFD.
    """
    marked = mark(word, first) if first else _UNREADABLE
    if marked > ODD:
        return Word(word.decode(first), first, likely=True)
    best, best_mark = first, marked
    for name in others:
        if (other := mark(word, name)) > best_mark + 0.2:
            best, best_mark = name, other
    if best_mark <= _UNREADABLE:
        return Word(word.decode("utf-8", errors="replace"), "", likely=False)
    return Word(word.decode(best), best, likely=best_mark > ODD)


def mark(word: bytes, encoding: str) -> float:
    """Return how much ``word`` looks like one when read by ``encoding``."""
    try:
        text = word.decode(encoding)
    except UnicodeDecodeError:
        return _UNREADABLE
    if encoding in {"utf-8", "utf-8-sig"}:
        return 1.0
    common = _common(text, encoding) if encoding in _LEVELS else 1.0
    return max(min(common, score(text)), _UNREADABLE + 0.1)


def label(encoding: str) -> str:
    """Return the name of ``encoding`` for people."""
    return say(LABELS[encoding]) if encoding in LABELS else encoding


def _mean(words: Sequence[bytes], encoding: str) -> float:
    """Return how much ``words`` look like words when read by ``encoding``."""
    mean = sum(max(mark(word, encoding), _AT_WORST) for word in words) / len(words)
    return mean - _one_case(words, encoding) if encoding in _CASED else mean


def _one_case(words: Sequence[bytes], encoding: str) -> float:
    """Return what is taken off where all letters beyond ASCII are small, or all are capitals."""
    text = "".join(word.decode(encoding, errors="ignore") for word in words)
    letters = [char for char in text if char > "\x7f" and char.isalpha()]
    if not any(char.isupper() for char in letters):
        return _NO_CAPITAL
    return 0.0 if any(char.islower() for char in letters) else _ALL_CAPITALS


def _common(text: str, encoding: str) -> float:
    """Return the share of common characters of East Asia in ``text``, from -1 (none) to 1."""
    codec, low, high = _LEVELS[encoding]
    asian = [
        char
        for char in text
        if char > "\x7f" and not (char == "ー" or "\u3000" <= char <= "\u303f")
    ]
    hits = sum(
        (len(raw := char.encode(codec, errors="ignore")) == 2 and low <= raw[0] <= high)
        or char > "\uff00"
        for char in asian
    )
    return 2 * hits / len(asian) - 1 if asian else 1.0


def _surely_utf8(words: Iterable[bytes]) -> tuple[bytes, ...]:
    """Return the words that are UTF-8 and hardly by chance: they hold a longer or a second sequence."""
    return tuple(
        word for word in words if sum(byte >= 0x80 for byte in word) > 2 or b"\xc3" in word
    )
