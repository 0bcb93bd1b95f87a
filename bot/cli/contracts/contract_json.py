"""A contract of the register as the terminal's JSON."""

from typing import Any

from sqlalchemy.orm import Session

from knowledge.clock import SystemClock
from knowledge.records.contracts import contract_files, suggestions
from knowledge.records.contracts import contracts as register_of
from knowledge.records.contracts.contracts import Contract
from knowledge.rules.access import TERMINAL


def summary(session: Session, contract: Contract) -> dict[str, Any]:
    """What the list says of a contract."""
    on = SystemClock().now().date()
    in_force = register_of.facts_in_force(contract, on, asker=TERMINAL)
    states = [f.state for f in contract.facts if f.replaced_at is None]
    end = in_force.get("expires_on")
    return {
        "id": contract.id,
        "number": contract.number,
        "title": contract.title,
        "kind": contract.kind,
        "vendor": contract.vendor.name if contract.vendor else None,
        "amends": contract.amends,
        "file": contract.document.name,
        "expires_on": end.value if end else None,
        "facts": len(states),
        "confirmed": sum(state != register_of.PROPOSED for state in states),
    }


def detail(session: Session, contract: Contract) -> dict[str, Any]:
    """The contract with its facts and what is in force today."""
    in_force = register_of.facts_in_force(contract, SystemClock().now().date(), asker=TERMINAL)
    return {
        **summary(session, contract),
        "files": [document.uri for document in contract_files.files_of(session, contract, TERMINAL)],
        "unread_since": contract.document.unread_since.isoformat() if contract.document.unread_since else None,
        "facts": [
            {"field": f.field, "value": f.value, "state": f.state, "quote": f.quote}
            for f in contract.facts
            if f.replaced_at is None
        ],
        "suggestions": [
            {"field": one.field, "value": one.value, "probability": one.probability, "quote": one.quote}
            for one in suggestions.unanswered(contract)
        ],
        "in_force": {key: fact.value for key, fact in in_force.items()},
    }
