"""Images in blocks that are files of the workspace: Slack shows only those that it has and has looked over."""

from collections.abc import Iterator

from bot.playground.model import File, Json
from bot.playground.workspace import widgets
from bot.playground.workspace.choices import elements_of
from bot.playground.workspace.state import Workspace

IMAGES = ("png", "jpg", "jpeg", "gif")


def image_problems(workspace: Workspace, blocks: list[Json], pointer: str) -> list[str]:
    """Slack's complaint for each stored image that is no finished picture of this workspace."""
    shown = [(place, image) for place, block in enumerate(blocks) for image in stored_images([block])]
    scanning = bool(shown) and workspace.faults.take("scans")
    wrong = [place for place, image in shown if scanning or not _is_picture(workspace.file(widgets.file_id(image)))]
    return [f"[ERROR] invalid slack file [json-pointer:{pointer}/{place}/slack_file]" for place in wrong]


def stored_images(blocks: list[Json]) -> Iterator[Json]:
    """The image blocks and elements that name a file of the workspace."""
    inside = (element for _, element in elements_of(blocks))
    yield from (one for one in (*blocks, *inside) if one.get("type") == "image" and one.get("slack_file"))


def _is_picture(file: File | None) -> bool:
    return file is not None and file.complete and file.filetype in IMAGES
