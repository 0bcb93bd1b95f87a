"""Tickets' messages: every status and event has words in both languages and fits Slack."""

from types import SimpleNamespace

import pytest

from bot.desk.tickets import countdown
from bot.replies.drawing.blocks import fits
from bot.replies.tickets.countdown import EVENTS, countdown_message
from bot.replies.tickets.step_forms import FIELDS, step_form
from bot.replies.tickets.ticket_posts import event_message
from knowledge.rules.clocks.ticket_sight import Sight
from knowledge.rules.clocks.ticket_states import ALLOWED
from tests.knowledge.rules.tickets import after, state

DATA = {
    "text": "x", "reason": "logs", "severity": "S2", "level": "P2", "channel": "email", "milestone": "plan",
    "to": "U0LIN", "chargeable": True, "impact": "1 h", "prevention": "alarm", "change_record": "CR-7",
    "change": "kept", "plan": True,
}  # fmt: skip


def payload(lang, status="in_progress", hours=1.0):
    ticket = SimpleNamespace(id=7, lang=lang)
    seen = SimpleNamespace(
        ticket=ticket,
        title="Line <3> & stands",
        vendor="Arden",
        sight=Sight(ticket=True, title=True, vendor=True, terms=True),
    )
    return countdown.values(seen, state((0.1, "vendor_responded")), after(hours)) | {"status": status}


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("status", sorted(ALLOWED))
def test_the_countdown_of_every_status_fits_slack_and_offers_only_what_is_allowed(lang, status):
    message = countdown_message(payload(lang, status))

    assert fits(message.blocks)
    buttons = [e["action_id"] for e in message.blocks[-1]["elements"] if e["type"] == "button"]
    assert all(EVENTS[b.removeprefix("ticket_step_")] in ALLOWED[status] for b in buttons)


def test_a_clock_that_is_overdue_says_by_how_much():
    message = countdown_message(payload("en", hours=6))

    assert "2 hours" in str(message.blocks)
    assert "overdue" in str(message.blocks)


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("event", sorted(set(EVENTS.values()) - {"noted"} | {"joined"}))
def test_every_event_is_told_in_words(lang, event):
    told = {"lang": lang, "ticket": 7, "title": "t", "event": event, "by": "U0LIN", "at": after(1).isoformat()}

    message = event_message(told | {"status": "in_progress", "data": DATA, "reporters": ["U0WEI"]})

    assert fits(message.blocks)
    assert message.text


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("step", sorted(FIELDS))
def test_every_step_has_a_form_with_labels(lang, step):
    values = {"id": 7, "title": "t", "severity": "S1", "level": "P1", "levels": ["P1", "P2"]}

    form = step_form(step, values | {"visits": {"quota": 2, "used": 2, "left": 0}}, lang)

    assert len(form["title"]["text"]) <= 24
    assert all(block["label"]["text"] for block in form["blocks"] if block["type"] == "input")
