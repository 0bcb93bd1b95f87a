"""What a person does with the app's own widgets: presses, chooses, searches options, fills in and closes modals.

A `Place` says where the widget is: in a message (`channel`, `ts`) or in a view (`view_id`). Call from a thread, not
from the server's event loop. An element that is not there raises KeyError, a value that is no option ValueError.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from bot.playground.delivery.delivery import Ack
from bot.playground.model import Json, Message, Outcome, View
from bot.playground.people.modals import STATELESS, after_submit, close, refused_inputs, values_of
from bot.playground.workspace.choices import Value, find_element, state_of
from bot.playground.workspace.payloads import in_message, in_view, interaction_json, trigger
from bot.playground.workspace.state import Workspace


@dataclass(frozen=True)
class Place:
    """A message or a view."""

    channel: str = ""
    ts: str = ""
    view_id: str = ""


def press(
    workspace: Workspace, person_id: str, place: Place, block_id: str, action_id: str, value: Value | None = None
) -> Outcome:
    """Press a button or choose in a menu, date picker, check boxes …

    `value` is what was chosen: an option's value, a list of them, a date `2026-01-31`, a time `13:00`, epoch seconds as
    text, an id of a person or channel, typed text; a button needs none; feedback buttons take the pressed one's value.
    An input in a modal that does not dispatch is only noted.
    """
    target = _target(workspace, place)
    block, element = find_element(_blocks(target), block_id, action_id)
    action = _action(workspace, element, value)
    if action["type"] not in STATELESS:
        target = _note(workspace, person_id, target, block_id, action_id, action)
    if block["type"] == "input" and not block.get("dispatch_action"):
        return Outcome(ok=True, view=workspace.modal(person_id))
    shown = action | {"action_id": action_id, "block_id": block_id, "action_ts": workspace.next_ts()}
    return _outcome(workspace, person_id, _send_action(workspace, person_id, target, shown))


def options(
    workspace: Workspace, person_id: str, place: Place, block_id: str, action_id: str, query: str
) -> list[Json]:
    """Ask the app for an external select's options: a list of options, or of groups (with `label` and `options`)."""
    target = _target(workspace, place)
    find_element(_blocks(target), block_id, action_id)
    payload = interaction_json(workspace, "block_suggestion", person_id, view=_view(target))
    payload |= {"action_id": action_id, "block_id": block_id, "value": query, **_where(workspace, person_id, target)}
    payload.pop("response_url", None)
    answer = workspace.delivery.ask("interactive", payload).payload or {}
    found: list[Json] = answer.get("options") or answer.get("option_groups") or []
    workspace.suggested.setdefault(action_id, []).extend(found)
    return found


def submit_view(
    workspace: Workspace, person_id: str, view_id: str, values: Mapping[str, Mapping[str, Value]] | None = None
) -> Outcome:
    """Submit a modal with `{block_id: {action_id: value}}` (values as in `press`).

    The outcome has `errors` by block id where the app refuses, or the workspace: a required input is empty or too long.
    """
    view = _own_view(workspace, person_id, view_id)
    known = values_of(workspace, view.content["blocks"], view.values, values or {})
    view = workspace.put_view(replace(view, values=known))
    if errors := refused_inputs(view):
        return Outcome(ok=False, errors=errors, view=view)
    payload = interaction_json(workspace, "view_submission", person_id, view=view)
    payload |= trigger(workspace, person_id, view=view) | {"response_urls": []}
    ack = workspace.delivery.ask("interactive", payload)
    if not ack.ok:
        return _outcome(workspace, person_id, ack)
    return after_submit(workspace, view, ack.payload or {})


def close_view(workspace: Workspace, person_id: str, view_id: str, *, all_of_them: bool = False) -> Outcome:
    """Close a modal (or all of a person's); the app hears of it if it asked to."""
    view = _own_view(workspace, person_id, view_id)
    for closed in close(workspace, view, all_of_them=all_of_them):
        if closed.content.get("notify_on_close"):
            payload = interaction_json(workspace, "view_closed", person_id, view=closed)
            workspace.delivery.send("interactive", payload | {"is_cleared": all_of_them})
    return Outcome(ok=True, view=workspace.modal(person_id))


def _target(workspace: Workspace, place: Place) -> Message | View:
    found = workspace.view(place.view_id) if place.view_id else workspace.message(place.channel, place.ts)
    if found is None:
        raise KeyError(place.view_id or place.ts)
    return found


def _own_view(workspace: Workspace, person_id: str, view_id: str) -> View:
    view = workspace.view(view_id)
    if view is None or view.user != person_id:
        raise KeyError(view_id)
    return view


def _blocks(target: Message | View) -> list[Json]:
    if isinstance(target, View):
        return list(target.content["blocks"])
    return [*target.blocks, *(block for a in target.attachments for block in a.get("blocks") or [])]


def _view(target: Message | View) -> View | None:
    return target if isinstance(target, View) else None


def _action(workspace: Workspace, element: Json, value: Value | None) -> Json:
    kind = element["type"]
    if kind in ("button", "workflow_button", "icon_button"):
        return {name: element[name] for name in ("type", "text", "value", "url", "style", "icon") if name in element}
    if kind == "feedback_buttons":
        buttons = (element["positive_button"], element["negative_button"])
        pressed = next((button for button in buttons if button["value"] == value), None)
        if pressed is None:
            raise ValueError(f"{value} is none of the buttons")
        return {"type": kind, "text": pressed["text"], "value": pressed["value"]}
    initial = {name: part for name, part in element.items() if name.startswith("initial_") or name == "placeholder"}
    state = state_of(element, value, workspace.suggested.get(element["action_id"], []))
    return state if kind.endswith("_input") else initial | state


def _note(
    workspace: Workspace, person_id: str, target: Message | View, block_id: str, action_id: str, action: Json
) -> Message | View:
    state = {name: part for name, part in action.items() if not name.startswith("initial_") and name != "placeholder"}
    if isinstance(target, Message):
        workspace.message_values(target.channel, target.ts, person_id).setdefault(block_id, {})[action_id] = state
        return target
    values = {block: dict(actions) for block, actions in target.values.items()}
    values.setdefault(block_id, {})[action_id] = state
    return workspace.put_view(replace(target, values=values))


def _send_action(workspace: Workspace, person_id: str, target: Message | View, action: Json) -> Ack:
    view = _view(target)
    if view:
        view = replace(view, values=values_of(workspace, _blocks(view), view.values, {}))
    payload = interaction_json(workspace, "block_actions", person_id, view=view)
    payload |= trigger(workspace, person_id, view=view) | _where(workspace, person_id, target) | {"actions": [action]}
    return workspace.delivery.ask("interactive", payload)


def _where(workspace: Workspace, person_id: str, target: Message | View) -> Json:
    if isinstance(target, View):
        return in_view(target)
    noted = workspace.message_values(target.channel, target.ts, person_id)
    values = values_of(workspace, _blocks(target), noted, {})
    return in_message(workspace, target, respond_to=person_id) | {"state": {"values": values}}


def _outcome(workspace: Workspace, person_id: str, ack: Ack) -> Outcome:
    error = "" if ack.ok else "operation_timeout" if ack.error in ("timeout", "http_timeout") else "dispatch_failed"
    return Outcome(ok=ack.ok, error=error, view=workspace.modal(person_id))
