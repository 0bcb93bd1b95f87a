"""chat.*: the app writes, changes and deletes messages."""

from dataclasses import replace

from bot.playground.model import Channel, Json, Message
from bot.playground.web_api.call import Call, Refused
from bot.playground.web_api.messages.content import Content, content_of
from bot.playground.workspace import events
from bot.playground.workspace.shapes import message_json
from bot.playground.workspace.state import Workspace

UPDATE_CHARACTERS = 4_000


def post_message(call: Call) -> Json:
    """chat.postMessage: to a channel by id or name, or to a person by id."""
    channel = addressed(call)
    message = post(call, channel, content_of(call))
    return _posted(call, message)


def post_ephemeral(call: Call) -> Json:
    """chat.postEphemeral."""
    channel = writable(call, call.channel())
    user = call.text("user")
    if user not in channel.members:
        raise Refused("user_not_in_channel")
    message = post(call, channel, content_of(call), only_for=user)
    return {"message_ts": message.ts}


def update(call: Call) -> Json:
    """chat.update: what is not given stays, but new text takes old blocks away."""
    channel = call.joined_channel()
    before = own_message(call, channel, "cant_update_message")
    if before.streaming:
        raise Refused("streaming_state_conflict")
    content = content_of(call, most=UPDATE_CHARACTERS)
    after = call.workspace.change_message(
        channel.id,
        before.ts,
        text=content.text,
        blocks=content.blocks,
        attachments=content.attachments,
        metadata=content.metadata or before.metadata,
        broadcast=before.broadcast or call.flag("reply_broadcast"),
        edited_ts=call.workspace.next_ts(),
    )
    events.message_changed(call.workspace, before, after)
    return _posted(call, after) | {"text": after.text}


def delete(call: Call) -> Json:
    """chat.delete: the app's own messages."""
    channel = call.joined_channel()
    message = own_message(call, channel, "cant_delete_message")
    call.workspace.drop_message(channel.id, message.ts)
    events.message_changed(call.workspace, message, None)
    return {"channel": channel.id, "ts": message.ts}


def permalink(call: Call) -> Json:
    """chat.getPermalink."""
    channel = call.channel()
    message = call.message(channel, "message_ts")
    address = f"{call.workspace.url}/archives/{channel.id}/p{message.ts.replace('.', '')}"
    if message.is_reply:
        address += f"?thread_ts={message.thread_ts}&cid={channel.id}"
    return {"channel": channel.id, "permalink": address}


def post(call: Call, channel: Channel, content: Content, *, only_for: str | None = None, **more: object) -> Message:
    """Put a message of the app into a channel, and tell the app of it as Slack does."""
    workspace, bot = call.workspace, call.workspace.bot
    message = Message(
        channel=channel.id,
        ts=workspace.next_ts(),
        user=bot.user_id,
        bot_id=bot.bot_id,
        text=content.text,
        blocks=content.blocks,
        attachments=content.attachments,
        metadata=content.metadata,
        thread_ts=thread_of(call, channel),
        broadcast=call.flag("reply_broadcast"),
        username=call.text("username") or None,
        icon=call.text("icon_emoji") or call.text("icon_url") or None,
        only_for=only_for,
        **more,  # type: ignore[arg-type]
    )
    workspace.put_message(message)
    _clear_status(workspace, message)
    events.message_posted(workspace, message)
    return message


def _clear_status(workspace: Workspace, message: Message) -> None:
    shown = workspace.assistant(message.channel, message.thread_ts or "")
    if shown.status and not message.only_for:
        workspace.put_assistant(message.channel, message.thread_ts or "", replace(shown, status="", loading=()))


def thread_of(call: Call, channel: Channel) -> str | None:
    """The thread that `thread_ts` names; a reply cannot be replied to."""
    thread_ts = call.text("thread_ts")
    if not thread_ts:
        return None
    parent = call.workspace.message(channel.id, thread_ts)
    if parent is None or parent.is_reply or parent.only_for:
        raise Refused("cannot_reply_to_message")
    return thread_ts


def addressed(call: Call) -> Channel:
    """Where a message goes: a channel's id or name, or a person's id."""
    wanted = call.text("channel")
    if wanted in call.workspace.people:
        return call.workspace.dm(wanted)
    named = call.workspace.channel_called(wanted)
    if named is None or (named.kind != "public" and call.workspace.bot.user_id not in named.members):
        raise Refused("channel_not_found")
    return writable(call, named)


def writable(call: Call, channel: Channel) -> Channel:
    """The channel, if the app may write there."""
    if channel.archived:
        raise Refused("is_archived")
    if call.workspace.bot.user_id not in channel.members:
        raise Refused("not_in_channel")
    return channel


def own_message(call: Call, channel: Channel, error: str) -> Message:
    """The app's own message that `ts` names."""
    message = call.message(channel)
    if message.bot_id != call.workspace.bot.bot_id:
        raise Refused(error)
    return message


def _posted(call: Call, message: Message) -> Json:
    shown = message_json(call.workspace, message)
    return {"channel": message.channel, "ts": message.ts, "message": shown}
