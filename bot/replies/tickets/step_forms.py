"""The forms of a ticket's steps: which fields each asks for, and how a field looks."""

import json
from collections.abc import Callable, Sequence
from typing import Any

from bot.desk.tickets.tickets import CHANGES
from bot.replies.drawing import blocks
from bot.replies.drawing.blocks import Block
from bot.replies.drawing.words import Words
from bot.replies.tickets.ticket_words import SEVERITIES, labelled, modal, option, options, said, select, text_box, word
from knowledge.rules.clocks.ticket_terms import MILESTONES

CALLBACK = "ticket_step"
NO_LEVEL = "-"

FIELDS: dict[str, tuple[str, ...]] = {
    "regrade": ("severity", "level"),
    "recontract": ("contract",),
    "respond": ("came_with", "text?", "at?"),
    "update": ("text", "at?"),
    "pause": ("reason", "at?"),
    "met": ("milestone", "text?", "at?"),
    "resolve": ("text", "at?"),
    "verify": ("checks",),
    "close": ("change", "impact", "prevention", "change_record?"),
    "reopen": ("reason",),
    "hand_over": ("to",),
    "request_visit": ("reason",),
    "visit": ("chargeable", "text?", "at?"),
    "note": ("text",),
    "withdraw": ("reason",),
}
"""The fields of each step that has a form; `?` marks what may be left empty."""


def step_form(step: str, ticket: dict[str, Any], lang: str) -> Block:
    """The form of a step; `ticket` holds id, title, severity, level, levels and what is known of visits."""
    parts: list[Block] = [blocks.context(blocks.cut(f"{ticket['id']} · {ticket['title']}", 200))]
    if step in ("request_visit", "visit") and ticket["visits"]:
        parts.append(blocks.section(Words(lang, "ticket_step", **ticket["visits"])["visits"]))
    parts += [_field(name, step, ticket, lang) for name in FIELDS[step]]
    metadata = json.dumps({"ticket": ticket["id"], "step": step})
    title = word(lang, "step", step)
    return modal(CALLBACK, title, parts, lang=lang, submit=said(lang, "done"), metadata=metadata)


def _field(marked: str, step: str, ticket: dict[str, Any], lang: str) -> Block:
    name, optional = marked.rstrip("?"), marked.endswith("?")
    words = Words(lang, "ticket_step", step=step)
    element = _ELEMENTS.get(name, _long)(name, words, ticket, lang)
    return labelled(words.plain("when" if name == "at" else name), element, optional=optional or name == "came_with")


def _long(name: str, words: Words, ticket: dict[str, Any], lang: str) -> Block:
    return text_box(name, multiline=True)


def _ticked(name: str, values: Sequence[str], words: Words) -> Block:
    return {
        "type": "checkboxes",
        "action_id": name,
        "options": [option(words.plain(value), value) for value in values],
    }


def _came_with(name: str, words: Words, ticket: dict[str, Any], lang: str) -> Block:
    return _ticked(name, ("plan", "workaround", "interim"), words)


def _checks(name: str, words: Words, ticket: dict[str, Any], lang: str) -> Block:
    return _ticked(name, ("function", "data", "regression"), words)


def _severity(name: str, words: Words, ticket: dict[str, Any], lang: str) -> Block:
    return select(name, options(lang, "severity", SEVERITIES), chosen=ticket["severity"])


def _level(name: str, words: Words, ticket: dict[str, Any], lang: str) -> Block:
    choices = [option(level, level) for level in ticket["levels"]] + [option(said(lang, "none"), NO_LEVEL)]
    return select(name, choices, chosen=ticket["level"] or NO_LEVEL)


def _milestone(name: str, words: Words, ticket: dict[str, Any], lang: str) -> Block:
    return select(name, options(lang, "milestone", MILESTONES))


def _chargeable(name: str, words: Words, ticket: dict[str, Any], lang: str) -> Block:
    choices = [option(words.plain(value), value) for value in ("no", "yes")]
    spent = bool(ticket["visits"]) and ticket["visits"]["left"] <= 0
    return {"type": "radio_buttons", "action_id": name, "options": choices, "initial_option": choices[spent]}


def _change(name: str, words: Words, ticket: dict[str, Any], lang: str) -> Block:
    return {"type": "radio_buttons", "action_id": name, "options": options(lang, "change", CHANGES)}


def _to(name: str, words: Words, ticket: dict[str, Any], lang: str) -> Block:
    return {"type": "users_select", "action_id": name}


def _contract(name: str, words: Words, ticket: dict[str, Any], lang: str) -> Block:
    return {"type": "external_select", "action_id": "step_contract", "min_query_length": 0}


def _at(name: str, words: Words, ticket: dict[str, Any], lang: str) -> Block:
    return {"type": "datetimepicker", "action_id": name}


_ELEMENTS: dict[str, Callable[[str, Words, dict[str, Any], str], Block]] = {
    "came_with": _came_with,
    "checks": _checks,
    "severity": _severity,
    "level": _level,
    "milestone": _milestone,
    "chargeable": _chargeable,
    "change": _change,
    "to": _to,
    "at": _at,
    "contract": _contract,
}
