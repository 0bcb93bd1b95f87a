"""The owners' decisions about a contract's facts: confirm all, correct some, say that it is no contract."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy.orm import Session

from bot.desk.people.people_allowed import contract_to_change
from knowledge import audit
from knowledge.errors import Conflict, NotFound
from knowledge.records.contracts import contract_cards as cards
from knowledge.records.contracts import proposals, suggestions
from knowledge.records.contracts.contracts import PROPOSED, REJECTED, Contract, Fact
from knowledge.records.contracts.suggestions import Open
from knowledge.rules.access import Act
from knowledge.rules.contract import typed_values
from knowledge.rules.contract_record import FIELDS

_ALWAYS = ("expires_on", "auto_renews", "renewal_term", "notice_period", "last_opt_out_on", "annual_fee")
"""Fields that the form offers also where the document does not state them."""


@dataclass(frozen=True, slots=True)
class FormField:
    """One field of the form; `part` is the part of a list item that can be changed, such as `within`."""

    field: str
    part: str
    value: Any
    quote: str | None
    page: int | None
    item: dict[str, Any] | None = None

    @property
    def kind(self) -> str:
        return typed_values.kind_of(self.part or self.field)


@dataclass(frozen=True, slots=True)
class Form:
    """What the form for correcting shows."""

    contract: int
    reading: str
    title: str
    fields: tuple[FormField, ...]


def confirm_all(session: Session, number: int, reading: str, *, person: str, now: datetime) -> Contract:
    """Confirm what a card shows; raises NotAllowed, or Conflict where the document has been read anew since."""
    contract = _open(session, number, reading, person)
    confirm_facts(session, contract, by=person, now=now)
    return contract


def confirm_facts(
    session: Session, contract: Contract, *, by: str, now: datetime, fields: frozenset[str] | None = None
) -> int:
    """Confirm the proposed facts of a contract (all, or some fields); returns how many."""
    waiting = [f.field for f in contract.facts if f.replaced_at is None and f.state == PROPOSED]
    count = proposals.confirm(contract, by=by, now=now, fields=fields)
    confirmed = sorted(name for name in waiting if fields is None or name in fields)
    if confirmed:
        _note(session, "fact.confirmed", contract, by, now, fields=confirmed)
    return count


def reject_fact(session: Session, contract: Contract, field: str, *, by: str, now: datetime) -> None:
    """Say that the document does not state this; raises NotFound where nothing is held for the field."""
    proposals.reject(contract, field, by=by, now=now)
    _note(session, "fact.rejected", contract, by, now, fields=[field])


def say_of_suggestion(
    session: Session, contract: Contract, asked: Open, *, right: bool, by: str, now: datetime
) -> None:
    """Make what a contract probably says a confirmed fact, or one that it does not state."""
    suggestions.answer(session, contract, asked, right=right, by=by, now=now)
    act = "fact.confirmed" if right else "fact.rejected"
    _note(session, act, contract, by, now, fields=[asked.field], suggested=True)


def undo(session: Session, contract: Contract, fields: frozenset[str], *, by: str, now: datetime) -> int:
    """Take back what was decided about these fields; returns how many."""
    count = proposals.take_back(session, contract, now=now, fields=fields)
    if count:
        _note(session, "fact.undone", contract, by, now, fields=sorted(fields))
    return count


def _note(session: Session, act: str, contract: Contract, by: str, now: datetime, **data: Any) -> None:
    audit.note(session, act, f"contract:{contract.id}", by=by, now=now, document=contract.document_id, **data)


def not_a_contract(session: Session, number: int, reading: str, *, person: str, now: datetime) -> Contract:
    """Take a document out of the register."""
    contract = _open(session, number, reading, person)
    proposals.not_a_contract(contract, by=person)
    _note(session, "contract.refused", contract, person, now)
    return contract


def answer_suggestion(
    session: Session, number: int, field: str, mark: str, *, right: bool, person: str, now: datetime
) -> Contract:
    """Say whether what a contract probably says is so; raises NotAllowed, or Conflict where it is no longer asked."""
    contract = contract_to_change(session, number, person, Act.DECIDE_FACTS)
    asked = next((one for one in suggestions.unanswered(contract) if (one.field, one.mark) == (field, mark)), None)
    if asked is None:
        raise Conflict("card_outdated")
    say_of_suggestion(session, contract, asked, right=right, by=person, now=now)
    return contract


def take_back(session: Session, number: int, reading: str, *, person: str, now: datetime) -> Contract:
    """Undo what was last decided about a contract: everything that was decided at that moment."""
    contract = _open(session, number, reading, person)
    undo(session, contract, last_decided(contract), by=person, now=now)
    return contract


def last_decided(contract: Contract) -> frozenset[str]:
    """The fields of the last decision; raises NotFound where nothing was decided."""
    decided = [f for f in contract.facts if f.replaced_at is None and f.decided_at is not None]
    if not decided:
        raise NotFound("nothing_decided", contract=contract.title)
    last = max(f.decided_at for f in decided if f.decided_at)
    return frozenset(f.field for f in decided if f.decided_at == last)


def form(session: Session, number: int, reading: str, *, person: str) -> Form:
    """The form for correcting a contract's facts."""
    contract = _open(session, number, reading, person)
    held = _held(contract)
    fields = [_form_field(fact) for fact in held.values() if _editable(fact)]
    perhaps = {one.field: one.quote for one in suggestions.unanswered(contract)}
    empty = dict.fromkeys((*_ALWAYS, *perhaps))
    fields += [_empty(name, perhaps.get(name, {})) for name in empty if name not in held]
    return Form(number, reading, contract.title, tuple(sorted(fields, key=_place)))


def correct(
    session: Session, number: int, reading: str, given: Mapping[str, str], *, person: str, now: datetime
) -> dict[str, str]:
    """Take a filled-in form: changed values are corrections, emptied ones say that it is not stated.

    Nothing is changed where a value cannot be read; returns those fields with what was expected of them.
    """
    contract = _open(session, number, reading, person)
    held = _held(contract)
    changes, wrong = _read(held, given)
    if wrong:
        return wrong
    for field, value in changes.items():
        if value is None:
            reject_fact(session, contract, field, by=person, now=now)
        else:
            proposals.correct(session, contract, field, value, by=person, now=now)
            old = held[field].value if field in held else None
            _note(session, "fact.corrected", contract, person, now, fields=[field], value=value, old=old)
    return {}


def _read(held: Mapping[str, Fact], given: Mapping[str, str]) -> tuple[dict[str, Any], dict[str, str]]:
    changes: dict[str, Any] = {}
    wrong: dict[str, str] = {}
    for name, text in given.items():
        field, _, part = name.partition(".")
        old = held.get(field)
        current = (old.value[part] if part else old.value) if old else None
        try:
            value = _typed(part or field, text, current)
        except ValueError:
            wrong[name] = typed_values.kind_of(part or field)
            continue
        if not typed_values.same(part or field, value, current):
            changes[field] = {**old.value, part: value} if part and old and value is not None else value
    return changes, wrong


def _typed(name: str, text: str, current: Any) -> Any:
    if not text.strip():
        return None
    currency = current.get("currency") if isinstance(current, dict) else None
    return typed_values.read(name, text, currency=currency)


def _open(session: Session, number: int, reading: str, person: str) -> Contract:
    """The contract, for somebody who may decide on it and looks at its newest card."""
    contract = contract_to_change(session, number, person, Act.DECIDE_FACTS)
    if cards.digest(contract) != reading:
        raise Conflict("card_outdated")
    return contract


def _held(contract: Contract) -> dict[str, Fact]:
    return {f.field: f for f in contract.facts if f.replaced_at is None and f.state != REJECTED}


def _editable(fact: Fact) -> bool:
    return not fact.field.startswith("credits") and not (fact.field.startswith("sla") and not fact.value["within"])


def _form_field(fact: Fact) -> FormField:
    quote = fact.quote or {}
    text = " ".join(str(quote.get("text", "")).split()) or None
    if fact.field.startswith("sla"):
        return FormField(fact.field, "within", fact.value["within"], text, quote.get("page"), dict(fact.value))
    return FormField(fact.field, "", fact.value, text, quote.get("page"))


def _empty(name: str, quote: Mapping[str, Any]) -> FormField:
    """A field that nothing holds for; its quote says where it may be stated."""
    return FormField(name, "", None, " ".join(str(quote.get("text", "")).split()) or None, quote.get("page"))


def _place(field: FormField) -> tuple[int, str]:
    name, _, number = field.field.partition("[")
    return FIELDS.index(name), number.rjust(5, "0")
