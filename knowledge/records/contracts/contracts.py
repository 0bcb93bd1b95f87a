"""The register: contracts and the facts that their documents state, each with its quotes and a state."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import JSON, ForeignKey, Index, Select, or_, select
from sqlalchemy.orm import Mapped, Session, mapped_column, relationship

from knowledge.errors import NotFound
from knowledge.records.base import Base
from knowledge.records.contracts.vendors import Vendor
from knowledge.records.documents.documents import Document
from knowledge.rules.access import Asker
from knowledge.rules.contract.facts_in_force import InForce, Stated, Terms, in_force

ACTIVE, NOT_A_CONTRACT = "active", "not_a_contract"
_LARGEST = 2**31 - 1
"""The largest id there can be; what is typed may be longer."""
PROPOSED, CONFIRMED, CORRECTED, REJECTED = "proposed", "confirmed", "corrected", "rejected"


class Contract(Base):
    """One contract document: a base contract, or an amendment that points at its base."""

    __tablename__ = "contracts"

    id: Mapped[int] = mapped_column(primary_key=True)
    document_id: Mapped[int] = mapped_column(ForeignKey("documents.id"), unique=True)
    vendor_id: Mapped[int | None] = mapped_column(ForeignKey("vendors.id"), index=True)
    base_id: Mapped[int | None] = mapped_column(ForeignKey("contracts.id"), index=True)
    number: Mapped[str | None] = mapped_column(index=True)
    amends: Mapped[str | None] = mapped_column(index=True)
    title: Mapped[str]
    kind: Mapped[str | None]
    product: Mapped[str | None]
    state: Mapped[str] = mapped_column(default=ACTIVE)
    owner: Mapped[str | None]
    """Slack id of the person who answers for this contract."""
    decision_days: Mapped[int | None]
    """Days before the last opt-out day on which the company decides; none: the desk's default."""
    reminder_steps: Mapped[list[int] | None]
    refused_by: Mapped[str | None]
    """Who said that the document is not a contract."""
    learned_at: Mapped[datetime]
    suggestions: Mapped[list[Any]] = mapped_column(default=list)
    """What its document probably says: `{field, value, probability, quote}`."""
    doubts: Mapped[list[Any]] = mapped_column(default=list)
    """What was assumed in reading it: `{field, assumption}`; the field may be one that was not read."""
    units: Mapped[dict[str, Any]] = mapped_column(default=dict)
    """What a length counts where that is not the calendar: `{field: "business"}`."""
    shown: Mapped[str | None]
    """The state of its facts (see `contract_cards`) that its card in the owners' channel shows; none: no card yet."""

    document: Mapped[Document] = relationship()
    vendor: Mapped[Vendor | None] = relationship()
    facts: Mapped[list["Fact"]] = relationship(back_populates="contract", order_by="Fact.id")
    amendments: Mapped[list["Contract"]] = relationship(order_by="Contract.id")


class Fact(Base):
    """One value that a contract document states. A replaced one keeps its row with `replaced_at`."""

    __tablename__ = "facts"
    __table_args__ = (Index("ix_facts_contract_field", "contract_id", "field"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    contract_id: Mapped[int] = mapped_column(ForeignKey("contracts.id", ondelete="CASCADE"))
    field: Mapped[str]
    """A field of the contract record; list items as `sla[0]`, `credits[1]`."""
    value: Mapped[Any] = mapped_column(JSON)
    """What holds: as read, or as a person corrected it."""
    as_read: Mapped[Any] = mapped_column(JSON)
    """What the document was read to say; null where a person added the fact."""
    quotes: Mapped[dict[str, Any]] = mapped_column(default=dict)
    """`{"": {text, start, end, page}}`; items of a list have one for each part, such as `within`."""
    state: Mapped[str] = mapped_column(default=PROPOSED)
    decided_by: Mapped[str | None]
    decided_at: Mapped[datetime | None]
    replaced_at: Mapped[datetime | None]

    contract: Mapped[Contract] = relationship(back_populates="facts")

    @property
    def quote(self) -> dict[str, Any] | None:
        """The fact's main quote: the whole value's, or that of an item's telling part."""
        for part in ("", "within", "percent", "level", "when"):
            if part in self.quotes:
                return dict(self.quotes[part])
        return None


def living(session: Session) -> list[Contract]:
    """Every contract of the register, amendments too, whose document has not been removed, whoever asks."""
    query = select(Contract).join(Document).where(Contract.state == ACTIVE, Document.removed_at.is_(None))
    return list(session.scalars(query.order_by(Contract.id)))


def readable(session: Session, asker: Asker) -> list[Contract]:
    """The contracts of the register, amendments too, that somebody may read."""
    query = select(Contract).join(Document).where(Contract.state == ACTIVE, Document.removed_at.is_(None))
    return list(session.scalars(_open_to(query, asker).order_by(Contract.id)))


def open_to(session: Session, contract_id: int, asker: Asker) -> Contract:
    """The contract of an id; raises NotFound where there is none, and in the same words where it is closed to them."""
    found = session.get(Contract, contract_id) if 0 < contract_id <= _LARGEST else None
    if found is None or not asker.may_read(found.document.audience):
        raise NotFound("contract_not_shown")
    return found


def _open_to(query: Select[Contract], asker: Asker) -> Select[Contract]:
    return query if asker.unlimited else query.where(Document.audience.in_(asker.reads))


def by_document(session: Session, document_id: int) -> Contract | None:
    return session.scalar(select(Contract).where(Contract.document_id == document_id))


def numbered(session: Session, number: str) -> Contract | None:
    """The contract of this number."""
    query = select(Contract).where(Contract.number == number, Contract.state == ACTIVE)
    return session.scalars(query.order_by(Contract.id.desc())).first()


def find(session: Session, name: str, *, asker: Asker) -> Contract:
    """The one contract that a person means by an id, a number or a part of its title, product or vendor's name.

    Raises NotFound where there is none that they may read, or where several of those fit (naming them).
    """
    exact = _exact(session, name, asker)
    if exact is not None:
        return exact
    fitting = _fitting(session, name, asker)
    if len(fitting) == 1:
        return fitting[0]
    if fitting:
        names = "; ".join(f"{c.number or c.id} {c.title}" for c in fitting[:5])
        raise NotFound("contract_ambiguous", name=name, names=names)
    raise NotFound("contract_unknown", name=name)


def _exact(session: Session, name: str, asker: Asker) -> Contract | None:
    """The contract of this number, the newest first, else of this id."""
    query = _open_to(select(Contract).join(Document), asker)
    numbers = query.where(Contract.number == name, Contract.state == ACTIVE).order_by(Contract.id.desc())
    found = session.scalars(numbers).first()
    if found is None and name.isdecimal() and int(name) <= _LARGEST:
        return session.scalars(query.where(Contract.id == int(name))).first()
    return found


def _fitting(session: Session, name: str, asker: Asker) -> list[Contract]:
    query = select(Contract).join(Document).outerjoin(Vendor).where(Contract.state == ACTIVE)
    columns = (Contract.title, Contract.number, Contract.product, Vendor.name)
    fits = or_(*(c.icontains(name, autoescape=True) for c in columns))
    found = session.scalars(_open_to(query, asker).where(fits).order_by(Contract.id))
    bases = [c for c in found if c.base_id is None]
    return bases or list(found)


def stated_facts(contract: Contract) -> tuple[Stated, ...]:
    """The contract document's own facts that have not been replaced."""
    rows = (f for f in contract.facts if f.replaced_at is None)
    return tuple(
        Stated(f.field, f.value, contract.id, f.id, f.state, _doubts(contract, f), (contract.units or {}).get(f.field))
        for f in rows
    )


def _doubts(contract: Contract, fact: Fact) -> tuple[str, ...]:
    """What was assumed about a fact, or a part of it, that nobody has confirmed or corrected."""
    return assumptions_about(fact.field, contract.doubts) if fact.state == PROPOSED else ()


def assumptions_about(field: str, doubts: Sequence[Mapping[str, str]] | None) -> tuple[str, ...]:
    """What was assumed of one field, or a part of it, among a document's doubts as they are kept."""
    return tuple(d["assumption"] for d in doubts or () if d["field"].partition(".")[0] == field)


def terms(contract: Contract) -> Terms:
    """What one document states, as the rules want it."""
    facts = stated_facts(contract)
    days = {s.field: date.fromisoformat(s.value) for s in facts if s.field in ("effective_on", "signed_on")}
    return Terms(contract.id, days.get("effective_on"), days.get("signed_on"), facts, doubts_kept(contract.doubts))


def doubts_kept(doubts: Sequence[Mapping[str, str]] | None) -> tuple[tuple[str, str], ...]:
    """A document's doubts as they are kept, each field with what was assumed."""
    return tuple((doubt["field"], doubt["assumption"]) for doubt in doubts or ())


def facts_in_force(contract: Contract, on: date, *, asker: Asker) -> dict[str, InForce]:
    """The facts that hold on a day for a base contract (an amendment answers for its base).

    Documents that the asker may not read, the base too, are left out: what they say must not show through.
    """
    base = _base(contract)
    stated = terms(base) if asker.may_read(base.document.audience) else Terms(base.id, None, None, ())
    amendments = [terms(a) for a in standing_amendments(base) if asker.may_read(a.document.audience)]
    return dict(in_force(stated, amendments, on))


@dataclass(frozen=True, slots=True)
class Binding:
    """What binds a vendor on a day, whoever asks, and the documents that it rests on, by id.

    Clocks count by it. It is shown to those alone who may read all these documents (`ticket_sight`).
    """

    facts: dict[str, InForce]
    rests_on: tuple[int, ...]


def binding(contract: Contract, on: date) -> Binding:
    """What binds the vendor of a contract on a day."""
    base = _base(contract)
    begun = [a for a in standing_amendments(base) if (t := terms(a)) and (t.effective_on or t.signed_on or on) <= on]
    rests_on = (base.document_id, *(a.document_id for a in begun))
    return Binding(dict(in_force(terms(base), [terms(a) for a in begun], on)), rests_on)


def audiences_of(contract: Contract) -> frozenset[str]:
    """For whom the contract and each of its amendments is: who acts on it as a whole belongs to all of them."""
    base = _base(contract)
    return frozenset(one.document.audience for one in (base, *standing_amendments(base)))


def standing_amendments(base: Contract) -> list[Contract]:
    """A base contract's amendments that are in the register."""
    return [a for a in base.amendments if a.state == ACTIVE and a.document.removed_at is None]


def _base(contract: Contract) -> Contract:
    if contract.base_id is None:
        return contract
    session = Session.object_session(contract)
    base = session.get(Contract, contract.base_id) if session else None
    return base or contract


def facts_by_id(session: Session, ids: Iterable[int]) -> dict[int, Fact]:
    return {f.id: f for f in session.scalars(select(Fact).where(Fact.id.in_(list(ids))))}
