"""What people decided about contracts' facts, as examples for reading the next contract of the same vendor."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import JSON, ForeignKey, LargeBinary, delete, func, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from knowledge.learned import Example
from knowledge.records.base import Base
from knowledge.records.contracts.contracts import ACTIVE, PROPOSED, Contract, Fact
from knowledge.records.contracts.vendors import Vendor

MOST = 4000
"""Examples that are used: the newest."""


class Surroundings(Base):
    """The values of a contract's document with their features as it was last read; the indexer packs them."""

    __tablename__ = "surroundings"

    contract_id: Mapped[int] = mapped_column(ForeignKey("contracts.id", ondelete="CASCADE"), primary_key=True)
    packed: Mapped[bytes] = mapped_column(LargeBinary)
    taught: Mapped[str | None]
    """The state of the decisions that its examples were made from; none: of no decision."""


class FactExample(Base):
    """One value in its surroundings, and which roles it has, or has not, by what somebody decided."""

    __tablename__ = "fact_examples"

    id: Mapped[int] = mapped_column(primary_key=True)
    contract_id: Mapped[int] = mapped_column(ForeignKey("contracts.id", ondelete="CASCADE"), index=True)
    vendor: Mapped[str]
    """Whose contracts it is about."""
    firm: Mapped[bool]
    """Whether it was read otherwise before: such an example stands against what is read now."""
    parts: Mapped[dict[str, Any]]
    signs: Mapped[list[Any]] = mapped_column(JSON)
    says: Mapped[dict[str, Any]]


@dataclass(frozen=True, slots=True)
class Untaught:
    """A contract whose decisions have not become examples yet, and the mark of those decisions."""

    contract: Contract
    vendor: str
    packed: bytes
    mark: str


def keep(session: Session, contract: Contract, packed: bytes) -> None:
    """Keep the surroundings of a contract as it was just read; its examples are made anew."""
    row = session.get(Surroundings, contract.id) or Surroundings(contract_id=contract.id)
    row.packed, row.taught = packed, None
    session.add(row)


def untaught(session: Session) -> Iterator[Untaught]:
    """The contracts about which something was decided, or taken back, since their examples were made."""
    marks = select(Fact.contract_id, func.count(Fact.id), func.max(Fact.id), func.max(Fact.decided_at))
    decided = marks.where(Fact.replaced_at.is_(None), Fact.state != PROPOSED).group_by(Fact.contract_id)
    seen = {number: tuple(map(str, mark)) for number, *mark in session.execute(decided)}
    kept = select(Surroundings, Contract, Vendor.name).join(Contract, Contract.id == Surroundings.contract_id)
    kept = kept.outerjoin(Vendor, Vendor.id == Contract.vendor_id).order_by(Contract.id)
    for row, contract, vendor in session.execute(kept):
        taught = contract.state == ACTIVE and vendor and seen.get(contract.id)
        mark = " ".join((*taught, vendor)) if taught else ""
        if mark != (row.taught or ""):
            yield Untaught(contract, vendor or "", row.packed, mark)


def teach(session: Session, one: Untaught, examples: Sequence[tuple[Example, bool]]) -> None:
    """Put a contract's examples, each with whether it is firm, in place of those that were made before."""
    number = one.contract.id
    session.execute(delete(FactExample).where(FactExample.contract_id == number))
    session.get_one(Surroundings, number).taught = one.mark
    session.add_all(
        FactExample(
            contract_id=number, vendor=one.vendor, firm=firm,
            parts=dict(example.parts), signs=list(example.signs), says=dict(example.says),
        )
        for example, firm in examples
    )  # fmt: skip


def examples(session: Session) -> list[FactExample]:
    """The examples of this home, newest first."""
    return list(session.scalars(select(FactExample).order_by(FactExample.id.desc()).limit(MOST)))
