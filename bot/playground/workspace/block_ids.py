"""Gives blocks and elements the ids that Slack makes up where the app gave none."""

from collections.abc import Callable, Iterable
from typing import Any

from bot.playground.model import Json

_INTERACTIVE = ("button", "overflow", "checkboxes", "radio_buttons", "feedback_buttons")


def filled(blocks: Iterable[Json], next_id: Callable[[str], str]) -> tuple[Json, ...]:
    """The same blocks, each with a `block_id` and each interactive element with an `action_id`."""
    return tuple(_block(block, next_id) for block in blocks)


def _block(block: Json, next_id: Callable[[str], str]) -> Json:
    named: Json = {"block_id": next_id("b"), **block}
    for slot in ("element", "accessory"):
        if slot in named:
            named[slot] = _element(named[slot], next_id)
    for slot in ("elements", "actions"):
        if isinstance(named.get(slot), list):
            named[slot] = [_element(element, next_id) for element in named[slot]]
    if "child_blocks" in named:
        named["child_blocks"] = list(filled(named["child_blocks"], next_id))
    return named


def _element(element: Any, next_id: Callable[[str], str]) -> Any:
    if is_interactive(element) and "action_id" not in element:
        return {**element, "action_id": next_id("a")}
    return element


def is_interactive(element: Any) -> bool:
    """Whether a person can press, choose or type in this element."""
    kind = str(element.get("type", "")) if isinstance(element, dict) else ""
    return kind in _INTERACTIVE or kind.endswith(("_select", "picker", "_input", "_button"))
