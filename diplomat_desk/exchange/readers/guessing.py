"""A second opinion on encodings, by charset-normalizer, which knows the letters of many languages."""

from codecs import lookup

from charset_normalizer import from_bytes

from diplomat_desk.exchange.readers.encodings import LEGACY

_ENOUGH = 24
"""Fewer bytes beyond ASCII tell it nothing."""


def guess(sample: bytes) -> str:
    """Return the codec that ``sample`` was most likely written with, of those known, or nothing."""
    if sum(byte > 127 for byte in sample) < _ENOUGH:
        return ""
    best = from_bytes(sample, cp_isolation=list(LEGACY)).best()
    return lookup(best.encoding).name if best is not None else ""
