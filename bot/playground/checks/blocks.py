"""Blocks of messages, and the rules that hold over all blocks of one message."""

from collections.abc import Iterator, Sequence
from typing import Any

from bot.playground.checks.elements import ACCESSORY, BUTTON, IN_ACTIONS, IN_CONTEXT_ACTIONS, IN_INPUT
from bot.playground.checks.objects import ID, IMAGE, LINK, RAW_NUMBER, RAW_TEXT, SLACK_FILE, mrkdwn, plain, words
from bot.playground.checks.rich_text import RICH_TEXT
from bot.playground.checks.rules import (
    Check,
    Field,
    by_type,
    flag,
    many,
    may,
    need,
    number,
    one_at_least,
    one_exactly,
    one_of,
    problem,
    shape,
    string,
    typed,
)

MESSAGE_BLOCKS = 50
MARKDOWN_CHARACTERS = 12_000
TEXT_CHARACTERS = 13_200
_ID = {"block_id": may(ID)}


def _block(kind: str, fields: dict[str, Field], *more: Check) -> Check:
    return typed(kind, _ID | fields, *more)


_IMAGE = _block(
    "image",
    {
        "alt_text": need(string(least=1, most=2000)),
        "image_url": may(LINK),
        "slack_file": may(SLACK_FILE),
        "title": may(plain(2000)),
    },
    one_exactly("image_url", "slack_file"),
)
_SECTION = _block(
    "section",
    {
        "text": may(words(3000)),
        "fields": may(many(words(2000), least=1, most=10)),
        "accessory": may(ACCESSORY),
        "expand": may(flag),
    },
    one_at_least("text", "fields"),
)
_VIDEO = _block(
    "video",
    {
        "alt_text": need(string(least=1, most=2000)),
        "thumbnail_url": need(LINK),
        "video_url": need(LINK),
        "title": need(plain(199)),
        "title_url": may(LINK),
        "author_name": may(string(most=49)),
        "description": may(plain(199)),
        "provider_icon_url": may(LINK),
        "provider_name": may(string()),
    },
)
_CELL = by_type({"rich_text": RICH_TEXT, "raw_text": RAW_TEXT, "raw_number": RAW_NUMBER})
_COLUMN = shape({"align": may(one_of("left", "center", "right")), "is_wrapped": may(flag)})
_TABLE = _block(
    "table",
    {
        "rows": need(many(many(_CELL, least=1, most=20), least=1, most=100)),
        "column_settings": may(many(_COLUMN, most=20)),
    },
)
_DATA_TABLE = _block(
    "data_table",
    {
        "caption": need(string(least=1)),
        "rows": need(many(many(_CELL, least=1), least=1)),
        "page_size": may(number(least=1, most=100)),
        "row_header_column_index": may(number(least=0)),
    },
)
_CARD = _block(
    "card",
    {
        "title": may(mrkdwn(150)),
        "subtitle": may(mrkdwn(150)),
        "body": may(mrkdwn(200)),
        "icon": may(IMAGE),
        "hero_image": may(IMAGE),
        "actions": may(many(BUTTON)),
    },
)
_SOURCE = typed("url", {"url": need(LINK), "text": need(string(least=1))})
_TASK_CARD = _block(
    "task_card",
    {
        "task_id": need(string(least=1)),
        "title": need(string(least=1)),
        "status": need(one_of("pending", "in_progress", "complete", "error")),
        "details": may(RICH_TEXT),
        "output": may(RICH_TEXT),
        "sources": may(many(_SOURCE)),
    },
)

EVERYWHERE: dict[str, Check] = {
    "actions": _block("actions", {"elements": need(many(IN_ACTIONS, least=1, most=25))}),
    "context": _block(
        "context",
        {
            "elements": need(
                many(by_type({"image": IMAGE, "plain_text": plain(), "mrkdwn": mrkdwn()}), least=1, most=10)
            )
        },
    ),
    "divider": _block("divider", {}),
    "file": _block("file", {"external_id": need(string(least=1)), "source": need(string(least=1))}),
    "header": _block("header", {"text": need(plain(150))}),
    "image": _IMAGE,
    "input": _block(
        "input",
        {
            "label": need(plain(2000)),
            "element": need(IN_INPUT),
            "hint": may(plain(2000)),
            "optional": may(flag),
            "dispatch_action": may(flag),
        },
    ),
    "rich_text": RICH_TEXT,
    "section": _SECTION,
    "video": _VIDEO,
    "alert": _block(
        "alert", {"text": need(words()), "level": may(one_of("default", "info", "warning", "error", "success"))}
    ),
}

_IN_CONTAINER = by_type({kind: check for kind, check in EVERYWHERE.items() if kind != "alert"} | {"table": _TABLE})
EVERYWHERE["container"] = _block(
    "container",
    {
        "child_blocks": need(many(_IN_CONTAINER, least=1, most=10)),
        "title": may(plain(150)),
        "rich_text_title": may(RICH_TEXT),
        "subtitle": may(words(150)),
        "icon": may(IMAGE),
        "is_collapsible": may(flag),
        "default_collapsed": may(flag),
        "has_header_divider": may(flag),
        "width": may(one_of("narrow", "standard", "wide", "full")),
    },
)

IN_MESSAGES: dict[str, Check] = EVERYWHERE | {
    "markdown": _block("markdown", {"text": need(string(least=1, most=MARKDOWN_CHARACTERS))}),
    "table": _TABLE,
    "data_table": _DATA_TABLE,
    "context_actions": _block("context_actions", {"elements": need(many(IN_CONTEXT_ACTIONS, least=1, most=5))}),
    "card": _CARD,
    "carousel": _block("carousel", {"elements": need(many(_CARD, least=1, most=10))}),
    "task_card": _TASK_CARD,
    "plan": _block("plan", {"title": need(string(least=1)), "tasks": may(many(_TASK_CARD))}),
}

_MESSAGE = many(by_type(IN_MESSAGES), most=MESSAGE_BLOCKS)


def message_problems(blocks: Any, pointer: str = "/blocks") -> list[str]:
    """What is wrong with a message's blocks, in Slack's words; empty when Slack would take them."""
    found = list(_MESSAGE(blocks, pointer))
    return found or [*same_ids(blocks, pointer), *_whole_message(blocks, pointer)]


def same_ids(blocks: Sequence[Any], pointer: str) -> Iterator[str]:
    """Block ids that occur twice."""
    ids = [block["block_id"] for block in blocks if "block_id" in block]
    for repeated in dict.fromkeys(i for i in ids if ids.count(i) > 1):
        yield problem(f"`block_id` {repeated} already exists", pointer)


def _whole_message(blocks: Sequence[Any], pointer: str) -> Iterator[str]:
    if sum(block["type"] == "table" for block in blocks) > 1:
        yield problem("only one table block is allowed", pointer)
    markdown = sum(len(block["text"]) for block in blocks if block["type"] == "markdown")
    if markdown > MARKDOWN_CHARACTERS:
        yield problem(f"markdown blocks must be less than {MARKDOWN_CHARACTERS + 1} characters together", pointer)


def too_long(blocks: Any) -> bool:
    """Whether all text of a message's blocks together is more than Slack takes (`msg_blocks_too_long`)."""
    return sum(_lengths(blocks)) > TEXT_CHARACTERS


def _lengths(value: Any) -> Iterator[int]:
    if isinstance(value, list):
        for item in value:
            yield from _lengths(item)
    elif isinstance(value, dict):
        for name, part in value.items():
            yield len(part) if name == "text" and isinstance(part, str) else sum(_lengths(part))
