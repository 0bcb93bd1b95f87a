"""Opens what a step needs: its form, the message to the vendor, or the page that explains the deadlines."""

import json
from collections.abc import Mapping
from typing import Any

from slack_sdk import WebClient

from bot.desk import Desk
from bot.desk.people.people_allowed import lang_of, refuse_readers
from bot.desk.tickets import letters, ticket_view
from bot.replies.drawing.blocks import Block
from bot.replies.tickets.explained import explained_view
from bot.replies.tickets.step_forms import step_form
from bot.replies.tickets.vendor_message import vendor_message_form
from knowledge.records.people import people

Body = Mapping[str, Any]


def open_step(desk: Desk, client: WebClient, body: Body, ticket_id: int, step: str) -> None:
    """Show the step's page to whoever pressed."""
    person = body["user"]["id"]
    views = {"explain": _explained, "told_vendor": _to_vendor}
    view = views.get(step, _form)(desk, ticket_id, step, person)
    client.views_open(trigger_id=body["trigger_id"], view=_in_its_thread(view, body))


def _in_its_thread(view: Block, body: Body) -> Block:
    """The form with the thread from which it was opened, as what refuses it is said there."""
    pressed_in = body.get("container") or {}
    if not pressed_in.get("thread_ts"):
        return view
    where = {"channel": pressed_in["channel_id"], "thread_ts": pressed_in["thread_ts"]}
    return view | {"private_metadata": json.dumps(json.loads(view["private_metadata"] or "{}") | where)}


def _explained(desk: Desk, ticket_id: int, step: str, person: str) -> Block:
    with desk.database.reading() as session:
        ticket, told = ticket_view.explained(session, ticket_id, desk.now(), asker=people.asker_of(session, person))
        lang = lang_of(session, person, ticket.lang)
        return explained_view(told, lang, quotes=ticket_view.may_read_contract(session, ticket, person))


def _to_vendor(desk: Desk, ticket_id: int, step: str, person: str) -> Block:
    return vendor_message_view(desk, ticket_id, None, person)


def vendor_message_view(desk: Desk, ticket_id: int, clock: str | None, person: str) -> Block:
    """The message to the vendor about one clock, or about the ticket."""
    with desk.database.reading() as session:
        refuse_readers(session, person)
        message = letters.to_vendor(session, ticket_id, clock, by=person, now=desk.now())
        return vendor_message_form(message, lang_of(session, person, message.ticket.lang))


def _form(desk: Desk, ticket_id: int, step: str, person: str) -> Block:
    with desk.database.reading() as session:
        refuse_readers(session, person)
        values = ticket_view.for_form(session, ticket_id, desk.now(), asker=people.asker_of(session, person))
        return step_form(step, values, lang_of(session, person, values["lang"]))
