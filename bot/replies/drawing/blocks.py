"""Block Kit in the few shapes that the desk uses, each kept inside Slack's limits (2026-11, docs.slack.dev)."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from knowledge.rules.language.columns import cut_at

Block = dict[str, Any]

SECTION = 3000
HEADER = 150
BUTTON = 75
MESSAGE_BLOCKS = 50
MESSAGE_CHARACTERS = 13_000
"""Slack refuses a message with about 13,200 characters over all its blocks (`msg_blocks_too_long`)."""


@dataclass(frozen=True, slots=True)
class Message:
    """What `chat.postMessage` is given: the blocks, and the text that notifications show."""

    text: str
    blocks: tuple[Block, ...] = ()


def cut(text: str, limit: int) -> str:
    """The text, or its beginning and an ellipsis, in at most `limit` characters."""
    return text if len(text) <= limit else text[: limit - 1].rstrip() + "…"


def plain(text: str, limit: int = SECTION) -> Block:
    return {"type": "plain_text", "text": cut(text, limit), "emoji": True}


def mrkdwn(text: str, limit: int = SECTION) -> Block:
    return {"type": "mrkdwn", "text": cut(text, limit)}


def header(text: str) -> Block:
    return {"type": "header", "text": plain(text, HEADER)}


def section(text: str, *, accessory: Block | None = None) -> Block:
    block = {"type": "section", "text": mrkdwn(text)}
    return block | {"accessory": accessory} if accessory else block


def fields(*texts: str) -> Block:
    """Up to ten short texts in two columns."""
    return {"type": "section", "fields": [mrkdwn(text, 2000) for text in texts[:10]]}


def context(*texts: str) -> Block:
    return {"type": "context", "elements": [mrkdwn(text, 2000) for text in texts[:10]]}


def divider() -> Block:
    return {"type": "divider"}


def stored_image(file: str, alt: str) -> Block:
    """A picture that was put onto Slack, by its file id."""
    return {"type": "image", "slack_file": {"id": file}, "alt_text": alt[:2000]}


def button(text: str, action: str, value: str, *, style: str | None = None) -> Block:
    """A button; `style` is `primary`, `danger` or none."""
    block = {"type": "button", "text": plain(text, BUTTON), "action_id": action, "value": value[:2000]}
    return block | {"style": style} if style else block


def menu(text: str, action: str, options: Sequence[tuple[str, str]]) -> Block:
    """A menu of texts with their values, at most a hundred."""
    given = [{"text": plain(said, BUTTON), "value": value} for said, value in options[:100]]
    return {"type": "static_select", "placeholder": plain(text, BUTTON), "action_id": action, "options": given}


def actions(*elements: Block) -> Block:
    return {"type": "actions", "elements": list(elements[:25])}


def table(rows: Sequence[Sequence[str]], *, cell: int) -> Block:
    """A table of plain cells, each cut at so many columns; Slack takes one a message."""
    return {
        "type": "table",
        "rows": [[{"type": "raw_text", "text": cut_at(text, cell) or "–"} for text in row] for row in rows],
    }


def feedback(action: str, *, good: str, bad: str, good_value: str, bad_value: str) -> Block:
    """Slack's own thumbs up and down under a message; Slack shows no words, so that their names are read out."""
    element = {
        "type": "feedback_buttons",
        "action_id": action,
        "positive_button": {"text": plain(good, BUTTON), "accessibility_label": good, "value": good_value},
        "negative_button": {"text": plain(bad, BUTTON), "accessibility_label": bad, "value": bad_value},
    }
    return {"type": "context_actions", "elements": [element]}


def size(blocks: tuple[Block, ...]) -> int:
    """Characters that Slack counts over a message's blocks: every `text` inside them."""
    return sum(_characters(block) for block in blocks)


def _characters(value: Any) -> int:
    if isinstance(value, dict):
        return sum(len(v) if k == "text" and isinstance(v, str) else _characters(v) for k, v in value.items())
    return sum(map(_characters, value)) if isinstance(value, list) else 0


def fits(blocks: tuple[Block, ...]) -> bool:
    """Whether Slack takes these blocks as one message."""
    return len(blocks) <= MESSAGE_BLOCKS and size(blocks) <= MESSAGE_CHARACTERS
