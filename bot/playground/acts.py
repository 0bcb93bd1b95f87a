"""What a person does in the workspace: writes, edits, reacts, uploads, opens, runs commands and shortcuts.

Presses and modals are in `interactivity`. Acts that wait for the app (commands) return an `Outcome` within three seconds; the others
return at once and the app hears of them by an event. Call them from a thread, not from the server's event loop.
"""

from collections.abc import Sequence

from bot.playground.model import File, Message, Outcome
from bot.playground.state import Workspace


def post_message(
    workspace: Workspace,
    person_id: str,
    channel_id: str,
    text: str,
    *,
    thread_ts: str | None = None,
    broadcast: bool = False,
    files: Sequence[File] = (),
    client_msg_id: str | None = None,
) -> Message:
    """Post as a person. `@name` and `#name` become Slack's own forms; `&`, `<`, `>` are escaped as Slack's client does."""
    raise NotImplementedError


def edit_message(workspace: Workspace, person_id: str, channel_id: str, ts: str, text: str) -> Message:
    """Change one's own message."""
    raise NotImplementedError


def delete_message(workspace: Workspace, person_id: str, channel_id: str, ts: str) -> None:
    """Delete one's own message, or dismiss an ephemeral one."""
    raise NotImplementedError


def run_command(workspace: Workspace, person_id: str, channel_id: str, line: str) -> Outcome:
    """Run `/name text`; error `unknown_command` when the app has none such, `operation_timeout` when it does not answer."""
    raise NotImplementedError


def react(workspace: Workspace, person_id: str, channel_id: str, ts: str, name: str, *, remove: bool = False) -> None:
    """Add or remove one's reaction (`thumbsup`, without colons)."""
    raise NotImplementedError


def upload_file(
    workspace: Workspace,
    person_id: str,
    channel_id: str,
    name: str,
    data: bytes,
    *,
    text: str = "",
    thread_ts: str | None = None,
) -> Message:
    """Share a file with a comment."""
    raise NotImplementedError


def open_home(workspace: Workspace, person_id: str, *, tab: str = "home") -> None:
    """Open the app's home tab, or its messages tab."""
    raise NotImplementedError


def join(workspace: Workspace, person_id: str, channel_id: str) -> None:
    """Become a member of a public channel."""
    raise NotImplementedError


def use_shortcut(
    workspace: Workspace, person_id: str, callback_id: str, *, channel_id: str | None = None, ts: str | None = None
) -> Outcome:
    """Use a global shortcut or, with a message, a message shortcut."""
    raise NotImplementedError
