"""Answers about several contracts on Slack: what they come to, a table, and each row's clause behind a button."""

from collections.abc import Sequence

from bot.replies.contracts.facts import field_label, shown
from bot.replies.drawing import blocks
from bot.replies.drawing.blocks import Block
from bot.replies.drawing.words import Mrkdwn, Words
from bot.replies.tickets.ticket_words import word
from knowledge.answers import Answer, RegisterRow, RegisterTable, StatedFact

LISTED = 15
"""Rows that one message shows."""
_CELL, _NAME = 60, 44


def register_said(answer: Answer, table: RegisterTable) -> Mrkdwn:
    """What several contracts come to, in one sentence; of a sum one line a currency."""
    names = [field_label(column, answer.lang) for column in table.columns]
    first = table.rows[0] if table.rows else None
    leading = _cell(first.cells[0], answer.lang) if first and first.cells else ""
    words = Words(answer.lang, "register", table=table, names=names, first=first, leading=leading)
    return words[table.letter or table.kind]


def register_text(answer: Answer, table: RegisterTable) -> str:
    """The same as plain text: the sentence, and one line a row or person."""
    lang = answer.lang
    told = _called(table, lang) if table.people else [" | ".join(_row(n, r, lang)) for n, r in enumerate(table.rows, 1)]
    text = "\n".join([register_said(answer, table), *told, *_told_beside(answer, table)])
    return text.replace("*", "").replace("\u200b", "")


def register_blocks(answer: Answer, table: RegisterTable, *, question_id: int) -> list[Block]:
    """The table, the buttons that open each row's clause, and what to know about it."""
    lang = answer.lang
    if table.people:
        return [blocks.section("\n".join(_called(table, lang)))]
    grid = [_heads(table, lang), *(_row(n, row, lang) for n, row in enumerate(table.rows[:LISTED], 1))]
    openers = [_opener(n, row, lang, question_id) for n, row in enumerate(table.rows[:LISTED], 1) if _has_clause(row)]
    start = [_letter_button(table, lang)] if table.letter == "opt_out" else []
    buttons = [*start, *openers]
    return [
        *([blocks.table(grid, cell=_CELL)] if table.rows else []),
        *([blocks.actions(*buttons)] if buttons else []),
        *(blocks.context(one) for one in _told_beside(answer, table)),
    ]


def _has_clause(row: RegisterRow) -> bool:
    return row.clause is not None


def _heads(table: RegisterTable, lang: str) -> list[str]:
    return ["#", Words(lang, "register").plain("contract"), *(field_label(column, lang) for column in table.columns)]


def _row(number: int, row: RegisterRow, lang: str) -> list[str]:
    return [str(number), row.name[:_NAME], *(_cell(cell, lang) for cell in row.cells)]


def _cell(facts: Sequence[StatedFact], lang: str) -> str:
    return "; ".join(shown(fact.field, fact.value, lang) for fact in facts)


def _opener(number: int, row: RegisterRow, lang: str, question_id: int) -> Block:
    text = Words(lang, "register", number=number).plain("clause")
    return blocks.button(text, f"open_clause_{number}", f"{question_id}:{row.clause}")


def _letter_button(table: RegisterTable, lang: str) -> Block:
    return blocks.button(
        Words(lang, "renewals").plain("start"), "renewal_start", str(table.rows[0].contract), style="primary"
    )


def _called(table: RegisterTable, lang: str) -> list[str]:
    return [
        Words(lang, "register", one=one, role="" if one.person else word(lang, "role", one.role))["called"]
        for one in table.people
    ]


def _told_beside(answer: Answer, table: RegisterTable) -> list[str]:
    """How many more there are, what is silent, what nobody has confirmed, and what was assumed."""
    words = Words(answer.lang, "register", table=table, more=len(table.rows) - LISTED)
    doubts = dict.fromkeys(doubt for fact in answer.facts for doubt in fact.doubts)
    return [
        *([words["more"]] if len(table.rows) > LISTED else []),
        *([words["silent"]] if table.silent else []),
        *([words["unsure"]] if table.unsure else []),
        *(Words(answer.lang, "assumption", value=doubt)["answer"] for doubt in doubts),
    ]
