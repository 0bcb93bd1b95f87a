"""How a ticket's deadlines were computed: every stretch that counted, each pause, holiday and make-up day."""

from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from bot.desk.tickets.ticket_view import Explained
from bot.replies.contracts.facts import duration
from bot.replies.drawing import blocks
from bot.replies.drawing.blocks import Block
from bot.replies.drawing.words import Words
from bot.replies.tickets.countdown import kind_of
from bot.replies.tickets.ticket_words import modal, word
from knowledge.rules.time.durations import Duration

PARTS = 14
_QUOTE = 400


def explained_view(told: list[Explained], lang: str, *, quotes: bool) -> Block:
    """A page to read; the contract is quoted where the reader may read it."""
    parts = [part for one in told for part in [*_clock(one, lang, quotes=quotes), blocks.divider()]]
    nothing = blocks.section(Words(lang, "ticket_explained")["nothing"])
    return modal("ticket_explained", _plain(lang, "title"), parts or [nothing], lang=lang)


def _clock(one: Explained, lang: str, *, quotes: bool) -> list[Block]:
    promise = one.clock.promise
    shown = [blocks.section(_say(lang, "clock", **_heading(one, lang)))]
    if quotes and promise.quote:
        quote = blocks.cut(promise.quote.text, _QUOTE)
        source = _say(lang, "source", document=promise.document or "", page=promise.quote.page)
        shown += [blocks.section(_say(lang, "promise", quote=quote)), blocks.context(source)]
    return [*shown, blocks.section(blocks.cut("\n".join(lines(one, lang)), blocks.SECTION))]


def _heading(one: Explained, lang: str) -> dict[str, Any]:
    promise = one.clock.promise
    return {
        "name": word(lang, "milestone", one.clock.milestone),
        "run": one.clock.run,
        "within": duration(promise.within, lang, business=promise.clock == "business"),
        "kind": kind_of(promise.within, promise.clock, lang),
        "zone": one.zone.key,
    }


def lines(one: Explained, lang: str) -> list[str]:
    """The computation in lines, times in the calendar's own zone."""
    why, zone = one.why, one.zone
    shown = [
        _say(
            lang, "part", start=local(part.start, zone), end=local(part.end, zone), paused=part.paused,
            length=minutes(part.seconds, lang),
        )
        for part in why.parts
    ]  # fmt: skip
    if len(shown) > PARTS:
        shown = [*shown[: PARTS - 1], _say(lang, "more", number=len(shown) - PARTS + 1)]
    started, due = local(one.clock.started_at, zone), local(why.count.due_at, zone)
    return [
        _say(lang, "from", start=started, due=due or _plain(lang, "none")),
        *shown,
        *([_say(lang, "holidays", days=why.holidays)] if why.holidays else []),
        *([_say(lang, "makeup", days=why.makeup_days)] if why.makeup_days else []),
        *_in_days(one, lang),
        _say(
            lang, "sum", total=minutes(why.count.length, lang), used=minutes(why.count.elapsed, lang),
            left=minutes(why.count.remaining, lang) if why.count.remaining > 0 else "",
        ),
    ]  # fmt: skip


def _in_days(one: Explained, lang: str) -> list[str]:
    """The rule by which a promise in days is counted: the day of the report is not one of them."""
    promise = one.clock.promise
    if not Duration.parse(promise.within).days or promise.clock != "business":
        return []
    return [_say(lang, "in_days", within=duration(promise.within, lang, business=True))]


def local(instant: datetime | None, zone: ZoneInfo) -> str:
    return instant.astimezone(zone).strftime("%Y-%m-%d %H:%M") if instant else ""


def minutes(seconds: int, lang: str) -> str:
    """A length of counted time in hours and minutes."""
    hours, rest = divmod(abs(seconds) // 60, 60)
    return _say(lang, "minutes", hours=hours, minutes=rest)


def _say(lang: str, name: str, /, **values: Any) -> str:
    return Words(lang, "ticket_explained", **values)[name]


def _plain(lang: str, name: str) -> str:
    return Words(lang, "ticket_explained").plain(name)
