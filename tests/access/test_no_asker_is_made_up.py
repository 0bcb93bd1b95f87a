"""Nobody on Slack asks as the terminal does, and what binds a vendor is read for clocks alone."""

import ast
from pathlib import Path

import pytest

from knowledge.rules.access import Act, Asker, may

ROOT = Path(__file__).parents[2]
ON_SLACK = sorted(
    path for package in ("desk", "listeners", "replies") for path in (ROOT / "bot" / package).rglob("*.py")
) + [ROOT / "bot" / name for name in ("answering.py", "app.py", "learning.py", "scheduler.py", "wiring.py")]
READS_ALL = {"bot/desk/contracts/contract_terms.py", "bot/desk/tickets/terms_watch.py"}
"""Where clocks are made: their tickets write down what they rest on (`rests_on`)."""
ANSWERING = sorted(
    path for name in ("answers", "retrieval", "triage") for path in (ROOT / "knowledge" / name).rglob("*.py")
)


def named_in(path):
    return {node.id for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))) if isinstance(node, ast.Name)} | {
        node.attr for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))) if isinstance(node, ast.Attribute)
    }


def defaults_in(path):
    """Parameters that may be left out, of every function."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.FunctionDef):
            after = node.args.args[len(node.args.args) - len(node.args.defaults) :]
            yield from (argument.arg for argument in after)
            pairs = zip(node.args.kwonlyargs, node.args.kw_defaults, strict=True)
            yield from (argument.arg for argument, default in pairs if default is not None)


@pytest.mark.parametrize("path", [*ON_SLACK, *ANSWERING], ids=lambda path: str(path.relative_to(ROOT)))
def test_no_verb_asks_as_the_terminal(path):
    assert not named_in(path) & {"TERMINAL", "TERMINAL_ID", "ANYONE"}
    assert "unlimited" not in path.read_text(encoding="utf-8") or path.name in ("search.py",)


def test_nothing_is_read_for_an_asker_who_was_not_named():
    packages = [path for name in ("bot", "knowledge") for path in (ROOT / name).rglob("*.py")]

    assert [] == [str(path) for path in packages if "asker" in defaults_in(path)]


def test_what_binds_a_vendor_is_read_where_clocks_are_made_and_nowhere_else():
    used = {str(path.relative_to(ROOT)) for path in (ROOT / "bot").rglob("*.py") if "binding" in named_in(path) and
            "contracts" in path.read_text(encoding="utf-8") and "import" in path.read_text(encoding="utf-8") and
            "binding(" in path.read_text(encoding="utf-8")}  # fmt: skip

    assert READS_ALL == used


@pytest.mark.parametrize("act", list(Act))
@pytest.mark.parametrize("role", ["auditor", "vendor"])
def test_whoever_only_reads_changes_nothing_though_they_own_it(role, act):
    asker = Asker(person="U1", role=role)

    assert (act is Act.SEE_MONEY and role == "auditor") == may(asker, act, owner="U1")


@pytest.mark.parametrize("act", [Act.OWN, Act.TAKE_OVER, Act.RENEW, Act.DECIDE_FACTS, Act.ENTER, Act.DECIDE_CLAIM])
def test_staff_and_strangers_decide_nothing_but_about_their_own(act):
    staff = Asker(person="U1")

    assert (False, True) == (may(staff, act, owner="U2"), may(staff, act, owner="U1"))
