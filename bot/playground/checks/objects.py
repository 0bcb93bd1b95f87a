"""Block Kit's composition objects: texts, options, confirmations, Slack files."""

from collections.abc import Iterator
from typing import Any

from bot.playground.checks.rules import (
    Check,
    by_type,
    flag,
    many,
    may,
    need,
    number,
    one_exactly,
    one_of,
    problem,
    shape,
    string,
    typed,
)

STYLE = one_of("primary", "danger")
ID = string(least=1, most=255)
LINK = string(least=1, most=3000)


def plain(most: int = 3000) -> Check:
    """A plain_text object."""
    return typed("plain_text", {"text": need(string(least=1, most=most)), "emoji": may(flag)})


def mrkdwn(most: int = 3000) -> Check:
    """A mrkdwn object."""
    return typed("mrkdwn", {"text": need(string(least=1, most=most)), "verbatim": may(flag)})


def words(most: int = 3000) -> Check:
    """A plain_text or mrkdwn object."""
    return by_type({"plain_text": plain(most), "mrkdwn": mrkdwn(most)})


def option(text: Check, *, description: int = 75) -> Check:
    """An option; Slack's own pages say 75 and 150 characters for its value, and the longer one is what it takes."""
    value = need(string(least=1, most=150))
    return shape({"text": need(text), "value": value, "description": may(plain(description)), "url": may(LINK)})


PLAIN_OPTION = option(plain(75))
ANY_OPTION = option(words(75))


def options_of(least: int, most: int, check: Check = PLAIN_OPTION) -> Check:
    """Options of different values."""
    return distinct(many(check, least=least, most=most))


def distinct(check: Check) -> Check:
    """Options that pass `check` and whose values differ."""

    def check_all(value: Any, pointer: str) -> Iterator[str]:
        found = list(check(value, pointer))
        yield from found
        if not found and len({item["value"] for item in value}) < len(value):
            yield problem("options must have different values", pointer)

    return check_all


OPTION_GROUP = shape({"label": need(plain(75)), "options": need(options_of(1, 100))})

CONFIRM = shape(
    {
        "title": may(plain(100)),
        "text": need(words(300)),
        "confirm": may(plain(30)),
        "deny": may(plain(30)),
        "style": may(STYLE),
    }
)

SLACK_FILE = shape({"id": may(ID), "url": may(LINK)}, one_exactly("id", "url"))

DISPATCH = shape({"trigger_actions_on": may(many(one_of("on_enter_pressed", "on_character_entered"), least=1, most=2))})

CONVERSATION_FILTER = shape(
    {
        "include": may(many(one_of("im", "mpim", "private", "public"), least=1)),
        "exclude_external_shared_channels": may(flag),
        "exclude_bot_users": may(flag),
    }
)

IMAGE = typed(
    "image",
    {"alt_text": need(string(least=1, most=2000)), "image_url": may(LINK), "slack_file": may(SLACK_FILE)},
    one_exactly("image_url", "slack_file"),
)

RAW_TEXT = typed("raw_text", {"text": need(string(least=1))})
RAW_NUMBER = typed("raw_number", {"text": need(string(least=1)), "value": need(number())})
