"""What people enter about a contract by one form: acceptance, payments, duties that were done, corrective actions."""

from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy.orm import Session

from bot.desk.people.people_allowed import contract_to_change
from bot.desk.renewals.renewal_pipeline import Entered, enter
from knowledge.errors import BadInput
from knowledge.records.contracts import contract_ledger
from knowledge.records.contracts.contract_ledger import ACCEPTED, DONE, PAID, PAYMENT, RETENTION_PAID, LedgerEntry
from knowledge.records.contracts.contracts import Contract
from knowledge.records.renewals import vendor_reviews
from knowledge.rules.access import Act
from knowledge.rules.contract import typed_values

DUTIES = ("health_check", "version_update", "half_year_review", "restore_drill", "training")
ACTION, ACTION_DONE = "action", "action_done"
KINDS = (PAYMENT, ACCEPTED, RETENTION_PAID, *DUTIES, ACTION)
_OPEN_LISTED = 40


@dataclass(frozen=True, slots=True)
class Open:
    """Something that was entered and waits to be done: a payment, or a vendor's corrective action."""

    kind: str
    """`paid` or `action_done`: what its being done is called."""
    id: int
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Filled:
    """The form as it was sent in; `kind` is one of `KINDS`, or `paid:7` and `action_done:7` for something open."""

    kind: str
    day: date
    text: str = ""
    amount: str = ""
    owner: str | None = None


def check_enterer(session: Session, contract_id: int, person: str) -> Contract:
    """The contract, if this person may enter something about it; raises NotFound or NotAllowed."""
    return contract_to_change(session, contract_id, person, Act.ENTER)


def still_open(session: Session, contract: Contract) -> list[Open]:
    """The contract's unpaid payments and its vendor's corrective actions that are not done."""
    rows = contract_ledger.entries(session, [contract.id]).get(contract.id, [])
    paid = {row.subject for row in rows if row.kind == PAID}
    newest = {row.subject: row for row in rows if row.kind == PAYMENT and row.subject not in paid}
    found = [Open(PAID, row.id, f"{row.subject} ({row.day.isoformat()})") for row in newest.values()]
    actions = vendor_reviews.actions_of(session, contract.vendor.name) if contract.vendor else []
    doing = [Open(ACTION_DONE, action.id, action.text) for action in actions if action.done_on is None]
    return [*found[-_OPEN_LISTED:], *doing[-_OPEN_LISTED:]]


def take(session: Session, contract_id: int, filled: Filled, *, by: str, now: datetime) -> None:
    """Enter what a form says; raises NotAllowed, or BadInput where something is missing or cannot be."""
    contract = check_enterer(session, contract_id, by)
    kind, _, number = filled.kind.partition(":")
    if kind not in (PAYMENT, ACTION) and filled.day > now.date():
        raise BadInput("done_in_future", day=filled.day)
    if kind in (PAYMENT, ACTION) and not filled.text.strip():
        raise BadInput("ledger_without_text")
    if kind in (ACTION, ACTION_DONE):
        _correct(session, contract, filled, number, by=by, now=now)
    else:
        enter(session, contract_id, _entered(session, contract, kind, number, filled), by=by, now=now)


def _entered(session: Session, contract: Contract, kind: str, number: str, filled: Filled) -> Entered:
    """The line for the ledger."""
    if kind == PAYMENT:
        money = _money(filled.amount)
        return Entered(kind=PAYMENT, day=filled.day, subject=filled.text.strip(), **money)
    if kind == PAID:
        payment = session.get(LedgerEntry, int(number))
        if payment is None or payment.contract_id != contract.id:
            raise BadInput("payment_gone")
        return Entered(kind=PAID, day=filled.day, subject=payment.subject, note=filled.text)
    if kind in DUTIES:
        return Entered(kind=DONE, day=filled.day, subject=kind, note=filled.text)
    if kind not in (ACCEPTED, RETENTION_PAID):
        raise BadInput("entry_of_no_kind", kind=kind)
    return Entered(kind=kind, day=filled.day, note=filled.text)


def _correct(session: Session, contract: Contract, filled: Filled, number: str, *, by: str, now: datetime) -> None:
    if contract.vendor is None:
        raise BadInput("contract_without_vendor")
    vendor = contract.vendor.name
    if number:
        vendor_reviews.mark_done(session, vendor, int(number), filled.day)
        return
    text = filled.text.strip()
    vendor_reviews.open_action(session, vendor, text, owner=filled.owner or by, due=filled.day, by=by, now=now)


def _money(typed: str) -> dict[str, str]:
    if not typed.strip():
        return {}
    try:
        found: dict[str, str] = typed_values.read("annual_fee", typed)
    except ValueError as error:
        raise BadInput("amount_unreadable") from error
    return found
