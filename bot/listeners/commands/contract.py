"""`/desk contract NAME`: one contract today, or which of several is meant."""

from typing import Any

from slack_bolt import Ack

from bot.desk import Desk
from bot.desk.contracts import contract_sheet
from bot.desk.people.people_allowed import lang_of
from bot.listeners.parsing import plain
from bot.replies.contracts.contract_sheet import contract_sheet as sheet_message
from bot.replies.contracts.contract_sheet import no_contract, which_contract
from bot.replies.drawing.blocks import Message
from knowledge.records.people import people
from knowledge.rules.language.language import language_of

Command = dict[str, Any]


def contract(desk: Desk, ack: Ack, command: Command, rest: str) -> None:
    """Show the one contract that fits, ask which where several do."""
    with desk.database.reading() as session:
        lang = lang_of(session, command["user_id"], language_of(command["text"]))
    message = _found(desk, command["user_id"], plain(rest), lang)
    ack(text=message.text, blocks=list(message.blocks) or None, response_type="ephemeral")


def _found(desk: Desk, person: str, name: str, lang: str) -> Message:
    with desk.database.reading() as session:
        asker = people.asker_of(session, person)
        found = contract_sheet.fitting(session, name, asker=asker)
        if not found:
            return no_contract(name, lang)
        if len(found) > 1:
            return which_contract(found, lang)
        return sheet_message(contract_sheet.sheet(session, found[0].id, desk.now().date(), asker=asker), lang)
