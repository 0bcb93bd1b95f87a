"""Taking what extraction proposes into the register, and a person's verdict on it."""

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import asdict, dataclass, replace
from datetime import datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from knowledge.errors import NotFound
from knowledge.records.contracts import contract_files, contracts, vendors
from knowledge.records.contracts.contracts import (
    CONFIRMED,
    CORRECTED,
    NOT_A_CONTRACT,
    PROPOSED,
    REJECTED,
    Contract,
    Fact,
)
from knowledge.records.documents.documents import Document
from knowledge.rules.contract.facts_in_force import Stated
from knowledge.rules.contract.facts_in_force import key as promise_key
from knowledge.rules.contract_record import BY_MODEL, ContractRecord, ModelQuote

NAMING = ("title", "number", "amends", "kind", "product", "vendor")
"""Facts that the contract's own row repeats."""


@dataclass(frozen=True, slots=True)
class Proposal:
    """What a newly read document changed in the register: the fields that are new, changed or gone."""

    contract: Contract
    new: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()
    gone: tuple[str, ...] = ()


def is_contract(record: ContractRecord) -> bool:
    """Whether a record is that of a filled-in contract: a kind, a vendor, and a number, a customer or a date.

    Under a mutual promise of confidentiality neither side need be a vendor. What does not say its kind is a contract
    where it names both sides, has a number, and states some of what contracts do.
    """
    if not record.kind:
        return bool(record.vendor and record.customer and record.number and _stated_terms(record) >= _ENOUGH_TERMS)
    named = record.vendor or record.kind == "nda"
    return bool(named and (record.number or record.customer or record.signed_on))


_TERMS = (
    "signed_on", "effective_on", "expires_on", "term", "notice_period", "auto_renews", "last_opt_out_on", "annual_fee",
    "sla",
)  # fmt: skip
_ENOUGH_TERMS = 2


def _stated_terms(record: ContractRecord) -> int:
    return sum(getattr(record, name) not in (None, ()) for name in _TERMS)


def propose(session: Session, document: Document, record: ContractRecord, now: datetime) -> Proposal | None:
    """Enter a document's facts as proposals; of a known document only the differences. None where it is no contract,
    or a further file of one that is known.

    What a person decided stays as long as the document still states the same value.
    """
    contract = contracts.by_document(session, document.id)
    document.copy_of = None
    if contract is None and not is_contract(record):
        return None
    if contract is None and (same := contract_files.same_contract(session, document, record)):
        if not contract_files.join(same, document):
            return None
        contract = same
    if contract is None:
        contract = Contract(document_id=document.id, title=record.title or document.title, learned_at=now)
        session.add(contract)
    record = _with_what_a_model_read(contract, document, record)
    _describe(session, contract, record)
    session.flush()
    link_family(session, contract)
    return _propose_facts(session, contract, dict(_values(record)), now)


def _with_what_a_model_read(contract: Contract, document: Document, record: ContractRecord) -> ContractRecord:
    """Keep what a language model read before while its quote is still there: this time it may have been silent."""
    before = [f for f in contract.facts if f.replaced_at is None and f.quotes.get("", {}).get("reader") == BY_MODEL]
    values: dict[str, Any] = {}
    quotes = dict(record.quotes)
    for fact in before:
        text = fact.quotes[""]["text"]
        start = document.text.find(text)
        if start >= 0 and fact.as_read is not None and getattr(record, fact.field) is None:
            values[fact.field] = fact.as_read
            page = bisect_right(document.pages, start) or None
            quotes[fact.field] = ModelQuote(text, start, start + len(text), page)
    return replace(record, **values, quotes=quotes)


def _describe(session: Session, contract: Contract, record: ContractRecord) -> None:
    """Take over what names the contract, but for what a person has corrected, and what is said about its facts."""
    told = {f.field: f.value for f in contract.facts if f.replaced_at is None and f.state == CORRECTED}
    read = {name: told.get(name, getattr(record, name)) for name in NAMING}
    contract.title = read["title"] or contract.title
    contract.number, contract.amends = read["number"], read["amends"]
    contract.kind, contract.product = read["kind"], read["product"]
    suggestions = [_as_json(asdict(one)) for one in record.suggestions]
    if suggestions != contract.suggestions:
        contract.suggestions, contract.shown = suggestions, None
    contract.doubts, contract.units = [asdict(one) for one in record.doubts], dict(record.units)
    contract.vendor_id = vendors.get_or_add(session, read["vendor"]).id if read["vendor"] else None


def link_family(session: Session, contract: Contract) -> None:
    """Point amendments at their base, in whichever order the documents are read."""
    if contract.amends:
        base = contracts.numbered(session, contract.amends)
        contract.base_id = base.id if base and base.id != contract.id else None
    if contract.number:
        waiting = select(Contract).where(Contract.amends == contract.number, Contract.base_id.is_(None))
        for amendment in session.scalars(waiting):
            amendment.base_id = contract.id
    session.flush()
    session.expire(contract, ["amendments"])


def _values(record: ContractRecord) -> Iterator[tuple[str, tuple[Any, dict[str, Any]]]]:
    """Each fact's field, JSON value and quotes by part."""
    for field, value in record.stated().items():
        if field in ("sla", "credits"):
            for i, item in enumerate(value):
                prefix = f"{field}[{i}]"
                parts = {
                    n.removeprefix(prefix).lstrip("."): asdict(q)
                    for n, q in record.quotes.items()
                    if n.startswith(prefix)
                }
                yield prefix, (asdict(item), parts)
        else:
            quote = record.quotes.get(field)
            plain = asdict(value) if hasattr(value, "__dataclass_fields__") else value
            yield field, (plain, {"": asdict(quote)} if quote else {})


def _propose_facts(session: Session, contract: Contract, stated: dict[str, tuple[Any, Any]], now: datetime) -> Proposal:
    current = {promise(f.field, f.as_read): f for f in contract.facts if f.replaced_at is None}
    read = {promise(field, value): (field, _as_json(value), quotes) for field, (value, quotes) in stated.items()}
    changed: list[str] = []
    gone: list[str] = []
    for key, fact in current.items():
        if key in read and read[key][1] == fact.as_read:
            fact.field, _, fact.quotes = read[key]
        elif key in read and _is_settled(fact, read[key][1]):
            fact.field, fact.as_read, fact.quotes = read[key]
        elif fact.as_read is not None or (key in read and fact.state == REJECTED):
            fact.replaced_at = now
            (changed if key in read else gone).append(fact.field)
    fresh = [found for key, found in read.items() if key not in current or current[key].replaced_at == now]
    for field, value, quotes in fresh:
        contract.facts.append(Fact(field=field, value=value, as_read=value, quotes=quotes))
    session.flush()
    new = tuple(field for field, *_ in fresh if field not in changed)
    return Proposal(contract, new=new, changed=tuple(changed), gone=tuple(gone))


def _is_settled(fact: Fact, read: Any) -> bool:
    """Whether what is read now is what a person had put in, accepted or refused before it was read."""
    return fact.state != PROPOSED and bool(fact.value == read)


def promise(field: str, value: Any) -> str:
    """What makes a fact of a new version the same promise as before, wherever it stands in its list."""
    return promise_key(Stated(field, value, 0, 0)) if isinstance(value, dict) else field


def _as_json(value: Any) -> Any:
    """Tuples as lists, as they come back from the database."""
    if isinstance(value, dict):
        return {k: _as_json(v) for k, v in value.items()}
    return [_as_json(v) for v in value] if isinstance(value, list | tuple) else value


def current_fact(contract: Contract, field: str) -> Fact:
    """The contract's fact of this field; raises NotFound naming the fields that there are."""
    facts = {f.field: f for f in contract.facts if f.replaced_at is None}
    if field not in facts:
        raise NotFound("fact_unknown", contract=contract.title, field=field, fields=list(facts) or "–")
    return facts[field]


def confirm(contract: Contract, *, by: str, now: datetime, fields: frozenset[str] | None = None) -> int:
    """Confirm the proposed facts of a contract (all, or some fields); returns how many."""
    rows = [f for f in contract.facts if f.replaced_at is None and f.state == PROPOSED]
    rows = [f for f in rows if fields is None or f.field in fields]
    for fact in rows:
        _decide(fact, CONFIRMED, by, now)
    return len(rows)


def reject(contract: Contract, field: str, *, by: str, now: datetime) -> None:
    """Say that the document does not state this."""
    _decide(current_fact(contract, field), REJECTED, by, now)


def correct(session: Session, contract: Contract, field: str, value: Any, *, by: str, now: datetime) -> Fact:
    """Replace a fact's value by a person's; the old one stays in the record. A fact not proposed is added."""
    old = next((f for f in contract.facts if f.field == field and f.replaced_at is None), None)
    if old is not None:
        old.replaced_at = now
    kept = {"as_read": old.as_read, "quotes": old.quotes} if old else {"as_read": None, "quotes": {}}
    fact = Fact(field=field, value=_as_json(value), **kept)
    _decide(fact, CORRECTED, by, now)
    contract.facts.append(fact)
    if field in NAMING:
        rename(session, contract, field, fact.value)
    return fact


def take_back(session: Session, contract: Contract, *, now: datetime, fields: frozenset[str]) -> int:
    """Undo what was decided about these fields: each is as it was read again, or gone; returns how many."""
    rows = [f for f in contract.facts if f.replaced_at is None and f.state != PROPOSED and f.field in fields]
    for old in rows:
        old.replaced_at = now
        if old.as_read is not None:
            fact = Fact(field=old.field, value=old.as_read, as_read=old.as_read, quotes=old.quotes)
            contract.facts.append(fact)
        if old.field in NAMING and old.value != old.as_read:
            rename(session, contract, old.field, old.as_read)
    session.flush()
    return len(rows)


def rename(session: Session, contract: Contract, field: str, value: Any) -> None:
    """Let what names the contract be a person's value, or none."""
    if field == "vendor":
        contract.vendor_id = vendors.get_or_add(session, value).id if value else None
    elif field == "title":
        contract.title = value or contract.document.title
    else:
        setattr(contract, field, value)
    link_family(session, contract)


def not_a_contract(contract: Contract, *, by: str) -> None:
    """Take a document out of the register that was mistaken for a contract."""
    contract.state, contract.refused_by = NOT_A_CONTRACT, by


def _decide(fact: Fact, state: str, by: str, now: datetime) -> None:
    fact.state, fact.decided_by, fact.decided_at = state, by, now
