"""Quotes that vendors sent: their lines as they were read, and the contract they are for."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import ForeignKey, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from knowledge.records.base import Base
from knowledge.records.contracts.contracts import Contract
from knowledge.records.documents.documents import Document


class PriceOffer(Base):
    """One quote for one contract; `lines` are what `price_tables` read, each with the row's own words."""

    __tablename__ = "price_offers"

    id: Mapped[int] = mapped_column(primary_key=True)
    contract_id: Mapped[int] = mapped_column(ForeignKey(Contract.id), index=True)
    document_id: Mapped[int | None] = mapped_column(ForeignKey(Document.id), index=True)
    """The file it was read from; none where it was pasted."""
    name: Mapped[str]
    number: Mapped[str | None]
    offered_on: Mapped[date | None]
    valid_until: Mapped[date | None]
    currency: Mapped[str | None]
    lines: Mapped[list[Any]]
    remarks: Mapped[list[str]] = mapped_column(default=list)
    """What the quote says beside its table: conditions and discounts."""
    own_costs: Mapped[str | None]
    """What it costs us beside the price, as people wrote it: `hours=120 rate=300 training=5000`."""
    audience: Mapped[str]
    content_hash: Mapped[str] = mapped_column(index=True)
    entered_by: Mapped[str]
    entered_at: Mapped[datetime]


def of_contract(session: Session, contract_id: int) -> list[PriceOffer]:
    """A contract's quotes, the newest last."""
    query = select(PriceOffer).where(PriceOffer.contract_id == contract_id)
    return list(session.scalars(query.order_by(PriceOffer.offered_on.nulls_first(), PriceOffer.id)))


def known(session: Session, contract_id: int, content_hash: str) -> PriceOffer | None:
    """The quote that says exactly this, if it was entered before."""
    query = select(PriceOffer).where(PriceOffer.contract_id == contract_id, PriceOffer.content_hash == content_hash)
    return session.scalar(query)
