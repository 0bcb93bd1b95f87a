"""Under a contract's card: confirm all, correct, not a contract."""

from typing import Any

from slack_bolt import Ack, App, Respond
from slack_sdk import WebClient

from bot.desk import Desk
from bot.desk.contracts import contract_cards, contract_sheet, contracts
from bot.desk.people.people_allowed import lang_of
from bot.replies.contracts.contract_form import form_view
from bot.replies.contracts.contract_sheet import contract_sheet as sheet_message
from knowledge.records.people import people

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
            contracts.not_a_contract(session, int(number), reading, person=body["user"]["id"], now=desk.now())
        desk.ring()

    @app.action("accept_suggestion")
    def accepted(ack: Ack, body: Body, action: Body) -> None:
        ack()
        _answer(desk, body, action, right=True)

    @app.action("refuse_suggestion")
    def refused_suggestion(ack: Ack, body: Body, action: Body) -> None:
        ack()
        _answer(desk, body, action, right=False)

    @app.action("review_contracts")
    def following(ack: Ack, body: Body, action: Body) -> None:
        ack()
        with desk.database.sessions.begin() as session:
            contract_cards.next_card(session, action["value"], desk.now(), person=body["user"]["id"])
        desk.ring()

    @app.action("undo_contract")
    def taken_back(ack: Ack, body: Body, action: Body) -> None:
        ack()
        number, _, reading = action["value"].partition(":")
        with desk.database.sessions.begin() as session:
            contracts.take_back(session, int(number), reading, person=body["user"]["id"], now=desk.now())
        desk.ring()

    @app.action("correct_contract")
    def opened(ack: Ack, body: Body, action: Body, client: WebClient) -> None:
        ack()
        number, _, reading = action["value"].partition(":")
        with desk.database.reading() as session:
            form = contracts.form(session, int(number), reading, person=body["user"]["id"])
            lang = lang_of(session, body["user"]["id"], desk.settings.home_language)
        client.views_open(trigger_id=body["trigger_id"], view=form_view(form, lang))

    @app.action("show_contract")
    def shown(ack: Ack, body: Body, action: Body, respond: Respond) -> None:
        ack()
        number, _, lang = action["selected_option"]["value"].partition(":")
        with desk.database.reading() as session:
            asker = people.asker_of(session, body["user"]["id"])
            sheet = contract_sheet.sheet(session, int(number), desk.now().date(), asker=asker)
        message = sheet_message(sheet, lang)
        respond(text=message.text, blocks=list(message.blocks), response_type="ephemeral", replace_original=True)


def _answer(desk: Desk, body: Body, action: Body, *, right: bool) -> None:
    number, field, mark = action["value"].split(":")
    person = body["user"]["id"]
    with desk.database.sessions.begin() as session:
        contracts.answer_suggestion(session, int(number), field, mark, right=right, person=person, now=desk.now())
    desk.ring()
