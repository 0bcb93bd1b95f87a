"""What a person reads when something went wrong: one plain sentence and a reference number."""

from bot.replies.blocks import Message
from bot.replies.words import Words


def error_message(sentence: str | None, reference: str, lang: str) -> Message:
    """The foreseen error's own sentence, or an apology; both with the reference that the log knows."""
    words = Words(lang, "error", sentence=sentence, reference=reference)
    return Message(words["foreseen" if sentence else "unforeseen"])
