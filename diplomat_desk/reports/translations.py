"""The words of paper in another language than the window's, as far as they are shipped."""

import json
from collections.abc import Mapping
from functools import cache

from diplomat_desk.domain.words import Translator
from diplomat_desk.paths import resource


@cache
def catalogue(language: str) -> Mapping[str, str]:
    """Return the texts that are translated into ``language`` (BCP 47), by their English source.

    Empty where none are shipped: the paper then speaks English, in the direction of its language.
    """
    path = resource("translations", f"{language.split('-', maxsplit=1)[0]}.json")
    if not path.is_file():
        return {}
    texts: Mapping[str, str] = json.loads(path.read_bytes())["texts"]
    return texts


def translator(language: str) -> Translator:
    """Return what turns an English source text into ``language``."""
    known = catalogue(language)
    return lambda text: known.get(text) or text
