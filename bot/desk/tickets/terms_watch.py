"""Keeps open tickets under the terms in force: an amendment confirmed or come into effect re-bases them by itself."""

import hashlib
import json
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from sqlalchemy.orm import Session

from bot.desk.contracts.contract_terms import House, day_of, terms_on
from bot.desk.tickets.ticket_log import Entry, write
from knowledge.records.contracts import standing
from knowledge.records.contracts.contracts import PROPOSED, Contract, binding
from knowledge.records.tickets import tickets
from knowledge.records.tickets.tickets import Ticket
from knowledge.rules.clocks.changed_terms import changed_facts, changed_promises
from knowledge.rules.clocks.ticket_states import TicketState, fold
from knowledge.rules.clocks.ticket_terms import ContractTerms, terms_json

BY = "desk"
"""Who says so in the log: nobody decided it about this ticket."""

_BATCH = 200


class TermsWatch:
    """A step of the scheduler. It compares when the register has changed, and at each full hour, as days begin then."""

    __name__ = "terms"

    def __init__(self, house: House) -> None:
        self._house = house
        self._seen: tuple[Any, ...] = ()

    def __call__(self, session: Session, now: datetime, /) -> int:
        """Re-base what is to be re-based; returns how many tickets were compared."""
        seen = (*standing.stamp(session), now.replace(minute=0, second=0, microsecond=0))
        if seen == self._seen:
            return 0
        compared = rebase(session, self._house, now)
        if compared < _BATCH:
            self._seen = seen
        return compared


@dataclass(frozen=True, slots=True)
class _InForce:
    """What the register gives a contract's tickets now, and the facts in it that still await a person's word."""

    terms: ContractTerms
    awaited: frozenset[str]

    @property
    def digest(self) -> str:
        told = json.dumps([terms_json(self.terms), sorted(self.awaited)], sort_keys=True)
        return hashlib.sha256(told.encode()).hexdigest()


def rebase(session: Session, house: House, now: datetime, limit: int = _BATCH) -> int:
    """Compare the open tickets that have not been compared with the terms in force; returns how many there were.

    A ticket whose terms differ gets one `contract_changed` event, once a person has confirmed all that differs.
    """
    compared = 0
    for contract in tickets.contracts_at_work(session):
        if compared >= limit:
            break
        compared += _compare(session, contract, _in_force(session, contract, house, now), now, limit - compared)
    return compared


def _in_force(session: Session, contract: Contract, house: House, now: datetime) -> _InForce:
    facts = binding(contract, day_of(contract, now)).facts
    awaited = frozenset(name for name, fact in facts.items() if fact.stated.state == PROPOSED)
    return _InForce(terms_on(session, contract, now, house), awaited)


def _compare(session: Session, contract: Contract, holds: _InForce, now: datetime, limit: int) -> int:
    rows = tickets.not_compared(session, contract.id, holds.digest, limit)
    logs = tickets.events_of(session, (ticket.id for ticket in rows))
    for ticket in rows:
        state = fold(logs[ticket.id])
        changed = changed_facts(state.terms, holds.terms)
        if changed and not changed & holds.awaited:
            _put_under(session, ticket, state, holds.terms, now)
        ticket.terms_seen = holds.digest
    return len(rows)


def _put_under(session: Session, ticket: Ticket, state: TicketState, terms: ContractTerms, now: datetime) -> None:
    """Re-base one ticket; its own warning marks and chain stay."""
    terms = replace(terms, marks=state.terms.marks, chain=state.terms.chain)
    data = {
        "terms": terms_json(terms),
        "level": state.level,
        "register": True,
        "changed": changed_promises(state.terms, terms, state.level),
    }
    write(session, ticket.id, Entry(kind="contract_changed", by=BY, data=data), now)
