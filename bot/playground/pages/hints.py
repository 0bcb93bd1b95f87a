"""What the pages tell a newcomer: questions to try and, while documents are learned, how far that is."""

from bot.playground.model import Progress
from bot.playground.workspace.state import Workspace

_MOST = 4


def suggestions(workspace: Workspace, lang: str) -> list[str]:
    """The questions to try in one language."""
    return [hint.text for hint in workspace.suggestions if hint.lang == lang][:_MOST]


def show_progress(workspace: Workspace, progress: Progress | None) -> None:
    """Show on every page how far the learning is; None when it is done."""
    workspace.notice = progress
    workspace.changes.tell("app")
