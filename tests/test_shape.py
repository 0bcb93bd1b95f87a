"""The code stays readable: short files, short functions, a first line that says what lives there."""

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
SOURCES = sorted(p for package in ("bot", "indexer", "knowledge") for p in (ROOT / package).rglob("*.py"))
FILE_LINES, FUNCTION_LINES = 300, 40

FUNCTION = ast.FunctionDef | ast.AsyncFunctionDef


def lines(node):
    return node.end_lineno - node.lineno + 1


def own_lines(function):
    """A function's lines without those of the functions that stand in it: `register` holds its listeners."""
    return lines(function) - sum(lines(inner) for inner in function.body if isinstance(inner, FUNCTION))


@pytest.mark.parametrize("path", SOURCES, ids=lambda p: str(p.relative_to(ROOT)))
def test_a_file_is_short_and_says_what_lives_there(path):
    text = path.read_text(encoding="utf-8")
    tree = ast.parse(text)
    functions = [n for n in ast.walk(tree) if isinstance(n, FUNCTION)]

    too_long = {f.name: length for f in functions if (length := own_lines(f)) > FUNCTION_LINES}

    assert ast.get_docstring(tree), "a module opens with one sentence: what lives here"
    assert text.count("\n") <= FILE_LINES
    assert {} == too_long


FOLDERS = sorted({path.parent for path in SOURCES if "migrations" not in path.parts})
SIBLINGS = 15
"""About as many as somebody takes in when they open a folder."""


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda p: str(p.relative_to(ROOT)))
def test_a_folder_holds_about_a_dozen_modules_and_says_what_it_is_for(folder):
    modules = [path for path in folder.glob("*.py") if path.name != "__init__.py"]

    assert len(modules) <= SIBLINGS, sorted(path.name for path in modules)
    assert (folder / "__init__.py").exists()
