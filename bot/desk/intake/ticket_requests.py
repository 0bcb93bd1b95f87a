"""Tickets asked for in a message: the proposal that its thread is shown, and what becomes of it."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from typing import Any

from sqlalchemy.orm import Session

from bot.desk.contracts.contract_terms import House
from bot.desk.intake.intake import Filled, Source, open_from
from bot.desk.people.people_allowed import refuse_readers
from bot.desk.questions import questions
from bot.desk.questions.questions import Asked, heard_by
from knowledge.errors import NotFound
from knowledge.records.contracts import contracts
from knowledge.records.people import outbox, people, rooms
from knowledge.records.people.outbox import Note
from knowledge.records.people.questions import Question
from knowledge.records.tickets import triage_corrections
from knowledge.records.tickets.tickets import Ticket
from knowledge.rules.access import EVERYONE

CARD = "ticket_card"


PROPOSED = "proposed"


def receive(session: Session, said: Asked, now: datetime) -> None:
    """Store a report, for which a ticket is to be proposed; an edited one is read anew unless its ticket is open."""
    report = replace(said, key=questions.report_key(said))
    if not questions.reword(session, report, now):
        questions.receive(session, report, now)


def source_of_report(report: Question) -> Source:
    """The thread that a report is in, or begins."""
    return Source(channel=report.channel or "", thread_ts=report.thread_ts, key=report.event_key)


def propose(session: Session, report: Question, payload: dict[str, Any], now: datetime) -> None:
    """Show the proposed ticket in the thread of its report, once; edited where the report was, but for its ticket."""
    source = source_of_report(report)
    stored = questions.get(session, report.id)
    stored.status, stored.answered_at = PROPOSED, now
    card = next((m for m in outbox.about(session, source.key or "") if m.template == CARD), None)
    if card is not None and card.payload.get("opened"):
        return
    note = Note(
        subject=source.key or "", kind=CARD, template=CARD, payload=payload, channel=source.channel,
        thread=f"{source.channel}:{source.thread_ts}", thread_ts=source.thread_ts,
    )  # fmt: skip
    outbox.show(session, note, now)


def proposed(session: Session, key: str, *, person: str) -> dict[str, Any]:
    """The values of a proposal that was made in a room of somebody's; raises NotFound as where there is none."""
    return dict(_heard(session, key, person=person)[0].payload)


def _heard(session: Session, key: str, *, person: str) -> tuple[outbox.OutboxMessage, str]:
    """A proposal's card and for whom its room is; raises NotFound for others as where there is none."""
    found = next((m for m in outbox.about(session, key) if m.template == CARD), None)
    place = people.place_of(session, found.channel, found.payload["person"]) if found else None
    if found is None or not place or not _hears(session, person, place, found.channel):
        raise NotFound("proposal_gone")
    return found, place


def _hears(session: Session, person: str, place: str, channel: str) -> bool:
    """Whether somebody reads what is said in a place; a vendor's person in a public room they are known to be in."""
    asker, room = people.asker_of(session, person), rooms.known(session, channel)
    return asker.may_read(place) or (place == EVERYONE and room is not None and person in room.members)


def accept(session: Session, key: str, *, person: str, now: datetime, house: House) -> Ticket:
    """Open the ticket as it was proposed, and let its card say so; a second click opens nothing."""
    payload = proposed(session, key, person=person)
    contract = payload["contract"]
    named = ("title", "text", "severity", "level", "cause")
    values = {name: payload[name] for name in named} | payload.get("said", {})
    filled = Filled(**values, contract_id=contract["id"] if contract else None)
    ticket = open_from(session, filled, source_of(payload), person=person, now=now, house=house)
    settle(session, key, ticket, now)
    return ticket


def regrade(
    session: Session,
    key: str,
    *,
    person: str,
    now: datetime,
    severity: str | None = None,
    level: str | None = None,
) -> None:
    """Change a proposal's severity or level; the other follows the contract's table, and triage learns it at once."""
    refuse_readers(session, person)
    card, place = _heard(session, key, person=person)
    payload = dict(card.payload)
    if payload.get("opened"):
        return
    row = _row(payload, severity, level)
    changed = {"severity": severity or (row or payload)["severity"], "level": (row or payload)["level"]}
    told = payload["contract"]
    contract = contracts.open_to(session, told["id"], people.asker_of(session, person)) if told else None
    triage_corrections.correct(
        session, payload["text"], by=person, now=now, contract=contract.number if contract else None, place=place,
        **changed,
    )  # fmt: skip
    quote = row["quote"] if row else payload["quote"]
    _redraw(session, key, {**payload, **changed, "quote": quote, "rule": "precedent", "words": [], "impacts": []}, now)


def _row(payload: Mapping[str, Any], severity: str | None, level: str | None) -> Mapping[str, Any] | None:
    """The row of the contract's table that a choice means: the level's, or the nearest that goes with the severity."""
    rows = payload.get("table", ())
    if level is not None:
        return next((row for row in rows if row["level"] == level), None)
    return min(
        rows, key=lambda row: (_apart(row["severity"], severity), row["level"] != payload["level"]), default=None
    )


def _apart(one: str, other: str | None) -> int:
    return abs(int(one[1:]) - int((other or one)[1:]))


def settle(session: Session, key: str | None, ticket: Ticket, now: datetime) -> None:
    """Let a proposal's card show the ticket that came of it."""
    _redraw(session, key, {"opened": ticket.id}, now)


def _redraw(session: Session, key: str | None, changed: Mapping[str, Any], now: datetime) -> None:
    """Let a proposal's card show changed values."""
    card = next((m for m in outbox.about(session, key) if m.template == CARD), None) if key else None
    if card is not None:
        note = Note(
            subject=card.subject, kind=CARD, template=CARD, thread=card.thread, channel=card.channel,
            thread_ts=card.thread_ts, payload={**card.payload, **changed},
        )  # fmt: skip
        outbox.show(session, note, now)


def source_of(payload: Mapping[str, Any]) -> Source:
    return Source(**payload["source"])


def from_question(session: Session, question_id: int, *, person: str) -> tuple[Question, Source]:
    """A question whose answer did not help, and the thread in which it was asked, of those that somebody heard."""
    question = heard_by(session, question_id, person)
    channel = question.channel or question.asker or ""
    return question, Source(channel=channel, thread_ts=question.thread_ts, key=f"question:{question_id}:ticket")
