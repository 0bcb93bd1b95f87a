"""What became of a file that was shared: learned, a new version, nothing new, or why not."""

from typing import Any

from bot.replies.drawing import blocks
from bot.replies.drawing.blocks import Message
from bot.replies.drawing.words import Mrkdwn, Words


def file_learned(payload: dict[str, Any]) -> Message:
    """The reply under the file."""
    values = {"contract": None, "facts": 0, "waiting": 0, "title": "", "audience": "everyone", "detail": ""} | payload
    lang, outcome = values.pop("lang"), values.pop("outcome")
    values["detail"] = channel(values["detail"]) if outcome in ("direct", "unwatched") else values["detail"]
    text = blocks.cut(Words(lang, "file_learned", **values)[outcome], 2900)
    return Message(text, (blocks.context(text) if outcome == "unwatched" else blocks.section(text),))


def channel(address: str) -> str:
    """A channel by its id as a link, by its name as people write it."""
    return Mrkdwn(f"<#{address}>") if address[:1] in ("C", "G") and address.isupper() else f"#{address.lstrip('#')}"
