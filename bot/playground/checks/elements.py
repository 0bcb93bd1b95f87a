"""Block Kit's interactive elements, and which of them may stand where."""

import re
from collections.abc import Iterator
from datetime import date
from typing import Any

from bot.playground.checks.objects import (
    ANY_OPTION,
    CONFIRM,
    CONVERSATION_FILTER,
    DISPATCH,
    ID,
    IMAGE,
    LINK,
    OPTION_GROUP,
    PLAIN_OPTION,
    STYLE,
    options_of,
    plain,
)
from bot.playground.checks.rich_text import RICH_TEXT
from bot.playground.checks.rules import (
    Check,
    Field,
    by_type,
    flag,
    many,
    matching,
    may,
    need,
    number,
    one_exactly,
    problem,
    shape,
    string,
    typed,
)

_ACTION = {"action_id": may(ID)}
_CONFIRM = _ACTION | {"confirm": may(CONFIRM)}
_FOCUS = {"focus_on_load": may(flag)}
_MENU = _CONFIRM | _FOCUS | {"placeholder": may(plain(150))}
_MANY = {"max_selected_items": may(number(least=1))}
_TYPED_IN = _ACTION | _FOCUS | {"placeholder": may(plain(150)), "dispatch_action_config": may(DISPATCH)}
_LABEL = {"accessibility_label": may(string(least=1, most=75))}


def _is_date(text: str) -> bool:
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return bool(re.fullmatch(r"\d{4}-\d{2}-\d{2}", text))


_DATE = matching(_is_date, "must be a date of the form YYYY-MM-DD")
_TIME = matching(re.compile(r"([01]\d|2[0-3]):[0-5]\d").fullmatch, "must be a time of the form HH:mm")
_IDS = many(string(least=1))


def _initial_is_an_option(value: Any, pointer: str) -> Iterator[str]:
    chosen = [value["initial_option"]] if "initial_option" in value else value.get("initial_options", [])
    offered = value.get("options", []) + [o for group in value.get("option_groups", []) for o in group["options"]]
    if not all(option in offered for option in chosen):
        yield problem("initial option must be one of the options", pointer)


def _bounds_in_order(least: str, most: str) -> Check:
    def check(value: Any, pointer: str) -> Iterator[str]:
        if least in value and most in value and float(value[least]) > float(value[most]):
            yield problem(f"{least} must not be greater than {most}", pointer)

    return check


def _is_number(text: str) -> bool:
    return bool(re.fullmatch(r"-?\d+(\.\d+)?", text))


_NUMBER_TEXT = matching(_is_number, "must be a number in a string")

_BUTTON = typed(
    "button",
    _CONFIRM
    | _LABEL
    | {"text": need(plain(75)), "url": may(LINK), "value": may(string(most=2000)), "style": may(STYLE)},
)
_TRIGGER = shape(
    {
        "url": need(LINK),
        "customizable_input_parameters": may(many(shape({"name": need(string()), "value": need(string())}))),
    }
)
_WORKFLOW_BUTTON = typed(
    "workflow_button",
    _CONFIRM
    | _LABEL
    | {"text": need(plain(75)), "style": may(STYLE), "workflow": need(shape({"trigger": need(_TRIGGER)}))},
)
_FEEDBACK = shape(_LABEL | {"text": need(plain(75)), "value": need(string(least=1, most=2000))})


def _menu(kind: str, more: dict[str, Field], *rules: Check) -> Check:
    return typed(kind, _MENU | more, *rules)


_CHOICES = {"options": may(options_of(1, 100)), "option_groups": may(many(OPTION_GROUP, least=1, most=100))}
_STATIC_RULES = (one_exactly("options", "option_groups"), _initial_is_an_option)
_CONVERSATIONS = {"default_to_current_conversation": may(flag), "filter": may(CONVERSATION_FILTER)}
_RESPONSE = {"response_url_enabled": may(flag)}
_QUERY = {"min_query_length": may(number(least=0))}

SELECTS = {
    "static_select": _menu("static_select", _CHOICES | {"initial_option": may(PLAIN_OPTION)}, *_STATIC_RULES),
    "external_select": _menu("external_select", _QUERY | {"initial_option": may(PLAIN_OPTION)}),
    "users_select": _menu("users_select", {"initial_user": may(string(least=1))}),
    "conversations_select": _menu(
        "conversations_select", _CONVERSATIONS | _RESPONSE | {"initial_conversation": may(string(least=1))}
    ),
    "channels_select": _menu("channels_select", _RESPONSE | {"initial_channel": may(string(least=1))}),
    "multi_static_select": _menu(
        "multi_static_select", _CHOICES | _MANY | {"initial_options": may(many(PLAIN_OPTION, least=1))}, *_STATIC_RULES
    ),
    "multi_external_select": _menu(
        "multi_external_select", _QUERY | _MANY | {"initial_options": may(many(PLAIN_OPTION, least=1))}
    ),
    "multi_users_select": _menu("multi_users_select", _MANY | {"initial_users": may(_IDS)}),
    "multi_conversations_select": _menu(
        "multi_conversations_select", _MANY | _CONVERSATIONS | {"initial_conversations": may(_IDS)}
    ),
    "multi_channels_select": _menu("multi_channels_select", _MANY | {"initial_channels": may(_IDS)}),
}

_BOXES = _CONFIRM | _FOCUS | {"options": need(options_of(1, 10, ANY_OPTION))}

PICKERS = {
    "checkboxes": typed(
        "checkboxes", _BOXES | {"initial_options": may(many(ANY_OPTION, least=1))}, _initial_is_an_option
    ),
    "radio_buttons": typed("radio_buttons", _BOXES | {"initial_option": may(ANY_OPTION)}, _initial_is_an_option),
    "datepicker": _menu("datepicker", {"initial_date": may(_DATE)}),
    "timepicker": _menu("timepicker", {"initial_time": may(_TIME), "timezone": may(string(least=1))}),
    "datetimepicker": typed(
        "datetimepicker", _CONFIRM | _FOCUS | {"initial_date_time": may(number(least=10**9, most=10**10 - 1))}
    ),
}

_NUMBERS = {"initial_value": may(_NUMBER_TEXT), "min_value": may(_NUMBER_TEXT), "max_value": may(_NUMBER_TEXT)}
_LINES = {"min_lines": may(number(least=1, most=100)), "max_lines": may(number(least=1, most=100))}
_RICH_INPUT = typed(
    "rich_text_input",
    _TYPED_IN | _LINES | {"initial_value": may(RICH_TEXT)},
    _bounds_in_order("min_lines", "max_lines"),
)

INPUTS = {
    "plain_text_input": typed(
        "plain_text_input",
        _TYPED_IN
        | {
            "initial_value": may(string(most=3000)),
            "multiline": may(flag),
            "min_length": may(number(least=0, most=3000)),
            "max_length": may(number(least=1, most=3000)),
        },
        _bounds_in_order("min_length", "max_length"),
    ),
    "email_text_input": typed("email_text_input", _TYPED_IN | {"initial_value": may(string())}),
    "url_text_input": typed("url_text_input", _TYPED_IN | {"initial_value": may(string())}),
    "number_input": typed(
        "number_input",
        _TYPED_IN | _NUMBERS | {"is_decimal_allowed": need(flag)},
        _bounds_in_order("min_value", "max_value"),
    ),
    "rich_text_input": _RICH_INPUT,
    "file_input": typed(
        "file_input",
        _ACTION | {"filetypes": may(many(string(least=1), least=1)), "max_files": may(number(least=1, most=10))},
    ),
}

OVERFLOW = typed("overflow", _CONFIRM | {"options": need(options_of(1, 5))})
BUTTON = _BUTTON

ACCESSORY = by_type(
    SELECTS | PICKERS | {"button": _BUTTON, "workflow_button": _WORKFLOW_BUTTON, "overflow": OVERFLOW, "image": IMAGE}
)
IN_ACTIONS = by_type(
    SELECTS
    | PICKERS
    | {
        "button": _BUTTON,
        "workflow_button": _WORKFLOW_BUTTON,
        "overflow": OVERFLOW,
        "rich_text_input": _RICH_INPUT,
    }
)
IN_INPUT = by_type(SELECTS | PICKERS | INPUTS)
IN_CONTEXT_ACTIONS = by_type(
    {
        "feedback_buttons": typed(
            "feedback_buttons", _ACTION | {"positive_button": need(_FEEDBACK), "negative_button": need(_FEEDBACK)}
        ),
        "icon_button": typed(
            "icon_button",
            _CONFIRM
            | _LABEL
            | {
                "icon": need(string(least=1)),
                "text": need(plain(75)),
                "value": may(string(most=2000)),
                "visible_to_user_ids": may(_IDS),
            },
        ),
    }
)
