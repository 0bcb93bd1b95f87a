"""The vendors that somebody knows: by a contract that they may read, or because people entered them themselves."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from knowledge.records.contracts.contracts import Contract
from knowledge.records.contracts.vendors import Vendor, everyone
from knowledge.records.documents.documents import Document
from knowledge.rules.access import Asker


def known_to(session: Session, asker: Asker) -> list[Vendor]:
    """The vendors of whom somebody may know, by name: one that closed contracts alone name is as good as unknown."""
    if asker.unlimited:
        return everyone(session)
    audiences: dict[int, set[str]] = {}
    rows = select(Contract.vendor_id, Document.audience).join(Document, Contract.document_id == Document.id)
    for vendor_id, audience in session.execute(rows):
        audiences.setdefault(vendor_id or 0, set()).add(audience)
    return [vendor for vendor in everyone(session) if _is_known(vendor, audiences.get(vendor.id), asker)]


def _is_known(vendor: Vendor, audiences: set[str] | None, asker: Asker) -> bool:
    if audiences:
        return any(asker.may_read(audience) for audience in audiences)
    entered = vendor.contacts or vendor.aliases or vendor.channel
    return bool(entered) and not asker.outside
