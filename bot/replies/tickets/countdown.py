"""The one message in a ticket's thread: its clocks, why they stand, who acts next, and the buttons for it."""

from typing import Any

from bot.replies.contracts.facts import duration
from bot.replies.drawing import blocks
from bot.replies.drawing.blocks import Block, Message
from bot.replies.drawing.words import Words
from bot.replies.tickets.ticket_posts import news_line
from bot.replies.tickets.ticket_words import bar, moment, option, person, persons, said, select, word
from knowledge.rules.clocks.ticket_states import ALLOWED
from knowledge.rules.time.durations import Duration

SOON = 8
"""Parts of the bar from which a running clock is marked as running out."""

LINE = 300
"""Characters of one event's line; the page of the log has the rest."""

PRIMARY: dict[str, tuple[str, ...]] = {
    "reported": ("confirm", "told_vendor", "respond"),
    "confirmed": ("told_vendor", "respond", "pause", "resolve"),
    "in_progress": ("update", "resolve", "pause"),
    "waiting": ("resume", "resolve"),
    "resolved": ("verify", "reopen"),
    "verified": ("close", "reopen"),
    "closed": ("reopen",),
    "withdrawn": ("reopen",),
}
"""The buttons of a status, the likeliest first; every other step that it takes is in the menu."""

EVENTS = {
    "confirm": "confirmed", "resume": "resumed", "regrade": "severity_changed", "recontract": "contract_changed",
    "told_vendor": "vendor_notified",
    "respond": "vendor_responded", "update": "update_given", "pause": "paused", "met": "milestone_met",
    "resolve": "resolved", "verify": "verified", "close": "closed", "reopen": "reopened", "hand_over": "handed_over",
    "request_visit": "onsite_requested", "visit": "onsite_visit", "note": "noted", "withdraw": "withdrawn",
}  # fmt: skip
"""The event that each step writes, which says when it may be taken."""


def countdown_message(payload: dict[str, Any]) -> Message:
    """The countdown from its values."""
    lang = payload["lang"]
    words = Words(lang, "ticket_countdown", **_summary(payload))
    parts = [
        blocks.header(words.plain("title")),
        blocks.section(words["summary"]),
        *_clocks(payload["clocks"], lang),
        *([blocks.section(words["why_paused"])] if payload["waiting_for"] else []),
        blocks.section(_next(payload["next"], lang)),
        *_news(payload, lang),
        blocks.context(*_footer(words, payload)),
        _buttons(payload, lang),
    ]
    return Message(words.plain("notification"), tuple(parts))


def _summary(payload: dict[str, Any]) -> dict[str, Any]:
    lang = payload["lang"]
    return payload | {
        "title": blocks.cut(payload["title"], 120),
        "severity": word(lang, "severity", payload["severity"]),
        "status": word(lang, "status", payload["status"]),
        "owner": person(payload["owner"]),
        "others": persons(payload["reporters"]),
        "years": _provisional(payload),
    }


def _clocks(clocks: list[dict[str, Any]], lang: str) -> list[Block]:
    """The clocks that still run, each with its bar beside the time left; those that ended together below."""
    if not clocks:
        return [blocks.section(Words(lang, "ticket_countdown")["no_clocks"])]
    running = [_running(clock, lang) for clock in clocks if clock["left"]]
    ended = [_words(clock, lang)[clock["status"]] for clock in clocks if not clock["left"]]
    shown = [blocks.fields(*(cell for pair in running[n : n + 5] for cell in pair)) for n in range(0, len(running), 5)]
    return shown + ([blocks.context("\n".join(ended))] if ended else [])


def _running(clock: dict[str, Any], lang: str) -> tuple[str, str]:
    """Name and bar; time left and deadline."""
    words = _words(clock, lang)
    return words["clock"], words[clock["status"]]


def _words(clock: dict[str, Any], lang: str) -> Words:
    is_soon = clock["status"] == "running" and clock["bar"] >= SOON
    return Words(
        lang,
        "ticket_countdown",
        name=word(lang, "milestone", clock["milestone"]),
        mark=_MARKS["soon" if is_soon else clock["status"]],
        bar=bar(clock["bar"]),
        left=_left(clock["left"], lang) if clock["left"] else "",
        within=duration(clock["within"], lang, business=clock["kind"] == "business"),
        kind=kind_of(clock["within"], clock["kind"], lang),
        due=moment(clock["due_at"]) or "–",
        met=moment(clock["met_at"]) or "–",
    )


def kind_of(within: str, clock: str, lang: str) -> str:
    """How a promise counts; one in days ends with a day's hours, whenever in the day the fault was reported."""
    in_days = "_days" if Duration.parse(within).days else ""
    return Words(lang, "ticket_countdown", value=clock + in_days).plain("kind")


def _left(left: dict[str, Any], lang: str) -> str:
    """The time left or overdue in words; a started minute is said to be one."""
    return Words(lang, "ticket", number=max(1, left["number"]), unit=left["unit"]).plain("left")


_MARKS = {
    "running": ":hourglass_flowing_sand:", "soon": ":large_orange_circle:", "paused": ":double_vertical_bar:",
    "overdue": ":red_circle:", "met": ":white_check_mark:", "late": ":x:", "stopped": ":white_circle:",
}  # fmt: skip


def _next(step: dict[str, str], lang: str) -> str:
    said_as = {
        "who": Words(lang, "ticket_countdown", value=step["who"]).plain("next_who"),
        "step": Words(lang, "ticket_countdown", value=step["step"]).plain("next_step"),
    }
    if step["who"] == "nobody":
        return said_as["step"]
    return Words(lang, "ticket_countdown", **said_as)["next"]


def _news(payload: dict[str, Any], lang: str) -> list[Block]:
    """The latest events, a line each, the newest first."""
    told = [blocks.cut(news_line(one, payload["ticket"], lang), LINE) for one in reversed(payload.get("news", ()))]
    return [blocks.context(*told)] if told else []


def _footer(words: Words, payload: dict[str, Any]) -> list[str]:
    doubts = dict.fromkeys(doubt for clock in payload["clocks"] for doubt in clock.get("doubts", ()))
    assumed = [Words(payload["lang"], "assumption", value=doubt)["clock"] for doubt in doubts]
    return [words["people"], *([words["provisional"]] if _provisional(payload) else []), *assumed]


def _provisional(payload: dict[str, Any]) -> list[int]:
    """The years whose make-up workdays are unknown and that a deadline reaches."""
    reached = {int(clock["due_at"][:4]) for clock in payload["clocks"] if clock["due_at"] and clock["left"]}
    return [year for year in payload["provisional"] if year in reached]


def _buttons(payload: dict[str, Any], lang: str) -> Block:
    number, status = str(payload["ticket"]), payload["status"]
    shown = PRIMARY[status]
    buttons = [
        blocks.button(
            word(lang, "step", step), f"ticket_step_{step}", number, style="primary" if step == shown[0] else None
        )
        for step in shown
    ]
    allowed = ALLOWED[status]
    rest = [step for step, event in EVENTS.items() if event in allowed and step not in shown]
    menu = [option(word(lang, "step", step), f"{number}:{step}") for step in ("explain", *rest)]
    return blocks.actions(*buttons, select("ticket_more", menu, placeholder=said(lang, "more")))
