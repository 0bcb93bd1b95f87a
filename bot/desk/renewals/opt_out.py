"""What the notice that a contract will not go on says: its parties, its end, and the clause it rests on."""

from datetime import date
from typing import Any

from sqlalchemy.orm import Session

from knowledge.errors import Conflict
from knowledge.records.contracts import contracts
from knowledge.records.renewals.renewals import Renewal
from knowledge.rules.access import Asker
from knowledge.rules.renewal.renewal_terms import terms_of
from knowledge.rules.renewal.renewals import watch

_CLAUSE = 240


def letter_of(session: Session, renewal: Renewal, today: date, *, asker: Asker) -> dict[str, Any]:
    """The letter's values; raises Conflict where the decision is not to end the contract, or its end is not known."""
    if renewal.decision not in ("replace", "drop"):
        raise Conflict("decision_goes_on")
    contract = renewal.contract
    facts = contracts.facts_in_force(contract, today, asker=asker)
    values = {name: fact.value for name, fact in facts.items()}
    term = watch(terms_of(values), today).binding
    if term is None:
        raise Conflict("end_unknown", contract=contract.title)
    return {
        "vendor": contract.vendor.name if contract.vendor else "",
        "customer": values.get("customer") or "",
        "title": contract.title,
        "number": contract.number,
        "ends_on": term.ends_on.isoformat(),
        "opt_out_on": term.opt_out_on.isoformat() if term.opt_out_on and term.opt_out_on >= today else None,
        "renews": bool(values.get("auto_renews")),
        "clause": _clause(session, facts),
    }


def _clause(session: Session, facts: dict[str, Any]) -> str | None:
    """The words that give the right to stop it."""
    wanted = next((facts[name] for name in ("last_opt_out_on", "notice_period", "auto_renews") if name in facts), None)
    row = contracts.facts_by_id(session, [wanted.stated.fact]).get(wanted.stated.fact) if wanted else None
    words = " ".join(row.quote["text"].split()) if row and row.quote else ""
    return words if 0 < len(words) <= _CLAUSE else None
