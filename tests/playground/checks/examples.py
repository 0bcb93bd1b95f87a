"""One good example of every block and element that Block Kit has, written for these tests."""

from typing import Any

Json = dict[str, Any]


def plain(text: str = "words") -> Json:
    return {"type": "plain_text", "text": text, "emoji": True}


def mrkdwn(text: str = "*words*") -> Json:
    return {"type": "mrkdwn", "text": text}


def option(value: str = "one", **more: Any) -> Json:
    return {"text": plain(f"option {value}"), "value": value, **more}


CONFIRM = {"title": plain(), "text": mrkdwn(), "confirm": plain(), "deny": plain(), "style": "danger"}
OPTIONS = [option("one"), option("two", description=plain())]
IMAGE = {"type": "image", "alt_text": "a chart", "image_url": "https://example.com/chart.png"}
STORED_IMAGE = {"type": "image", "alt_text": "a chart", "slack_file": {"id": "F0CHART"}}
GROUPS = [{"label": plain("a group"), "options": OPTIONS}]
FILTER = {"include": ["public", "im"], "exclude_bot_users": True}
MENU = {"placeholder": plain("choose"), "focus_on_load": False, "confirm": CONFIRM}
WORDS = {"placeholder": plain("type"), "dispatch_action_config": {"trigger_actions_on": ["on_enter_pressed"]}}

_STYLE = {"style": {"bold": True, "code": False}}
RICH_TEXT = {
    "type": "rich_text",
    "elements": [
        {
            "type": "rich_text_section",
            "elements": [
                {"type": "text", "text": "words", **_STYLE},
                {"type": "link", "url": "https://example.com", "text": "a link"},
                {"type": "user", "user_id": "U0WEI"},
                {"type": "channel", "channel_id": "C0GENERAL"},
                {"type": "emoji", "name": "eyes"},
                {"type": "broadcast", "range": "here"},
                {"type": "date", "timestamp": 1790000000, "format": "{date_short}", "fallback": "soon"},
                {"type": "color", "value": "#ff0000"},
                {"type": "team", "team_id": "T0LOCAL"},
                {"type": "usergroup", "usergroup_id": "S0DESK"},
            ],
        },
        {
            "type": "rich_text_list",
            "style": "bullet",
            "indent": 1,
            "border": 0,
            "elements": [{"type": "rich_text_section", "elements": [{"type": "text", "text": "an item"}]}],
        },
        {"type": "rich_text_quote", "elements": [{"type": "text", "text": "a clause"}], "border": 1},
        {"type": "rich_text_preformatted", "elements": [{"type": "text", "text": "P1 = 2 h"}]},
    ],
}

SELECTS = [
    {"type": "static_select", "options": OPTIONS, "initial_option": OPTIONS[0], **MENU},
    {"type": "static_select", "option_groups": GROUPS},
    {"type": "external_select", "min_query_length": 2, "initial_option": OPTIONS[0], **MENU},
    {"type": "users_select", "initial_user": "U0WEI", **MENU},
    {"type": "conversations_select", "default_to_current_conversation": True, "filter": FILTER, **MENU},
    {"type": "channels_select", "initial_channel": "C0GENERAL", **MENU},
    {"type": "multi_static_select", "options": OPTIONS, "initial_options": OPTIONS, "max_selected_items": 2},
    {"type": "multi_external_select", "min_query_length": 1, "max_selected_items": 2},
    {"type": "multi_users_select", "initial_users": ["U0WEI"], "max_selected_items": 3, **MENU},
    {"type": "multi_conversations_select", "initial_conversations": ["C0GENERAL"], "filter": FILTER},
    {"type": "multi_channels_select", "initial_channels": ["C0GENERAL"]},
]
PICKERS = [
    {"type": "checkboxes", "options": [option(text=mrkdwn())], "initial_options": [option(text=mrkdwn())]},
    {"type": "radio_buttons", "options": OPTIONS, "initial_option": OPTIONS[1], "confirm": CONFIRM},
    {"type": "datepicker", "initial_date": "2026-12-31", **MENU},
    {"type": "timepicker", "initial_time": "08:30", "timezone": "Asia/Shanghai", **MENU},
]
DATE_TIME = {"type": "datetimepicker", "initial_date_time": 1790000000, "confirm": CONFIRM}
BUTTON = {"type": "button", "text": plain("Open"), "value": "open", "style": "primary", "url": "https://example.com"}
WORKFLOW = {
    "type": "workflow_button",
    "text": plain("Start"),
    "workflow": {
        "trigger": {"url": "https://example.com", "customizable_input_parameters": [{"name": "a", "value": "b"}]}
    },
}
OVERFLOW = {"type": "overflow", "options": [option("one", url="https://example.com"), option("two")]}
INPUTS = [
    {"type": "plain_text_input", "multiline": True, "min_length": 1, "max_length": 300, "initial_value": "a", **WORDS},
    {"type": "email_text_input", "initial_value": "a@example.com", **WORDS},
    {"type": "url_text_input", "initial_value": "https://example.com", **WORDS},
    {"type": "number_input", "is_decimal_allowed": False, "min_value": "1", "max_value": "9", "initial_value": "3"},
    {"type": "rich_text_input", "initial_value": RICH_TEXT, "min_lines": 1, "max_lines": 9, **WORDS},
    {"type": "file_input", "filetypes": ["pdf"], "max_files": 3},
]
FEEDBACK = {
    "type": "feedback_buttons",
    "action_id": "right",
    "positive_button": {"text": plain("Yes"), "value": "yes", "accessibility_label": "It was right"},
    "negative_button": {"text": plain("No"), "value": "no"},
}
ICON = {"type": "icon_button", "icon": "trash", "text": plain("Delete"), "value": "x", "visible_to_user_ids": ["U0WEI"]}
CARD = {"type": "card", "title": mrkdwn(), "subtitle": mrkdwn(), "body": mrkdwn(), "icon": IMAGE, "actions": [BUTTON]}
TASK = {
    "type": "task_card",
    "task_id": "t1",
    "title": "Read the contract",
    "status": "in_progress",
    "details": RICH_TEXT,
    "sources": [{"type": "url", "url": "https://example.com", "text": "a page"}],
}
CELLS = [{"type": "raw_text", "text": "P1"}, {"type": "raw_number", "text": "2 h", "value": 2}, RICH_TEXT]

BLOCKS: list[Json] = [
    {"type": "actions", "block_id": "a", "elements": [BUTTON, WORKFLOW, OVERFLOW, *PICKERS, DATE_TIME]},
    {"type": "actions", "elements": SELECTS},
    {"type": "actions", "elements": [INPUTS[4]]},
    {"type": "alert", "level": "warning", "text": mrkdwn()},
    {"type": "context", "elements": [IMAGE, plain(), mrkdwn()]},
    {"type": "divider", "block_id": "line"},
    {"type": "file", "external_id": "x1", "source": "remote"},
    {"type": "header", "text": plain("A title")},
    {**IMAGE, "title": plain()},
    {**STORED_IMAGE, "block_id": "stored"},
    {"type": "section", "text": mrkdwn(), "accessory": BUTTON, "expand": True},
    {"type": "section", "fields": [plain(), mrkdwn()], "accessory": IMAGE},
    RICH_TEXT,
    {
        "type": "video",
        "alt_text": "a film",
        "thumbnail_url": "https://example.com/t.png",
        "video_url": "https://example.com/v",
        "title": plain(),
        "author_name": "Wei",
        "description": plain(),
    },
    *({"type": "section", "text": mrkdwn(), "accessory": e} for e in [*SELECTS, *PICKERS, OVERFLOW, WORKFLOW]),
    *({"type": "input", "label": plain(), "element": e, "hint": plain()} for e in [*SELECTS, *PICKERS, *INPUTS]),
    {"type": "input", "label": plain(), "element": DATE_TIME, "optional": True, "dispatch_action": True},
    {
        "type": "container",
        "title": plain(),
        "subtitle": mrkdwn(),
        "child_blocks": [{"type": "section", "text": plain()}, {"type": "divider"}],
        "is_collapsible": True,
        "width": "wide",
    },
]
MESSAGE_BLOCKS: list[Json] = [
    {"type": "markdown", "text": "**words**"},
    {"type": "table", "rows": [CELLS, CELLS], "column_settings": [{"align": "right", "is_wrapped": True}]},
    {"type": "data_table", "caption": "Terms", "rows": [CELLS], "page_size": 10, "row_header_column_index": 0},
    {"type": "context_actions", "elements": [FEEDBACK, ICON]},
    CARD,
    {"type": "carousel", "elements": [CARD]},
    TASK,
    {"type": "plan", "title": "Steps", "tasks": [TASK]},
]
MODAL: Json = {
    "type": "modal",
    "title": plain("A ticket"),
    "submit": plain("Open"),
    "close": plain("Cancel"),
    "blocks": [b for b in BLOCKS if b["type"] in ("section", "input", "header", "divider")],
    "callback_id": "ticket",
    "private_metadata": "{}",
    "clear_on_close": False,
    "notify_on_close": True,
}
HOME: Json = {"type": "home", "blocks": BLOCKS, "callback_id": "home"}
