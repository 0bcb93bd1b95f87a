"""reactions.add, get and remove."""

import re

from bot.playground.model import Json, Message
from bot.playground.web_api.call import Call, Refused
from bot.playground.workspace.reactions import users_of, with_reaction, without_reaction
from bot.playground.workspace.shapes import message_json


def add(call: Call) -> Json:
    """reactions.add."""
    message, name, user = _message(call), _name(call), call.workspace.bot.user_id
    if user in users_of(message, name):
        raise Refused("already_reacted")
    call.workspace.change_message(message.channel, message.ts, reactions=with_reaction(message, name, user))
    return {}


def remove(call: Call) -> Json:
    """reactions.remove."""
    message, name, user = _message(call), _name(call), call.workspace.bot.user_id
    if user not in users_of(message, name):
        raise Refused("no_reaction")
    call.workspace.change_message(message.channel, message.ts, reactions=without_reaction(message, name, user))
    return {}


def get(call: Call) -> Json:
    """reactions.get, for messages."""
    message = _message(call)
    return {"type": "message", "channel": message.channel, "message": message_json(call.workspace, message)}


def _message(call: Call) -> Message:
    if not call.text("channel") or not call.text("timestamp"):
        raise Refused("no_item_specified")
    if not re.fullmatch(r"\d+\.\d+", call.text("timestamp")):
        raise Refused("bad_timestamp")
    return call.message(call.channel(), "timestamp")


def _name(call: Call) -> str:
    name = call.text("name").strip(":")
    if not re.fullmatch(r"[\w+'-]+(::skin-tone-[2-6])?", name):
        raise Refused("invalid_name")
    return name
