"""Words and small pieces that all of the tickets' messages share."""

import re
from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

from bot.replies.drawing import blocks
from bot.replies.drawing.blocks import Block
from bot.replies.drawing.words import Mrkdwn, Words, escape, when

CAUSES = ("configuration", "data", "interface", "code", "access", "unknown")
SEVERITIES = ("S1", "S2", "S3", "S4")
URGENCIES = ("now", "today", "week", "later")
CHANNELS = ("phone", "email", "portal", "remote", "onsite", "none")
BAR = 10

_SLACK_ID = re.compile(r"[UW][A-Z0-9]{2,}")


def word(lang: str, kind: str, value: Any) -> str:
    """What a value of a closed list is called: `word("en", "milestone", "response")`."""
    return Words(lang, "ticket", value=value).plain(kind)


def said(lang: str, name: str) -> str:
    """A plain word of the shared template, such as `cancel`."""
    return Words(lang, "ticket").plain(name)


def person(who: str | None) -> Mrkdwn | None:
    """Somebody as Slack shows them; a name that is no Slack id as it is written."""
    if who is None:
        return None
    return Mrkdwn(f"<@{who}>") if _SLACK_ID.fullmatch(who) else Mrkdwn(escape(who))


def persons(who: Iterable[str]) -> Mrkdwn:
    return Mrkdwn(" ".join(name for one in who if (name := person(one))))


def moment(iso: str | None) -> Mrkdwn | None:
    """An instant of a payload in the reader's zone."""
    return when(datetime.fromisoformat(iso)) if iso else None


def day(when: date, lang: str) -> str:
    """A day as people say it: `29 December 2026`, `2026年12月29日`."""
    month = Words(lang, "ticket", value=when.month).plain("month")
    return Words(lang, "ticket", day=when.day, month=month, year=when.year).plain("day")


def bar(parts: int) -> str:
    """How much of a target is used, in ten parts."""
    return "▰" * parts + "▱" * (BAR - parts)


def option(text: str, value: str) -> Block:
    return {"text": blocks.plain(text or "–", 75), "value": value[:150]}


def options(lang: str, kind: str, values: Iterable[str]) -> list[Block]:
    return [option(word(lang, kind, value), value) for value in values]


def select(action: str, choices: list[Block], *, chosen: str | None = None, placeholder: str | None = None) -> Block:
    """A menu; `chosen` is a value among its options."""
    element: Block = {"type": "static_select", "action_id": action, "options": choices[:100]}
    first = next((choice for choice in choices if choice["value"] == chosen), None)
    if first:
        element["initial_option"] = first
    return element | ({"placeholder": blocks.plain(placeholder, 75)} if placeholder else {})


def text_box(action: str, *, value: str | None = None, multiline: bool = False, longest: int = 3000) -> Block:
    element: Block = {"type": "plain_text_input", "action_id": action, "max_length": longest}
    element |= {"multiline": True} if multiline else {}
    return element | ({"initial_value": blocks.cut(value, longest)} if value else {})


def labelled(label: str, element: Block, *, optional: bool = False, hint: str | None = None) -> Block:
    """A form's input; its block is named like its action."""
    block: Block = {
        "type": "input",
        "block_id": element["action_id"],
        "label": blocks.plain(label, 150),
        "element": element,
        "optional": optional,
    }
    return block | ({"hint": blocks.plain(hint, 150)} if hint else {})


def modal(
    callback: str, title: str, parts: list[Block], *, lang: str, submit: str | None = None, metadata: str = ""
) -> Block:
    """A form, or a page to read where nothing is submitted."""
    view: Block = {
        "type": "modal",
        "callback_id": callback,
        "title": blocks.plain(title, 24),
        "close": blocks.plain(said(lang, "cancel" if submit else "shut"), 24),
        "private_metadata": metadata,
        "blocks": parts[:100],
    }
    return view | ({"submit": blocks.plain(submit, 24)} if submit else {})
