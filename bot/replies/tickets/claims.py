"""A missed deadline on one page: the promise, how it was computed, the log, what it is worth, and the decision."""

from datetime import datetime
from typing import Any

from bot.desk.tickets.letters import ClaimFile
from bot.desk.tickets.ticket_view import Explained
from bot.replies.contracts.facts import duration
from bot.replies.contracts.own_breaches import own_breach_lines
from bot.replies.drawing import blocks
from bot.replies.drawing.blocks import Block
from bot.replies.drawing.words import Words, when
from bot.replies.tickets.explained import lines, local, minutes
from bot.replies.tickets.ticket_words import day, modal, person, word
from knowledge.records.tickets.tickets import OPEN, TicketEvent
from knowledge.rules.clocks.credits import claim_day

_QUOTE, _EVENTS = 600, 30
_TOLD = ("text", "reason", "title", "impact")


def claim_view(file: ClaimFile, lang: str, now: datetime) -> Block:
    """The page, with the letter and the decision where there is a claim."""
    evidence, values = file.evidence, _values(file, lang, now)
    words = Words(lang, "claim", **values)
    quote = [blocks.section(words["promise"]), blocks.context(words["source"])] if values["quote"] else []
    computed = "\n".join([Words(lang, "claim")["computed"], *lines(explained(file, now), lang)])
    late = own_breach_lines(file.late, lang)
    parts = [
        blocks.section(words["breach"]),
        *quote,
        blocks.section(words["credit" if evidence.claim else "no_credit"]),
        *([blocks.section(blocks.cut("\n".join(late), blocks.SECTION))] if late else []),
        _decision(file, lang),
        blocks.divider(),
        blocks.section(blocks.cut(computed, blocks.SECTION)),
        blocks.section(blocks.cut("\n".join([words["log"], *_log(file, lang)]), blocks.SECTION)),
    ]
    return modal("claim", words.plain("title"), parts, lang=lang)


def _decision(file: ClaimFile, lang: str) -> Block:
    words, claim = Words(lang, "claim"), file.evidence.claim
    name = f"{file.evidence.ticket.id}:{file.evidence.clock.name}"
    buttons = [blocks.button(words.plain("letter"), "claim_letter", name)]
    if claim is not None and claim.state == OPEN:
        buttons += [
            blocks.button(words.plain("claimed"), "claim_claimed", f"{claim.id}:{name}", style="primary"),
            blocks.button(words.plain("waived"), "claim_waived", f"{claim.id}:{name}"),
        ]
    elif claim is not None:
        said = Words(lang, "claim", value=claim.state, by=person(claim.decided_by)).plain("state")
        return blocks.context(said)
    return blocks.actions(*buttons)


def _values(file: ClaimFile, lang: str, now: datetime) -> dict[str, Any]:
    """What the page says, times in the reader's zone."""
    evidence = file.evidence
    claim, quote = evidence.claim, evidence.quote if file.quoted else None
    ended = evidence.clock.met_at or evidence.clock.stopped_at
    return {
        "milestone": word(lang, "milestone", evidence.clock.milestone),
        "due": when(evidence.missed_at),
        "ended": when(ended) if ended else None,
        "overdue": minutes(overdue_seconds(file, now), lang),
        "quote": blocks.cut(quote.text, _QUOTE) if quote else "",
        "page": quote.page if quote else None,
        "document": evidence.document or "",
        **credit_values(file),
        "until": day(claim_day(claim.claim_until, file.zone), lang) if claim and claim.claim_until else None,
    }


def credit_values(file: ClaimFile) -> dict[str, Any]:
    """Rule, percent and amount of a claim; empty where there is none."""
    claim = file.evidence.claim
    amount = f"{float(claim.amount):,.2f}" if claim and claim.amount else None
    return {
        "rule": claim.rule if claim else "",
        "percent": f"{float(claim.percent):g}" if claim else "",
        "amount": amount,
        "currency": claim.currency if claim else "",
    }


def overdue_seconds(file: ClaimFile, now: datetime) -> int:
    """How late, in real time."""
    clock = file.evidence.clock
    return int(((clock.met_at or clock.stopped_at or now) - file.evidence.missed_at).total_seconds())


def explained(file: ClaimFile, now: datetime) -> Explained:
    evidence = file.evidence
    return Explained(evidence.clock, evidence.clock.reading(now), evidence.explanation, file.zone)


def within(file: ClaimFile, lang: str) -> str:
    promise = file.evidence.clock.promise
    return duration(promise.within, lang, business=promise.clock == "business")


def _log(file: ClaimFile, lang: str) -> list[str]:
    rows: list[str] = [
        Words(lang, "claim", at=at, what=what, who=who, text=blocks.cut(text, 120))["event"]
        for at, what, who, text in log_rows(file, lang)
    ]
    return rows[-_EVENTS:]


def log_rows(file: ClaimFile, lang: str) -> list[tuple[str, str, str, str]]:
    """The log as rows of time, what, who and text."""
    return [_row(event, file, lang) for event in file.evidence.events]


def _row(event: TicketEvent, file: ClaimFile, lang: str) -> tuple[str, str, str, str]:
    what = Words(lang, "claim", value=event.kind).plain("kind")
    if event.kind == "milestone_met":
        what = f"{what}：{word(lang, 'milestone', event.data['milestone'])}"
    text = next((str(event.data[name]) for name in _TOLD if event.data.get(name)), "")
    return local(event.at, file.zone), what, file.names.get(event.by, event.by), text
