"""The renewals of the coming year as a picture, and what it shows, so that it is drawn again only when that changes."""

import hashlib
from collections.abc import Sequence
from datetime import date
from typing import Any

from bot.replies.drawing import charts
from bot.replies.drawing.words import Words

PICTURED = 30
_DRAWN = ("name", "decide_on", "deadline", "ends_on")


def timeline_png(rows: Sequence[dict[str, Any]], person: str, today: date, lang: str) -> bytes:
    """The coming year as a picture, the reader's own contracts first."""
    words, drawn = Words(lang, "renewals"), _drawn(rows, person)
    labels = {name: words.plain(f"timeline_{name}") for name in ("decide", "binding", "deadline")}
    labels |= {name: words.plain(name) for name in ("mine", "others")}
    mine = sum(row["owner"] == person for row in drawn)
    return charts.timeline(drawn, today, title=words.plain("list_title"), labels=labels, mine=mine)


def timeline_shows(rows: Sequence[dict[str, Any]], person: str, today: date, lang: str) -> str:
    """A digest of all that the picture shows: equal digests, equal pictures."""
    drawn = [[row["owner"] == person, *(row[name] for name in _DRAWN)] for row in _drawn(rows, person)]
    return hashlib.sha256(repr((today, lang, charts.chinese_font(), drawn)).encode()).hexdigest()


def _drawn(rows: Sequence[dict[str, Any]], person: str) -> list[dict[str, Any]]:
    return sorted(rows, key=lambda row: (row["owner"] != person, row["deadline"]))[:PICTURED]
