"""Refusals by role: who may not write to tickets, or decide on claims; and the language that somebody reads."""

from sqlalchemy.orm import Session

from knowledge.errors import NotAllowed
from knowledge.records import people
from knowledge.records.tickets import Ticket
from knowledge.rules.ticket_access import may_change, may_claim, may_see_money


def role_of(session: Session, person: str) -> str:
    """Somebody's role; whoever is not registered is staff."""
    known = people.by_slack_id(session, person)
    return known.role if known else "staff"


def refuse_readers(session: Session, person: str) -> None:
    """Raise NotAllowed for the roles that only read tickets."""
    if not may_change(role_of(session, person)):
        raise NotAllowed("ticket_read_only")


def refuse_claim(session: Session, ticket: Ticket, person: str) -> None:
    """Raise NotAllowed for whoever may not decide on a ticket's claims."""
    if not may_claim(role_of(session, person), is_owner=ticket.owner == person):
        raise NotAllowed("claims_not_yours")


def refuse_money(session: Session, person: str) -> None:
    """Raise NotAllowed for whoever may not see what a breach is worth."""
    if not may_see_money(role_of(session, person)):
        raise NotAllowed("money_not_yours")


def lang_of(session: Session, person: str, default: str) -> str:
    """The language in which somebody reads, where it is known."""
    known = people.by_slack_id(session, person)
    return known.lang if known else default
