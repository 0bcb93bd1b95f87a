"""chat.startStream, appendStream and stopStream: a message that grows while it is read."""

from typing import Any

from bot.playground.checks.blocks import MARKDOWN_CHARACTERS
from bot.playground.checks.rules import by_type, may, need, one_of, string, typed
from bot.playground.model import Json, Message
from bot.playground.web_api.call import Call, Refused
from bot.playground.web_api.messages.chat import own_message, post, writable
from bot.playground.web_api.messages.content import Content, blocks_of, metadata_of
from bot.playground.workspace import events
from bot.playground.workspace.block_ids import filled
from bot.playground.workspace.shapes import message_json

_CHUNK = by_type(
    {
        "markdown_text": typed("markdown_text", {"text": need(string())}),
        "plan_update": typed("plan_update", {"title": need(string(least=1))}),
        "task_update": typed(
            "task_update",
            {
                "id": need(string(least=1)),
                "title": need(string(least=1)),
                "status": need(one_of("pending", "in_progress", "complete", "error")),
                "details": may(string()),
                "output": may(string()),
                "sources": may(lambda value, pointer: ()),
            },
        ),
    }
)


def start(call: Call) -> Json:
    """chat.startStream: outside a direct message it names the person who reads."""
    channel = writable(call, call.channel())
    if channel.kind != "im":
        _reader(call)
    message = post(call, channel, Content(_new_text(call), (), (), None), streaming=True)
    return {"channel": channel.id, "ts": message.ts}


def append(call: Call) -> Json:
    """chat.appendStream."""
    message = _streaming(call)
    if not call.text("markdown_text") and not call.json("chunks"):
        raise Refused("no_text")
    _grow(call, message)
    return {"channel": message.channel, "ts": message.ts}


def stop(call: Call) -> Json:
    """chat.stopStream: the last words, blocks below the text, metadata."""
    before = _streaming(call)
    blocks = filled(blocks_of(call), call.workspace.next_id)
    grown = _grow(call, before)
    text_block = [{"type": "markdown", "text": grown.text}] if grown.text and blocks else []
    after = call.workspace.change_message(
        grown.channel,
        grown.ts,
        blocks=(*filled(text_block, call.workspace.next_id), *blocks),
        metadata=metadata_of(call),
        streaming=False,
    )
    events.message_changed(call.workspace, before, after)
    return {"channel": after.channel, "ts": after.ts, "message": message_json(call.workspace, after)}


def _reader(call: Call) -> None:
    for name in ("recipient_user_id", "recipient_team_id"):
        if not call.text(name):
            raise Refused(f"missing_{name}")
    if call.text("recipient_user_id") not in call.workspace.people:
        raise Refused("user_not_found")
    if call.text("recipient_team_id") != call.workspace.team.id:
        raise Refused("team_not_found")


def _streaming(call: Call) -> Message:
    message = own_message(call, call.joined_channel(), "message_not_owned_by_app")
    if not message.streaming:
        raise Refused("message_not_in_streaming_state")
    return message


def _grow(call: Call, message: Message) -> Message:
    return call.workspace.change_message(message.channel, message.ts, text=message.text + _new_text(call))


def _new_text(call: Call) -> str:
    text = call.text("markdown_text") + "".join(_chunk_texts(call.json("chunks", "invalid_chunks")))
    if len(text) > MARKDOWN_CHARACTERS:
        raise Refused("msg_blocks_too_long")
    return text


def _chunk_texts(chunks: Any) -> list[str]:
    if chunks is None:
        return []
    if not isinstance(chunks, list) or any(found for chunk in chunks for found in _CHUNK(chunk, "")):
        raise Refused("invalid_chunks")
    return [chunk["text"] for chunk in chunks if chunk["type"] == "markdown_text"]
