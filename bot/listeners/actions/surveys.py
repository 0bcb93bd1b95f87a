"""Somebody rates how their ticket was handled."""

import re
from typing import Any

from slack_bolt import Ack, App, Respond

from bot.desk import Desk
from bot.desk.reports import surveys
from bot.replies.tickets.surveys import rated_message

Body = dict[str, Any]


def register(app: App, desk: Desk) -> None:
    """Connect the five buttons."""

    @app.action(re.compile(r"rate_ticket_[1-5]"))
    def rated(ack: Ack, body: Body, action: Body, respond: Respond) -> None:
        ack()
        ticket, _, score = action["value"].partition(":")
        with desk.database.sessions.begin() as session:
            lang = surveys.rate(session, int(ticket), int(score), person=body["user"]["id"], now=desk.now())
        respond(text=rated_message(int(score), lang).text, response_type="ephemeral", replace_original=False)
