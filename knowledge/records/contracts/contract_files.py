"""The files of one contract: the same contract filed twice is one contract with two files."""

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from knowledge.records.contracts import vendors
from knowledge.records.contracts.contracts import ACTIVE, Contract
from knowledge.records.documents.documents import Document
from knowledge.rules.access import Asker
from knowledge.rules.contract_record import ContractRecord

_DATES = ("signed_on", "effective_on", "expires_on")


def same_contract(session: Session, document: Document, record: ContractRecord) -> Contract | None:
    """The contract that a newly read file states once more: of equal content, or of its number, vendor and dates.

    Only among files that are for the same people, so that none learns of the other by it.
    """
    alike = [Document.content_hash == document.content_hash]
    if record.number:
        alike.append(Contract.number == record.number)
    query = select(Contract).join(Document, Contract.document_id == Document.id)
    query = query.where(or_(*alike), Contract.state == ACTIVE, Document.id != document.id)
    found = session.scalars(query.where(Document.audience == document.audience).order_by(Contract.id))
    return next((contract for contract in found if _is_same(session, contract, document, record)), None)


def _is_same(session: Session, contract: Contract, document: Document, record: ContractRecord) -> bool:
    if contract.document.content_hash == document.content_hash:
        return (contract.number, contract.amends) == (record.number, record.amends)
    if record.amends or contract.amends or record.kind != contract.kind:
        return False
    known = vendors.named(session, record.vendor) if record.vendor else None
    vendor = known.id if known else None
    if record.vendor and known is None:
        return False
    stated = {f.field: f.as_read for f in contract.facts if f.replaced_at is None}
    dates = ((stated.get(name), getattr(record, name)) for name in _DATES)
    return vendor == contract.vendor_id and all(one is None or other is None or one == other for one, other in dates)


def join(contract: Contract, document: Document) -> bool:
    """Make a file one of a contract's: its own where the contract's was removed, else a further one.

    Returns whether the contract is to be read from this file.
    """
    if contract.document.removed_at is None:
        document.copy_of = contract.id
        return False
    contract.document = document
    document.copy_of = None
    return True


def hand_over(session: Session, document: Document) -> Document | None:
    """Let a further file stand for the contract of one that was removed; none where there is no other."""
    contract = session.scalar(select(Contract).where(Contract.document_id == document.id))
    others = _further(session, contract) if contract else []
    if contract is None or not others:
        return None
    heir = others[0]
    heir.copy_of, heir.content_hash = None, ""  # its places in the text are its own: it is read again
    contract.document = heir
    session.flush()
    return heir


def files_of(session: Session, contract: Contract, asker: Asker) -> list[Document]:
    """The contract's file and its further ones, as far as the asker may read them."""
    files = [contract.document, *_further(session, contract)]
    return [document for document in files if asker.may_read(document.audience)]


def _further(session: Session, contract: Contract) -> list[Document]:
    query = select(Document).where(Document.copy_of == contract.id, Document.removed_at.is_(None))
    return list(session.scalars(query.order_by(Document.id)))
