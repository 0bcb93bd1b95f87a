"""What a page's form says, as the workspace takes it."""

from zoneinfo import ZoneInfo

import pytest

from bot.playground.pages.page_form import Form, input_values, pressed_value
from bot.playground.workspace.widgets import field_name
from tests.playground.pages.kit import OPTIONS, Json, plain

SHANGHAI = ZoneInfo("Asia/Shanghai")
NAME = field_name("b", "a")
HERE = [("block_id", "b"), ("action_id", "a")]


@pytest.mark.parametrize(
    ("fields", "value"),
    [
        ([], None),
        ([("value", "up")], "up"),
        ([(NAME, "plm")], "plm"),
        ([("several", "1"), (NAME, "a"), (NAME, "b")], ["a", "b"]),
        ([("several", "1")], []),
        ([(NAME, "2026-02-02T10:40")], "2026-02-02T10:40"),
        ([("moment", "1"), (NAME, "2026-02-02T10:40")], "1770000000"),
        ([("moment", "1"), (NAME, "")], ""),
    ],
)
def test_a_press_carries_what_its_widget_chose(fields: list[tuple[str, str]], value: str | list[str] | None) -> None:
    assert value == pressed_value(Form([*HERE, *fields]), SHANGHAI)


@pytest.mark.parametrize(
    ("element", "found", "value"),
    [
        ({"type": "plain_text_input"}, ["x"], "x"),
        ({"type": "plain_text_input"}, ["2026-02-02T10:40"], "2026-02-02T10:40"),
        ({"type": "datetimepicker"}, ["2026-02-02T10:40"], "1770000000"),
        ({"type": "radio_buttons", "options": OPTIONS}, [], ""),
        ({"type": "checkboxes", "options": OPTIONS}, ["a"], ["a"]),
        ({"type": "multi_users_select"}, [], []),
    ],
)
def test_a_modals_inputs_are_read_by_their_kind(element: Json, found: list[str], value: str | list[str]) -> None:
    block = {"type": "input", "block_id": "b", "label": plain("L"), "element": element | {"action_id": "a"}}

    values = input_values(Form([(NAME, text) for text in found]), [block, {"type": "divider"}], SHANGHAI)

    assert {"b": {"a": value}} == values
