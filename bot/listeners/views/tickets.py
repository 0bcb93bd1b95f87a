"""Tickets' forms sent in: the report, a step, what does not work."""

from typing import Any

from slack_bolt import Ack, App
from slack_sdk import WebClient

from bot.desk import Desk
from bot.desk.intake import intake, ticket_requests
from bot.desk.people.people_allowed import lang_of
from bot.desk.tickets import ticket_steps
from bot.listeners.ticket_opening import fill_in
from bot.listeners.ticket_parsing import filled, given, hidden, source_in
from bot.replies.tickets.ticket_form import reading_view

Body = dict[str, Any]


def register(app: App, desk: Desk) -> None:
    """Connect the forms."""

    @app.view("ticket_ask")
    def told(ack: Ack, body: Body, view: Body, client: WebClient) -> None:
        with desk.database.reading() as session:
            lang = lang_of(session, body["user"]["id"], desk.settings.home_language)
        ack(response_action="update", view=reading_view(lang))
        fill_in(desk, client, body, view["id"], given(view)["text"], source_in(view))

    @app.view("ticket_open")
    def reported(ack: Ack, body: Body, view: Body) -> None:
        desk.look(source_in(view).channel)
        with desk.database.sessions.begin() as session:
            ticket = intake.open_from(
                session, filled(view), source_in(view), person=body["user"]["id"], now=desk.now(),
                house=desk.house,
            )  # fmt: skip
            ticket_requests.settle(session, hidden(view).get("card"), ticket, desk.now())
        desk.ring()
        ack()

    @app.view("ticket_step")
    def taken(ack: Ack, body: Body, view: Body) -> None:
        values, named = given(view) | {"house": desk.house}, hidden(view)
        with desk.database.sessions.begin() as session:
            said = {"by": body["user"]["id"], "now": desk.now(), "at": values.get("at"), "key": f"view:{view['id']}"}
            ticket_steps.take(session, named["ticket"], named["step"], values, said)  # type: ignore[arg-type]
        desk.ring()
        ack()
