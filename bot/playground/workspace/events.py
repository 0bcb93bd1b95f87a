"""Tells the app what happened, by the Events API: builds each event as Slack does and hands it to the delivery."""

import re
from concurrent.futures import Future
from typing import Any

from bot.playground.delivery.delivery import Ack
from bot.playground.model import Channel, File, Json, Message
from bot.playground.text.rich_text import rich_text_block
from bot.playground.workspace.shapes import message_json, view_json
from bot.playground.workspace.state import Workspace

_CHANNEL_TYPES = {"public": "channel", "private": "group", "im": "im"}
_SUBSCRIPTIONS = {"public": "message.channels", "private": "message.groups", "im": "message.im"}


def send(workspace: Workspace, event: Json, *, subscription: str = "") -> "Future[Ack] | None":
    """Send one event if the app subscribed to it."""
    if (subscription or event["type"]) not in workspace.bot.events:
        return None
    return workspace.delivery.send("events_api", _callback(workspace, event))


def _callback(workspace: Workspace, event: Json) -> Json:
    bot, team = workspace.bot, workspace.team
    grant = {"enterprise_id": None, "team_id": team.id, "user_id": bot.user_id, "is_bot": True}
    return {
        "token": bot.verification_token,
        "team_id": team.id,
        "context_team_id": team.id,
        "context_enterprise_id": None,
        "api_app_id": bot.app_id,
        "event": event,
        "type": "event_callback",
        "event_id": workspace.next_id("Ev"),
        "event_time": int(workspace.seconds()),
        "authorizations": [grant | {"is_enterprise_install": False}],
        "is_ext_shared_channel": False,
        "event_context": workspace.next_id("4-"),
    }


def message_posted(workspace: Workspace, message: Message) -> None:
    """Send `message` for a new message and, if it names the bot outside a direct message, `app_mention`."""
    channel = workspace.channel(message.channel)
    if channel is None or message.only_for or workspace.bot.user_id not in channel.members:
        return
    event = _message_event(workspace, channel, message)
    send(workspace, event, subscription=_SUBSCRIPTIONS[channel.kind])
    mentions_bot = re.search(rf"<@{workspace.bot.user_id}(\|[^>]*)?>", message.text)
    if mentions_bot and channel.kind != "im" and not message.bot_id:
        mention = {name: value for name, value in event.items() if name not in ("channel_type", "subtype")}
        send(workspace, mention | {"type": "app_mention"})


def _message_event(workspace: Workspace, channel: Channel, message: Message) -> Json:
    shown = message_json(workspace, message)
    if not message.bot_id and message.text:
        shown["blocks"] = [rich_text_block(message.text)]
    place = {"channel": channel.id, "channel_type": _CHANNEL_TYPES[channel.kind], "event_ts": message.ts}
    return shown | place


def message_changed(workspace: Workspace, before: Message, after: Message | None) -> None:
    """Send `message_changed`, or `message_deleted` when nothing is left."""
    channel = workspace.channel(before.channel)
    if channel is None or before.only_for or workspace.bot.user_id not in channel.members:
        return
    ts = workspace.next_ts()
    event: Json = {"type": "message", "channel": channel.id, "channel_type": _CHANNEL_TYPES[channel.kind]}
    event |= {"ts": ts, "event_ts": ts, "hidden": True, "previous_message": message_json(workspace, before)}
    if after is None:
        event |= {"subtype": "message_deleted", "deleted_ts": before.ts}
    else:
        event |= {"subtype": "message_changed", "message": message_json(workspace, after)}
    send(workspace, event, subscription=_SUBSCRIPTIONS[channel.kind])


def reaction_changed(workspace: Workspace, user: str, message: Message, name: str, *, added: bool) -> None:
    """Send `reaction_added` or `reaction_removed`."""
    item = {"type": "message", "channel": message.channel, "ts": message.ts}
    about = {"user": user, "reaction": name, "item": item, "item_user": message.user}
    send(workspace, {"type": f"reaction_{'added' if added else 'removed'}", **about, "event_ts": workspace.next_ts()})


def file_shared(workspace: Workspace, file: File, channel: str) -> None:
    """Send `file_shared`."""
    about = {"file_id": file.id, "user_id": file.user, "file": {"id": file.id}, "channel_id": channel}
    send(workspace, {"type": "file_shared", **about, "event_ts": workspace.next_ts()})


def member_joined(workspace: Workspace, user: str, channel: Channel) -> None:
    """Send `member_joined_channel`, if the app is in the channel too."""
    if workspace.bot.user_id not in channel.members:
        return
    kind = "C" if channel.kind == "public" else "G"
    about = {"user": user, "channel": channel.id, "channel_type": kind, "team": workspace.team.id}
    send(workspace, {"type": "member_joined_channel", **about, "event_ts": workspace.next_ts()})


def home_opened(workspace: Workspace, user: str, tab: str) -> None:
    """Send `app_home_opened` and, to an app with the older assistant view, `assistant_thread_started`."""
    channel = workspace.dm(user)
    event: dict[str, Any] = {"type": "app_home_opened", "user": user, "channel": channel.id, "tab": tab}
    if view := workspace.home(user):
        event["view"] = view_json(workspace, view)
    send(workspace, event | {"event_ts": workspace.next_ts()})
    if tab == "messages":
        event_ts = workspace.next_ts()
        thread = {"user_id": user, "context": {}, "channel_id": channel.id, "thread_ts": event_ts}
        send(workspace, {"type": "assistant_thread_started", "assistant_thread": thread, "event_ts": event_ts})
