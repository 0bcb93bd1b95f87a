"""What a modal's inputs hold, what Slack's client refuses before the app is asked, and what the app's answer does."""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from bot.playground.model import Json, Outcome, View
from bot.playground.web_api.call import Refused
from bot.playground.web_api.views import modal_content, push_modal, replace_content
from bot.playground.workspace.choices import Value, elements_of, initial_state, is_empty, state_of
from bot.playground.workspace.state import Workspace

Values = Mapping[str, Mapping[str, Json]]

STATELESS = ("button", "workflow_button", "icon_button", "feedback_buttons", "overflow")
_PATTERNS = {
    "email_text_input": r"[^@\s]+@[^@\s]+\.[^@\s]+",
    "url_text_input": r"https?://\S+",
    "number_input": r"-?\d+(\.\d+)?",
}


def values_of(
    workspace: Workspace, blocks: Sequence[Json], noted: Values, given: Mapping[str, Mapping[str, Value]]
) -> dict[str, dict[str, Json]]:
    """The state of every input: as given, else as noted before, else as the app set it first."""
    values: dict[str, dict[str, Json]] = {}
    for block, element in elements_of(blocks):
        block_id, action_id = block["block_id"], element.get("action_id")
        if not action_id or element["type"] in STATELESS:
            continue
        if action_id in given.get(block_id, {}):
            known = workspace.suggested.get(action_id, [])
            state = state_of(element, given[block_id][action_id], known)
        else:
            state = dict(noted.get(block_id, {}).get(action_id) or initial_state(element))
        values.setdefault(block_id, {})[action_id] = state
    return values


def refused_inputs(view: View) -> dict[str, str]:
    """What Slack's own client refuses, by block id."""
    return {block["block_id"]: words for block, words in _refusals(view)}


def _refusals(view: View) -> Iterator[tuple[Json, str]]:
    for block, element in elements_of(view.content["blocks"]):
        if block["type"] != "input":
            continue
        state = view.values[block["block_id"]][element["action_id"]]
        if is_empty(state):
            if not block.get("optional"):
                yield block, "Please complete this required field."
        elif words := _wrong(element, state):
            yield block, words


def _wrong(element: Json, state: Mapping[str, Any]) -> str:
    text = str(state.get("value") or "")
    if element["type"] in _PATTERNS and not re.fullmatch(_PATTERNS[element["type"]], text):
        return "Please enter a valid value."
    if element["type"] == "plain_text_input" and len(text) > element.get("max_length", 3000):
        return f"Please enter at most {element.get('max_length', 3000)} characters."
    if element["type"] == "plain_text_input" and len(text) < element.get("min_length", 0):
        return f"Please enter at least {element['min_length']} characters."
    return ""


def after_submit(workspace: Workspace, view: View, answer: Json) -> Outcome:
    """Do what the app's answer to a submission says: errors, update, push, clear, or close this modal."""
    workspace.calls.append(("response_action", answer, {"ok": True}))
    action = answer.get("response_action")
    if action == "errors":
        return Outcome(ok=False, errors=answer.get("errors") or {}, view=workspace.modal(view.user))
    try:
        if action == "update":
            replace_content(workspace, view, modal_content(workspace, answer.get("view")))
        elif action == "push":
            push_modal(workspace, view, modal_content(workspace, answer.get("view")))
        else:
            close(workspace, view, all_of_them=action == "clear" or bool(view.content.get("clear_on_close")))
    except Refused as refused:
        return Outcome(ok=False, error=refused.error, view=workspace.modal(view.user))
    return Outcome(ok=True, view=workspace.modal(view.user))


def close(workspace: Workspace, view: View, *, all_of_them: bool) -> list[View]:
    """Close a modal and those over it, or all; returns them."""
    stack = workspace.modal_stack(view.user)
    place = next((index for index, one in enumerate(stack) if one.id == view.id), len(stack))
    closed = stack if all_of_them else stack[place:]
    workspace.drop_modals(view.user, [one.id for one in closed])
    return closed
