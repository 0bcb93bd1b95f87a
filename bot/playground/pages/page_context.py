"""All that the page's templates draw, gathered for one visit to one place."""

from typing import Any

from bot.playground.model import Assistant, Channel, Json
from bot.playground.pages import hints
from bot.playground.pages.lines import Line, channel_lines, open_talk, talk_lines, thread_lines, working
from bot.playground.pages.page_finding import SEARCH, WELCOME
from bot.playground.pages.page_time import FAULTS
from bot.playground.pages.visit import Visit
from bot.playground.text.emoji import QUICK_REACTIONS

APART = ("home", WELCOME, SEARCH)
"""Pages that are no conversation."""


def page_context(visit: Visit, place: str, *, thread: str = "", at: str = "", talk_thread: str = "") -> dict[str, Any]:
    """Everything for a whole page, or for its living parts; `place` is a channel's id or `home`."""
    workspace, person = visit.workspace, visit.person
    talk = workspace.dm(person.id)
    channel = workspace.channel(place) or talk
    is_channel = channel.kind != "im"
    return {
        **_frame(visit),
        **_modal(visit),
        "place": place,
        "channel": channel,
        "is_channel": is_channel,
        "is_member": person.id in channel.members,
        "title": _title(visit, place, channel),
        "finding": place in (WELCOME, SEARCH),
        "trials": [trial for trial in workspace.trials if trial.lang == visit.lang],
        "asked": "",
        "draft": "",
        "talk": talk.id,
        "lines": _lines(visit, channel, place),
        "talk_thread": "" if is_channel else open_talk(visit, channel.id, wanted=talk_thread),
        "talk_working": Assistant() if is_channel else working(visit, channel.id),
        "thread": thread,
        "thread_lines": thread_lines(visit, channel.id, thread) if thread else [],
        "thread_working": workspace.assistant(channel.id, thread) if thread else Assistant(),
        "at": at,
        "home": workspace.home(person.id),
        "unread": _unread(visit, talk),
        **_prompts(visit, channel),
    }


def _title(visit: Visit, place: str, channel: Channel) -> str:
    if place in (WELCOME, SEARCH):
        return str(visit.t.welcome_title if place == WELCOME else visit.t.search)
    return channel.name if channel.kind != "im" else visit.workspace.bot.real_name


def _frame(visit: Visit) -> dict[str, Any]:
    workspace, person = visit.workspace, visit.person
    return {
        "t": visit.t,
        "lang": visit.lang,
        "reading": visit.reading,
        "directory": visit.directory,
        "base": visit.base,
        "oob": "",
        "team": workspace.team,
        "bot": workspace.bot,
        "bot_face": visit.face(workspace.bot.user_id),
        "person": person,
        "me": visit.face(person.id),
        "others": [(other, visit.face(other.id)) for other in workspace.people.values()],
        "channels": visit.channels,
        "quick_reactions": QUICK_REACTIONS,
        "faults": list(FAULTS),
        "notice": workspace.notice,
        "clock": _clock(visit),
        "hints": _composer_hints(visit),
    }


def _clock(visit: Visit) -> dict[str, str]:
    stamp = str(visit.now.timestamp())
    return {
        "iso": visit.now.isoformat(timespec="seconds"),
        "local": visit.now.strftime("%Y-%m-%dT%H:%M"),
        "day": visit.written(stamp, "{date_short}"),
        "time": visit.written(stamp, "{time}"),
        "full": visit.written(stamp, "{date_long_full}"),
    }


def _composer_hints(visit: Visit) -> Json:
    workspace = visit.workspace
    people = [{"name": person.name, "shown": visit.people[person.id]} for person in workspace.people.values()]
    bot = {"name": workspace.bot.name, "shown": workspace.bot.real_name, "bot": True}
    return {
        "/": [{"name": c.name, "shown": c.hint, "about": c.description} for c in workspace.bot.commands],
        "@": [bot, *people],
        "#": [{"name": channel.name, "shown": channel.topic} for channel in visit.channels],
    }


def _modal(visit: Visit) -> dict[str, Any]:
    stack = visit.workspace.modal_stack(visit.person.id)
    return {"modal": stack[-1] if stack else None, "modal_depth": len(stack), "modal_errors": {}, "modal_from": "live"}


def _lines(visit: Visit, channel: Channel, place: str) -> list[Line]:
    if place in APART:
        return []
    return channel_lines(visit, channel.id) if channel.kind != "im" else talk_lines(visit, channel.id)


def _unread(visit: Visit, talk: Channel) -> dict[str, int]:
    places = [channel.id for channel in visit.channels] + [talk.id]
    return {place: visit.workspace.unread(visit.person.id, place) for place in places}


def _prompts(visit: Visit, channel: Channel) -> dict[str, Any]:
    """The app's own prompts for the latest conversation; before there are any, questions to try in an empty place."""
    workspace, person = visit.workspace, visit.person
    timeline = workspace.timeline(channel.id, person.id)
    talk_ts = timeline[-1].ts if timeline and channel.kind == "im" else ""
    for ts in (talk_ts, ""):
        assistant = workspace.assistant(channel.id, ts)
        if assistant.prompts and (ts or not timeline):
            return {"prompts": list(assistant.prompts), "prompts_title": assistant.prompts_title}
    mention = f"@{workspace.bot.name} " if channel.kind != "im" else ""
    tries = [] if timeline else hints.suggestions(workspace, visit.lang)
    return {"prompts": [{"title": text, "message": mention + text} for text in tries], "prompts_title": ""}
