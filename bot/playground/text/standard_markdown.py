"""The standard Markdown of `markdown` blocks as safe HTML; HTML in it is shown as text."""

import re

from markdown_it import MarkdownIt
from markupsafe import Markup

from bot.playground.text.emoji import draw_emoji
from bot.playground.text.mrkdwn import Reading, channel_link, finished, mention

_PARSER = MarkdownIt("commonmark", {"html": False, "breaks": True}).enable(["table", "strikethrough"]).disable("image")
_MENTION = re.compile(r"&lt;([@#])([A-Z0-9]+)(?:\|[^&]*)?&gt;")


def standard_markdown(text: str, reading: Reading) -> Markup:
    """Turn a markdown block's text into HTML."""
    html = _MENTION.sub(lambda found: _named(found[1], found[2], reading), _PARSER.render(draw_emoji(text)))
    return finished(html.replace("<a href=", '<a target="_blank" rel="noopener noreferrer" href='))


def _named(sign: str, wanted: str, reading: Reading) -> str:
    return mention(wanted, reading) if sign == "@" else channel_link(wanted, reading)
