"""The form for correcting a contract's facts is sent in."""

import json
from typing import Any

from slack_bolt import Ack, App

from bot.desk import Desk
from bot.desk.contracts import contracts
from bot.listeners.parsing import filled_in
from bot.replies.contracts.contract_form import wrong_sentences

Body = dict[str, Any]


def register(app: App, desk: Desk) -> None:
    """Connect the form."""

    @app.view("correct_contract")
    def sent(ack: Ack, body: Body, view: Body) -> None:
        number, reading, lang = json.loads(view["private_metadata"])
        given, person = filled_in(view), body["user"]["id"]
        with desk.database.sessions.begin() as session:
            wrong = contracts.correct(session, number, reading, given, person=person, now=desk.now())
        if wrong:
            ack(response_action="errors", errors=wrong_sentences(wrong, lang))
            return
        ack()
        desk.ring()
