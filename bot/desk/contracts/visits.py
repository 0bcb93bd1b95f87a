"""On-site visits of a contract's year: how many are included, how many were used, and whether the next one costs."""

from dataclasses import dataclass
from datetime import UTC, datetime

from sqlalchemy.orm import Session

from knowledge.records.contracts.contracts import Contract, facts_in_force
from knowledge.records.tickets import tickets
from knowledge.rules.access import Asker


@dataclass(frozen=True, slots=True)
class Visits:
    """`included` is none where the contract says nothing of visits."""

    included: int | None
    used: int

    @property
    def left(self) -> int | None:
        return None if self.included is None else max(0, self.included - self.used)

    @property
    def next_is_chargeable(self) -> bool:
        """Whether a further visit is not among those included; unknown counts as chargeable."""
        return not self.left


def visits_of(session: Session, contract: Contract, now: datetime, *, asker: Asker) -> Visits:
    """The visits of the running contract year, which begins with each anniversary of the effective date."""
    facts = facts_in_force(contract, now.date(), asker=asker)
    included = facts["onsite_visits_per_year"].value if "onsite_visits_per_year" in facts else None
    effective = facts["effective_on"].value if "effective_on" in facts else f"{now.year}-01-01"
    first = _anniversary(effective, now)
    return Visits(included, tickets.visits(session, contract.id, first, now))


def _anniversary(effective: str, now: datetime) -> datetime:
    """The last anniversary up to now, at midnight UTC."""
    month, day = int(effective[5:7]), int(effective[8:10])
    if (month, day) == (2, 29):
        day = 28
    this_year = datetime(now.year, month, day, tzinfo=UTC)
    return this_year if this_year <= now else this_year.replace(year=now.year - 1)
