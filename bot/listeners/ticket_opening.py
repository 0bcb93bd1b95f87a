"""The ticket's form: opened within the three seconds that Slack leaves, filled in when triage has read the report."""

from collections.abc import Mapping
from typing import Any

from slack_sdk import WebClient

from bot.desk import Desk
from bot.desk.intake import intake
from bot.desk.intake.intake import Proposal, Source
from bot.desk.people.people_allowed import lang_of, refuse_readers
from bot.listeners.telling import after_answering
from bot.listeners.ticket_parsing import metadata
from bot.replies.drawing.blocks import Block
from bot.replies.tickets.ticket_form import asking_view, reading_view, ticket_form
from knowledge.records.people import people

Body = Mapping[str, Any]


def open_form(desk: Desk, client: WebClient, body: Body, text: str, source: Source) -> None:
    """Show the form to whoever pressed; asks what does not work where nobody has said it."""
    person = body["user"]["id"] if "user" in body else body["user_id"]
    with desk.database.reading() as session:
        refuse_readers(session, person)
        lang = lang_of(session, person, desk.settings.home_language)
    if not text:
        client.views_open(trigger_id=body["trigger_id"], view=asking_view(metadata(source), lang))
        return
    opened = client.views_open(trigger_id=body["trigger_id"], view=reading_view(lang))
    fill_in(desk, client, body, opened["view"]["id"], text, source)


def fill_in(
    desk: Desk,
    client: WebClient,
    body: Body,
    view_id: str,
    text: str,
    source: Source,
    contract_id: int | None = None,
) -> None:
    """Fill the form in when the report has been graded: that may take longer than Slack waits for an answer."""
    person = body["user"]["id"] if "user" in body else body["user_id"]

    def work() -> None:
        with desk.database.reading() as session:
            lang = lang_of(session, person, desk.settings.home_language)
        view = proposed_view(desk, text, source, person=person, lang=lang, contract_id=contract_id)
        client.views_update(view_id=view_id, view=view)

    after_answering(work, desk, body=dict(body), client=client)


def proposed_view(
    desk: Desk, text: str, source: Source, *, person: str, lang: str, contract_id: int | None = None
) -> Block:
    """The form filled in."""
    proposal = proposed(desk, text, source, person=person, contract_id=contract_id)
    found = proposal.triage
    said = {"severity": found.severity, "level": found.level, "cause": found.cause}
    return ticket_form(proposal, metadata(source, proposed=said), lang)


def proposed(desk: Desk, text: str, source: Source, *, person: str, contract_id: int | None = None) -> Proposal:
    """What triage makes of a report for somebody."""
    with desk.database.reading() as session:
        asker = people.asker_of(session, person)
        return intake.propose(
            session, desk.triaging, text, asker=asker, source=source, now=desk.now(), contract_id=contract_id
        )
