"""Whom of the vendor's to call about what runs late: from the breach on by the contract's own chain, else by levels."""

from sqlalchemy.orm import Session

from knowledge.records.contracts import vendors
from knowledge.records.contracts.vendors import Contact
from knowledge.rules.clocks.escalation import BREACH
from knowledge.rules.clocks.escalation_chain import called_at
from knowledge.rules.clocks.ticket_terms import ContractTerms


def called(session: Session, vendor: str | None, terms: ContractTerms, *, level: int, percent: int) -> list[Contact]:
    """The people of the highest level there is up to `level`; nobody above whom the contract names first.

    Once a deadline is missed it is that person, by the name or role that the contract writes where the register does
    not know them.
    """
    known = vendors.named(session, vendor) if vendor and level else None
    contacts = list(known.contacts) if known else []
    first = called_at(terms.escalates[0], contacts) if terms.escalates else None
    if terms.escalates and level and percent >= BREACH:
        return [first or Contact(level=0, role="", name=terms.escalates[0], email="", phone="", lang="en")]
    most = min(level, first.level) if first else level
    reached = [contact for contact in contacts if contact.level <= most]
    top = max((contact.level for contact in reached), default=0)
    return [contact for contact in reached if contact.level == top]
