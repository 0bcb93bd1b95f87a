"""The form for what people enter about a contract, and the message that offers it."""

from collections.abc import Sequence
from datetime import date

from bot.desk.renewals.ledger_form import KINDS, Open
from bot.replies.drawing import blocks
from bot.replies.drawing.blocks import Block, Message
from bot.replies.drawing.words import Words
from bot.replies.tickets.ticket_words import labelled, modal, option, select, text_box

CALLBACK = "renewal_enter"


def enter_view(contract: int, opened: Sequence[Open], today: date, lang: str) -> Block:
    """What it is, its day, and where it takes them: words, an amount, who sees to it."""
    words = Words(lang, "ledger")
    waiting = [option(f"{_kind(one.kind, lang)}: {one.text}", f"{one.kind}:{one.id}") for one in opened]
    choices = [*waiting, *(option(_kind(kind, lang), kind) for kind in KINDS)]
    picker = {"type": "datepicker", "action_id": "day", "initial_date": today.isoformat()}
    parts = [
        labelled(words.plain("what"), select("kind", choices)),
        labelled(words.plain("day"), picker, hint=words.plain("day_hint")),
        labelled(words.plain("text"), text_box("text", longest=200), optional=True, hint=words.plain("text_hint")),
        labelled(words.plain("amount"), text_box("amount", longest=40), optional=True),
        labelled(words.plain("owner"), {"type": "users_select", "action_id": "owner"}, optional=True),
    ]
    return modal(CALLBACK, words.plain("title"), parts, lang=lang, submit=words.plain("save"), metadata=str(contract))


def ledger_message(contract: int, name: str, opened: Sequence[Open], lang: str) -> Message:
    """What waits to be paid or mended, and the button for entering more."""
    lines = [f"{_kind(one.kind, lang)}: {one.text}" for one in opened]
    words = Words(lang, "ledger", name=name, lines=lines)
    return Message(
        words.plain("title"), (blocks.section(words["waiting"]), blocks.actions(enter_button(contract, lang)))
    )


def enter_button(contract: int, lang: str) -> Block:
    return blocks.button(Words(lang, "ledger").plain("enter"), CALLBACK, str(contract))


def _kind(kind: str, lang: str) -> str:
    return Words(lang, "ledger", value=kind).plain("kind")
