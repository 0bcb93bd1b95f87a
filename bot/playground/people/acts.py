"""What a person does in the workspace: writes, edits, reacts, uploads, opens, runs commands and shortcuts.

Presses and modals are in `interactivity`. Acts that wait for the app (commands, shortcuts) return an `Outcome` within
three seconds; the others return at once and the app hears of them by an event. Call them from a thread, not from the
server's event loop. A person who is not in the conversation is refused with KeyError or PermissionError.
"""

from collections.abc import Sequence
from dataclasses import replace

from bot.playground.delivery.delivery import Ack
from bot.playground.delivery.tickets import ResponseUrl
from bot.playground.model import Channel, File, Json, Message, Outcome
from bot.playground.people.typed_text import as_argument, as_sent
from bot.playground.web_api.call import Refused
from bot.playground.web_api.files import described
from bot.playground.web_api.messages.response_url import respond
from bot.playground.workspace import events
from bot.playground.workspace.payloads import command_json, in_message, interaction_json, trigger
from bot.playground.workspace.reactions import users_of, with_reaction, without_reaction
from bot.playground.workspace.state import Workspace


def post_message(
    workspace: Workspace,
    person_id: str,
    channel_id: str,
    text: str,
    *,
    thread_ts: str | None = None,
    broadcast: bool = False,
    files: Sequence[File] = (),
    client_msg_id: str | None = None,
) -> Message:
    """Post as a person. Names and links become Slack's references; `&`, `<`, `>` are escaped as Slack's client does."""
    channel = _own_channel(workspace, person_id, channel_id)
    with workspace.lock:
        message = Message(
            channel=channel.id,
            ts=workspace.next_ts(),
            user=person_id,
            text=as_sent(workspace, text),
            thread_ts=thread_ts,
            broadcast=broadcast,
            subtype="file_share" if files else None,
            files=tuple(file.id for file in files),
            client_msg_id=client_msg_id or workspace.next_id("m"),
        )
        workspace.put_message(message)
        events.message_posted(workspace, message)
    return message


def edit_message(workspace: Workspace, person_id: str, channel_id: str, ts: str, text: str) -> Message:
    """Change one's own message."""
    before = _own_message(workspace, person_id, channel_id, ts)
    fields = {"text": as_sent(workspace, text), "edited_ts": workspace.next_ts()}
    after = workspace.change_message(channel_id, ts, **fields)
    events.message_changed(workspace, before, after)
    return after


def delete_message(workspace: Workspace, person_id: str, channel_id: str, ts: str) -> None:
    """Delete one's own message, or dismiss an ephemeral one."""
    message = _own_message(workspace, person_id, channel_id, ts)
    workspace.drop_message(channel_id, ts)
    events.message_changed(workspace, message, None)


def run_command(workspace: Workspace, person_id: str, channel_id: str, line: str) -> Outcome:
    """Run `/name text`; error `unknown_command`: the app has none such; `operation_timeout`: it stays silent."""
    channel = _own_channel(workspace, person_id, channel_id)
    name, _, text = line.strip().partition(" ")
    command = next((c for c in workspace.bot.commands if c.name == name), None)
    if command is None:
        return Outcome(ok=False, error="unknown_command")
    argument = as_argument(workspace, text.strip(), escape=command.escape)
    payload = command_json(workspace, person_id, channel, name, argument)
    ack = workspace.delivery.ask("slash_commands", payload)
    if ack.ok and ack.payload:
        return _answered_at_once(workspace, person_id, channel, ack.payload)
    return _outcome(workspace, person_id, ack)


def react(workspace: Workspace, person_id: str, channel_id: str, ts: str, name: str, *, remove: bool = False) -> None:
    """Add or remove one's reaction (`thumbsup`, without colons); nothing happens when it is so already."""
    channel = _own_channel(workspace, person_id, channel_id)
    with workspace.lock:
        message = workspace.message(channel.id, ts)
        if message is None or message.only_for or (person_id in users_of(message, name)) != remove:
            return
        change = without_reaction if remove else with_reaction
        after = workspace.change_message(channel.id, ts, reactions=change(message, name, person_id))
    if workspace.bot.user_id in channel.members:
        events.reaction_changed(workspace, person_id, after, name, added=not remove)


def upload_file(
    workspace: Workspace,
    person_id: str,
    channel_id: str,
    name: str,
    data: bytes,
    *,
    text: str = "",
    thread_ts: str | None = None,
    connected: bool = False,
) -> Message:
    """Share a file with a comment; `connected`: as somebody of another company does over Slack Connect."""
    channel = _own_channel(workspace, person_id, channel_id)
    file = replace(described(workspace, name, person_id, len(data)), channels=(channel.id,), connected=connected)
    workspace.put_file(file, data)
    message = post_message(workspace, person_id, channel_id, text, thread_ts=thread_ts, files=[file])
    if workspace.bot.user_id in channel.members:
        events.file_shared(workspace, file, channel.id)
    return message


def open_home(workspace: Workspace, person_id: str, *, tab: str = "home") -> None:
    """Open the app's home tab, or its messages tab."""
    events.home_opened(workspace, person_id, tab)


def join(workspace: Workspace, person_id: str, channel_id: str) -> None:
    """Become a member of a public channel."""
    channel = workspace.channel(channel_id)
    if channel is None or channel.kind != "public":
        raise KeyError(channel_id)
    if person_id not in channel.members:
        joined = workspace.put_channel(replace(channel, members=(*channel.members, person_id)))
        events.member_joined(workspace, person_id, joined)


def use_shortcut(
    workspace: Workspace, person_id: str, callback_id: str, *, channel_id: str | None = None, ts: str | None = None
) -> Outcome:
    """Use a global shortcut or, with a message, a message shortcut."""
    message = workspace.message(channel_id, ts) if channel_id and ts else None
    payload = interaction_json(workspace, "message_action" if message else "shortcut", person_id)
    payload |= trigger(workspace, person_id) | {"callback_id": callback_id, "action_ts": workspace.next_ts()}
    if message:
        place = in_message(workspace, message, respond_to=person_id)
        place.pop("container")
        payload |= place | {"message_ts": message.ts}
    return _outcome(workspace, person_id, workspace.delivery.ask("interactive", payload))


def _answered_at_once(workspace: Workspace, person_id: str, channel: Channel, answer: Json) -> Outcome:
    try:
        if answer.get("text") or answer.get("blocks") or answer.get("attachments"):
            respond(workspace, ResponseUrl(person_id, channel.id, 0.0), answer)
    except Refused as refused:
        return Outcome(ok=False, error=refused.error, view=workspace.modal(person_id))
    return Outcome(ok=True, view=workspace.modal(person_id))


def _outcome(workspace: Workspace, person_id: str, ack: Ack) -> Outcome:
    error = "" if ack.ok else "operation_timeout" if ack.error in ("timeout", "http_timeout") else "dispatch_failed"
    return Outcome(ok=ack.ok, error=error, view=workspace.modal(person_id))


def _own_channel(workspace: Workspace, person_id: str, channel_id: str) -> Channel:
    channel = workspace.channel(channel_id)
    if channel is None or person_id not in workspace.people:
        raise KeyError(channel_id if channel is None else person_id)
    if person_id not in channel.members:
        raise PermissionError(f"{person_id} is not in {channel.name}")
    return channel


def _own_message(workspace: Workspace, person_id: str, channel_id: str, ts: str) -> Message:
    message = workspace.message(channel_id, ts)
    if message is None:
        raise KeyError(ts)
    if person_id not in (message.user, message.only_for):
        raise PermissionError(f"{person_id} did not write {ts}")
    return message
