"""What people type on Slack, as plain text and as values; the last place where a payload is a dict."""

import re
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

from bot.desk.questions import Asked
from bot.desk.shared_files import Shared

_MENTION = re.compile(r"<@[UW][A-Z0-9]+(?:\|[^>]*)?>")
_LABELLED = re.compile(r"<(?:[#!]?[^|>]*)\|([^>]*)>")
_BARE = re.compile(r"<([^>]*)>")
_MARKUP = re.compile(r"(?<![\w*_~`])[*_~`]+|[*_~`]+(?![\w*_~`])")
_SPACES = re.compile(r"[ \t\u00a0\u200b\u3000]+")


def plain(text: str) -> str:
    """The words of a message: mentions, links' addresses and markup taken away, Slack's three entities decoded."""
    text = _MENTION.sub(" ", text)
    text = _BARE.sub(r"\1", _LABELLED.sub(r"\1", text))
    text = _MARKUP.sub("", text)
    text = text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")
    return _SPACES.sub(" ", text).strip()


def instant(ts: str) -> datetime:
    """The moment of a Slack message timestamp, UTC."""
    return datetime.fromtimestamp(float(ts), UTC)


def asked_in_message(event: Mapping[str, Any]) -> Asked:
    """A question from a message event. The same message is the same question however its event is delivered."""
    return Asked(
        key=f"message:{event['channel']}:{event['ts']}",
        person=event["user"],
        channel=event["channel"],
        thread_ts=event.get("thread_ts") or event["ts"],
        message_ts=event["ts"],
        text=plain(event.get("text", "")),
    )


def files_of(event: Mapping[str, Any]) -> list[Shared]:
    """The files of a message, as Slack describes them; those that it hides from the app are left out."""
    return [
        Shared(
            file=file["id"],
            channel=event["channel"],
            message_ts=event["ts"],
            thread_ts=event.get("thread_ts") or event["ts"],
            person=event["user"],
            name=file.get("name") or file.get("title") or file["id"],
            address=file.get("url_private_download") or file.get("url_private") or "",
            size=int(file.get("size") or 0),
        )
        for file in event.get("files", [])
        if file.get("mode") not in ("tombstone", "hidden_by_limit")
    ]


def asked_in_command(command: Mapping[str, Any], text: str) -> Asked:
    """A question from the slash command; its answer is shown to the asker only."""
    return Asked(
        key=f"command:{command['trigger_id']}",
        person=command["user_id"],
        channel=command["channel_id"],
        thread_ts=None,
        message_ts=None,
        text=plain(text),
    )


def filled_in(view: Mapping[str, Any]) -> dict[str, str]:
    """What was entered in a form, by block: texts, days, people, chosen options (several with commas); else empty."""
    entered = {}
    for block, elements in view["state"]["values"].items():
        for element in elements.values():
            chosen = element.get("selected_option") or {}
            several = ",".join(option["value"] for option in element.get("selected_options") or ())
            picked = chosen.get("value") or element.get("selected_date") or element.get("selected_user") or several
            entered[block] = element.get("value") or picked or ""
    return entered
