"""Buttons about breaches: the message to the vendor, evidence and claim, the letter, claimed or waived; the export."""

import re
from typing import Any

from slack_bolt import Ack, App
from slack_sdk import WebClient

from bot.desk import Desk
from bot.desk.people.people_allowed import lang_of
from bot.desk.tickets import board, letters, ticket_view
from bot.listeners.ticket_steps_view import vendor_message_view
from bot.replies.contracts.own_breaches import own_breach_lines
from bot.replies.drawing.blocks import Block
from bot.replies.drawing.words import Words
from bot.replies.tickets.board import board_csv
from bot.replies.tickets.claim_letter import claim_letter
from bot.replies.tickets.claims import claim_view
from knowledge import audit
from knowledge.records.tickets.tickets import CLAIMED, WAIVED

Body = dict[str, Any]


def register(app: App, desk: Desk) -> None:
    """Connect the buttons."""

    @app.action("vendor_message")
    def wrote(ack: Ack, body: Body, action: Body, client: WebClient) -> None:
        ack()
        number, _, clock = action["value"].partition(":")
        view = vendor_message_view(desk, int(number), clock, body["user"]["id"])
        client.views_open(trigger_id=body["trigger_id"], view=view)

    @app.action("claim_open")
    def opened(ack: Ack, body: Body, action: Body, client: WebClient) -> None:
        ack()
        number, _, clock = action["value"].partition(":")
        view = _claim_view(desk, int(number), clock, body["user"]["id"])
        client.views_open(trigger_id=body["trigger_id"], view=view)

    @app.action("claim_letter")
    def wanted(ack: Ack, body: Body, action: Body, client: WebClient) -> None:
        ack()
        number, _, clock = action["value"].partition(":")
        person = body["user"]["id"]
        with desk.database.reading() as session:
            file = letters.claim_file(session, int(number), clock, by=person, now=desk.now())
            name, data = claim_letter(file, desk.now())
            lang = lang_of(session, person, file.lang)
            words = Words(lang, "claim", ticket=number)
            said = "\n".join([words["sent_letter"], *own_breach_lines(file.late, lang)])
        _send(desk, client, person, name, data, said)

    @app.action(re.compile("^claim_(claimed|waived)$"))
    def decided(ack: Ack, body: Body, action: Body, client: WebClient) -> None:
        ack()
        claim, number, clock = action["value"].split(":", 2)
        person, state = body["user"]["id"], CLAIMED if action["action_id"] == "claim_claimed" else WAIVED
        with desk.database.sessions.begin() as session:
            letters.decide(session, int(claim), state, by=person, now=desk.now())
        desk.ring()
        client.views_update(view_id=body["view"]["id"], view=_claim_view(desk, int(number), clock, person))

    @app.action("ticket_export")
    def exported(ack: Ack, body: Body, client: WebClient) -> None:
        ack()
        person = body["user"]["id"]
        with desk.database.reading() as session:
            rows = board.board(session, person, desk.now(), ended=True)
            lang = lang_of(session, person, desk.settings.home_language)
            name, data, said = board_csv(rows, lang, desk.now(), lambda who: ticket_view.name_of(session, who))
        _send(desk, client, person, name, data, said)


def _claim_view(desk: Desk, ticket_id: int, clock: str, person: str) -> Block:
    with desk.database.reading() as session:
        file = letters.claim_file(session, ticket_id, clock, by=person, now=desk.now())
        return claim_view(file, lang_of(session, person, file.evidence.ticket.lang), desk.now())


def _send(desk: Desk, client: WebClient, person: str, name: str, data: bytes, said: str) -> None:
    """A file into somebody's direct messages: what it holds is not for everybody in the channel."""
    with desk.database.sessions.begin() as session:
        audit.note(session, "export.file", f"file:{name}", by=person, now=desk.now(), bytes=len(data))
    channel = client.conversations_open(users=person)["channel"]["id"]
    client.files_upload_v2(channel=channel, filename=name, title=name, content=data, initial_comment=said)
