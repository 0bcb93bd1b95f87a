"""Where we ourselves are late with a contract: payments overdue on a day, with the contract's words about them."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy.orm import Session

from knowledge.records.contracts import contract_ledger, contracts
from knowledge.records.contracts.contracts import Contract, facts_by_id
from knowledge.rules.access import Asker
from knowledge.rules.contract.facts_in_force import InForce
from knowledge.rules.renewal.watched_dates import LatePayment, late_payments

_SAID_BY = {"retention": "retention_release"}
"""The fact whose quote says when a kind of money is due; no fact says it of an instalment, which a person enters."""


@dataclass(frozen=True, slots=True)
class OwnBreach:
    """A payment of ours that is overdue; `quote` is the contract's own sentence, where it was read."""

    payment: LatePayment
    quote: str | None


def own_breaches(session: Session, contract: Contract, on: date, *, asker: Asker) -> tuple[OwnBreach, ...]:
    """The overdue payments of a contract, the amendments that somebody may read counted in."""
    facts = contracts.facts_in_force(contract, on, asker=asker)
    ledger = contract_ledger.ledger_of(contract_ledger.entries(session, [contract.id]).get(contract.id, []))
    late = late_payments({name: fact.value for name, fact in facts.items()}, ledger, on)
    return tuple(OwnBreach(one, _quote(session, facts.get(_SAID_BY.get(one.due.kind, "")))) for one in late)


def _quote(session: Session, fact: InForce | None) -> str | None:
    found = facts_by_id(session, [fact.stated.fact]).get(fact.stated.fact) if fact else None
    return found.quote["text"] if found and found.quote else None
