"""Turns what a person typed into Slack's own text form, as Slack's client does before it sends."""

import re

from bot.playground.workspace.state import Workspace

_EVERYBODY = ("here", "channel", "everyone")
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
    """Every `@name` and `#name` that the workspace knows, however it is capitalised and whatever follows it."""
    references = _references(workspace)
    names = "|".join(re.escape(name) for name in sorted(references, key=len, reverse=True))
    known = re.compile(rf"(?<![A-Za-z0-9_<])({names})(?![A-Za-z0-9_-]|\.\w)", re.IGNORECASE)

    def written(found: "re.Match[str]") -> str:
        reference = references[found.group().casefold()]
        labels = labelled and reference.startswith("<@")
        return f"{reference[:-1]}|{found.group()[1:]}>" if labels else reference

    return known.sub(written, text)


def _references(workspace: Workspace) -> dict[str, str]:
    """What a person may type for somebody, for all, or for a conversation, in small letters, and Slack's form of it."""
    bot = workspace.bot
    known = [(bot.user_id, bot.name, bot.real_name), *((p.id, p.name, p.real_name) for p in workspace.people.values())]
    people = {f"@{name}".casefold(): f"<@{names[0]}>" for names in known for name in names}
    groups = {f"@{name}": f"<!{name}>" for name in _EVERYBODY}
    channels = workspace.store.channels.values()
    places = {f"#{name}".casefold(): f"<#{c.id}|{c.name}>" for c in channels for name in (c.name, c.id)}
    return people | groups | places
