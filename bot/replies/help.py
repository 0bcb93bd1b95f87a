"""What the command can do, for whoever typed something else."""

from bot.replies import blocks
from bot.replies.blocks import Message
from bot.replies.words import Words


def help_message(command: str, lang: str) -> Message:
    """The subcommands with an example each."""
    words = Words(lang, "help", command=command)
    return Message(words["title"], (blocks.section(words["title"]), blocks.section(words["commands"])))
