"""The app's Home page: the tickets' board, then the coming renewals."""

from collections.abc import Sequence
from typing import Any

from bot.desk.tickets.board import Row
from bot.replies.drawing import blocks
from bot.replies.drawing.blocks import Block
from bot.replies.renewals.renewals import renewal_blocks
from bot.replies.tickets.board import board_blocks

HOME_BLOCKS = 100


def home_view(
    rows: list[Row],
    renewals: Sequence[dict[str, Any]],
    *,
    person: str,
    command: str,
    lang: str,
    picture: str | None = None,
) -> Block:
    """What somebody sees when they open the app; `picture` is Slack's id of the file that shows the renewals."""
    coming = renewal_blocks(renewals, person, lang, command=command, picture=picture)
    board = board_blocks(rows, command, lang)[: HOME_BLOCKS - len(coming) - 1]
    return {"type": "home", "blocks": [*board, blocks.divider(), *coming]}
