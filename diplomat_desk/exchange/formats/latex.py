"""LaTeX within bibliographies, as the letters that it prints; loaded when such a file is read."""

import re

from pylatexenc.latex2text import LatexNodes2Text, MacroTextSpec, get_default_latex_context_db

_PARTICULAR = re.compile(r"[\\{}~`$]|--|''")
"""A text without any of these prints as it stands."""
_TIE = re.compile(r"(?<!\\)~")
_DEEPEST = 200
"""Braces within braces; deeper ones are no text that anybody wrote."""
_SIGNS = {
    "asciicircum": "^",
    "braceleft": "{",
    "braceright": "}",
    "quotedbl": '"',
    "less": "<",
    "greater": ">",
    "bar": "|",
}


def _decoder() -> LatexNodes2Text:
    context = get_default_latex_context_db()
    # The library does not know these, or gives an accent for the sign.
    macros = [MacroTextSpec(f"text{name}", sign) for name, sign in _SIGNS.items()]
    context.add_context_category("signs", prepend=True, macros=macros)
    return LatexNodes2Text(latex_context=context, math_mode="verbatim", keep_comments=True)


_DECODER = _decoder()


def letters_of(text: str) -> str:
    """Return what TeX prints for ``text``; mathematics stay as they are written."""
    if not _PARTICULAR.search(text) or text.count("{") > _DEEPEST:
        return text
    try:
        return str(_DECODER.latex_to_text(_TIE.sub(" ", text)))
    except (RecursionError, ValueError, IndexError):
        # What is no LaTeX is a text like any other.
        return text
