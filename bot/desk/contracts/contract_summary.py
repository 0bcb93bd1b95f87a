"""One message for many contracts read at once, edited in place: those with doubts first, their cards one by one.

A contract that is listed has no card until somebody asks for it.
"""

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from bot.desk.contracts.contract_doubts import doubts_about
from knowledge.errors import NotFound
from knowledge.records.contracts import contract_cards as cards
from knowledge.records.contracts import suggestions
from knowledge.records.contracts.contracts import ACTIVE, PROPOSED, Contract
from knowledge.records.people import outbox, people
from knowledge.records.people.outbox import Note, OutboxMessage

SUMMARY = "contract_summary"
MANY = 6
"""From so many new contracts at once on, one message lists them; fewer get a card each."""

GATHERS = timedelta(hours=1)
"""How long what is read later still joins the list."""


def take_in(session: Session, bare: Sequence[Contract], now: datetime, *, channel: str, lang: str) -> set[int]:
    """List contracts that have no card, where they are many or a list is being made; returns the ids listed."""
    rows = _rows(session)
    listed = {number for row in rows for number in row.payload["listed"]}
    new = [contract.id for contract in bare if contract.id not in listed]
    last = next((row for row in reversed(rows) if row.payload["for"] == channel), None)
    if new and last is not None and now - last.created_at < GATHERS:
        outbox.show(session, _note(session, last.value, channel, [*last.payload["listed"], *new], lang), now)
        listed |= set(new)
    elif len(new) >= MANY:
        outbox.show(session, _note(session, str(new[0]), channel, new, lang), now)
        listed |= set(new)
    return listed & {contract.id for contract in bare}


def refresh(session: Session, now: datetime) -> None:
    """Bring the lists up to date with what was decided and shown."""
    for row in _rows(session):
        told = row.payload
        outbox.show(session, _note(session, row.value, told["for"], told["listed"], told["lang"]), now)


def following(session: Session, value: str) -> tuple[OutboxMessage, Contract]:
    """The list and its first contract without a card; raises NotFound where all have one."""
    row = next((row for row in _rows(session) if row.value == value), None)
    line = next((line for line in _lines(session, row.payload) if not line["card"]), None) if row else None
    if row is None or line is None:
        raise NotFound("no_card_left")
    return row, session.get_one(Contract, line["contract"])


def _rows(session: Session) -> list[OutboxMessage]:
    query = select(OutboxMessage).where(OutboxMessage.subject == "contracts", OutboxMessage.kind == SUMMARY)
    return list(session.scalars(query.order_by(OutboxMessage.id)))


def _note(session: Session, value: str, channel: str, listed: Sequence[int], lang: str) -> Note:
    payload = {"lang": lang, "for": channel, "summary": value, "listed": list(listed)}
    return Note(
        subject="contracts",
        kind=SUMMARY,
        value=value,
        template=SUMMARY,
        thread=f"contracts:{value}",
        channel=channel,
        reply=False,
        payload=payload | {"lines": _lines(session, payload)},
    )


def _lines(session: Session, payload: dict[str, Any]) -> list[dict[str, Any]]:
    """A line for each contract that all who read along may know of, the most doubtful first."""
    readers = people.readers_in(session, payload["for"])
    found: Iterable[Contract] = session.scalars(select(Contract).where(Contract.id.in_(payload["listed"])))
    lines = [_line(session, c) for c in found if _is_shown(c) and readers.may_read(c.document.audience)]
    return sorted(lines, key=lambda line: (not line["waiting"], -line["doubts"] - line["suggestions"], line["title"]))


def _is_shown(contract: Contract) -> bool:
    return contract.state == ACTIVE and contract.document.removed_at is None


def _line(session: Session, contract: Contract) -> dict[str, Any]:
    held = [fact for fact in contract.facts if fact.replaced_at is None]
    return {
        "contract": contract.id,
        "title": contract.title,
        "vendor": contract.vendor.name if contract.vendor else None,
        "doubts": len(doubts_about(contract)),
        "suggestions": len(suggestions.unanswered(contract)),
        "waiting": sum(fact.state == PROPOSED for fact in held),
        "facts": len(held),
        "card": bool(cards.written(session, contract.id)),
    }
