"""Make countries.json anew: the names of countries in other languages, from Unicode's CLDR by Babel.

Run with the development version of the application and Babel installed:
``python resources/translations/make_countries.py``. The application itself needs no Babel.
"""

import json
from pathlib import Path

from babel import Locale

from diplomat_desk.domain.countries import CountryKind
from diplomat_desk.services.reference import default_countries

LANGUAGES = ("ar", "es", "fa", "fr", "hi", "ru", "ur", "zh")


def main() -> None:
    """Write, by English name as the register shows it, the name in each language."""
    territories = {language: Locale.parse(language).territories for language in LANGUAGES}
    names = {
        one.name: {
            language: territories[language][one.alpha2]
            for language in LANGUAGES
            if one.alpha2 in territories[language]
        }
        for one in sorted(default_countries(), key=lambda one: one.name)
        if one.kind is CountryKind.ISO
    }
    text = json.dumps(names, ensure_ascii=False, indent=0)
    Path(__file__).with_name("countries.json").write_text(text + "\n", "utf-8")


if __name__ == "__main__":
    main()
