"""The pages' templates: one Jinja2 environment (autoescape on), the filters and functions that the templates use."""

import tomllib
from collections.abc import Mapping
from datetime import datetime
from functools import cache
from html import escape
from pathlib import Path
from types import SimpleNamespace
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined, pass_context
from jinja2.runtime import Context
from markupsafe import Markup

from bot.playground.model import Json
from bot.playground.text import mrkdwn as slack
from bot.playground.text.emoji import emoji_char
from bot.playground.text.mrkdwn import Reading
from bot.playground.text.standard_markdown import standard_markdown
from bot.playground.workspace import widgets

TEMPLATES = Path(__file__).parent / "templates"
LANGUAGES = ("en", "zh")
OUT_OF_BAND = Markup(' hx-swap-oob="morph"')


@cache
def words(lang: str) -> SimpleNamespace:
    """The words of the pages' own chrome in one language."""
    return SimpleNamespace(**tomllib.loads((TEMPLATES / "words" / f"{lang}.toml").read_text(encoding="utf-8")))


def render(template: str, **context: Any) -> str:
    """Render a template; `reading` must be among the context."""
    return _environment().get_template(template).render(**context)


def render_blocks(blocks: list[Json], reading: Reading, **context: Any) -> str:
    """Render Block Kit blocks alone."""
    context = {"place": {}, "state": {}, "errors": {}, "directory": widgets.Directory(), "base": "", **context}
    return render("blocks_only.html", blocks=blocks, reading=reading, t=words(reading.lang), **context)


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters.update(_FILTERS)
    environment.globals.update(_FUNCTIONS)
    return environment


def _reading(context: Context) -> Reading:
    reading: Reading = context["reading"]
    return reading


@pass_context
def _mrkdwn(context: Context, text: str) -> Markup:
    return slack.mrkdwn(text, _reading(context))


@pass_context
def _standard_markdown(context: Context, text: str) -> Markup:
    return standard_markdown(text, _reading(context))


def _kept_lines(text: str) -> Markup:
    return slack.finished(escape(text, quote=False).replace("\n", "<br>"))


def _link_to(address: str, label: str) -> Markup:
    return slack.finished(slack.link(address, label))


@pass_context
def _mention_of(context: Context, person: str) -> Markup:
    return slack.finished(slack.mention(person, _reading(context)))


@pass_context
def _channel_of(context: Context, channel: str) -> Markup:
    return slack.finished(slack.channel_link(channel, _reading(context)))


@pass_context
def _date_of(context: Context, element: Mapping[str, Any]) -> Markup:
    body = f"{element['timestamp']}^{element['format']}^{element.get('url', '')}"
    return slack.finished(slack.date_html(body, str(element.get("fallback", "")), _reading(context)))


@pass_context
def _choices(context: Context, element: Json) -> list[widgets.Group]:
    return widgets.choices(element, context["directory"])


@pass_context
def _local_moment(context: Context, seconds: str) -> str:
    if not seconds:
        return ""
    return datetime.fromtimestamp(int(seconds), tz=_reading(context).zone).strftime("%Y-%m-%dT%H:%M")


_FILTERS: dict[str, Any] = {
    "mrkdwn": _mrkdwn,
    "plain_text": slack.plain_text,
    "standard_markdown": _standard_markdown,
    "kept_lines": _kept_lines,
    "safe_link": slack.safe_link,
    "emoji_char": emoji_char,
}
_FUNCTIONS: dict[str, Any] = {
    "link_to": _link_to,
    "mention_of": _mention_of,
    "channel_of": _channel_of,
    "date_of": _date_of,
    "choices": _choices,
    "local_moment": _local_moment,
    "picked": widgets.picked,
    "chosen_options": widgets.chosen_options,
    "press_values": widgets.press_values,
    "field_name": widgets.field_name,
    "control_id": widgets.control_id,
    "image_address": widgets.image_address,
}
