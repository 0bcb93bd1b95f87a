"""conversations.*: which there are, who is in them and what was said."""

import re
from collections.abc import Sequence
from dataclasses import replace

from bot.playground.model import Channel, Json, Message
from bot.playground.web_api.call import Call, Refused, page
from bot.playground.web_api.users import conversation_kinds
from bot.playground.workspace import events
from bot.playground.workspace.shapes import channel_json, message_json


def everything(call: Call) -> Json:
    """conversations.list."""
    kinds, hide = conversation_kinds(call), call.flag("exclude_archived")
    seen = call.workspace.channels(call.workspace.bot.user_id)
    found = [c for c in seen if c.kind in kinds and not (hide and c.archived)]
    return page(call, [channel_json(call.workspace, c) for c in found], name="channels")


def info(call: Call) -> Json:
    """conversations.info."""
    shown = channel_json(call.workspace, call.channel())
    if not call.flag("include_num_members"):
        shown.pop("num_members", None)
    return {"channel": shown | ({"locale": "en-US"} if call.flag("include_locale") else {})}


def members(call: Call) -> Json:
    """conversations.members."""
    return page(call, call.channel().members, name="members")


def join(call: Call) -> Json:
    """conversations.join: public channels only."""
    channel, bot = call.channel(), call.workspace.bot.user_id
    if channel.kind != "public":
        raise Refused("method_not_supported_for_channel_type")
    if channel.archived:
        raise Refused("is_archived")
    if bot not in channel.members:
        channel = call.workspace.put_channel(replace(channel, members=(*channel.members, bot)))
        events.member_joined(call.workspace, bot, channel)
    return {"channel": channel_json(call.workspace, channel)}


def open_im(call: Call) -> Json:
    """conversations.open: a direct message with one person."""
    channel = call.channel() if call.text("channel") else _dm(call, call.words("users"))
    if channel.kind != "im":
        raise Refused("channel_not_found")
    full = channel_json(call.workspace, channel)
    return {"channel": full if call.flag("return_im") else {"id": channel.id}}


def _dm(call: Call, users: list[str]) -> Channel:
    if not users:
        raise Refused("users_list_not_supplied")
    if not all(user in call.workspace.people for user in users):
        raise Refused("user_not_found")
    if len(users) > 1:
        raise Refused("invalid_user_combination")
    return call.workspace.dm(users[0])


def history(call: Call) -> Json:
    """conversations.history: newest first, replies left out."""
    channel = call.joined_channel()
    found = _between(call, call.workspace.timeline(channel.id))
    return _messages(call, channel, found[::-1])


def replies(call: Call) -> Json:
    """conversations.replies: a thread's first message, then its replies, oldest first."""
    channel = call.joined_channel()
    message = call.message(channel, "ts", "thread_not_found")
    first, *later = call.workspace.thread(channel.id, message.thread_ts or message.ts)
    return _messages(call, channel, [first, *_between(call, later)])


def _messages(call: Call, channel: Channel, found: Sequence[Message]) -> Json:
    metadata = call.flag("include_all_metadata")
    shown = [message_json(call.workspace, m, metadata=metadata) for m in found]
    cut = page(call, shown, name="messages")
    more = bool(cut["response_metadata"]["next_cursor"])
    return cut | {"has_more": more, "pin_count": sum(m.pinned for m in found)}


def _between(call: Call, messages: Sequence[Message]) -> list[Message]:
    oldest, latest = _stamp(call, "oldest", "0"), _stamp(call, "latest", "99999999999")
    if call.flag("inclusive"):
        return [m for m in messages if oldest <= _number(m.ts) <= latest]
    return [m for m in messages if oldest < _number(m.ts) < latest]


def _stamp(call: Call, name: str, default: str) -> tuple[int, int]:
    text = call.text(name) or default
    if not re.fullmatch(r"\d+(\.\d+)?", text):
        raise Refused(f"invalid_ts_{name}")
    return _number(text)


def _number(ts: str) -> tuple[int, int]:
    seconds, _, micro = ts.partition(".")
    return int(seconds), int(micro.ljust(6, "0")[:6] or 0)
