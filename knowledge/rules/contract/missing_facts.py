"""What the watch would need to know about a contract and does not: facts not stated, not confirmed, or impossible."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal

Why = Literal["not_stated", "unconfirmed", "after_the_end"]

WITH_A_TERM = frozenset({"license", "support", "annual_service", "nda", "upgrade"})
"""Kinds that run for a time; an implementation contract ends with its work."""

_DECIDING = ("expires_on", "auto_renews", "renewal_term", "notice_period", "last_opt_out_on")


@dataclass(frozen=True, slots=True)
class Missing:
    """One fact that a person should look up, confirm or correct."""

    field: str
    why: Why


def missing_facts(kind: str | None, facts: Mapping[str, Any], states: Mapping[str, str]) -> tuple[Missing, ...]:
    """List what is missing in the facts in force; `states` gives each fact's state, `proposed` until confirmed."""
    absent = [Missing(name, "not_stated") for name in _needed(kind, facts) if facts.get(name) is None]
    proposed = [name for name in _DECIDING if facts.get(name) is not None and states.get(name) == "proposed"]
    end, opt_out = facts.get("expires_on"), facts.get("last_opt_out_on")
    if end and opt_out and opt_out > end:
        absent.append(Missing("last_opt_out_on", "after_the_end"))
    return (*absent, *(Missing(name, "unconfirmed") for name in proposed))


def _needed(kind: str | None, facts: Mapping[str, Any]) -> list[str]:
    """The facts on which the three dates hang, given what the others say."""
    if kind is not None and kind not in WITH_A_TERM:
        return []
    needed = ["expires_on", "auto_renews"]
    if facts.get("auto_renews"):
        needed.append("renewal_term")
        needed += ["notice_period"] if facts.get("last_opt_out_on") is None else []
    return needed
