"""The app's Home page: the tickets' board, then the coming renewals."""

from collections.abc import Sequence
from typing import Any

from bot.desk.board import Row
from bot.replies import blocks
from bot.replies.blocks import Block
from bot.replies.board import board_blocks
from bot.replies.renewals import renewal_blocks

HOME_BLOCKS = 100


def home_view(rows: list[Row], renewals: Sequence[dict[str, Any]], *, person: str, command: str, lang: str) -> Block:
    """What somebody sees when they open the app."""
    coming = renewal_blocks(renewals, person, lang, command=command)
    parts = [*board_blocks(rows, command, lang), blocks.divider(), *coming]
    return {"type": "home", "blocks": parts[:HOME_BLOCKS]}
