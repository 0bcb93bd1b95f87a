"""Contract facts as people say them: the field's name and its value in words."""

from typing import Any

from bot.replies.drawing.words import Words
from knowledge.rules.time.durations import Duration

MILESTONES = frozenset(
    ("response", "plan", "workaround", "restore", "resolve", "interim", "change_record", "onsite", "update")
)
_DURATIONS = frozenset({"term", "renewal_term", "notice_period", "retention_release", "credit_claim_within"})
_PERCENTS = frozenset({"price_increase_cap_percent", "retention_percent"})
_KEYWORDS = frozenset({"kind", "fee_model", "ip_of_custom_work"})


def field_name(field: str, lang: str) -> str:
    """What a field of the contract record is called; list items by their list, promises by milestone."""
    name, _, milestone = field.partition("[")[0].partition(":")[0].partition(".")
    return sought_name(milestone, lang) if milestone in MILESTONES else Words(lang, "facts").plain(name)


def field_label(field: str, lang: str) -> str:
    """The field's name as it stands at the beginning of a line or of a column: as a sentence begins."""
    name = field_name(field, lang)
    return name[:1].upper() + name[1:]


def sought_name(name: str, lang: str) -> str:
    """What a field of the contract record, or a milestone of its service levels, is called."""
    return Words(lang, "facts", value=name).plain("milestone") if name in MILESTONES else field_name(name, lang)


def shown(field: str, value: Any, lang: str) -> str:
    """A value in words: `P90D` as `90 days`, a fee with its currency, service hours as a line."""
    if isinstance(value, dict):
        return _item(value, lang)
    if field in _DURATIONS:
        return duration(value, lang)
    block = _block(field, value)
    return Words(lang, "facts", value=_number(value)).plain(block) if block else str(value)


def _block(field: str, value: Any) -> str | None:
    """The sentence that says a plain value; none: the value says itself."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if field in _PERCENTS:
        return "percent"
    if field in _KEYWORDS:
        return "word"
    if field == "onsite_visits_per_year":
        return "times"
    return "clock" if value == "24x7" else None


def _number(value: Any) -> Any:
    return f"{value:g}" if isinstance(value, float) else value


def _item(value: dict[str, Any], lang: str) -> str:
    if "amount" in value:
        return f"{value['currency']} {float(value['amount']):,.2f}"
    if "intervals" in value:
        return Words(lang, "facts", value=value).plain("hours")
    if "level" in value:
        return _promise(value, lang)
    return Words(lang, "facts", value=value).plain("credit_item")


def _promise(value: dict[str, Any], lang: str) -> str:
    if not value["within"]:
        return Words(lang, "facts", value=value, milestone="").plain("sla_item")
    words = {
        "milestone": Words(lang, "facts", value=value["milestone"]).plain("milestone"),
        "within": duration(value["within"], lang, business=value["clock"] == "business"),
        "clock": Words(lang, "facts", value=value["clock"]).plain("clock"),
    }
    return Words(lang, "facts", value=value, **words).plain("sla_item")


def duration(iso: str, lang: str, *, business: bool = False) -> str:
    """An ISO 8601 duration in words; `business` days are said to be such."""
    length = Duration.parse(iso)
    hours, rest = divmod(length.seconds, 3600)
    parts = {"months": length.months, "days": length.days, "hours": hours, "minutes": rest // 60}
    return Words(lang, "facts", business=business, **parts).plain("duration")
