"""One example of every block and element that the pages draw."""

from typing import Any

Json = dict[str, Any]


def plain(text: str) -> Json:
    """A plain_text object."""
    return {"type": "plain_text", "text": text}


def md(text: str) -> Json:
    """A mrkdwn object."""
    return {"type": "mrkdwn", "text": text}


def option(value: str, text: str = "") -> Json:
    """An option."""
    return {"text": plain(text or value.upper()), "value": value}


OPTIONS = [option("a"), option("b")]
CONFIRM = {"title": plain("Sure?"), "text": md("It's final."), "confirm": plain("Yes"), "deny": plain("No")}

ELEMENTS: list[Json] = [
    {"type": "plain_text_input", "initial_value": "first"},
    {"type": "plain_text_input", "multiline": True, "initial_value": "first", "max_length": 20},
    {"type": "number_input", "is_decimal_allowed": True, "initial_value": "1.5", "min_value": "0"},
    {"type": "url_text_input", "initial_value": "https://x.example"},
    {"type": "email_text_input", "initial_value": "a@x.example"},
    {"type": "static_select", "options": OPTIONS, "initial_option": OPTIONS[1]},
    {"type": "static_select", "option_groups": [{"label": plain("Group"), "options": OPTIONS}]},
    {"type": "external_select", "initial_option": OPTIONS[0], "min_query_length": 0},
    {"type": "users_select", "initial_user": "U2"},
    {"type": "channels_select", "initial_channel": "C1"},
    {"type": "conversations_select", "initial_conversation": "C1"},
    {"type": "multi_static_select", "options": OPTIONS, "initial_options": OPTIONS},
    {"type": "multi_external_select", "initial_options": OPTIONS},
    {"type": "multi_users_select", "initial_users": ["U2"]},
    {"type": "multi_channels_select", "initial_channels": ["C1"]},
    {"type": "multi_conversations_select", "initial_conversations": ["U2"]},
    {"type": "datepicker", "initial_date": "2026-01-31"},
    {"type": "timepicker", "initial_time": "13:00"},
    {"type": "datetimepicker", "initial_date_time": 1770000000},
    {"type": "radio_buttons", "options": OPTIONS, "initial_option": OPTIONS[0]},
    {"type": "checkboxes", "options": OPTIONS, "initial_options": [OPTIONS[1]]},
    {
        "type": "rich_text_input",
        "initial_value": {"type": "rich_text", "elements": [{"type": "rich_text_section", "elements": []}]},
    },
]

PRESSED: list[Json] = [
    {"type": "button", "text": plain("Go"), "style": "primary", "value": "1"},
    {"type": "button", "text": plain("Drop"), "style": "danger", "confirm": CONFIRM},
    {"type": "button", "text": plain("Open"), "url": "https://x.example"},
    {"type": "overflow", "options": [option("x", "Export"), option("y", "Help") | {"url": "https://x.example"}]},
    {
        "type": "feedback_buttons",
        "positive_button": {"text": plain("Right"), "value": "up"},
        "negative_button": {"text": plain("Wrong"), "value": "down"},
    },
    {"type": "icon_button", "icon": "trash", "text": plain("Delete")},
]

RICH: Json = {
    "type": "rich_text",
    "elements": [
        {
            "type": "rich_text_section",
            "elements": [
                {"type": "text", "text": "bold", "style": {"bold": True}},
                {"type": "text", "text": "all\nlines", "style": {"italic": True, "strike": True, "code": True}},
                {"type": "link", "url": "https://x.example", "text": "link"},
                {"type": "link", "url": "javascript:alert(1)", "text": "no link"},
                {"type": "user", "user_id": "U2"},
                {"type": "channel", "channel_id": "C1"},
                {"type": "broadcast", "range": "here"},
                {"type": "emoji", "name": "tada"},
                {"type": "date", "timestamp": 1770000000, "format": "{date_num}", "fallback": "then"},
            ],
        },
        {
            "type": "rich_text_list",
            "style": "ordered",
            "indent": 1,
            "elements": [{"type": "rich_text_section", "elements": [{"type": "text", "text": "first"}]}],
        },
        {"type": "rich_text_quote", "elements": [{"type": "text", "text": "quoted"}]},
        {"type": "rich_text_preformatted", "elements": [{"type": "text", "text": "x < y"}]},
    ],
}

BLOCKS: list[Json] = [
    {"type": "header", "text": plain("Head")},
    {"type": "section", "text": md("*Text*"), "fields": [md("one"), plain("two")]},
    {
        "type": "section",
        "text": plain("With"),
        "accessory": {"type": "image", "image_url": "https://x.example/i", "alt_text": "an image"},
    },
    {"type": "divider"},
    {
        "type": "context",
        "elements": [md("small"), {"type": "image", "image_url": "https://x.example/i", "alt_text": "i"}],
    },
    {"type": "image", "image_url": "https://x.example/i.png", "alt_text": "a chart", "title": plain("Chart")},
    {"type": "markdown", "text": "# Title\n\n- item\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n~~no~~ <@U2>"},
    {
        "type": "table",
        "column_settings": [{"is_wrapped": True}, {"align": "right"}],
        "rows": [
            [{"type": "raw_text", "text": "Fee"}, {"type": "raw_text", "text": "EUR"}],
            [RICH, {"type": "raw_text", "text": "5"}],
        ],
    },
    {
        "type": "video",
        "title": plain("Film"),
        "video_url": "https://x.example/v",
        "title_url": "https://x.example/t",
        "alt_text": "film",
        "thumbnail_url": "https://x.example/i",
    },
    {"type": "file", "external_id": "contract.pdf", "source": "remote"},
    {"type": "alert", "text": md("Careful"), "level": "warning"},
    {
        "type": "card",
        "title": md("Card"),
        "body": md("Body"),
        "actions": [{"type": "button", "text": plain("Act"), "action_id": "act"}],
    },
    {"type": "plan", "title": "Plan", "tasks": [{"task_id": "1", "title": "Step", "status": "complete"}]},
    {"type": "something_new"},
    RICH,
]
