"""What a person does with the app's own widgets: presses, chooses, searches options, fills in and closes modals.

A `Place` says where the widget is: in a message (`channel`, `ts`) or in a view (`view_id`). Call from a thread, not from the event loop.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from bot.playground.model import Json, Outcome
from bot.playground.state import Workspace

Value = str | list[str]


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

    `value` is what was chosen: an option's value, a list of them, a date `2026-01-31`, a time `13:00`, epoch seconds as text, an id
    of a person or channel, typed text; a button needs none; feedback buttons take the value of the button pressed.
    """
    raise NotImplementedError


def options(
    workspace: Workspace, person_id: str, place: Place, block_id: str, action_id: str, query: str
) -> list[Json]:
    """Ask the app for an external select's options: a list of options, or of option groups (with `label` and `options`)."""
    raise NotImplementedError


def submit_view(
    workspace: Workspace, person_id: str, view_id: str, values: Mapping[str, Mapping[str, Value]] | None = None
) -> Outcome:
    """Submit a modal with `{block_id: {action_id: value}}` (values as in `press`).

    The outcome has `errors` by block id where the app (or the workspace: a required input is empty, a text too long) refuses.
    """
    raise NotImplementedError


def close_view(workspace: Workspace, person_id: str, view_id: str, *, all_of_them: bool = False) -> Outcome:
    """Close a modal; the app hears of it if it asked to."""
    raise NotImplementedError
