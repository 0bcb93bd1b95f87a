"""What the desk can do, for whoever greets it or typed no subcommand."""

from bot.replies.drawing import blocks
from bot.replies.drawing.blocks import Message
from bot.replies.drawing.words import Words


def help_message(command: str, lang: str) -> Message:
    """The subcommands with an example each."""
    words = Words(lang, "help", command=command)
    return Message(words["title"], (blocks.section(words["title"]), blocks.section(words["commands"])))


def small_talk_message(talk: str, lang: str, command: str) -> Message:
    """A friendly word: to a greeting with what can be asked."""
    if talk == "greeting":
        return help_message(command, lang)
    text = Words(lang, "help", command=command)["thanked"]
    return Message(text, (blocks.section(text),))
