"""Fonts, colours and languages of a Word document."""

from collections.abc import Mapping

LATIN, ARABIC, INDIC, EASTERN = (
    "Noto Sans",
    "Noto Naskh Arabic",
    "Noto Sans Devanagari",
    "Noto Sans CJK SC",
)
INSTEAD: Mapping[str, str] = {
    LATIN: "Segoe UI,Calibri,Arial",
    ARABIC: "Segoe UI,Arial,Times New Roman",
    INDIC: "Nirmala UI,Mangal",
    EASTERN: "Microsoft YaHei,SimSun",
}
"""Font -> what Word takes where it is not installed, the best first."""

INK, QUIET, ACCENT, GROUND, HAIR, FAINT = (
    "141414",
    "555555",
    "1F4E79",
    "F3F5F8",
    "8A8A8A",
    "CFCFCF",
)
LARGER = 1.06
"""Arabic script looks smaller than Latin of the same size."""

_CULTURES = {
    "ar": "ar-SA", "de": "de-DE", "en": "en-GB", "es": "es-ES", "fa": "fa-IR", "fr": "fr-FR",
    "he": "he-IL", "hi": "hi-IN", "ps": "ps-AF", "ru": "ru-RU", "ur": "ur-PK", "zh": "zh-CN",
}  # fmt: skip


def culture(language: str) -> str:
    """Return a BCP 47 tag as Word knows it, which wants a country: ``ur`` is ``ur-PK``."""
    return _CULTURES.get(language, language)
