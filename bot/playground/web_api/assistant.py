"""assistant.threads.*: what an agent shows beside a thread."""

import re
from dataclasses import replace
from typing import Any

from bot.playground.model import Assistant, Json
from bot.playground.web_api.call import Call, Refused, missing

STATUS_SECONDS = 120
PROMPTS = 4


def set_status(call: Call) -> Json:
    """assistant.threads.setStatus: holds two minutes or until the app's next message; an empty one clears it."""
    channel, thread, shown = _place(call)
    until = call.workspace.seconds() + STATUS_SECONDS
    loading = tuple(str(words) for words in call.json("loading_messages") or ())
    changed = replace(shown, status=call.text("status"), status_until=until, loading=loading)
    call.workspace.put_assistant(channel, thread, changed)
    return {}


def set_title(call: Call) -> Json:
    """assistant.threads.setTitle."""
    channel, thread, shown = _place(call)
    call.workspace.put_assistant(channel, thread, replace(shown, title=call.text("title")))
    return {}


def set_prompts(call: Call) -> Json:
    """assistant.threads.setSuggestedPrompts: four at most, each with a title and a message."""
    channel, thread, shown = _place(call)
    prompts = call.json("prompts")
    if not isinstance(prompts, list) or not prompts or not all(_is_prompt(p) for p in prompts):
        raise missing("prompts")
    if len(prompts) > PROMPTS:
        raise Refused("invalid_arguments", [f"[ERROR] no more than {PROMPTS} items allowed [json-pointer:/prompts]"])
    changed = replace(shown, prompts=tuple(prompts), prompts_title=call.text("title"))
    call.workspace.put_assistant(channel, thread, changed)
    return {}


def _place(call: Call) -> tuple[str, str, Assistant]:
    channel, thread = call.channel("channel_id"), call.text("thread_ts")
    if thread and not re.fullmatch(r"\d+\.\d+", thread):
        raise Refused("invalid_thread_ts")
    return channel.id, thread, call.workspace.assistant(channel.id, thread)


def _is_prompt(prompt: Any) -> bool:
    return isinstance(prompt, dict) and bool(prompt.get("title")) and bool(prompt.get("message"))
