"""The currencies in use today, by ISO 4217 code, as Qt's own locale data has them."""

from collections.abc import Callable, Sequence
from functools import cache

from PySide6.QtCore import QLocale

from diplomat_desk.domain.text import fold
from diplomat_desk.ui.forms.suggest import Choice

_MOST = 12
_CODE = QLocale.CurrencySymbolFormat.CurrencyIsoCode
_NAME = QLocale.CurrencySymbolFormat.CurrencyDisplayName


@cache
def currencies() -> tuple[tuple[str, str, str], ...]:
    """Return code, name (English, where Qt has one) and territories of every currency, by code."""
    names: dict[str, str] = {}
    territories: dict[str, set[str]] = {}
    for locale in _locales(QLocale.Language.English):
        names.setdefault(locale.currencySymbol(_CODE), locale.currencySymbol(_NAME))
    for locale in _locales(QLocale.Language.AnyLanguage):
        place = QLocale.territoryToString(locale.territory())
        territories.setdefault(locale.currencySymbol(_CODE), set()).add(place)
    return tuple(
        (code, names.get(code, ""), ", ".join(sorted(places)))
        for code, places in sorted(territories.items())
        if code
    )


def _locales(language: QLocale.Language) -> list[QLocale]:
    return QLocale.matchingLocales(language, QLocale.Script.AnyScript, QLocale.Country.AnyCountry)


def ask_currencies(text: str, answer: Callable[[Sequence[Choice]], None]) -> None:
    """Answer with the currencies whose code, name or territory contains ``text``, codes first."""
    wanted = fold(text.strip())
    ranked = []
    for code, name, places in currencies():
        by_code = fold(code).startswith(wanted)
        if by_code or wanted in fold(f"{name} {places}"):
            ranked.append((not by_code, Choice(code, name or places, code)))
    ranked.sort(key=lambda one: (one[0], one[1].text))
    answer([choice for _, choice in ranked[:_MOST]])
