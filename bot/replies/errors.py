"""What a person reads when something went wrong, or may not be said here: one plain sentence."""

from bot.replies.drawing import blocks
from bot.replies.drawing.blocks import Message
from bot.replies.drawing.words import Words


def error_message(sentence: str | None, reference: str, lang: str, *, waits: bool = False) -> Message:
    """The foreseen error's own sentence, or an apology with the reference that the log knows.

    `waits`: what was said could not be stored yet, and is tried again.
    """
    words = Words(lang, "error", sentence=sentence, reference=reference)
    return Message(words["foreseen" if sentence else "not_stored" if waits else "unforeseen"])


def with_hint(message: Message, lang: str) -> Message:
    """The message, and that more is open to the asker than may be said before the others."""
    return Message(message.text, (*message.blocks, blocks.context(Words(lang, "error")["withheld"])))
