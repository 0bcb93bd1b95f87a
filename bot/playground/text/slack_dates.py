"""Slack's date tokens ({date_short} {time} …) written out in the reader's zone and language."""

import re
from collections.abc import Mapping
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from babel.dates import format_datetime, format_timedelta

_TOKEN = re.compile(r"\{([a-z_]+)\}")
_NEAR = {
    "en": {-1: "Yesterday", 0: "Today", 1: "Tomorrow"},
    "zh": {-1: "昨天", 0: "今天", 1: "明天"},
}
_PATTERNS: Mapping[str, Mapping[str, str]] = {
    "en": {
        "date_num": "yyyy-MM-dd",
        "date_slash": "MM/dd/yyyy",
        "date": "MMMM {day}, yyyy",
        "date_short": "MMM d, yyyy",
        "date_long": "EEEE, MMMM {day}, yyyy",
        "date_long_full": "EEEE, MMMM d, yyyy",
        "time": "h:mm a",
        "time_secs": "h:mm:ss a",
        "divider": "EEEE, MMMM {day}",
    },
    "zh": {
        "date_num": "yyyy-MM-dd",
        "date_slash": "yyyy/MM/dd",
        "date": "y年M月d日",
        "date_short": "y年M月d日",
        "date_long": "y年M月d日EEEE",
        "date_long_full": "y年M月d日EEEE",
        "time": "HH:mm",
        "time_secs": "HH:mm:ss",
        "divider": "M月d日EEEE",
    },
}
_PRETTY = {"date_pretty": "date", "date_short_pretty": "date_short", "date_long_pretty": "date_long"}


def write_date(timestamp: float, tokens: str, *, zone: ZoneInfo, lang: str, now: datetime) -> str:
    """Write `tokens` for an epoch second; a token that Slack does not know stays as it is.

    Tokens: https://docs.slack.dev/messaging/formatting-message-text (date formatting).
    """
    moment = datetime.fromtimestamp(timestamp, tz=zone)
    return _TOKEN.sub(lambda found: _one(found[1], moment, lang=lang, now=now.astimezone(zone)) or found[0], tokens)


def day_name(moment: datetime, *, lang: str, now: datetime) -> str:
    """Name a day for the line between two days: Today, Yesterday or the date."""
    near = _NEAR[lang].get((moment.date() - now.date()).days)
    if near:
        return near
    return _pattern("divider" if moment.year == now.year else "date_long", moment, lang)


def _one(name: str, moment: datetime, *, lang: str, now: datetime) -> str | None:
    if name == "ago":
        return format_timedelta(_rounded(moment - now), add_direction=True, locale=lang)
    if name == "day_divider_pretty":
        return day_name(moment, lang=lang, now=now)
    if name in _PRETTY:
        near = _NEAR[lang].get((moment.date() - now.date()).days)
        return near or _pattern(_PRETTY[name], moment, lang)
    return _pattern(name, moment, lang) if name in _PATTERNS["en"] and name != "divider" else None


def _rounded(delta: timedelta) -> timedelta:
    return timedelta(seconds=round(delta.total_seconds()))


def _pattern(name: str, moment: datetime, lang: str) -> str:
    pattern = _PATTERNS[lang][name].replace("{day}", f"'{_ordinal(moment.day)}'")
    return format_datetime(moment, pattern, locale=lang)


def _ordinal(day: int) -> str:
    ending = "th" if 10 < day < 14 else {1: "st", 2: "nd", 3: "rd"}.get(day % 10, "th")
    return f"{day}{ending}"
