"""Modals and App Homes."""

from collections.abc import Iterator
from typing import Any

from bot.playground.checks.blocks import EVERYWHERE, same_ids
from bot.playground.checks.objects import plain
from bot.playground.checks.rules import by_type, flag, many, may, need, problem, string, typed

VIEW_BLOCKS = 100
VIEW_BYTES = 250_000

_COMMON = {
    "blocks": need(many(by_type(EVERYWHERE), most=VIEW_BLOCKS)),
    "callback_id": may(string(most=255)),
    "external_id": may(string(most=255)),
    "private_metadata": may(string(most=3000)),
}


def _submit_where_input(value: Any, pointer: str) -> Iterator[str]:
    if "submit" not in value and any(block["type"] == "input" for block in value["blocks"]):
        yield problem("missing required field: submit", pointer)


def _ids_differ(value: Any, pointer: str) -> Iterator[str]:
    yield from same_ids(value["blocks"], f"{pointer}/blocks")


MODAL = typed(
    "modal",
    _COMMON
    | {
        "title": need(plain(24)),
        "submit": may(plain(24)),
        "close": may(plain(24)),
        "clear_on_close": may(flag),
        "notify_on_close": may(flag),
        "submit_disabled": may(flag),
    },
    _submit_where_input,
    _ids_differ,
)
HOME = typed("home", _COMMON, _ids_differ)


def modal_problems(view: Any) -> list[str]:
    """What is wrong with a modal, in Slack's words."""
    return list(MODAL(view, "/view"))


def home_problems(view: Any) -> list[str]:
    """What is wrong with an App Home, in Slack's words."""
    return list(HOME(view, "/view"))
