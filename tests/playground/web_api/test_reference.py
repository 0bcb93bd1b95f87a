"""The methods that we serve demand the arguments, and refuse with the error codes, that Slack's reference lists."""

import ast
import json
from pathlib import Path

import pytest

import bot.playground.web_api as package
from bot.playground.web_api.methods import METHODS
from tests.shared_data import shared

# answered by every method in practice, although not every page lists them
COMMON = {"invalid_arguments", "invalid_auth", "not_authed", "not_allowed_token_type", "unknown_method", "ratelimited"}
# the page demands text of every appended chunk, and the chunks themselves are the newer form of it
ALTERNATIVES = {("chat.appendStream", "markdown_text")}
UNLISTED = {"emoji.list", "api.test"}


def reference(method: str) -> dict:
    return json.loads(shared("slack", "methods", f"{method}.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize("name", sorted(METHODS.keys() - UNLISTED))
def test_a_method_demands_what_the_reference_says_is_required(name):
    page = reference(name)
    required = {argument for argument, about in page["args"].items() if about.get("required")}

    demanded = {argument for argument in METHODS[name].required if argument in page["args"]}

    assert set(METHODS[name].required) == demanded
    assert required - demanded <= {argument for method, argument in ALTERNATIVES if method == name}


def test_every_error_code_of_ours_is_slacks():
    known = COMMON | {code for name in METHODS.keys() - UNLISTED for code in reference(name)["errors"]}

    ours = {code for file in Path(package.__file__).parent.rglob("*.py") for code in _refusals(file)}

    assert len(ours) > 40
    assert set() == ours - known


def _refusals(file: Path) -> set[str]:
    """The words given to `Refused(...)`, and to a parameter called `error`."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if not isinstance(node, ast.Call) or not node.args:
            continue
        name = node.func.id if isinstance(node.func, ast.Name) else getattr(node.func, "attr", "")
        place = {"Refused": 0, "own_message": 2, "message": 2, "json": 1}.get(name)
        if place is not None and len(node.args) > place and isinstance(node.args[place], ast.Constant):
            found.add(str(node.args[place].value))
    return found
