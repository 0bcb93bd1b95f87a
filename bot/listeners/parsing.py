"""What people type on Slack, as plain text and as values; the last place where a payload is a dict."""

import re
from collections.abc import Collection, Mapping
from datetime import UTC, datetime
from typing import Any

from slack_bolt import BoltContext

from bot.desk.contracts.shared_files import Shared
from bot.desk.questions.questions import Asked
from knowledge.rules.heard import Heard, is_outside, person_of, shape_of

LONGEST = 8_000
"""Characters of a message that are read: more than any question or report needs, whatever is pasted."""

_MENTION = re.compile(r"<@[UW][A-Z0-9]+(?:\|[^<>]*)?>")
_LABELLED = re.compile(r"<(?:[#!]?[^|<>]*)\|([^<>]*)>")
_BARE = re.compile(r"<([^<>]*)>")
_MARKUP = re.compile(r"(?<![\w*_~`])[*_~`]++|(?<![*_~`])[*_~`]++(?!\w)")
_SPACES = re.compile(r"[ \t\u00a0\u200b\u3000]+")


def plain(text: str) -> str:
    """The words of a message, read as far as `LONGEST`."""
    return unmarked(text[:LONGEST])


def unmarked(text: str) -> str:
    """The words: mentions, links' addresses and markup taken away, Slack's three entities decoded; in linear time."""
    text = _MENTION.sub(" ", text)
    text = _BARE.sub(r"\1", _LABELLED.sub(r"\1", text))
    text = _MARKUP.sub("", text)
    text = text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")
    return _SPACES.sub(" ", text).strip()


def instant(ts: str) -> datetime:
    """The moment of a Slack message timestamp, UTC."""
    return datetime.fromtimestamp(float(ts), UTC)


def heard_in(event: Mapping[str, Any], bot: str, *, ours: Collection[str] = (), shared: bool = False) -> Heard:
    """Who wrote a message and what became of it; `bot` is the desk's own user id, by which messages name it.

    `ours` are the ids of our workspace and organisation (none: not known, everybody is ours); `shared`: another company
    is in the conversation.
    """
    now, name = _message_in(event), f"<@{bot}"
    text, before = str(now.get("text", "")), str((event.get("previous_message") or {}).get("text", ""))
    later = event.get("subtype") in ("message_changed", "message_deleted")
    return Heard(
        shape=shape_of(
            event.get("subtype"), reworded=plain(text) != plain(before) or (name in text and name not in before)
        ),
        direct=event.get("channel_type") == "im",
        named=event.get("type") == "app_mention" or (later and name in text),
        person=person_of(now.get("user"), bot=bool(now.get("bot_id")) or now.get("subtype") == "bot_message"),
        elsewhere=any(f"<@{bot}" not in found for found in _MENTION.findall(text)),
        caption=any(map(_is_shown, now.get("files") or ())),
        outside=bool(ours) and is_outside(_team_of(now) or _team_of(event), ours, shared=shared),
    )


def _team_of(message: Mapping[str, Any]) -> str | None:
    """The workspace of whoever wrote a message: Slack Connect tells it beside the person."""
    return message.get("user_team") or (message.get("user_profile") or {}).get("team") or message.get("team")


def ours_of(context: BoltContext) -> frozenset[str]:
    """The ids of the workspace that the app is installed in, and of its organisation where it has one."""
    granted = context.authorize_result
    return frozenset(filter(None, (granted.team_id, granted.enterprise_id))) if granted else frozenset()


def visits(body: Mapping[str, Any], ours: Collection[str]) -> bool:
    """Whether a press, a form or a command comes from somebody in another company's workspace."""
    person = body.get("user")
    team = person.get("team_id") if isinstance(person, Mapping) else body.get("team_id") if "command" in body else None
    return bool(ours) and is_outside(team, ours, shared=False)


def _message_in(event: Mapping[str, Any]) -> Mapping[str, Any]:
    """The message that an event is about: itself, as it was edited to, or as it was before it was deleted."""
    found: Mapping[str, Any] = event.get("message") or event.get("previous_message") or event
    return found


def said_in(event: Mapping[str, Any]) -> Asked | None:
    """What a message says; none where nobody wrote it. The same message is the same however it is told of."""
    message = _message_in(event)
    if not message.get("user") or not message.get("ts"):
        return None
    return Asked(
        key=f"message:{event['channel']}:{message['ts']}",
        person=message["user"],
        channel=event["channel"],
        thread_ts=message.get("thread_ts") or message["ts"],
        message_ts=message["ts"],
        text=plain(message.get("text", "")),
    )


def is_reply(event: Mapping[str, Any]) -> bool:
    """Whether a message stands under another one, in a conversation that others read."""
    message = _message_in(event)
    under = message.get("thread_ts") or message.get("ts")
    return event.get("channel_type") != "im" and under != message.get("ts")


def files_of(event: Mapping[str, Any]) -> list[Shared]:
    """The files of a new message, as Slack describes them; those that it hides from the app are left out.

    Of a file from another company Slack tells the id only: it has no address yet.
    """
    return [
        Shared(
            file=file["id"],
            channel=event["channel"],
            message_ts=event["ts"],
            thread_ts=event.get("thread_ts") or event["ts"],
            person=event["user"],
            name=file.get("name") or file.get("title") or file["id"],
            address=address_of(file),
            size=int(file.get("size") or 0),
        )
        for file in (event.get("files") or ()) if event.get("user")
        if _is_shown(file)
    ]  # fmt: skip


def _is_shown(file: Mapping[str, Any]) -> bool:
    """Whether a file is there and Slack does not hide it from the app."""
    return file.get("mode") not in ("tombstone", "hidden_by_limit") and bool(file.get("id"))


def address_of(file: Mapping[str, Any]) -> str:
    """Where Slack serves a file's bytes; empty where it must be asked first (`file_access`: `check_file_info`)."""
    hidden = file.get("file_access") == "check_file_info"
    return "" if hidden else str(file.get("url_private_download") or file.get("url_private") or "")


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
