"""The English texts that paper can say: what a language file must translate."""

import ast
import json
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path

from diplomat_desk.paths import resource

ROOT = Path(__file__).resolve().parents[1]
PACKAGE = ROOT / "diplomat_desk"
SPOKEN = ("domain", "charts", "reports")
"""Layers whose words stand on paper."""

_DOORS = {"say": slice(0, 1), "count": slice(1, 3)}
"""Function through which words pass -> those of its arguments that are texts."""
_LABELLED = ("Choice", "Option", "switch")


def spoken() -> set[str]:
    """Return every text that these layers pass to ``say`` or ``count``, as a literal or kept under a name."""
    found: set[str] = set()
    for layer in SPOKEN:
        for path in (PACKAGE / layer).rglob("*.py"):
            found |= set(_literals(_tree(path)))
            found |= _kept(path)
    return found


def terms() -> set[str]:
    """Return the labels and definitions of the shipped vocabularies."""
    shipped = json.loads(resource("vocabularies", "terms.json").read_bytes())
    return {one[field] for one in shipped for field in ("label", "definition") if one.get(field)}


@cache
def _tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text("utf-8"))


def _literals(tree: ast.AST) -> Iterator[str]:
    for argument in _spoken_arguments(tree):
        yield from _constants(_worth(argument))
    for name, node in _calls(tree):
        if name in _LABELLED:
            yield from _constants(node.args[1:2])


def _calls(tree: ast.AST) -> Iterator[tuple[str, ast.Call]]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
            yield node.func.id, node


def _spoken_arguments(tree: ast.AST) -> Iterator[ast.expr]:
    for name, node in _calls(tree):
        if name in _DOORS:
            yield from node.args[_DOORS[name]]


def _constants(nodes: Iterable[ast.expr]) -> Iterator[str]:
    for one in nodes:
        if isinstance(one, ast.Constant) and isinstance(one.value, str):
            yield one.value


def _kept(path: Path) -> set[str]:
    """Return the texts kept under names that a module speaks: constants, choices made before, runs of a loop."""
    found: set[str] = set()
    for scope in ast.walk(_tree(path)):
        if isinstance(scope, ast.FunctionDef):
            asked = {name for one in _spoken_arguments(scope) for name in _names(one)}
            found |= _under(asked, path, scope)
    return found


def _names(node: ast.AST) -> Iterator[str]:
    for one in ast.walk(node):
        if isinstance(one, ast.Name):
            yield one.id


def _under(asked: set[str], path: Path, scope: ast.AST) -> set[str]:
    """Return the texts that ``asked`` stand for, whatever other names they are made of."""
    found: set[str] = set()
    seen: set[str] = set()
    while asked - seen:
        name = (asked - seen).pop()
        seen.add(name)
        for where, value in _values(name, path, scope):
            found |= set(_words(value))
            if where == path:
                asked |= {one for part in _worth(value) for one in _names(part)}
    return found


def _values(name: str, path: Path, scope: ast.AST) -> Iterator[tuple[Path, ast.expr]]:
    """Give what ``name`` is set to: within the function, in its module, or where it is imported from."""
    for tree in (scope, *_tree(path).body):
        for node in [tree] if tree is not scope else ast.walk(scope):
            if value := _set_to(name, node):
                yield path, value
            elif isinstance(node, ast.ImportFrom) and any(one.name == name for one in node.names):
                there = ROOT / f"{(node.module or '').replace('.', '/')}.py"
                if there.is_file():
                    for other in _tree(there).body:
                        if value := _set_to(name, other):
                            yield there, value


def _set_to(name: str, node: ast.AST) -> ast.expr | None:
    if isinstance(node, ast.Assign) and any(name in _names(one) for one in node.targets):
        return node.value
    if isinstance(node, ast.AnnAssign) and name in _names(node.target):
        return node.value
    if isinstance(node, ast.For | ast.comprehension) and name in _names(node.target):
        return node.iter
    return None


def _worth(node: ast.expr) -> list[ast.expr]:
    """Return the parts of an expression that can be its worth: not a key, not a condition."""
    match node:
        case ast.Dict():
            return [part for one in node.values for part in _worth(one)]
        case ast.Tuple() | ast.List():
            return [part for one in node.elts for part in _worth(one)]
        case ast.IfExp():
            return [*_worth(node.body), *_worth(node.orelse)]
        case ast.Subscript():
            return _worth(node.value)
        case ast.Call(func=ast.Attribute(attr="get" | "items" | "values", value=held)):
            return [*_worth(held), *node.args[1:]]
        case ast.Constant() | ast.Name():
            return [node]
        case ast.DictComp():
            return _worth(node.value)
    return []


def _words(node: ast.expr) -> Iterator[str]:
    """Give the texts of an expression; beside texts with a capital, words without one are codes."""
    for group in _groups(node):
        texts = [one for one in group if one]
        capital = [one for one in texts if one[0].isupper() or " " in one]
        yield from capital or texts


def _groups(node: ast.expr) -> Iterator[list[str]]:
    if isinstance(node, ast.Dict):
        for value in node.values:
            yield from _groups(value)
    elif isinstance(node, ast.Tuple | ast.List) and any(
        isinstance(one, ast.Tuple | ast.List) for one in node.elts
    ):
        for value in node.elts:
            yield from _groups(value)
    else:
        yield list(_constants(_worth(node)))
