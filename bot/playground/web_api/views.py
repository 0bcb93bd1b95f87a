"""views.*: modals by a trigger id, homes by a person's id."""

import secrets
from collections.abc import Callable
from dataclasses import replace
from typing import Any

from bot.playground.checks.views import VIEW_BYTES, home_problems, modal_problems
from bot.playground.delivery.tickets import Trigger
from bot.playground.model import Json, View
from bot.playground.web_api.call import Call, Refused, missing
from bot.playground.web_api.messages.stored_images import image_problems
from bot.playground.workspace.block_ids import filled
from bot.playground.workspace.shapes import view_json
from bot.playground.workspace.state import Workspace

STACK = 3


def open_modal(call: Call) -> Json:
    """views.open: a modal for the person who caused the trigger; what they had open goes."""
    content = modal_content(call.workspace, _view(call))
    trigger = _trigger(call)
    _refuse_external_id(call.workspace, content)
    call.workspace.drop_modals(trigger.user, [v.id for v in call.workspace.modal_stack(trigger.user)])
    return _shown(call, add_modal(call.workspace, trigger.user, content))


def push(call: Call) -> Json:
    """views.push: a modal over the one from which the trigger came."""
    content = modal_content(call.workspace, _view(call))
    trigger = _trigger(call)
    below = call.workspace.modal(trigger.user)
    if below is None or trigger.view is None:
        raise Refused("not_found")
    _refuse_external_id(call.workspace, content)
    return _shown(call, push_modal(call.workspace, below, content))


def update(call: Call) -> Json:
    """views.update: by `view_id` or `external_id`, guarded by `hash`."""
    view_id, external_id = call.text("view_id"), call.text("external_id")
    if not view_id and not external_id:
        raise missing("view_id")
    workspace = call.workspace
    view = workspace.view(view_id) if view_id else workspace.view_with_external_id(external_id)
    if view is None:
        raise Refused("not_found")
    _refuse_hash(call, view)
    check = modal_content if view.kind == "modal" else home_content
    return _shown(call, replace_content(workspace, view, check(workspace, _view(call))))


def publish(call: Call) -> Json:
    """views.publish: a person's App Home."""
    user = call.text("user_id")
    if user not in call.workspace.people:
        raise Refused("invalid_arguments", ["[ERROR] invalid `user_id`"])
    content = home_content(call.workspace, _view(call))
    before = call.workspace.home(user)
    if before:
        _refuse_hash(call, before)
        return _shown(call, replace_content(call.workspace, before, content))
    view_id = call.workspace.next_id("V")
    return _shown(call, call.workspace.put_view(View(view_id, user, "home", content, _hash(call.workspace), view_id)))


def add_modal(workspace: Workspace, user: str, content: Json) -> View:
    """Open a checked modal for a person."""
    view_id = workspace.next_id("V")
    return workspace.put_view(View(view_id, user, "modal", content, _hash(workspace), view_id))


def push_modal(workspace: Workspace, below: View, content: Json) -> View:
    """Put a checked modal over another; Slack allows three in all."""
    if len(workspace.modal_stack(below.user)) >= STACK:
        raise Refused("push_limit_reached")
    view = View(workspace.next_id("V"), below.user, "modal", content, _hash(workspace), below.root_id, below.id)
    return workspace.put_view(view)


def replace_content(workspace: Workspace, view: View, content: Json) -> View:
    """Show something else in a view; inputs whose block and action ids stay keep what was typed."""
    kept = {block["block_id"] for block in content["blocks"]}
    values = {block_id: actions for block_id, actions in view.values.items() if block_id in kept}
    return workspace.put_view(replace(view, content=content, hash=_hash(workspace), values=values))


def modal_content(workspace: Workspace, view: Any) -> Json:
    """A modal as Slack keeps it, or its refusal."""
    return _content(workspace, view, modal_problems)


def home_content(workspace: Workspace, view: Any) -> Json:
    """An App Home as Slack keeps it, or its refusal."""
    return _content(workspace, view, home_problems)


def _content(workspace: Workspace, view: Any, problems: Callable[[Any], list[str]]) -> Json:
    if found := problems(view):
        raise Refused("invalid_arguments", found)
    if found := image_problems(workspace, view["blocks"], "/view/blocks"):
        raise Refused("invalid_arguments", found)
    if len(str(view).encode()) > VIEW_BYTES:
        raise Refused("view_too_large")
    content: Json = {**view, "blocks": list(filled(view["blocks"], workspace.next_id))}
    return content


def _view(call: Call) -> Any:
    view = call.json("view")
    if view is None:
        raise missing("view")
    return view


def _trigger(call: Call) -> Trigger:
    given = call.text("trigger_id") or call.text("interactivity_pointer")
    if not given:
        raise missing("trigger_id")
    trigger = call.workspace.triggers.exchange(given)
    if isinstance(trigger, str):
        raise Refused(trigger)
    return trigger


def _refuse_hash(call: Call, view: View) -> None:
    if call.text("hash") and call.text("hash") != view.hash:
        raise Refused("hash_conflict")


def _refuse_external_id(workspace: Workspace, content: Json) -> None:
    if workspace.view_with_external_id(content.get("external_id") or ""):
        raise Refused("duplicate_external_id")


def _hash(workspace: Workspace) -> str:
    return f"{int(workspace.seconds())}.{secrets.token_hex(4)}"


def _shown(call: Call, view: View) -> Json:
    return {"view": view_json(call.workspace, view)}
