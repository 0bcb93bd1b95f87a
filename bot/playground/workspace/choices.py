"""Turns a chosen value into Slack's state of an element, and finds an element in a message or view."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from bot.playground.model import Json

Value = str | list[str]

_OPTION = ("static_select", "external_select", "overflow", "radio_buttons")
_OPTIONS = ("multi_static_select", "multi_external_select", "checkboxes")
_TYPED = ("plain_text_input", "email_text_input", "url_text_input", "number_input")


def state_of(element: Json, value: Value | None, known: Sequence[Json] = ()) -> Json:
    """The state of an element after a choice; `known` are the options that the app suggested for an external select.

    ValueError when the value is none of the element's options.
    """
    kind = element["type"]
    return {"type": kind, **_state(kind, element, value, known)}


def _state(kind: str, element: Json, value: Value | None, known: Sequence[Json]) -> Json:
    if kind in _OPTION:
        return {"selected_option": _option(element, _one(value), known)}
    if kind in _OPTIONS:
        return {"selected_options": [_option(element, one, known) for one in _many(value)]}
    name, read = _STATES.get(kind, ("value", lambda given: _one(given) or None))
    return {name: read(value)}


def initial_state(element: Json) -> Json:
    """The state of an element that nobody has touched."""
    kind = element["type"]
    given = {name.replace("initial_", "selected_"): v for name, v in element.items() if name.startswith("initial_")}
    if kind in _TYPED:
        return {"type": kind, "value": element.get("initial_value")}
    if kind == "rich_text_input":
        return {"type": kind, "rich_text_value": element.get("initial_value")}
    return state_of(element, None) | given


def is_empty(state: Mapping[str, Any]) -> bool:
    """Whether nothing was chosen or typed."""
    return not any(value not in (None, "", []) for name, value in state.items() if name != "type")


def elements_of(blocks: Sequence[Json]) -> Iterator[tuple[Json, Json]]:
    """Every (block, element) of these blocks."""
    for block in blocks:
        inner = [block.get("element"), block.get("accessory"), *(block.get("elements") or [])]
        yield from ((block, e) for e in [*inner, *(block.get("actions") or [])] if isinstance(e, dict) and "type" in e)
        yield from elements_of(block.get("child_blocks") or [])


def find_element(blocks: Sequence[Json], block_id: str, action_id: str) -> tuple[Json, Json]:
    """The block and element of these ids; KeyError where there are none."""
    for block, element in elements_of(blocks):
        if block.get("block_id") == block_id and element.get("action_id") == action_id:
            return block, element
    raise KeyError(f"{block_id}/{action_id}")


def _option(element: Json, value: str, known: Sequence[Json]) -> Json | None:
    if not value:
        return None
    groups = [*element.get("option_groups", []), *(o for o in known if "options" in o)]
    offered = [*element.get("options", []), *known, *(o for group in groups for o in group["options"])]
    initial = [element.get("initial_option"), *element.get("initial_options", [])]
    for option in [*offered, *initial]:
        if option and option.get("value") == value:
            return {name: option[name] for name in ("text", "value", "description") if name in option}
    raise ValueError(f"{value} is none of the options")


def _rich_text(text: str) -> Json | None:
    if not text:
        return None
    section = {"type": "rich_text_section", "elements": [{"type": "text", "text": text}]}
    return {"type": "rich_text", "elements": [section]}


def _one(value: Value | None) -> str:
    return (value[0] if value else "") if isinstance(value, list) else value or ""


def _many(value: Value | None) -> list[str]:
    return value if isinstance(value, list) else [value] if value else []


_STATES: dict[str, tuple[str, Callable[[Value | None], Any]]] = {
    "multi_users_select": ("selected_users", _many),
    "multi_conversations_select": ("selected_conversations", _many),
    "multi_channels_select": ("selected_channels", _many),
    "users_select": ("selected_user", lambda value: _one(value) or None),
    "conversations_select": ("selected_conversation", lambda value: _one(value) or None),
    "channels_select": ("selected_channel", lambda value: _one(value) or None),
    "datepicker": ("selected_date", lambda value: _one(value) or None),
    "timepicker": ("selected_time", lambda value: _one(value) or None),
    "datetimepicker": ("selected_date_time", lambda value: int(_one(value)) if value else None),
    "rich_text_input": ("rich_text_value", lambda value: _rich_text(_one(value))),
    "file_input": ("files", _many),
}
