"""Slack's rich text block of what a person typed, as message events carry it beside the text."""

import re
from typing import Any

from bot.playground.model import Json

_REFERENCE = re.compile(r"<([@#!])?([^|>]+)(?:\|([^>]*))?>")
_ENTITIES = (("&lt;", "<"), ("&gt;", ">"), ("&amp;", "&"))


def rich_text_block(text: str) -> Json:
    """One section with the text's mentions, links and words."""
    elements: list[Json] = []
    place = 0
    for found in _REFERENCE.finditer(text):
        elements += _words(text[place : found.start()])
        elements.append(_reference(*found.groups()))
        place = found.end()
    elements += _words(text[place:])
    return {"type": "rich_text", "block_id": "typed", "elements": [{"type": "rich_text_section", "elements": elements}]}


def _words(text: str) -> list[Json]:
    for entity, character in _ENTITIES:
        text = text.replace(entity, character)
    return [{"type": "text", "text": text}] if text else []


def _reference(mark: str | None, target: str, label: str | None) -> dict[str, Any]:
    if mark == "@":
        return {"type": "user", "user_id": target}
    if mark == "#":
        return {"type": "channel", "channel_id": target}
    if mark == "!":
        return {"type": "broadcast", "range": target if target in ("here", "channel", "everyone") else "here"}
    return {"type": "link", "url": target} | ({"text": label} if label else {})
