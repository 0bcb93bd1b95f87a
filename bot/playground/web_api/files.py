"""files.*: uploads in Slack's three steps (ask for an address, send the bytes, share), and what there is."""

import mimetypes
from dataclasses import replace
from pathlib import PurePath
from typing import Any

from bot.playground.model import File, Json, Message
from bot.playground.web_api.call import Call, Refused, missing
from bot.playground.web_api.messages.chat import addressed, post
from bot.playground.web_api.messages.content import Content, blocks_of
from bot.playground.workspace import events
from bot.playground.workspace.shapes import file_json
from bot.playground.workspace.state import Workspace


def upload_address(call: Call) -> Json:
    """files.getUploadURLExternal."""
    if call.number("length", 0) <= 0:
        raise Refused("invalid_arguments", ["[ERROR] must be greater than 0: length"])
    file = described(call.workspace, call.text("filename"), call.workspace.bot.user_id, call.number("length", 0))
    call.workspace.put_file(replace(file, complete=False))
    return {"upload_url": f"{call.workspace.url}/upload/{file.id}", "file_id": file.id}


def complete_upload(call: Call) -> Json:
    """files.completeUploadExternal: share what was sent, in a channel or thread or nowhere yet."""
    wanted = call.json("files")
    if not isinstance(wanted, list) or not wanted:
        raise missing("files")
    files = [_uploaded(call, item) for item in wanted]
    channels = call.words("channels") or call.words("channel_id")
    for channel_id in channels:
        files = _share(call, channel_id, files)
    return {"files": [file_json(call.workspace, file) for file in files]}


def info(call: Call) -> Json:
    """files.info."""
    file = call.workspace.file(call.text("file"))
    if file is None or not file.complete or not in_sight(call.workspace, file):
        raise Refused("file_not_found")
    return {"file": file_json(call.workspace, file), "comments": [], "response_metadata": {"next_cursor": ""}}


def delete(call: Call) -> Json:
    """files.delete: what the app has uploaded itself."""
    file = call.workspace.file(call.text("file"))
    if file is None or not in_sight(call.workspace, file):
        raise Refused("file_not_found")
    if not _is_own(call.workspace, file):
        raise Refused("cant_delete_file")
    call.workspace.drop_file(call.text("file"))
    return {}


def everything(call: Call) -> Json:
    """files.list."""
    channel, user = call.text("channel"), call.text("user")
    seen = (file for file in call.workspace.files() if in_sight(call.workspace, file))
    found = [f for f in seen if channel in ("", *f.channels) and user in ("", f.user)]
    shown = [file_json(call.workspace, file) for file in found]
    return {"files": shown, "paging": {"count": 100, "total": len(shown), "page": 1, "pages": 1}}


def described(workspace: Workspace, name: str, user: str, size: int) -> File:
    """A new file's description, its type told by its name."""
    mimetype = mimetypes.guess_type(name)[0] or "application/octet-stream"
    kind = PurePath(name).suffix.removeprefix(".").lower() or "binary"
    return File(workspace.next_id("F"), name, name, mimetype, kind, size, user, int(workspace.seconds()))


def in_sight(workspace: Workspace, file: File) -> bool:
    """Whether the app may know of a file: it has uploaded it, or is where it was shared."""
    places = (workspace.channel(channel) for channel in file.channels)
    return _is_own(workspace, file) or any(place and workspace.bot.user_id in place.members for place in places)


def _is_own(workspace: Workspace, file: File) -> bool:
    return file.user == workspace.bot.user_id


def _uploaded(call: Call, item: Any) -> File:
    """The upload that is to be completed: the app's own, as that of anybody else is not there for it."""
    file = call.workspace.file(str(item.get("id"))) if isinstance(item, dict) else None
    if file is None or not _is_own(call.workspace, file):
        raise Refused("file_not_found")
    try:
        size = len(call.workspace.file_bytes(file.id))
    except KeyError:
        raise Refused("file_not_found") from None
    return call.workspace.put_file(replace(file, size=size, title=item.get("title") or file.name, complete=True))


def _share(call: Call, channel_id: str, files: list[File]) -> list[File]:
    sharing = Call(call.workspace, {**call.arguments, "channel": channel_id}, call.token)
    channel = addressed(sharing)
    blocks = tuple(blocks_of(call))
    shared = [call.workspace.put_file(replace(f, channels=(*f.channels, channel.id))) for f in files]
    content = Content(call.text("initial_comment"), blocks, (), None)
    message: Message = post(sharing, channel, content, files=tuple(file.id for file in files))
    for file in shared:
        events.file_shared(call.workspace, file, message.channel)
    return shared
