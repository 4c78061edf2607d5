"""Looks that only the document knows (colours, widths), as classes of its one style sheet.

A style attribute would have to be allowed for the whole page; a sheet can be allowed by its digest.
"""

import re

_COLOUR = re.compile(r"#[0-9a-fA-F]{6}\Z")


class Looks:
    """Gives each look a class and collects the rules."""

    def __init__(self) -> None:
        self._names: dict[str, str] = {}

    def of(self, rule: str) -> str:
        """Return the class that stands for the declarations ``rule``, which hold no text of a record."""
        return self._names.setdefault(rule, f"look{len(self._names) + 1}")

    def fill(self, colour: str, *, dark: bool) -> str:
        """Return the classes of a ground; empty where ``colour`` is none."""
        if not is_colour(colour):
            return ""
        return f"{self.of(f'background-color:{colour}')} {'on-dark' if dark else 'on-light'}"

    @property
    def rules(self) -> str:
        """All rules, a line each."""
        return "\n".join(f".{name}{{{rule}}}" for rule, name in self._names.items())


def is_colour(colour: str) -> bool:
    """Tell whether ``colour`` is written ``#rrggbb``."""
    return bool(_COLOUR.match(colour))
