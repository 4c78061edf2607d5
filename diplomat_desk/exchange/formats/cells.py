"""Cells of text files that no spreadsheet takes for a formula, and the way back."""

from diplomat_desk.charts.csvout import FORMULA_STARTS
from diplomat_desk.domain.text import clean

SEPARATOR = "; "
"""Stands between the entries of a list in one cell."""

_SUSPECT = frozenset((*FORMULA_STARTS, "'"))
_NOT_IN_XML = dict.fromkeys((0xFFFE, 0xFFFF))


def neutral(text: str) -> str:
    r"""Return ``text`` with an apostrophe in front where a spreadsheet would take it for a formula.

    A text that begins with apostrophes and then like a formula gets another one, so that
    :func:`restored` gives back exactly what was there. Its lines are kept.
    """
    kept = clean(text)
    # Hardly any does, so that the first sign is asked before all else.
    return f"'{kept}" if kept[:1] in _SUSPECT and _looks_like_one(kept) else kept


def restored(text: str) -> str:
    """Return what :func:`neutral` was given: without the apostrophe in front of a formula."""
    return text[1:] if text.startswith("'") and _looks_like_one(text) else text


def xml_text(text: str) -> str:
    """Return ``text`` without what XML 1.0 cannot hold."""
    kept = clean(text)
    # Neither can be printed, and asking that is a tenth of the time of looking for them.
    return kept if kept.isprintable() else kept.translate(_NOT_IN_XML)


def joined(entries: list[str]) -> str:
    """Return the entries of a list as one cell; an entry holds no separator, and an empty one keeps its place."""
    if not any(entries):
        return ""
    return SEPARATOR.join([entry.replace(";", ",") for entry in entries])


def _looks_like_one(text: str) -> bool:
    return text.lstrip("'").startswith(FORMULA_STARTS)
