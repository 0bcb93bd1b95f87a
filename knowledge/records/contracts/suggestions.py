"""What a contract probably says: suggestions that nothing uses until a person has answered them."""

import hashlib
import json
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy.orm import Session

from knowledge.errors import NotFound
from knowledge.records.contracts.contracts import CONFIRMED, REJECTED, Contract, Fact
from knowledge.records.contracts.proposals import NAMING, rename


@dataclass(frozen=True, slots=True)
class Open:
    """One that nobody has answered."""

    field: str
    value: Any
    probability: float
    quote: dict[str, Any]

    @property
    def mark(self) -> str:
        """A name for what is suggested: another value, or the same in another place, has another."""
        said = [self.field, self.value, self.quote]
        return hashlib.sha256(json.dumps(said, sort_keys=True).encode()).hexdigest()[:12]


def unanswered(contract: Contract) -> list[Open]:
    """The suggestions about fields that nothing holds for yet, the likeliest first; refused ones are left out."""
    current = {f.field: f for f in contract.facts if f.replaced_at is None}
    found = [Open(**one) for one in contract.suggestions or () if one["value"] is not None]
    waiting = [one for one in found if one.field not in current or _is_other(current[one.field], one.value)]
    return sorted(waiting, key=lambda one: -one.probability)


def _is_other(fact: Fact, value: Any) -> bool:
    return fact.state == REJECTED and fact.value != value


def named(contract: Contract, field: str) -> Open:
    """The open suggestion for a field; raises NotFound where there is none."""
    for one in unanswered(contract):
        if one.field == field:
            return one
    raise NotFound("suggestion_unknown", contract=contract.title, field=field)


def answer(session: Session, contract: Contract, one: Open, *, right: bool, by: str, now: datetime) -> None:
    """Make a suggestion a confirmed fact, or one that the document does not state."""
    old = next((f for f in contract.facts if f.field == one.field and f.replaced_at is None), None)
    if old is not None:
        old.replaced_at = now
    fact = Fact(
        field=one.field, value=one.value, as_read=None, quotes={"": one.quote},
        state=CONFIRMED if right else REJECTED, decided_by=by, decided_at=now,
    )  # fmt: skip
    contract.facts.append(fact)
    if right and one.field in NAMING:
        rename(session, contract, one.field, one.value)
