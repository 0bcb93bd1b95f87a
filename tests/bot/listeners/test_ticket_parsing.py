"""Which messages ask for a ticket, and what a form's payload says."""

import pytest

from bot.listeners.parsing import plain
from bot.listeners.ticket_parsing import given
from knowledge.rules.reports.report_request import asked_for


@pytest.mark.parametrize(
    ("text", "reported"),
    [
        ("<@U0DESKBOT> open a ticket: the ERP is down", "the ERP is down"),
        ("<@U0DESKBOT> Please open a ticket – no invoices", "no invoices"),
        ("<@U0DESKBOT> 开工单：3号线无法报工", "3号线无法报工"),
        ("<@U0DESKBOT> 请帮我开个工单，扫码枪连不上", "扫码枪连不上"),
        ("<@U0DESKBOT> *开工单* 报表打不开", "报表打不开"),
        ("<@U0DESKBOT> how do I open a ticket with the vendor?", None),
        ("<@U0DESKBOT> 工单什么时候到期？", None),
    ],
)
def test_a_message_that_begins_with_the_request_is_a_report(text, reported):
    assert reported == asked_for(plain(text))


def test_a_form_gives_texts_choices_ticks_and_none_for_no_level():
    view = {
        "state": {
            "values": {
                "a": {"text": {"type": "plain_text_input", "value": "down"}},
                "b": {"level": {"type": "static_select", "selected_option": {"value": "-"}}},
                "c": {"came_with": {"type": "checkboxes", "selected_options": [{"value": "plan"}]}},
                "d": {"to": {"type": "users_select", "selected_user": "U0LIN"}},
            }
        }
    }

    values = given(view)

    assert {"text": "down", "level": None, "came_with": ("plan",), "to": "U0LIN"} == values
