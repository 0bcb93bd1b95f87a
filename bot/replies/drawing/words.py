"""The words of a message: one template a message and language, one block a sentence.

`Words("zh", "answer", answer=answer)["headline"]` renders the block `headline` of `templates/zh/answer.j2`.
Values are escaped for Slack (`& < >` only); templates themselves may hold mrkdwn.
"""

from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import FileSystemLoader, StrictUndefined, Template
from jinja2.sandbox import ImmutableSandboxedEnvironment

_TEMPLATES = Path(__file__).parents[1] / "templates"
LANGUAGES = ("zh", "en")


class Mrkdwn(str):
    """Text that is already Slack markup and is not escaped again."""

    __slots__ = ()


def escape(value: Any) -> str:
    """Write a value so that Slack shows exactly its characters."""
    if isinstance(value, Mrkdwn):
        return value
    return str(value).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def when(moment: datetime, style: str = "{date_short_pretty} {time}") -> Mrkdwn:
    """A moment in each reader's own zone; the fallback is in UTC."""
    return Mrkdwn(f"<!date^{int(moment.timestamp())}^{style}|{moment:%Y-%m-%d %H:%M} UTC>")


def quoted(text: str) -> Mrkdwn:
    """Text as a Slack block quote, its line breaks kept."""
    return Mrkdwn("\n".join(f"> {escape(line)}" for line in text.splitlines() if line.strip()))


def bold(text: Any) -> Mrkdwn:
    """Bold that also holds between Chinese characters, where Slack wants a space of some kind around it."""
    return Mrkdwn(f"\u200b*{escape(text)}*\u200b")


@cache
def _environment() -> ImmutableSandboxedEnvironment:
    environment = ImmutableSandboxedEnvironment(
        loader=FileSystemLoader(_TEMPLATES),
        undefined=StrictUndefined,
        finalize=escape,
        autoescape=False,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters |= {"when": when, "quoted": quoted, "bold": bold}
    return environment


@cache
def _template(language: str, name: str) -> Template:
    return _environment().get_template(f"{language}/{name}.j2")


class Words:
    """The named sentences of one message in one language."""

    def __init__(self, language: str, name: str, /, **values: Any) -> None:
        self._template = _template(language if language in LANGUAGES else "en", name)
        self._values = values

    def __getitem__(self, block: str) -> Mrkdwn:
        """Render one sentence; KeyError where the template has no such block."""
        context = self._template.new_context(self._values)
        return Mrkdwn("".join(self._template.blocks[block](context)).strip())

    def plain(self, block: str) -> str:
        """One sentence for a plain-text place such as a button: Slack decodes nothing there."""
        return self[block].replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")
