"""One call of a Web API method: its arguments, whoever asks, and how to refuse it."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from bot.playground.model import Channel, Json, Message
from bot.playground.workspace.state import Workspace


class Refused(Exception):
    """Slack's answer `ok: false`; `messages` are what it adds in `response_metadata`."""

    def __init__(self, error: str, messages: Sequence[str] = ()) -> None:
        super().__init__(error)
        self.error = error
        self.messages = tuple(messages)


def missing(argument: str) -> Refused:
    """The refusal of a call without a required argument."""
    return Refused("invalid_arguments", [f"[ERROR] missing required field: {argument}"])


@dataclass(frozen=True)
class Call:
    """Arguments may come as JSON or as form fields; the readers accept both."""

    workspace: Workspace
    arguments: Mapping[str, Any]
    token: str = ""

    def text(self, name: str, default: str = "") -> str:
        """An argument as text."""
        value = self.arguments.get(name)
        return default if value is None else value if isinstance(value, str) else json.dumps(value)

    def flag(self, name: str) -> bool:
        """An argument as yes or no."""
        return str(self.arguments.get(name, "")).lower() in ("1", "true")

    def number(self, name: str, default: int) -> int:
        """An argument as a whole number."""
        value = self.arguments.get(name)
        if value in (None, ""):
            return default
        try:
            return int(str(value))
        except ValueError:
            raise Refused("invalid_arguments", [f"[ERROR] must be a number: {name}"]) from None

    def json(self, name: str, error: str = "invalid_arguments") -> Any:
        """An argument that is JSON, or JSON in a string; `error` if it cannot be read. None when absent or empty."""
        value = self.arguments.get(name)
        if not isinstance(value, str):
            return value
        if not value.strip():
            return None
        try:
            return json.loads(value)
        except ValueError:
            raise Refused(error) from None

    def words(self, name: str) -> list[str]:
        """An argument that is a list, or names separated by commas."""
        value = self.arguments.get(name) or []
        parts = value if isinstance(value, list) else str(value).split(",")
        return [str(part).strip() for part in parts if str(part).strip()]

    def channel(self, name: str = "channel") -> Channel:
        """The conversation named by an argument, if the bot can see it; a public channel need not be joined."""
        wanted = self.text(name)
        channel = self.workspace.channel(wanted)
        if channel is None or (channel.kind != "public" and self.workspace.bot.user_id not in channel.members):
            raise Refused("channel_not_found")
        return channel

    def joined_channel(self, name: str = "channel") -> Channel:
        """The same, where the bot must be a member."""
        channel = self.channel(name)
        if self.workspace.bot.user_id not in channel.members:
            raise Refused("not_in_channel")
        return channel

    def message(self, channel: Channel, name: str = "ts", error: str = "message_not_found") -> Message:
        """The message of this channel whose timestamp an argument gives; ephemeral messages cannot be found."""
        message = self.workspace.message(channel.id, self.text(name))
        if message is None or message.only_for is not None:
            raise Refused(error)
        return message


def page(call: Call, things: Sequence[Any], *, name: str, default: int = 100, most: int = 1000) -> Json:
    """Cut one page out of `things`, by `limit` and `cursor`, with the next cursor."""
    limit = call.number("limit", default) or default
    if not 0 < limit <= most:
        raise Refused("invalid_limit")
    start = _position(call.text("cursor"))
    found = list(things[start : start + limit])
    following = f"next:{start + limit}" if start + limit < len(things) else ""
    return {name: found, "response_metadata": {"next_cursor": following}}


def _position(cursor: str) -> int:
    if not cursor:
        return 0
    word, _, number = cursor.partition(":")
    if word != "next" or not number.isdigit():
        raise Refused("invalid_cursor")
    return int(number)
