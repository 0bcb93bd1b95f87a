"""What became of a file that was shared: learned, a new version, nothing new, or why not."""

from typing import Any

from bot.replies import blocks
from bot.replies.blocks import Message
from bot.replies.words import Words


def file_learned(payload: dict[str, Any]) -> Message:
    """The reply under the file."""
    values = {"contract": None, "facts": 0, "waiting": 0, "title": "", "audience": "everyone", "detail": ""} | payload
    lang, outcome = values.pop("lang"), values.pop("outcome")
    text = blocks.cut(Words(lang, "file_learned", **values)[outcome], 2900)
    return Message(text, (blocks.section(text),))
