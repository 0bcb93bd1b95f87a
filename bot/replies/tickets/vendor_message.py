"""A ready-to-send message to the vendor, in the vendor's language, in a form that records that it was sent."""

import json
from typing import Any

from bot.desk.tickets.letters import ToVendor
from bot.replies.contracts.facts import duration
from bot.replies.drawing import blocks
from bot.replies.drawing.blocks import Block
from bot.replies.drawing.words import Words
from bot.replies.tickets.explained import local
from bot.replies.tickets.step_forms import CALLBACK
from bot.replies.tickets.ticket_words import CHANNELS, labelled, modal, options, select, text_box, word

_LONGEST = 3000


def vendor_message_form(message: ToVendor, lang: str) -> Block:
    """The message to copy, its recipients, and how it was sent; submitting writes the event."""
    words = Words(lang, "vendor_message", contacts=message.contacts)
    parts = [
        blocks.section(words["to"]),
        blocks.context(words["hint"]),
        labelled(words.plain("letter"), text_box("letter", value=vendor_letter(message), multiline=True)),
        labelled(
            words.plain("channel_used"), select("channel_used", options(lang, "channel", CHANNELS[:-1]), chosen="email")
        ),
    ]
    metadata = json.dumps({"ticket": message.ticket.id, "step": "told_vendor"})
    return modal(CALLBACK, words.plain("title"), parts, lang=lang, submit=words.plain("submit"), metadata=metadata)


def vendor_letter(message: ToVendor) -> str:
    """Subject line and text, in the vendor's language."""
    words = Words(message.lang, "vendor_message", **_values(message))
    return blocks.cut(f"{words.plain('subject')}\n\n{words.plain('body')}", _LONGEST)


def _values(message: ToVendor) -> dict[str, Any]:
    clock, lang = message.clock, message.lang
    promise = clock.promise if clock else None
    return {
        "ticket": message.ticket.id,
        "title": message.ticket.title,
        "vendor": message.ticket.vendor or "",
        "contract": message.contract,
        "level": message.level,
        "description": blocks.cut(message.description, 1500),
        "impact": message.impact,
        "opened": _at(message, message.ticket.opened_at),
        "clock": clock,
        "late": message.percent >= 100,
        "percent": message.percent,
        "milestone": word(lang, "milestone", clock.milestone) if clock else "",
        "within": duration(promise.within, lang, business=promise.clock == "business") if promise else "",
        "due": _at(message, clock.due_at) if clock else "",
        "contacts": message.contacts,
        "sender": message.sender,
    }


def _at(message: ToVendor, instant: Any) -> str:
    return f"{local(instant, message.zone)} ({message.zone.key})"
