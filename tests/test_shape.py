"""The code stays readable: short files, short functions, a first line that says what lives there."""

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
SOURCES = sorted(p for package in ("bot", "indexer", "knowledge") for p in (ROOT / package).rglob("*.py"))
FILE_LINES, FUNCTION_LINES = 300, 40


@pytest.mark.parametrize("path", SOURCES, ids=lambda p: str(p.relative_to(ROOT)))
def test_a_file_is_short_and_says_what_lives_there(path):
    text = path.read_text(encoding="utf-8")
    tree = ast.parse(text)
    functions = [n for n in ast.walk(tree) if isinstance(n, ast.FunctionDef | ast.AsyncFunctionDef)]

    too_long = {f.name: length for f in functions if (length := f.end_lineno - f.lineno + 1) > FUNCTION_LINES}

    assert ast.get_docstring(tree), "a module opens with one sentence: what lives here"
    assert text.count("\n") <= FILE_LINES
    assert {} == too_long
