"""What the shipped fonts can write, and how wide: character coverage and advance widths.

Read straight from the TrueType tables ``cmap``, ``hhea`` and ``hmtx`` (OpenType specification 1.9),
so that a picture's layout is computed with the widths it will be printed with, without a toolkit.
"""

import struct
from functools import lru_cache

from diplomat_desk.paths import resource

_REGULAR = (
    "NotoSans-Regular.ttf",
    "NotoNaskhArabic-Regular.ttf",
    "NotoSansDevanagari-Regular.ttf",
)
_BOLD = ("NotoSans-Bold.ttf", "NotoNaskhArabic-Bold.ttf", "NotoSansDevanagari-Bold.ttf")
FAMILIES = ("Noto Sans", "Noto Naskh Arabic", "Noto Sans Devanagari")
"""The families in the order in which a character is looked for."""

_UNICODE_TABLES = ((3, 10), (0, 4), (0, 6), (3, 1), (0, 3))


def covers(character: str) -> bool:
    """Tell whether the shipped fonts have ``character``, regular or bold alike."""
    code = ord(character)
    return any(code in _advances(name) for name in _REGULAR)


def leads(character: str) -> bool:
    """Tell whether the first family by itself has ``character``: no other font is called upon."""
    return ord(character) in _advances(_REGULAR[0])


def advance(character: str, *, bold: bool = False) -> float | None:
    """Return the width of ``character`` in ems, or None where no shipped font has it.

    Letters of joined scripts are given in their isolated form, which is the widest.
    """
    code = ord(character)
    for name in _BOLD if bold else _REGULAR:
        width = _advances(name).get(code)
        if width is not None:
            return width
    return None


@lru_cache(maxsize=8)
def _advances(name: str) -> dict[int, float]:
    """Return code point -> advance width in ems of one shipped font."""
    data = resource("fonts", name).read_bytes()
    tables = _tables(data)
    (units,) = struct.unpack_from(">H", data, tables["head"] + 18)
    (measured,) = struct.unpack_from(">H", data, tables["hhea"] + 34)
    metrics = struct.unpack_from(f">{measured * 2}H", data, tables["hmtx"])
    widths = [metrics[2 * glyph] / units for glyph in range(measured)]
    glyphs = _glyphs(data, tables["cmap"])
    return {code: widths[min(glyph, measured - 1)] for code, glyph in glyphs.items()}


def _tables(data: bytes) -> dict[str, int]:
    (number,) = struct.unpack_from(">H", data, 4)
    records = (struct.unpack_from(">4sIII", data, 12 + 16 * n) for n in range(number))
    return {tag.decode("latin-1"): offset for tag, _, offset, _ in records}


def _glyphs(data: bytes, cmap: int) -> dict[int, int]:
    """Return code point -> glyph number from the best Unicode table of ``cmap``."""
    (number,) = struct.unpack_from(">H", data, cmap + 2)
    found: dict[tuple[int, int], int] = {}
    for n in range(number):
        platform, encoding, offset = struct.unpack_from(">HHI", data, cmap + 4 + 8 * n)
        found[platform, encoding] = cmap + offset
    start = next(found[table] for table in _UNICODE_TABLES if table in found)
    (form,) = struct.unpack_from(">H", data, start)
    return _format_12(data, start) if form == 12 else _format_4(data, start)


def _format_12(data: bytes, start: int) -> dict[int, int]:
    (groups,) = struct.unpack_from(">I", data, start + 12)
    glyphs: dict[int, int] = {}
    for n in range(groups):
        first, last, glyph = struct.unpack_from(">III", data, start + 16 + 12 * n)
        glyphs.update((code, glyph + code - first) for code in range(first, last + 1))
    return glyphs


def _format_4(data: bytes, start: int) -> dict[int, int]:
    (double,) = struct.unpack_from(">H", data, start + 6)
    count = double // 2
    ends = struct.unpack_from(f">{count}H", data, start + 14)
    starts = struct.unpack_from(f">{count}H", data, start + 16 + double)
    deltas = struct.unpack_from(f">{count}H", data, start + 16 + 2 * double)
    ranges = start + 16 + 3 * double
    glyphs: dict[int, int] = {}
    for n in range(count):
        (offset,) = struct.unpack_from(">H", data, ranges + 2 * n)
        for code in range(starts[n], min(ends[n], 0xFFFE) + 1):
            glyph = code
            if offset:
                where = ranges + 2 * n + offset + 2 * (code - starts[n])
                (glyph,) = struct.unpack_from(">H", data, where)
            if glyph or not offset:
                glyphs[code] = (glyph + deltas[n]) & 0xFFFF
    return {code: glyph for code, glyph in glyphs.items() if glyph}
