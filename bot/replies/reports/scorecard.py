"""A vendor's scorecard as text, as a Slack message and as charts (PNG)."""

from decimal import Decimal
from typing import Any

from bot.desk.reports.scorecard import Scorecard, values
from bot.desk.tickets.vendor_record import mean
from bot.replies.drawing import blocks, charts
from bot.replies.drawing.blocks import Message
from bot.replies.drawing.figures import hours, label, milestone, money, percent, said
from bot.replies.drawing.words import escape
from bot.replies.renewals.dossier import kept_table

_METRICS = (
    "kept", "ticket_count", "breaches", "credit_sum", "response", "resolve", "reopened", "changes", "backlog", "rating"
)  # fmt: skip


def scorecard_text(card: Scorecard, lang: str) -> str:
    """The whole scorecard in plain lines, for the terminal."""
    found = values(card)
    now, *earlier = found["periods"]
    lines = [said("scorecard_title", lang, vendor=found["vendor"], quarter=found["quarter"]), ""]
    lines += [f"{name}: {value}" for name, value in _overview(now, lang)]
    head, rows = kept_table(card.now.record, lang)
    lines += ["", "  ".join(head), *("  ".join(row) for row in rows), ""] if rows else [""]
    lines += [f"{period['quarter']}: " + _line(period, lang) for period in earlier]
    lines += [f"{said('action_rows', lang)}: {_action(a, lang)}" for a in found["actions"]]
    return "\n".join(lines)


def scorecard_message(payload: dict[str, Any]) -> Message:
    """What is posted to the vendor's channel; `payload` is that of `desk.scorecard.values`, with the language."""
    lang = payload["lang"]
    now, *earlier = payload["periods"]
    title = said("scorecard_title", lang, vendor=payload["vendor"], quarter=payload["quarter"])
    listed = [f"*{escape(name)}*\n{escape(value)}" for name, value in _overview(now, lang)]
    parts = [blocks.header(title), blocks.fields(*listed)]
    parts += [blocks.context("\n".join(f"{p['quarter']}: {escape(_line(p, lang))}" for p in earlier))]
    if payload["actions"]:
        actions = "\n".join(f"• {escape(_action(a, lang))}" for a in payload["actions"])
        parts.append(blocks.section(f"*{said('action_rows', lang)}*\n{actions}"))
    return Message(title, tuple(parts))


def scorecard_charts(card: Scorecard, lang: str) -> dict[str, bytes]:
    """PNG files by name; those without anything to draw are left out."""
    record, found = card.now.record, {}
    kept = {f"{k.level} {milestone(k.milestone, lang)}": k.percent for k in record.kept}
    if kept:
        found["kept.png"] = charts.lying_bars(kept, title=said("kept_chart", lang), unit="%", most=100)
    if record.tickets:
        causes = {said("cause", lang, value=name): float(n) for name, n in record.causes.most_common()}
        found["causes.png"] = charts.lying_bars(causes, title=said("cause_chart", lang))
        modules = {said("module", lang, value=name): float(n) for name, n in record.modules.most_common(10)}
        found["modules.png"] = charts.lying_bars(modules, title=said("module_chart", lang))
    if any(period.record.tickets for period in card.periods):
        found |= _over_quarters(card, lang)
    return found


def _over_quarters(card: Scorecard, lang: str) -> dict[str, bytes]:
    names = [str(period.quarter) for period in card.periods]
    share = [period.record.kept_percent for period in card.periods]
    response = [mean(period.record.hours("response")) for period in card.periods]
    resolve = [mean(period.record.hours("resolve")) for period in card.periods]
    took = {milestone("response", lang): response, milestone("resolve", lang): resolve}
    return {
        "quarters.png": charts.lines({label("kept", lang): share}, names, title=said("quarter_chart", lang), unit="%"),
        "hours.png": charts.lines(took, names, title=said("hours_chart", lang), unit=label("hours", lang)),
    }


def _overview(period: dict[str, Any], lang: str) -> list[tuple[str, str]]:
    """Each figure's name and value in words."""
    made, undone, worked = period["changes"]
    oldest, rating = period["oldest"], period["rating"]
    shown = {
        "kept": percent(period["kept"], lang),
        "ticket_count": str(period["tickets"]),
        "breaches": str(period["breaches"]),
        "credit_sum": _credits(period, lang),
        "response": " / ".join(hours(value) for value in period["response"]),
        "resolve": " / ".join(hours(value) for value in period["resolve"]),
        "reopened": percent(period["reopened"], lang),
        "changes": said("changes", lang, made=made, undone=undone, worked=worked),
        "backlog": str(period["backlog"]) + (said("oldest", lang, days=f"{oldest:.0f}") if oldest is not None else ""),
        "rating": f"{rating:.1f} / 5 ({period['ratings']})" if rating is not None else said("not_recorded", lang),
    }
    return [(label(name, lang), shown[name]) for name in _METRICS]


def _line(period: dict[str, Any], lang: str) -> str:
    rating = "–" if period["rating"] is None else f"{period['rating']:.1f}"
    kept, owed = percent(period["kept"], lang), _credits(period, lang)
    counts = {"tickets": period["tickets"], "missed": period["breaches"], "backlog": period["backlog"]}
    return said("scorecard_line", lang, kept=kept, credits=owed, rating=rating, **counts)


def _credits(period: dict[str, Any], lang: str) -> str:
    owed = period["credits"].items()
    return ", ".join(money(Decimal(total), code) for code, total in owed) or said("none", lang)


def _action(action: dict[str, Any], lang: str) -> str:
    due = f", {action['due']}" if action["due"] else ""
    return f"{action['text']} ({said('action_state', lang, value=action['state'])}{due})"
