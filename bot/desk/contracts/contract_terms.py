"""The terms that a contract of the register gives its tickets: promises, hours with holidays, credits, fees."""

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from pathlib import Path
from typing import Any, Literal
from zoneinfo import ZoneInfo

from sqlalchemy.orm import Session

from bot.desk.people.our_chain import Chain, chain_for, read_chain
from knowledge.errors import BadInput
from knowledge.records.contracts.contracts import Contract, Fact, binding, facts_by_id
from knowledge.records.documents import documents
from knowledge.records.public_holidays import Override, country_of, public_holidays, read_overrides
from knowledge.rules.clocks.escalation_chain import stated_chain
from knowledge.rules.clocks.ticket_terms import ContractTerms, Promise, terms_from
from knowledge.rules.contract.facts_in_force import InForce
from knowledge.rules.contract_record import (
    HOURS_NOT_STATED,
    ContractRecord,
    CreditTerm,
    Money,
    Quote,
    ServiceHours,
    SlaItem,
)
from knowledge.rules.time.calendars import ALWAYS, PublicHolidays, calendar_for

Staffed = ServiceHours | Literal["24x7"]

ASSUMED_HOURS = ServiceHours("UTC", (1, 2, 3, 4, 5), (("09:00", "17:00"),))
"""Counted with where a contract keeps working hours and does not say which: a doubt that the ticket shows."""

_YEARS = range(-1, 3)
"""Holidays of the year before and two to come: farther than any promise of a contract reaches."""


@dataclass(frozen=True, slots=True)
class House:
    """What the company itself says: its holidays, the percents at which levels are warned of, and whom to tell."""

    holidays: Mapping[str, Override] = field(default_factory=dict)
    marks: tuple[tuple[str, tuple[int, ...]], ...] = ()
    chain: Mapping[str, Chain] = field(default_factory=dict)
    """Our own escalation chain by vendor, `""` for the others."""


def read_house(folder: Path) -> House:
    """A home's `holidays.toml`, `warnings.toml` and `chain.toml`; raises BadInput naming what is wrong in them."""
    marks, chain = _read_marks(folder / "warnings.toml"), read_chain(folder / "chain.toml")
    return House(read_overrides(folder / "holidays.toml"), marks, chain)


def _read_marks(path: Path) -> tuple[tuple[str, tuple[int, ...]], ...]:
    """Percents by level (`default` for the others): `P1 = [30, 60, 90]`."""
    if not path.exists():
        return ()
    try:
        levels = tomllib.loads(path.read_text(encoding="utf-8"))
        return tuple(("" if name == "default" else name, tuple(map(int, marks))) for name, marks in levels.items())
    except (OSError, ValueError, TypeError) as error:
        raise BadInput("warnings_wrong", path=path, reason=error) from error


def terms_on(session: Session, contract: Contract, now: datetime, house: House | None = None) -> ContractTerms:
    """The snapshot for a ticket opened now, amendments counted in.

    Working hours that no document states are assumed, and the promises that count them say so. It is what binds the
    vendor, whoever asks; `rests_on` says who may be shown a clock of it.
    """
    house = house or House()
    binds = binding(contract, day_of(contract, now))
    facts = binds.facts
    rows = facts_by_id(session, (fact.stated.fact for fact in facts.values()))
    hours = _hours(facts)
    unknown = "service_hours" not in facts and any(_in_hours(fact) for fact in facts.values())
    if unknown:
        hours = ASSUMED_HOURS
    holidays = _holidays(hours, now.year, house.holidays)
    terms = terms_from(
        _record(facts, rows),
        calendar_for(hours, holidays),
        document=contract.document.name,
        provisional=tuple(sorted(holidays.provisional)),
    )
    documents = {
        (fact.value["level"], fact.value["milestone"]): rows[fact.stated.fact].contract.document.name
        for name, fact in facts.items()
        if name.startswith("sla:")
    }
    return replace(
        terms,
        promises=tuple(
            replace(p, document=documents[p.level, p.milestone], doubts=_doubts(facts, p, unknown=unknown))
            for p in terms.promises
        ),
        marks=house.marks,
        chain=chain_for(house.chain, contract.vendor.name if contract.vendor else None),
        rests_on=binds.rests_on,
        escalates=_escalates(session, binds.rests_on),
    )


def _escalates(session: Session, rests_on: Sequence[int]) -> tuple[str, ...]:
    """The chain that the newest of some documents names which names one."""
    read = documents.by_id(session, set(rests_on))
    chains = (stated_chain(read[one].text) for one in reversed(rests_on) if one in read)
    return next((chain for chain in chains if chain), ())


def _in_hours(fact: InForce) -> bool:
    """Whether a fact is a promise that counts working time."""
    return fact.stated.field.startswith("sla[") and bool(fact.value["within"]) and fact.value["clock"] != ALWAYS


def _doubts(facts: Mapping[str, InForce], promise: Promise, *, unknown: bool) -> tuple[str, ...]:
    """What a promise's clock is assumed to be: its kind, or the hours that nobody has stated."""
    items = (fact.stated for name, fact in facts.items() if name.startswith("sla:"))
    own = (s.doubts for s in items if (s.value["level"], s.value["milestone"]) == (promise.level, promise.milestone))
    said = next(own, ())
    hours = (HOURS_NOT_STATED,) if unknown and promise.clock != ALWAYS else ()
    return tuple(dict.fromkeys((*said, *hours)))


def day_of(contract: Contract, now: datetime) -> date:
    """The date of an instant where the contract's hours are kept: at its midnight an amendment takes effect."""
    hours = _hours(binding(contract, now.date()).facts)
    return (now if isinstance(hours, str) else now.astimezone(ZoneInfo(hours.timezone))).date()


def _hours(facts: Mapping[str, InForce]) -> Staffed:
    value = facts["service_hours"].value if "service_hours" in facts else ALWAYS
    if isinstance(value, str):
        return ALWAYS
    return ServiceHours(value["timezone"], tuple(value["days"]), tuple((a, b) for a, b in value["intervals"]))


def _holidays(hours: Staffed, year: int, overrides: Mapping[str, Override]) -> PublicHolidays:
    if isinstance(hours, str):
        return PublicHolidays()
    country = country_of(hours.timezone)
    return public_holidays(country, (year + n for n in _YEARS), overrides.get(country or ""))


def _record(facts: Mapping[str, InForce], rows: Mapping[int, Fact]) -> ContractRecord:
    """The facts in force as a record, list items numbered anew with the quotes of their targets."""
    promised = [fact for name, fact in facts.items() if name.startswith("sla:")]
    quotes = {f"sla[{n}].within": _quote(rows.get(fact.stated.fact)) for n, fact in enumerate(promised)}
    return ContractRecord(
        sla=tuple(SlaItem(**fact.value) for fact in promised),
        credits=tuple(CreditTerm(**fact.value) for name, fact in facts.items() if name.startswith("credits:")),
        credit_claim_within=facts["credit_claim_within"].value if "credit_claim_within" in facts else None,
        units={name: fact.stated.unit for name, fact in facts.items() if fact.stated.unit},
        annual_fee=_money(facts.get("annual_fee")),
        total_fee=_money(facts.get("total_fee")),
        quotes={name: quote for name, quote in quotes.items() if quote is not None},
    )


def _quote(fact: Fact | None) -> Quote | None:
    told: dict[str, Any] | None = (fact.quotes.get("within") or fact.quote) if fact else None
    return Quote(told["text"], told["start"], told["end"], told.get("page")) if told else None


def _money(fact: InForce | None) -> Money | None:
    return Money(fact.value["amount"], fact.value["currency"]) if fact and fact.value else None
