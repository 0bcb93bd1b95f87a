"""The register as somebody may read it on a day: its base contracts with the facts that hold for them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from knowledge.records.contracts import contracts
from knowledge.records.contracts.contracts import PROPOSED, Contract
from knowledge.rules.access import Asker
from knowledge.rules.contract.facts_in_force import InForce
from knowledge.rules.questions.register_query import ENDED, LATE, PAST, Entry
from knowledge.rules.renewal.renewal_terms import terms_of
from knowledge.rules.renewal.renewals import State, Watch, watch

_STATES = {State.LATE: LATE, State.COMMITTED: PAST, State.ENDED: ENDED}


@dataclass(frozen=True, slots=True)
class Registered:
    """A contract, the facts in force behind its entry, and the entry."""

    contract: Contract
    facts: Mapping[str, InForce]
    entry: Entry


def registered(among: Iterable[Contract], on: date, *, asker: Asker) -> list[Registered]:
    """Base contracts that the asker may read, with what holds for them; their dates as they have renewed."""
    return [_registered(one, on, asker) for one in among if one.base_id is None]


def _registered(contract: Contract, on: date, asker: Asker) -> Registered:
    facts = contracts.facts_in_force(contract, on, asker=asker)
    values = {key: fact.value for key, fact in facts.items()}
    seen = watch(terms_of(values), on)
    entry = Entry(
        contract=contract.id,
        vendor=contract.vendor_id,
        kind=contract.kind,
        state=_STATES.get(seen.state, ""),
        values=values | _days(seen),
        unsure=frozenset(
            key for key, fact in facts.items() if fact.stated.state == PROPOSED or fact.stated.doubts
        ),
    )  # fmt: skip
    return Registered(contract, facts, entry)


def _days(seen: Watch) -> dict[str, str]:
    """The end of the term that runs, and the next day by which it can be left, or its renewal asked for."""
    if seen.term is None:
        return {}
    days = {"expires_on": seen.term.ends_on, "last_opt_out_on": (seen.binding or seen.term).opt_out_on}
    return {field: day.isoformat() for field, day in days.items() if day}
