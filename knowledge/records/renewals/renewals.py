"""Renewals in progress: stage, checklist with evidence, approvals, decision, and everything that was done to them."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import ForeignKey, UniqueConstraint, select
from sqlalchemy.orm import Mapped, Session, mapped_column, relationship

from knowledge.errors import NotFound
from knowledge.records.base import Base
from knowledge.records.contracts.contracts import Contract
from knowledge.rules.renewal.renewal_stages import Progress, Stage


class Renewal(Base):
    """The renewal of one contract for one deadline; a later deadline of the same contract is another renewal."""

    __tablename__ = "renewals"
    __table_args__ = (UniqueConstraint("contract_id", "deadline"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    contract_id: Mapped[int] = mapped_column(ForeignKey(Contract.id), index=True)
    deadline: Mapped[date]
    """The deadline that mattered when it was started."""
    stage: Mapped[str]
    owner: Mapped[str | None] = mapped_column(index=True)
    due: Mapped[date]
    """By when the present stage should be done."""
    started_at: Mapped[datetime]
    started_by: Mapped[str]
    moved_on: Mapped[date]
    """The last day on which anything in it moved."""
    decision: Mapped[str | None]
    bases: Mapped[list[str]] = mapped_column(default=list)
    reason: Mapped[str] = mapped_column(default="")
    review_on: Mapped[date | None]
    notice_sent_on: Mapped[date | None]
    notice_proof: Mapped[str] = mapped_column(default="")
    closed_on: Mapped[date | None] = mapped_column(index=True)

    contract: Mapped[Contract] = relationship()
    items: Mapped[list["RenewalItem"]] = relationship(order_by="RenewalItem.id")
    approvals: Mapped[list["RenewalApproval"]] = relationship(order_by="RenewalApproval.id")
    log: Mapped[list["RenewalEntry"]] = relationship(order_by="RenewalEntry.id")

    @property
    def progress(self) -> Progress:
        return Progress(Stage(self.stage), self.moved_on, self.closed_on)


class RenewalItem(Base):
    """One checklist item that was done, with links to what proves it; what is not here is open."""

    __tablename__ = "renewal_items"
    __table_args__ = (UniqueConstraint("renewal_id", "name"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    renewal_id: Mapped[int] = mapped_column(ForeignKey("renewals.id"), index=True)
    name: Mapped[str]
    note: Mapped[str] = mapped_column(default="")
    evidence: Mapped[list[str]] = mapped_column(default=list)
    done_by: Mapped[str]
    done_at: Mapped[datetime]


class RenewalApproval(Base):
    """One person's word for a side, IT or a business department; a later word of theirs replaces it."""

    __tablename__ = "renewal_approvals"
    __table_args__ = (UniqueConstraint("renewal_id", "person"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    renewal_id: Mapped[int] = mapped_column(ForeignKey("renewals.id"), index=True)
    person: Mapped[str]
    side: Mapped[str]
    approved: Mapped[bool]
    comment: Mapped[str] = mapped_column(default="")
    given_at: Mapped[datetime]


class RenewalEntry(Base):
    """One line of a renewal's log; never changed, never removed."""

    __tablename__ = "renewal_log"

    id: Mapped[int] = mapped_column(primary_key=True)
    renewal_id: Mapped[int] = mapped_column(ForeignKey("renewals.id"), index=True)
    at: Mapped[datetime]
    by: Mapped[str]
    kind: Mapped[str]
    data: Mapped[dict[str, Any]] = mapped_column(default=dict)


def get(session: Session, renewal_id: int, *, lock: bool = False) -> Renewal:
    """The renewal of this number, held until the transaction ends where it is to be changed; raises NotFound."""
    query = select(Renewal).where(Renewal.id == renewal_id)
    found = session.scalar(query.with_for_update() if lock else query)
    if found is None:
        raise NotFound("renewal_unknown", renewal=renewal_id)
    return found


def of_deadline(session: Session, contract_id: int, deadline: date) -> Renewal | None:
    query = select(Renewal).where(Renewal.contract_id == contract_id, Renewal.deadline == deadline)
    return session.scalar(query)


def latest(session: Session, contract_ids: Iterable[int] | None = None) -> dict[int, Renewal]:
    """Each contract's renewal for its latest deadline."""
    query = select(Renewal).order_by(Renewal.deadline)
    if contract_ids is not None:
        query = query.where(Renewal.contract_id.in_(list(contract_ids)))
    return {renewal.contract_id: renewal for renewal in session.scalars(query)}


@dataclass(frozen=True, slots=True)
class Underway:
    """A contract's newest renewal, as far as reminders need it."""

    deadline: date
    owner: str | None
    progress: Progress


def underway(session: Session) -> dict[int, Underway]:
    """Each contract's renewal for its latest deadline, briefly."""
    columns = Renewal.contract_id, Renewal.deadline, Renewal.owner, Renewal.stage, Renewal.moved_on, Renewal.closed_on
    return {
        contract: Underway(deadline, owner, Progress(Stage(stage), moved_on, closed_on))
        for contract, deadline, owner, stage, moved_on, closed_on in session.execute(
            select(*columns).order_by(Renewal.deadline)
        )
    }


def done_items(renewal: Renewal) -> set[str]:
    return {item.name for item in renewal.items}


def approving_sides(renewal: Renewal) -> set[str]:
    """The sides of which somebody approves and nobody objects."""
    against = {a.side for a in renewal.approvals if not a.approved}
    return {a.side for a in renewal.approvals if a.approved} - against
