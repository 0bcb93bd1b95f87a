"""Slack's limits of lengths and counts, each just kept and just broken."""

import pytest

from bot.playground.checks.blocks import message_problems, too_long
from bot.playground.checks.views import home_problems, modal_problems
from tests.playground.checks.examples import CARD, CELLS, FEEDBACK, IMAGE, MODAL, mrkdwn, option, plain

DIVIDER = {"type": "divider"}


def section(**more):
    return {"type": "section", "text": plain(), **more}


def actions(*elements):
    return {"type": "actions", "elements": list(elements)}


def button(**more):
    return {"type": "button", "text": plain(), **more}


def select(**more):
    return {"type": "static_select", **more}


def options(count):
    return [option(str(n)) for n in range(count)]


def confirm(**more):
    return actions(button(confirm={"text": plain(), **more}))


LIMITS = [
    ("section text", 3000, lambda n: section(text=mrkdwn("x" * n))),
    ("field text", 2000, lambda n: section(fields=[plain("x" * n)])),
    ("fields", 10, lambda n: section(fields=[plain()] * n)),
    ("block id", 255, lambda n: section(block_id="x" * n)),
    ("header", 150, lambda n: {"type": "header", "text": plain("x" * n)}),
    ("markdown", 12000, lambda n: {"type": "markdown", "text": "x" * n}),
    ("context elements", 10, lambda n: {"type": "context", "elements": [plain()] * n}),
    ("actions elements", 25, lambda n: actions(*[button()] * n)),
    ("context actions", 5, lambda n: {"type": "context_actions", "elements": [FEEDBACK] * n}),
    ("button text", 75, lambda n: actions(button(text=plain("x" * n)))),
    ("button value", 2000, lambda n: actions(button(value="x" * n))),
    ("button url", 3000, lambda n: actions(button(url="x" * n))),
    ("button label", 75, lambda n: actions(button(accessibility_label="x" * n))),
    ("action id", 255, lambda n: actions(button(action_id="x" * n))),
    ("overflow options", 5, lambda n: actions({"type": "overflow", "options": options(n)})),
    ("select options", 100, lambda n: actions(select(options=options(n)))),
    ("option groups", 100, lambda n: actions(select(option_groups=[{"label": plain(), "options": options(1)}] * n))),
    ("checkboxes", 10, lambda n: actions({"type": "checkboxes", "options": options(n)})),
    ("radio buttons", 10, lambda n: actions({"type": "radio_buttons", "options": options(n)})),
    ("option text", 75, lambda n: actions(select(options=[option(text=plain("x" * n))]))),
    ("option value", 150, lambda n: actions(select(options=[option("x" * n, text=plain())]))),
    ("placeholder", 150, lambda n: actions(select(options=options(1), placeholder=plain("x" * n)))),
    ("confirm title", 100, lambda n: confirm(title=plain("x" * n))),
    ("confirm text", 300, lambda n: confirm(text=plain("x" * n))),
    ("confirm button", 30, lambda n: confirm(confirm=plain("x" * n))),
    ("image alt text", 2000, lambda n: {**IMAGE, "alt_text": "x" * n}),
    ("image title", 2000, lambda n: {**IMAGE, "title": plain("x" * n)}),
    ("table rows", 100, lambda n: {"type": "table", "rows": [CELLS] * n}),
    ("table columns", 20, lambda n: {"type": "table", "rows": [[CELLS[0]] * n]}),
    ("card title", 150, lambda n: {**CARD, "title": mrkdwn("x" * n)}),
    ("carousel", 10, lambda n: {"type": "carousel", "elements": [CARD] * n}),
    ("container", 10, lambda n: {"type": "container", "child_blocks": [section()] * n}),
]


@pytest.mark.parametrize(("name", "most", "make"), LIMITS, ids=[limit[0] for limit in LIMITS])
def test_a_limit_is_kept_or_broken_by_one(name, most, make):
    kept, broken = message_problems([make(most)]), message_problems([make(most + 1)])

    assert [] == kept
    assert 1 == len(broken), broken
    assert f"less than {most + 1} characters" in broken[0] or f"no more than {most} items" in broken[0]


def test_fifty_blocks_are_taken_and_fifty_one_are_not():
    assert [] == message_problems([DIVIDER] * 50)
    assert ["[ERROR] no more than 50 items allowed [json-pointer:/blocks]"] == message_problems([DIVIDER] * 51)


@pytest.mark.parametrize(
    "blocks",
    [
        "a section",
        [None],
        [{}],
        [{"type": "section"}],
        [{"type": ["section"]}],
        [section(block_id="same"), section(block_id="same")],
        [{"type": "table", "rows": [CELLS]}, {"type": "table", "rows": [CELLS]}],
        [{"type": "markdown", "text": "x" * 7000}, {"type": "markdown", "text": "x" * 7000}],
        [actions(select())],
        [actions(select(options=options(1), option_groups=[]))],
        [actions(select(options=[option("a"), option("a")]))],
        [actions(select(options=options(2), initial_option=option("9")))],
        [actions({"type": "datepicker", "initial_date": "2026-02-30"})],
        [actions({"type": "timepicker", "initial_time": "24:00"})],
        [actions({"type": "plain_text_input"})],
        [{"type": "actions", "elements": []}],
        [{"type": "image", "alt_text": "x"}],
        [{"type": "input", "label": mrkdwn(), "element": {"type": "plain_text_input"}}],
        [section(text=plain(""))],
        [section(text=None)],
        [
            {
                "type": "input",
                "label": plain(),
                "element": {"type": "plain_text_input", "min_length": 9, "max_length": 3},
            }
        ],
    ],
)
def test_broken_blocks_are_refused(blocks):
    assert message_problems(blocks)


def test_the_text_of_all_blocks_together_is_bounded():
    assert not too_long([section(text=plain("x" * 3000))] * 4)
    assert too_long([section(text=plain("x" * 3000))] * 5)


@pytest.mark.parametrize(
    "changes",
    [
        {"title": plain("x" * 25)},
        {"title": mrkdwn("x")},
        {"submit": plain("x" * 25)},
        {"close": plain("x" * 25)},
        {"private_metadata": "x" * 3001},
        {"callback_id": "x" * 256},
        {"blocks": [DIVIDER] * 101},
        {"blocks": [section(block_id="same")] * 2},
        {"blocks": [{"type": "markdown", "text": "only in messages"}]},
        {"type": "workflow_step"},
    ],
)
def test_broken_modals_are_refused(changes):
    assert modal_problems({**MODAL, **changes})


def test_a_modal_with_inputs_needs_a_submit_button():
    modal = {name: value for name, value in MODAL.items() if name != "submit"}

    assert ["[ERROR] missing required field: submit [json-pointer:/view]"] == modal_problems(modal)


def test_a_home_takes_a_hundred_blocks():
    assert [] == home_problems({"type": "home", "blocks": [DIVIDER] * 100})
    assert home_problems({"type": "home", "blocks": [DIVIDER] * 101})
