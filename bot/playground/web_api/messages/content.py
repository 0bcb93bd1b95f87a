"""What a message of the app says: read from a call's arguments and refused as Slack refuses it."""

from dataclasses import dataclass
from typing import Any

from bot.playground.checks.blocks import MARKDOWN_CHARACTERS, message_problems, too_long
from bot.playground.model import Json
from bot.playground.web_api.call import Call, Refused
from bot.playground.web_api.messages.stored_images import image_problems
from bot.playground.workspace.block_ids import filled

TEXT_CHARACTERS = 40_000
METADATA_CHARACTERS = 16_000
ATTACHMENTS = 100


@dataclass(frozen=True)
class Content:
    """Checked, with every id filled in."""

    text: str
    blocks: tuple[Json, ...]
    attachments: tuple[Json, ...]
    metadata: Json | None


def content_of(call: Call, *, most: int = TEXT_CHARACTERS, needed: bool = True) -> Content:
    """Read and check text, markdown_text, blocks, attachments and metadata."""
    text, markdown = call.text("text"), call.text("markdown_text")
    blocks, attachments = blocks_of(call), attachments_of(call)
    if markdown and (text or blocks):
        raise Refused("markdown_text_conflict")
    if needed and not (text or markdown or blocks or attachments):
        raise Refused("no_text")
    if len(text) > most or len(markdown) > MARKDOWN_CHARACTERS:
        raise Refused("msg_too_long")
    if markdown:
        text, blocks = markdown, [{"type": "markdown", "text": markdown}]
    return Content(text, filled(blocks, call.workspace.next_id), tuple(attachments), metadata_of(call))


def blocks_of(call: Call, name: str = "blocks") -> list[Json]:
    """The checked `blocks` of a message."""
    blocks = call.json(name, "invalid_blocks_format")
    if blocks is None:
        return []
    if not isinstance(blocks, list):
        raise Refused("invalid_blocks_format")
    refuse_blocks(blocks, f"/{name}")
    if found := image_problems(call.workspace, blocks, f"/{name}"):
        raise Refused("invalid_blocks", found)
    return blocks


def refuse_blocks(blocks: list[Any], pointer: str) -> None:
    """Refuse blocks that Slack refuses."""
    if found := message_problems(blocks, pointer):
        raise Refused("invalid_blocks", found)
    if too_long(blocks):
        raise Refused("msg_blocks_too_long")


def attachments_of(call: Call) -> list[Json]:
    """The checked `attachments`."""
    attachments = call.json("attachments", "invalid_attachments") or []
    if not isinstance(attachments, list) or not all(isinstance(a, dict) for a in attachments):
        raise Refused("invalid_attachments")
    if len(attachments) > ATTACHMENTS:
        raise Refused("too_many_attachments")
    for index, attachment in enumerate(attachments):
        refuse_blocks(attachment.get("blocks") or [], f"/attachments/{index}/blocks")
    return attachments


def metadata_of(call: Call) -> Json | None:
    """The checked `metadata`."""
    metadata = call.json("metadata", "invalid_metadata_format")
    if metadata in (None, "", {}):
        return None
    if not isinstance(metadata, dict) or not isinstance(metadata.get("event_payload"), dict):
        raise Refused("invalid_metadata_format")
    if not isinstance(metadata.get("event_type"), str) or not metadata["event_type"]:
        raise Refused("invalid_metadata_format")
    if len(str(metadata)) > METADATA_CHARACTERS:
        raise Refused("metadata_too_large")
    return {"event_type": metadata["event_type"], "event_payload": metadata["event_payload"]}
