"""Turns the workspace's values into the JSON that Slack shows of them, in payloads and in answers of the Web API."""

from zoneinfo import ZoneInfo

from bot.playground.model import Channel, File, Json, Message, Person, View
from bot.playground.workspace.state import Workspace


def person_json(workspace: Workspace, person: Person, *, locale: bool = True) -> Json:
    """A `user` object of a person."""
    offset = _utc_offset(workspace, person)
    shown = {
        "id": person.id,
        "team_id": workspace.team.id,
        "name": person.name,
        "deleted": False,
        "color": person.color,
        "real_name": person.real_name,
        "tz": person.tz,
        "tz_label": person.tz,
        "tz_offset": offset,
        "profile": profile_json(workspace, person),
        "is_admin": False,
        "is_owner": False,
        "is_restricted": False,
        "is_ultra_restricted": False,
        "is_bot": False,
        "is_app_user": False,
        "updated": 0,
    }
    return shown | ({"locale": person.locale} if locale else {})


def _utc_offset(workspace: Workspace, person: Person) -> int:
    offset = workspace.clock.now().astimezone(ZoneInfo(person.tz)).utcoffset()
    return int(offset.total_seconds()) if offset else 0


def profile_json(workspace: Workspace, person: Person) -> Json:
    """A `profile` object of a person."""
    return {
        "title": person.title,
        "phone": "",
        "real_name": person.real_name,
        "real_name_normalized": person.real_name,
        "display_name": person.name,
        "display_name_normalized": person.name,
        "email": person.email,
        "status_text": "",
        "status_emoji": "",
        "team": workspace.team.id,
    }


def bot_user_json(workspace: Workspace) -> Json:
    """The `user` object of the app's bot."""
    bot = workspace.bot
    person = Person(bot.user_id, bot.name, bot.real_name, tz="UTC", locale="en-US")
    shown = person_json(workspace, person)
    shown["profile"] |= {"api_app_id": bot.app_id, "bot_id": bot.bot_id}
    return shown | {"is_bot": True}


def channel_json(workspace: Workspace, channel: Channel) -> Json:
    """A `channel` object."""
    if channel.kind == "im":
        person = next((m for m in channel.members if m != workspace.bot.user_id), "")
        im = {"id": channel.id, "created": channel.created, "is_im": True, "is_open": True, "user": person}
        return im | {"is_archived": False, "is_org_shared": False, "is_user_deleted": False, "priority": 0}
    return {
        "id": channel.id,
        "name": channel.name,
        "name_normalized": channel.name,
        "is_channel": channel.kind == "public",
        "is_group": channel.kind == "private",
        "is_im": False,
        "is_mpim": False,
        "is_private": channel.kind == "private",
        "is_archived": channel.archived,
        "is_general": channel.name == "general",
        "is_member": workspace.bot.user_id in channel.members,
        "is_shared": False,
        "is_org_shared": False,
        "created": channel.created,
        "creator": channel.members[0] if channel.members else "",
        "num_members": len(channel.members),
        "topic": {"value": channel.topic, "creator": "", "last_set": 0},
        "purpose": {"value": channel.purpose, "creator": "", "last_set": 0},
    }


def bot_profile_json(workspace: Workspace) -> Json:
    """The `bot_profile` that messages of the app carry."""
    bot = workspace.bot
    icons = {f"image_{size}": f"{workspace.url}/static/bot.png" for size in (36, 48, 72)}
    ids = {"id": bot.bot_id, "app_id": bot.app_id, "team_id": workspace.team.id}
    return ids | {"name": bot.name, "icons": icons, "deleted": False, "updated": 0}


def message_json(workspace: Workspace, message: Message, *, metadata: bool = True) -> Json:
    """A `message` object as `conversations.history` and events show it, without the channel."""
    shown: Json = {"type": "message", "user": message.user, "text": message.text, "ts": message.ts}
    shown["team"] = workspace.team.id
    author = workspace.people.get(message.user)
    optional = {
        "user_team": author.team if author else None,
        "subtype": message.subtype,
        "client_msg_id": message.client_msg_id,
        "thread_ts": message.thread_ts,
        "blocks": list(message.blocks),
        "attachments": list(message.attachments),
        "username": message.username,
        "files": [_in_message(workspace, file) for file_id in message.files if (file := workspace.file(file_id))],
        "reactions": [{"name": r.name, "users": list(r.users), "count": len(r.users)} for r in message.reactions],
        "metadata": message.metadata if metadata else None,
        "pinned_to": [message.channel] if message.pinned else None,
    }
    shown |= {name: value for name, value in optional.items() if value}
    if message.bot_id:
        profile = bot_profile_json(workspace)
        shown |= {"bot_id": message.bot_id, "app_id": workspace.bot.app_id, "bot_profile": profile}
    if message.edited_ts:
        shown["edited"] = {"user": message.user, "ts": message.edited_ts}
    return shown | _thread_fields(workspace, message)


def _thread_fields(workspace: Workspace, message: Message) -> Json:
    if message.is_reply:
        parent = workspace.message(message.channel, message.thread_ts or "")
        return {"parent_user_id": parent.user} if parent else {}
    replies = [r for r in workspace.replies(message.channel, message.ts) if r.only_for is None]
    if not replies:
        return {}
    users = list(dict.fromkeys(reply.user for reply in replies))
    counts = {"reply_count": len(replies), "reply_users_count": len(users), "latest_reply": replies[-1].ts}
    return {"thread_ts": message.ts, "reply_users": users[:5], "is_locked": False, "subscribed": False} | counts


def _in_message(workspace: Workspace, file: File) -> Json:
    """A file as messages show it; of another company's they say that `files.info` is to be asked."""
    if not file.connected:
        return file_json(workspace, file)
    hidden = {"mode": "file_access", "file_access": "check_file_info"}
    return {"id": file.id, "created": file.created, "timestamp": file.created, "user": file.user, **hidden}


def file_json(workspace: Workspace, file: File) -> Json:
    """A `file` object; `url_private` is served to bearers of the bot's token."""
    address = f"{workspace.url}/files/{file.id}"
    kinds = {c: workspace.channel(c) for c in file.channels}
    return {
        "id": file.id,
        "created": file.created,
        "timestamp": file.created,
        "name": file.name,
        "title": file.title,
        "mimetype": file.mimetype,
        "filetype": file.filetype,
        "pretty_type": file.filetype.upper(),
        "user": file.user,
        "user_team": workspace.team.id,
        "username": "",
        "editable": False,
        "size": file.size,
        "mode": "hosted",
        "is_external": False,
        "external_type": "",
        "is_public": any(c and c.kind == "public" for c in kinds.values()),
        "public_url_shared": False,
        "display_as_bot": False,
        "url_private": address,
        "url_private_download": f"{address}/download",
        "permalink": address,
        "channels": [name for name, c in kinds.items() if c and c.kind == "public"],
        "groups": [name for name, c in kinds.items() if c and c.kind == "private"],
        "ims": [name for name, c in kinds.items() if c and c.kind == "im"],
    }


def view_json(workspace: Workspace, view: View) -> Json:
    """A `view` object as answers and interaction payloads carry it."""
    content = view.content
    bare: Json = {"private_metadata": "", "callback_id": "", "external_id": "", "close": None, "submit": None}
    bare |= {"clear_on_close": False, "notify_on_close": False, "title": {"type": "plain_text", "text": ""}}
    return (
        bare
        | content
        | {
            "id": view.id,
            "team_id": workspace.team.id,
            "app_id": workspace.bot.app_id,
            "app_installed_team_id": workspace.team.id,
            "bot_id": workspace.bot.bot_id,
            "hash": view.hash,
            "root_view_id": view.root_id,
            "previous_view_id": view.previous_id,
            "state": {"values": {block: dict(actions) for block, actions in view.values.items()}},
        }
    )
