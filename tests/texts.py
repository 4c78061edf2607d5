"""The English texts that paper can say: what a language file must translate."""

import ast
import json
from collections.abc import Iterator
from pathlib import Path

from diplomat_desk.paths import resource

PACKAGE = Path(__file__).resolve().parents[1] / "diplomat_desk"
SPOKEN = ("domain", "charts", "reports")
"""Layers whose words stand on paper."""


def spoken() -> set[str]:
    """Return every text that these layers pass to ``say`` or ``count`` as a literal, or keep for later."""
    found: set[str] = set()
    for layer in SPOKEN:
        for path in (PACKAGE / layer).rglob("*.py"):
            found |= set(_literals(ast.parse(path.read_text("utf-8"))))
    return found


def terms() -> set[str]:
    """Return the labels and definitions of the shipped vocabularies."""
    shipped = json.loads(resource("vocabularies", "terms.json").read_bytes())
    return {one[field] for one in shipped for field in ("label", "definition") if one.get(field)}


def _literals(tree: ast.AST) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
            if node.func.id == "say":
                yield from _strings(node.args[:1])
            elif node.func.id == "count":
                yield from _strings(node.args[1:3])
            elif node.func.id in ("Choice", "Option", "switch"):
                yield from _strings(node.args[1:2])


def _strings(nodes: list[ast.expr]) -> Iterator[str]:
    for node in nodes:
        for one in ast.walk(node):
            if isinstance(one, ast.Constant) and isinstance(one.value, str):
                yield one.value
