"""Contracts with the few facts that their dates hang on, read in three queries however many there are.

What holds on a day is worked out once for each set of amendments in force, as most contracts have none.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from itertools import compress
from typing import Any

from sqlalchemy import Select, func, select
from sqlalchemy.orm import Session

from knowledge.records.contracts.contracts import ACTIVE, PROPOSED, Contract, Fact, assumptions_about, doubts_kept
from knowledge.records.contracts.vendors import Vendor
from knowledge.records.documents.documents import Document
from knowledge.rules.access import Asker
from knowledge.rules.contract.facts_in_force import Stated, Terms, in_force

FIELDS = (
    "kind", "signed_on", "effective_on", "expires_on", "auto_renews", "renewal_term", "notice_period",
    "last_opt_out_on", "annual_fee", "price_increase_cap_percent", "retention_release", "retention_percent",
    "onsite_visits_per_year",
)  # fmt: skip

_HEAD = ("id", "number", "title", "kind", "product", "vendor", "owner", "audience", "decision_days")

Holding = tuple[Mapping[str, Any], Mapping[str, str]]
"""The values that hold, and the state of each."""

Doubts = tuple[tuple[str, str], ...]
"""Fields with what was assumed about them."""


@dataclass(frozen=True, slots=True)
class Head:
    """What a contract is, apart from its facts. Two are equal where nothing about them has changed."""

    id: int
    number: str | None
    title: str
    kind: str | None
    product: str | None
    vendor: str | None
    owner: str | None
    audience: str
    decision_days: int | None
    reminder_steps: tuple[int, ...] | None
    learned_on: date

    @property
    def name(self) -> str:
        """What people call it: the product, else its title."""
        return self.product or self.title


@dataclass(frozen=True, slots=True)
class Family:
    """A base contract with its amendments; `on` gives what holds on a day."""

    head: Head
    base: Terms
    amendments: tuple[Terms, ...] = ()
    audiences: tuple[str, ...] = ()
    """For whom each amendment is."""
    known: dict[int, Holding] = field(default_factory=dict, compare=False)
    whole: bool = True
    """Whether nothing was left out: its renewal, whose days rest on all of it, is for those who see the whole."""

    def seen_by(self, asker: Asker) -> "Family":
        """Without the amendments that somebody may not read: what those say must not show through."""
        readable = [asker.may_read(audience) for audience in self.audiences]
        if all(readable):
            return self
        kept = list(compress(zip(self.amendments, self.audiences, strict=True), readable))
        rest, audiences = tuple(terms for terms, _ in kept), tuple(a for _, a in kept)
        return Family(self.head, self.base, rest, audiences, whole=False)

    def on(self, day: date) -> Holding:
        """The facts in force and their states."""
        count = sum((terms.effective_on or terms.signed_on or date.min) <= day for terms in self.amendments)
        if count not in self.known:
            facts = in_force(self.base, self.amendments, day)
            values: dict[str, Any] = {name: fact.value for name, fact in facts.items()}
            values["units"] = {name: fact.stated.unit for name, fact in facts.items() if fact.stated.unit}
            unread = ((name, doubt) for name, doubt in self.base.doubts if name not in facts)
            read = ((name, doubt) for name, fact in facts.items() for doubt in fact.stated.doubts)
            values["doubts"] = tuple(dict.fromkeys((*read, *unread)))
            self.known[count] = values, {name: fact.stated.state for name, fact in facts.items()}
        return self.known[count]


def stamp(session: Session) -> tuple[Any, ...]:
    """Changes whenever a fact is read, decided or replaced, a document comes or goes, or a contract is reset."""
    decided = func.count(Fact.decided_at), func.max(Fact.decided_at)
    facts = select(func.max(Fact.id), *decided, func.count(Fact.replaced_at))
    return (*session.execute(facts).one(), tuple(session.execute(_SET).all()))


_SET = (
    select(
        Contract.id, Contract.owner, Contract.decision_days, Contract.reminder_steps, Contract.learned_at,
        Contract.base_id, Document.audience,
    )
    .join(Document, Contract.document_id == Document.id)
    .where(Contract.state == ACTIVE, Document.removed_at.is_(None))
)  # fmt: skip


def families(session: Session, *, ids: Iterable[int] | None = None) -> list[Family]:
    """Base contracts (those of some ids, else all) with their amendments and deciding facts."""
    rows = _contracts(session)
    wanted = None if ids is None else set(ids)
    facts = _facts(session)
    amendments: dict[int, list[Head]] = {}
    for head, base_id, _ in rows:
        if base_id is not None:
            amendments.setdefault(base_id, []).append(head)
    return [
        _family(head, amendments.get(head.id, []), facts, doubts)
        for head, base_id, doubts in rows
        if base_id is None and head.kind != "amendment" and (wanted is None or head.id in wanted)
    ]


def _family(head: Head, amendments: Sequence[Head], facts: Mapping[int, list[Stated]], doubts: Doubts) -> Family:
    terms = tuple(_terms(amendment.id, facts) for amendment in amendments)
    base = replace(_terms(head.id, facts), doubts=doubts)
    return Family(head, base, terms, tuple(amendment.audience for amendment in amendments))


def _contracts(session: Session) -> list[tuple[Head, int | None, Doubts]]:
    described = (Contract.id, Contract.number, Contract.title, Contract.kind, Contract.product)
    kept = (Contract.owner, Document.audience, Contract.decision_days, Contract.reminder_steps, Contract.learned_at)
    columns: list[Any] = [*described, Vendor.name, *kept, Contract.base_id, Contract.doubts]
    query: Select[Any] = select(*columns)
    joined = query.join(Document, Contract.document_id == Document.id).outerjoin(Vendor)
    living = joined.where(Contract.state == ACTIVE, Document.removed_at.is_(None)).order_by(Contract.id)
    return [_head(tuple(row)) for row in session.execute(living)]


def _head(row: tuple[Any, ...]) -> tuple[Head, int | None, Doubts]:
    *described, steps, learned_at, base_id, doubts = row
    values: dict[str, Any] = dict(zip(_HEAD, described, strict=True))
    head = Head(**values, reminder_steps=None if steps is None else tuple(steps), learned_on=learned_at.date())
    return head, base_id, doubts_kept(doubts)


def _facts(session: Session) -> dict[int, list[Stated]]:
    columns = (Fact.contract_id, Fact.id, Fact.field, Fact.value, Fact.state, Contract.units, Contract.doubts)
    joined = select(*columns).join(Contract, Fact.contract_id == Contract.id)
    query = joined.where(Fact.replaced_at.is_(None), Fact.field.in_(FIELDS)).order_by(Fact.id)
    found: dict[int, list[Stated]] = {}
    for contract_id, fact_id, name, value, state, units, doubts in session.execute(query):
        assumed = assumptions_about(name, doubts) if state == PROPOSED else ()
        stated = Stated(name, value, contract_id, fact_id, state, assumed, unit=(units or {}).get(name))
        found.setdefault(contract_id, []).append(stated)
    return found


def _terms(contract_id: int, facts: Mapping[int, list[Stated]]) -> Terms:
    stated = tuple(facts.get(contract_id, ()))
    days = {s.field: date.fromisoformat(s.value) for s in stated if s.field in ("effective_on", "signed_on")}
    return Terms(contract_id, days.get("effective_on"), days.get("signed_on"), stated)
