"""A vendor's scorecard as a workbook: five quarters side by side, and the rows behind the quarter asked for."""

from collections.abc import Iterable, Sequence
from typing import Any

from bot.desk.reports.scorecard import Scorecard, values
from bot.replies.contracts.facts import duration
from bot.replies.drawing.figures import label, milestone, said
from bot.replies.drawing.workbooks import Book
from bot.replies.tickets.ticket_words import word

Rows = Iterable[Sequence[Any]]


def scorecard_xlsx(card: Scorecard, lang: str) -> bytes:
    """Write the workbook; numbers are numbers, instants are in UTC and say so."""
    book = Book()
    sheets = (
        ("overview", *_overview(card, lang)),
        ("clock_rows", _CLOCKS, _clock_rows(card, lang)),
        ("ticket_rows", _TICKETS, _ticket_rows(card, lang)),
        ("credit_rows", _CREDITS, _credit_rows(card, lang)),
        ("action_rows", _ACTIONS, _action_rows(card, lang)),
    )
    for name, head, rows in sheets:
        book.sheet(said(name, lang), [label(column, lang, unit=unit) for column, unit in head], list(rows))
    return book.save()


Head = Sequence[tuple[str, str]]
_CLOCKS: Head = (
    ("ticket", ""), ("level", ""), ("milestone", ""), ("within", ""), ("due", "UTC"), ("done", "UTC"), ("hours", ""),
    ("outcome", ""),
)  # fmt: skip
_TICKETS: Head = (
    ("ticket", ""), ("title", ""), ("opened", "UTC"), ("status", ""), ("severity", ""), ("level", ""), ("cause", ""),
    ("module", ""), ("reopenings", ""), ("age", ""), ("change", ""), ("rating", ""),
)  # fmt: skip
_CREDITS: Head = (
    ("ticket", ""), ("milestone", ""), ("rule", ""), ("credit_percent", "%"), ("amount", ""), ("currency", ""),
    ("state_of", ""), ("until", "UTC"),
)  # fmt: skip
_ACTIONS: Head = (("action", ""), ("who", ""), ("due", ""), ("state", ""))


def _overview(card: Scorecard, lang: str) -> tuple[Head, Rows]:
    periods = values(card)["periods"]
    currencies = sorted({code for period in periods for code in period["credits"]})
    head = [
        ("quarter", ""), ("kept", "%"), ("ticket_count", ""), ("breaches", ""),
        *(("credit_sum", code) for code in currencies),
        ("response_mean", ""), ("response_p90", ""), ("resolve_mean", ""), ("resolve_p90", ""), ("reopened", "%"),
        ("changes_made", ""), ("rolled_back", ""), ("rollback_worked", ""), ("backlog", ""), ("oldest_days", ""),
        ("rating", ""), ("ratings", ""),
    ]  # fmt: skip
    return head, [_figures(period, currencies) for period in periods]


def _figures(period: dict[str, Any], currencies: Sequence[str]) -> list[Any]:
    credits = [float(period["credits"].get(code, 0)) for code in currencies]
    return [
        period["quarter"], _round(period["kept"]), period["tickets"], period["breaches"], *credits,
        *map(_round, (*period["response"], *period["resolve"], period["reopened"])), *period["changes"],
        period["backlog"], _round(period["oldest"]), _round(period["rating"]), period["ratings"],
    ]  # fmt: skip


def _round(value: float | None) -> float | None:
    return None if value is None else round(float(value), 2)


def _clock_rows(card: Scorecard, lang: str) -> Rows:
    for row in card.now.record.clocks:
        within, outcome = duration(row.within, lang), said("clock_outcome", lang, value=row.status)
        promised = [row.ticket, row.level, milestone(row.milestone, lang), within]
        yield [*promised, row.due_at, row.met_at, round(float(row.hours), 4), outcome]


def _ticket_rows(card: Scorecard, lang: str) -> Rows:
    scores = {r.ticket_id: r.score for r in card.now.ratings}
    for row in card.now.record.tickets:
        graded = [word(lang, "status", row.status), word(lang, "severity", row.severity), row.level]
        change = word(lang, "change", row.change) if row.change else None
        counted = [row.reopenings, _round(row.age_days), change, scores.get(row.ticket)]
        cause = said("cause", lang, value=row.cause)
        yield [row.ticket, row.title, row.opened_at, *graded, cause, row.module, *counted]


def _credit_rows(card: Scorecard, lang: str) -> Rows:
    for row in card.now.record.credits:
        amount = float(row.amount) if row.amount else None
        missed = milestone(row.clock.partition(":")[0], lang)
        state = said("credit_state", lang, value=row.state)
        yield [row.ticket, missed, row.rule, float(row.percent), amount, row.currency, state, row.claim_until]


def _action_rows(card: Scorecard, lang: str) -> Rows:
    for action in card.actions:
        owner = card.names.get(action.owner, action.owner) if action.owner else None
        yield [action.text, owner, action.due, said("action_state", lang, value=card.action_state(action))]
