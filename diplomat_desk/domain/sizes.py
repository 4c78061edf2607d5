"""Sizes of files in words."""

import math

from diplomat_desk.domain.words import count, say

KILOBYTE = 1_000
MEGABYTE = 1_000_000
GIGABYTE = 1_000_000_000


def size_in_words(size: int) -> str:
    """Return ``size`` bytes as people read it, rounded up: ``640 bytes``, ``31 KB``, ``2.4 MB``."""
    if size < KILOBYTE:
        return count(size, "{n} byte", "{n} bytes")
    if size < MEGABYTE:
        return say("{n} KB", n=math.ceil(size / KILOBYTE))
    if size < GIGABYTE:
        return say("{n} MB", n=_tenths(size, MEGABYTE).removesuffix(".0"))
    return say("{n} GB", n=_tenths(size, GIGABYTE))


def _tenths(size: int, unit: int) -> str:
    return f"{math.ceil(size * 10 / unit) / 10:,.1f}"
