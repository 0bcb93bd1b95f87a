"""Under a contract's card: confirm all, correct, not a contract."""

from typing import Any

from slack_bolt import Ack, App
from slack_sdk import WebClient

from bot.desk import Desk, contracts
from bot.replies.contract_form import form_view

Body = dict[str, Any]


def register(app: App, desk: Desk) -> None:
    """Connect the card's buttons."""

    @app.action("confirm_contract")
    def confirmed(ack: Ack, body: Body, action: Body) -> None:
        ack()
        number, _, reading = action["value"].partition(":")
        with desk.database.sessions.begin() as session:
            contracts.confirm_all(session, int(number), reading, person=body["user"]["id"], now=desk.now())
        desk.ring()

    @app.action("refuse_contract")
    def refused(ack: Ack, body: Body, action: Body) -> None:
        ack()
        number, _, reading = action["value"].partition(":")
        with desk.database.sessions.begin() as session:
            contracts.not_a_contract(session, int(number), reading, person=body["user"]["id"])
        desk.ring()

    @app.action("correct_contract")
    def opened(ack: Ack, body: Body, action: Body, client: WebClient) -> None:
        ack()
        number, _, reading = action["value"].partition(":")
        with desk.database.reading() as session:
            form = contracts.form(session, int(number), reading, person=body["user"]["id"])
        client.views_open(trigger_id=body["trigger_id"], view=form_view(form, desk.settings.home_language))
