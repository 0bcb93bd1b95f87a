"""The board in a message and on the App Home, and all tickets as a table file."""

import csv
from collections.abc import Callable
from datetime import datetime
from io import StringIO

from bot.desk.tickets.board import Row, grouped
from bot.replies.drawing import blocks
from bot.replies.drawing.blocks import Block, Message
from bot.replies.drawing.table_cells import cell
from bot.replies.drawing.words import Words, when
from bot.replies.tickets.ticket_words import person, word

ROWS = 12
"""Tickets of one group that are shown; the export has all."""


def board_message(rows: list[Row], command: str, lang: str) -> Message:
    """The board for whoever asked."""
    parts = board_blocks(rows, command, lang)
    return Message(_title(rows, command, lang), tuple(parts[: blocks.MESSAGE_BLOCKS]))


def board_blocks(rows: list[Row], command: str, lang: str) -> list[Block]:
    """The board's blocks, for a message or a Home page that has other parts too."""
    words = Words(lang, "ticket_board", command=command)
    parts = [blocks.header(_title(rows, command, lang))] if rows else [blocks.section(words["empty"])]
    for group, found in grouped(rows):
        parts.append(blocks.section(f"*{words[group]}*"))
        parts += [blocks.section(_line(row, lang)) for row in found[:ROWS]]
        if len(found) > ROWS:
            parts.append(blocks.context(Words(lang, "ticket_board", number=len(found) - ROWS)["more"]))
    opener = blocks.button(words.plain("open"), "ticket_new", "new", style="primary")
    return [*parts, blocks.actions(opener, blocks.button(words.plain("export"), "ticket_export", "csv"))]


def _title(rows: list[Row], command: str, lang: str) -> str:
    overdue = sum(row.overdue for row in rows)
    return Words(lang, "ticket_board", count=len(rows), overdue=overdue).plain("title")


def _line(row: Row, lang: str) -> str:
    mark = ":red_circle:" if row.overdue else ":double_vertical_bar:" if row.paused else _MARKS.get(row.severity or "")
    return Words(
        lang,
        "ticket_board",
        row=row,
        mark=mark or ":white_circle:",
        severity=word(lang, "severity", row.severity),
        status=word(lang, "status", row.status),
        milestone=word(lang, "milestone", row.milestone) if row.milestone else None,
        due=when(row.due_at) if row.due_at else None,
        owner=person(row.owner),
    )["row"]


_MARKS = {"S1": ":large_orange_circle:", "S2": ":large_yellow_circle:"}


def board_csv(
    rows: list[Row], lang: str, now: datetime, name_of: Callable[[str | None], str]
) -> tuple[str, bytes, str]:
    """File name, bytes (UTF-8 with a mark, so that Excel reads Chinese) and the sentence that goes with it."""
    words = Words(lang, "ticket_board", count=len(rows), at=when(now), day=now.date().isoformat())
    table = StringIO()
    writer = csv.writer(table)
    writer.writerow(words.plain("columns").split(","))
    writer.writerows(_cells(row, lang, words, name_of) for row in rows)
    return words.plain("file"), table.getvalue().encode("utf-8-sig"), words["exported"]


def _cells(row: Row, lang: str, words: Words, name_of: Callable[[str | None], str]) -> list[str]:
    texts = [
        str(row.id),
        row.title,
        row.severity or "",
        row.level or "",
        word(lang, "status", row.status),
        row.vendor or "",
        name_of(row.owner),
        name_of(row.reporter),
        row.opened_at.isoformat(timespec="minutes"),
        word(lang, "milestone", row.milestone) if row.milestone else "",
        row.due_at.isoformat(timespec="minutes") if row.due_at else "",
        words.plain("yes" if row.overdue else "no"),
        Words(lang, "ticket_countdown", value=row.next_step).plain("next_step"),
    ]
    return [cell(text) for text in texts]
