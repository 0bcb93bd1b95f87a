"""Turns what a person typed into Slack's own text form, as Slack's client does before it sends."""

import re

from bot.playground.state import Workspace

_NAME = re.compile(r"(?<![\w<])([@#])([\w.-]+)")
_LINK = re.compile(r"(?<![<|])\bhttps?://[^\s<>|]+")
_ESCAPES = (("&", "&amp;"), ("<", "&lt;"), (">", "&gt;"))


def as_sent(workspace: Workspace, text: str) -> str:
    """Escape `&`, `<`, `>`; make links and the names of people, the bot and channels into references."""
    parts = re.split(r"(<[@#!][^<>\s][^<>]*>)", text)
    return "".join(part if index % 2 else _plain_part(workspace, part) for index, part in enumerate(parts))


def as_argument(workspace: Workspace, text: str, *, escape: bool) -> str:
    """A slash command's text: with `should_escape`, names become `<@id|name>` and `<#id|name>`; without, they stay."""
    return _with_names(workspace, text, labelled=True) if escape else text


def _plain_part(workspace: Workspace, text: str) -> str:
    for character, entity in _ESCAPES:
        text = text.replace(character, entity)
    return _with_names(workspace, _LINK.sub(r"<\g<0>>", text), labelled=False)


def _with_names(workspace: Workspace, text: str, *, labelled: bool) -> str:
    return _NAME.sub(lambda found: _reference(workspace, found, labelled=labelled), text)


def _reference(workspace: Workspace, found: "re.Match[str]", *, labelled: bool) -> str:
    mark, name = found.groups()
    tail = name[len(name.rstrip(".-")) :]
    name = name.rstrip(".-")
    if mark == "#":
        channel = workspace.channel_called(name)
        return f"<#{channel.id}|{channel.name}>{tail}" if channel else found.group()
    if name in ("here", "channel", "everyone"):
        return f"<!{name}>{tail}"
    bot = workspace.bot
    user = bot.user_id if name in (bot.name, bot.user_id) else getattr(workspace.person_called(name), "id", "")
    label = f"|{name}" if labelled else ""
    return f"<@{user}{label}>{tail}" if user else found.group()
