"""The house rules that no linter knows, read from the syntax trees; see the map in the README."""

import ast
import re
import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from importlinter.cli import lint_imports

ROOT = Path(__file__).resolve().parents[1]
PACKAGE = ROOT / "diplomat_desk"

LONGEST_MODULE = 400
LONGEST_FUNCTION = 60

LOADS_LATE = {"diplomat_desk/ui/pages.py"}
"""Loads a page when it is first shown, so that start-up does not pay for numpy and pyqtgraph."""

LOADS_BY_NAME = (
    "diplomat_desk/__main__.py",
    "diplomat_desk/charts/late.py",
    "diplomat_desk/cli/import_parts.py",
    "diplomat_desk/exchange/late.py",
    "diplomat_desk/reports/late.py",
    "diplomat_desk/services/exporting/late.py",
    "diplomat_desk/store/",
    "diplomat_desk/ui/pages.py",
)
"""Besides pages: the choice between window and command line, Alembic when it has work to do, and
networkx when a network is first described, python-docx when a report is written for Word, what
guesses encodings when somebody's file needs it, and the library of each format when a file is first
written in it."""

ASSERTING_CALLS = re.compile(r"assert|raises|warns|fail|wait_?(signal|until)", re.IGNORECASE)

# Spelt with brackets so that this file does not name what it looks for.
REGISTRY_HOST = re.compile(r"python[h]osted|\bpyp[i]\.org|npm[j]s\.|//(deb|security)\.[d]ebian")
MACHINE_PATH = re.compile(r"(?<![\w.])/(?:root|work|home/\w+|Users/\w+)/|\b[A-Z]:\\Users\\")

Function = ast.FunctionDef | ast.AsyncFunctionDef


def name_of(file: Path) -> str:
    return file.relative_to(ROOT).as_posix()


@cache
def trees(folder: Path) -> dict[str, ast.Module]:
    return {
        name_of(file): ast.parse(file.read_text("utf-8")) for file in sorted(folder.rglob("*.py"))
    }


def functions(tree: ast.AST) -> Iterator[Function]:
    return (node for node in ast.walk(tree) if isinstance(node, Function))


def imported_modules(node: ast.AST) -> list[str]:
    match node:
        case ast.Import(names=names):
            return [alias.name for alias in names]
        case ast.ImportFrom(module=str(module), level=0):
            return [module]
    return []


def called_name(node: ast.AST) -> str:
    if not isinstance(node, ast.Call):
        return ""
    match node.func:
        case ast.Attribute(attr=name) | ast.Name(id=name):
            return name
    return ""


def asserts(node: ast.AST) -> bool:
    return isinstance(node, ast.Assert) or bool(ASSERTING_CALLS.search(called_name(node)))


def tracked_texts() -> Iterator[tuple[str, str]]:
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    if listed.returncode != 0:
        pytest.skip("not a git checkout")
    for name in filter(None, listed.stdout.split("\0")):
        try:
            yield name, (ROOT / name).read_text("utf-8")
        except (UnicodeDecodeError, FileNotFoundError):
            continue


def test_the_contracts_of_the_layers_hold() -> None:
    assert lint_imports(config_filename=str(ROOT / "pyproject.toml"), no_cache=True) == 0


def test_no_import_hides_in_a_function() -> None:
    hidden = [
        f"{name}:{node.lineno} {function.name}"
        for name, tree in trees(PACKAGE).items()
        if name not in LOADS_LATE
        for function in functions(tree)
        for node in ast.walk(function)
        if isinstance(node, ast.Import | ast.ImportFrom)
    ]
    assert hidden == []


def test_no_import_is_for_type_checkers_only() -> None:
    loopholes = [
        name for name in trees(PACKAGE) if "TYPE_CHECKING" in (ROOT / name).read_text("utf-8")
    ]
    assert loopholes == []


def test_no_module_is_loaded_by_name_where_nobody_looks_for_it() -> None:
    loaded = [
        f"{name}:{node.lineno}"
        for name, tree in trees(PACKAGE).items()
        if not name.startswith(LOADS_BY_NAME)
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and called_name(node) in {"import_module", "__import__"}
    ]
    assert loaded == []


def test_the_domain_imports_the_standard_library_and_itself_only() -> None:
    foreign = [
        f"{name}: {module}"
        for name, tree in trees(PACKAGE / "domain").items()
        for node in ast.walk(tree)
        for module in imported_modules(node)
        if module.partition(".")[0] not in sys.stdlib_module_names
        and not module.startswith("diplomat_desk.domain")
    ]
    assert foreign == []


def test_modules_and_functions_stay_short() -> None:
    long = [
        f"{name}: {lines} lines"
        for name in trees(PACKAGE)
        if (lines := len((ROOT / name).read_text("utf-8").splitlines())) > LONGEST_MODULE
    ]
    long += [
        f"{name}:{function.lineno} {function.name}: {lines} lines"
        for name, tree in trees(PACKAGE).items()
        for function in functions(tree)
        if (lines := (function.end_lineno or 0) - function.lineno + 1) > LONGEST_FUNCTION
    ]
    assert long == []


def test_every_test_asserts_something() -> None:
    empty = [
        f"{name}:{function.lineno} {function.name}"
        for name, tree in trees(ROOT / "tests").items()
        for function in functions(tree)
        if function.name.startswith("test_") and not any(map(asserts, ast.walk(function)))
    ]
    assert empty == []


@pytest.mark.parametrize("pattern", [REGISTRY_HOST, MACHINE_PATH], ids=["host", "path"])
def test_no_tracked_file_names_a_registry_or_a_place_on_one_machine(
    pattern: re.Pattern[str],
) -> None:
    found = [
        f"{name}: {match.group()}"
        for name, text in tracked_texts()
        if (match := pattern.search(text))
    ]
    assert found == []


def test_nothing_of_it_can_reach_another_machine() -> None:
    wire = (
        *("QtNetwork", "QtWebEngine", "socket", "http.client", "urllib.request"),
        *("requests", "httpx", "ftplib", "smtplib"),
    )
    named = "|".join(map(re.escape, wire))
    pattern = re.compile(rf"^\s*(?:from|import)\s+(?:PySide6\.)?(?:{named})\b", re.MULTILINE)
    found = [
        str(path.relative_to(ROOT))
        for path in (ROOT / "diplomat_desk").rglob("*.py")
        if pattern.search(path.read_text("utf-8")) or "QtNetwork" in path.read_text("utf-8")
    ]
    assert found == []
