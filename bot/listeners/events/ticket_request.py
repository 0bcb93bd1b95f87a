"""A mention or direct message that asks for a ticket or tells of a fault: the proposed ticket comes into its thread."""

from typing import Any

from slack_bolt import App

from bot.desk import Desk, ticket_requests
from bot.listeners.ticket_opening import proposed
from bot.listeners.ticket_parsing import report_in, source_of_message, told_in
from bot.replies.ticket_form import card_payload

Event = dict[str, Any]


def register(app: App, desk: Desk) -> None:
    """Connect the requests, before the listeners that take every message for a question."""

    def requested(event: Event) -> None:
        source = source_of_message(event, event["channel"])
        proposal = proposed(desk, told_in(event["text"]) or "", source, person=event["user"])
        with desk.database.sessions.begin() as session:
            payload = card_payload(proposal, event["user"], source, guessed=not report_in(event["text"]))
            ticket_requests.propose(session, source, payload, desk.now())
        desk.ring()

    app.event("app_mention", matchers=[_asks_for_ticket])(requested)
    app.event("message", matchers=[_asks_directly])(requested)


def _asks_for_ticket(event: Event) -> bool:
    return bool(told_in(event.get("text", "")))


def _asks_directly(event: Event) -> bool:
    return event.get("channel_type") == "im" and not event.get("bot_id") and _asks_for_ticket(event)
