"""Which contracts have something to show that their card does not show yet."""

import hashlib
import json
from collections.abc import Iterator

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from knowledge.records.contracts.contracts import Contract, Fact
from knowledge.records.contracts.proposals import promise
from knowledge.records.documents.documents import Document
from knowledge.records.people.outbox import OutboxMessage

TEMPLATE = "contract_card"


def due(session: Session) -> Iterator[tuple[Contract, str]]:
    """Contracts whose facts or links differ from what was last shown, with the mark of what they are now."""
    facts = (func.count(Fact.id), func.max(Fact.id), func.max(Fact.decided_at), func.max(Fact.replaced_at))
    grouped = (
        select(Contract.id, Contract.shown, Contract.state, Contract.base_id, *facts)
        .join(Document)
        .outerjoin(Fact, Fact.contract_id == Contract.id)
        .where(Document.removed_at.is_(None))
        .group_by(Contract.id, Contract.shown, Contract.state, Contract.base_id)
    )
    for number, shown, *now in session.execute(grouped).all():
        mark = " ".join(map(str, now))
        if mark != shown:
            yield session.get_one(Contract, number), mark


def reading(contract: Contract) -> dict[str, tuple[str, object]]:
    """What the document is read to say: by promise, the field and its value; people's verdicts are left out."""
    living = (f for f in contract.facts if f.replaced_at is None and f.as_read is not None)
    return {promise(f.field, f.as_read): (f.field, f.as_read) for f in living}


def digest(contract: Contract) -> str:
    """A name for what the document is read to say: the same reading has the same name."""
    said = sorted((key, value) for key, (_, value) in reading(contract).items())
    return hashlib.sha256(json.dumps(said, sort_keys=True, default=str).encode()).hexdigest()[:16]


def written(session: Session, contract_id: int) -> list[OutboxMessage]:
    """The cards of a contract, oldest first."""
    query = select(OutboxMessage).where(
        OutboxMessage.subject == subject(contract_id), OutboxMessage.template == TEMPLATE
    )
    return list(session.scalars(query.order_by(OutboxMessage.id)))


def subject(contract_id: int) -> str:
    return f"contract:{contract_id}"
