"""Buttons of tickets: steps under the countdown, the form's menus, how it was computed, the closing question."""

import re
from typing import Any

from slack_bolt import Ack, App, Respond
from slack_sdk import WebClient

from bot.desk import Desk
from bot.desk.intake import intake, ticket_requests
from bot.desk.intake.intake import Source
from bot.desk.people.people_allowed import lang_of
from bot.desk.tickets import ticket_steps
from bot.listeners.ticket_opening import fill_in, open_form
from bot.listeners.ticket_parsing import given, source_in
from bot.listeners.ticket_steps_view import open_step
from bot.replies.tickets.ticket_form import GRADES, contract_option, joined_view
from bot.replies.tickets.ticket_posts import survey_about_message, survey_thanks_message
from knowledge.records.people import people
from knowledge.records.tickets import tickets

Body = dict[str, Any]


def register(app: App, desk: Desk) -> None:
    """Connect the buttons."""
    _steps(app, desk)
    _form(app, desk)
    _requests(app, desk)
    _survey(app, desk)


def _steps(app: App, desk: Desk) -> None:
    @app.action(re.compile("^ticket_step_(confirm|resume)$"))
    def taken(ack: Ack, body: Body, action: Body) -> None:
        ack()
        step = action["action_id"].removeprefix("ticket_step_")
        with desk.database.sessions.begin() as session:
            ticket_steps.take(
                session, int(action["value"]), step, {},
                {"by": body["user"]["id"], "now": desk.now(), "key": f"action:{body['trigger_id']}"},
            )  # fmt: skip
        desk.ring()

    @app.action(re.compile("^ticket_step_"))
    def asked(ack: Ack, body: Body, action: Body, client: WebClient) -> None:
        ack()
        step = action["action_id"].removeprefix("ticket_step_")
        open_step(desk, client, body, int(action["value"]), step)

    @app.action("ticket_more")
    def chosen(ack: Ack, body: Body, action: Body, client: WebClient) -> None:
        ack()
        number, _, step = action["selected_option"]["value"].partition(":")
        open_step(desk, client, body, int(number), step)


def _form(app: App, desk: Desk) -> None:
    @app.options(re.compile("^(ticket|step)_contract$"))
    def looked_up(ack: Ack, body: Body, payload: Body) -> None:
        with desk.database.reading() as session:
            asker = people.asker_of(session, body["user"]["id"])
            found = intake.choices(session, payload.get("value") or "", asker=asker)
        ack(options=[contract_option(choice) for choice in found[:100]])

    @app.action("ticket_contract")
    def picked(ack: Ack, body: Body, action: Body, client: WebClient) -> None:
        ack()
        view, chosen = body["view"], action.get("selected_option")
        text = given(view)["text"] or given(view)["title"]
        contract = int(chosen["value"]) if chosen else None
        fill_in(desk, client, body, view["id"], text, source_in(view), contract)

    @app.action("ticket_join")
    def joined(ack: Ack, body: Body, action: Body, client: WebClient) -> None:
        ack()
        view, person, number = body["view"], body["user"]["id"], int(action["value"])
        with desk.database.sessions.begin() as session:
            text = given(view).get("text") or ""
            intake.join(session, number, text, source_in(view), person=person, now=desk.now())
            lang = lang_of(session, person, desk.settings.home_language)
        desk.ring()
        client.views_update(view_id=view["id"], view=joined_view(number, lang))


def _requests(app: App, desk: Desk) -> None:
    @app.action("ticket_accept")
    def accepted(ack: Ack, body: Body, action: Body) -> None:
        ack()
        desk.look(body["channel"]["id"])
        with desk.database.sessions.begin() as session:
            ticket_requests.accept(
                session, action["value"], person=body["user"]["id"], now=desk.now(), house=desk.house
            )
        desk.ring()

    @app.action(re.compile("^ticket_card_(severity|level)$"))
    def regraded(ack: Ack, body: Body, action: Body) -> None:
        ack()
        desk.look(body["channel"]["id"])
        key, what = action["block_id"].partition(GRADES)[2], action["action_id"].removeprefix("ticket_card_")
        said = {what: action["selected_option"]["value"]}
        with desk.database.sessions.begin() as session:
            ticket_requests.regrade(session, key, person=body["user"]["id"], now=desk.now(), **said)
        desk.ring()

    @app.action("ticket_change")
    def changing(ack: Ack, body: Body, action: Body, client: WebClient) -> None:
        ack()
        with desk.database.reading() as session:
            payload = ticket_requests.proposed(session, action["value"], person=body["user"]["id"])
        open_form(desk, client, body, payload["text"], ticket_requests.source_of(payload))

    @app.action("ticket_from_question")
    def unhelped(ack: Ack, body: Body, action: Body, client: WebClient) -> None:
        ack()
        with desk.database.reading() as session:
            question, source = ticket_requests.from_question(session, int(action["value"]), person=body["user"]["id"])
        open_form(desk, client, body, question.text, source)

    @app.action("ticket_new")
    def new(ack: Ack, body: Body, client: WebClient) -> None:
        ack()
        channel = (body.get("channel") or {}).get("id") or body["user"]["id"]
        open_form(desk, client, body, "", Source(channel=channel))


def _survey(app: App, desk: Desk) -> None:
    @app.action(re.compile("^ticket_rate_"))
    def rated(ack: Ack, body: Body, action: Body, respond: Respond) -> None:
        ack()
        number, _, score = action["value"].partition(":")
        with desk.database.sessions.begin() as session:
            ticket_steps.rate(session, int(number), int(score), None, by=body["user"]["id"], now=desk.now())
            lang = lang_of(session, body["user"]["id"], tickets.get(session, int(number)).lang)
        message = survey_about_message(int(number), int(score), lang)
        respond(text=message.text, blocks=list(message.blocks), response_type="ephemeral", replace_original=False)

    @app.action(re.compile("^ticket_rated_"))
    def told_why(ack: Ack, body: Body, action: Body, respond: Respond) -> None:
        ack()
        number, score, about = action["value"].split(":")
        with desk.database.sessions.begin() as session:
            ticket_steps.rate(session, int(number), int(score), about, by=body["user"]["id"], now=desk.now())
            lang = lang_of(session, body["user"]["id"], tickets.get(session, int(number)).lang)
        message = survey_thanks_message(lang)
        respond(text=message.text, blocks=list(message.blocks), response_type="ephemeral", replace_original=True)
