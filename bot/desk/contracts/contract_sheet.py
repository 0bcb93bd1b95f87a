"""What holds for one contract today: facts in force, its three dates, its clocks by level, and open doubts."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy.orm import Session

from bot.desk.contracts import contract_standing
from bot.desk.contracts.contract_doubts import doubts_about
from bot.desk.contracts.own_breaches import OwnBreach, own_breaches
from knowledge.records.contracts import contract_files, contracts, standing
from knowledge.records.contracts.contract_names import meant
from knowledge.records.contracts.contracts import Contract
from knowledge.rules.access import Asker
from knowledge.rules.contract.facts_in_force import InForce
from knowledge.rules.contract_record import FIELDS
from knowledge.rules.renewal.renewals import Watch

_NAMED_ABOVE = frozenset({"title", "number", "vendor"})


@dataclass(frozen=True, slots=True)
class SheetFact:
    """A fact that holds; `source` names the amendment that says so, none for the contract itself."""

    field: str
    value: Any
    state: str
    source: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """One contract on a day."""

    contract: int
    title: str
    number: str | None
    vendor: str | None
    file: str
    amends: str | None
    facts: tuple[SheetFact, ...]
    clocks: tuple[SheetFact, ...]
    watch: Watch | None
    doubts: tuple[dict[str, str], ...]
    amendments: tuple[str, ...]
    late: tuple[OwnBreach, ...] = ()
    files: tuple[str, ...] = ()
    unread_since: date | None = None


def fitting(session: Session, name: str, *, asker: Asker) -> list[Contract]:
    """The contracts that a name may mean, among those open to the asker: by number, by a part of a name, by alias."""
    readable = contracts.readable(session, asker)
    plain = "".join(name.split()).casefold()
    exact = [c for c in readable if c.number and c.number.casefold() == plain]
    if exact or not plain:
        return exact or [c for c in readable if c.base_id is None]
    parts = [c for c in readable if any(plain in text for text in _names(c))]
    found = [c for c in parts if c.base_id is None] or parts
    if found:
        return found
    guess = meant(name, [c for c in readable if c.base_id is None])
    return _best(list(guess.contracts), plain) if guess.named else []


def _names(contract: Contract) -> list[str]:
    vendor = contract.vendor
    texts = [contract.title, contract.number, contract.product, contract.document.name]
    texts += [vendor.name, *vendor.aliases] if vendor else []
    return ["".join(text.split()).casefold() for text in texts if text]


def _best(found: list[Contract], plain: str) -> list[Contract]:
    """Those of the guesses that share a word with the name, else all of them."""
    close = [c for c in found if c.product and "".join(c.product.split()).casefold() in plain]
    return close or found


def sheet(session: Session, number: int, on: date, *, asker: Asker) -> Sheet:
    """One contract's sheet, an amendment's on its base's; raises NotFound also where the asker may not read it."""
    contract = contracts.open_to(session, number, asker)
    if contract.base_id is not None:
        contract = contracts.open_to(session, contract.base_id, asker)
    facts = contracts.facts_in_force(contract, on, asker=asker)
    sources = {a.id: a.title for a in contract.amendments if asker.may_read(a.document.audience)}
    return Sheet(
        contract=contract.id,
        title=contract.title,
        number=contract.number,
        vendor=contract.vendor.name if contract.vendor else None,
        file=contract.document.name,
        amends=contract.amends,
        facts=_facts(facts, sources),
        clocks=tuple(_fact(fact, sources) for key, fact in facts.items() if key.startswith("sla:")),
        watch=_watch(session, contract, on, asker),
        doubts=doubts_about(contract),
        amendments=tuple(sources.values()),
        late=own_breaches(session, contract, on, asker=asker),
        files=tuple(document.name for document in contract_files.files_of(session, contract, asker)),
        unread_since=contract.document.unread_since.date() if contract.document.unread_since else None,
    )


def _facts(facts: Mapping[str, InForce], sources: Mapping[int, str]) -> tuple[SheetFact, ...]:
    shown = [f for key, f in facts.items() if not key.startswith("sla:") and f.stated.field not in _NAMED_ABOVE]
    return tuple(_fact(fact, sources) for fact in sorted(shown, key=lambda f: _order(f.stated.field)))


def _fact(fact: InForce, sources: Mapping[int, str]) -> SheetFact:
    return SheetFact(fact.stated.field, fact.value, fact.stated.state, sources.get(fact.stated.source))


def _order(field: str) -> int:
    return FIELDS.index(field.partition("[")[0])


def _watch(session: Session, contract: Contract, on: date, asker: Asker) -> Watch | None:
    families: Sequence[standing.Family] = standing.families(session, ids=[contract.id])
    known = contract_standing.entered(session, [contract.id], asker=asker)
    return contract_standing.standing_of(families[0].seen_by(asker), known, on).watch if families else None
