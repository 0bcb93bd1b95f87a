"""What the company itself enters about a contract: payments, acceptance, duties done, notices given, snoozes."""

from collections.abc import Iterable
from datetime import date, datetime

from sqlalchemy import ForeignKey, Index, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from knowledge.records.base import Base
from knowledge.records.contracts.contracts import Contract
from knowledge.rules.renewal.watched_dates import Ledger, Payment

ACCEPTED, RETENTION_PAID, PAYMENT, PAID, DONE = "accepted", "retention_paid", "payment", "paid", "done"
OPTED_OUT, SNOOZED, PRICE = "opted_out", "snoozed", "price"


class LedgerEntry(Base):
    """One thing that a person entered; the newest of a kind and subject counts."""

    __tablename__ = "contract_ledger"
    __table_args__ = (Index("ix_contract_ledger_contract_kind", "contract_id", "kind"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    contract_id: Mapped[int] = mapped_column(ForeignKey(Contract.id))
    kind: Mapped[str]
    """`accepted`, `retention_paid`, `payment`, `paid`, `done`, `opted_out`, `snoozed`, `price`."""
    subject: Mapped[str] = mapped_column(default="")
    """The instalment, the duty's name, or the period of a price."""
    day: Mapped[date]
    amount: Mapped[str | None]
    currency: Mapped[str | None]
    note: Mapped[str] = mapped_column(default="")
    by: Mapped[str]
    at: Mapped[datetime]


def entries(session: Session, contract_ids: Iterable[int] | None = None) -> dict[int, list[LedgerEntry]]:
    """The entries of contracts, oldest first; none given: of all."""
    query = select(LedgerEntry).order_by(LedgerEntry.id)
    if contract_ids is not None:
        query = query.where(LedgerEntry.contract_id.in_(list(contract_ids)))
    found: dict[int, list[LedgerEntry]] = {}
    for entry in session.scalars(query):
        found.setdefault(entry.contract_id, []).append(entry)
    return found


def ledger_of(rows: Iterable[LedgerEntry], *, since: date | None = None) -> Ledger:
    """The entries as the rules take them; `since` is the day on which the desk learned of the contract."""
    listed = list(rows)
    newest = {(row.kind, row.subject): row for row in listed}
    paid = {row.subject for row in listed if row.kind == PAID}
    accepted = newest.get((ACCEPTED, ""))
    return Ledger(
        accepted_on=accepted.day if accepted else None,
        retention_paid=(RETENTION_PAID, "") in newest,
        payments=tuple(
            Payment(subject, row.day, row.amount, row.currency, subject in paid)
            for (kind, subject), row in newest.items()
            if kind == PAYMENT
        ),
        since=since,
        done={subject: row.day for (kind, subject), row in newest.items() if kind == DONE},
    )


def newest_day(rows: Iterable[LedgerEntry], kind: str) -> date | None:
    """The day of the newest entry of a kind."""
    return next((row.day for row in reversed(list(rows)) if row.kind == kind), None)
