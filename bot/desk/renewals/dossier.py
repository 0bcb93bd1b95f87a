"""What a renewal's dossier says: facts with clauses, the year's record, money, quotes, clauses, risks. Values only."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any

from sqlalchemy.orm import Session

from bot.desk.contracts.contract_standing import Standing, entered, standing_of
from bot.desk.renewals import quotes
from bot.desk.renewals.quote_comparison import Compared, compared
from bot.desk.renewals.renewal_card import values as card_values
from bot.desk.tickets.vendor_record import Record, record_of
from indexer.prices.quote_days import quote_due
from indexer.prices.usage_tables import Usage, usage_of
from knowledge.errors import NotFound
from knowledge.records.contracts import contract_ledger, contracts, standing
from knowledge.records.contracts.contract_ledger import PRICE
from knowledge.records.contracts.contracts import Contract, Fact
from knowledge.records.documents import documents
from knowledge.records.documents.documents import Document
from knowledge.records.people import people
from knowledge.rules.access import Asker
from knowledge.rules.contract.clause_checks import Finding, check_clauses
from knowledge.rules.contract.facts_in_force import InForce
from knowledge.rules.prices.price_comparison import Paid, price_history

YEAR = timedelta(days=365)
LOW_SERVICE = 90.0
NEAR = 60
_SHOWN = (
    "number", "kind", "vendor", "customer", "product", "signed_on", "effective_on", "expires_on", "term",
    "auto_renews", "renewal_term", "notice_period", "last_opt_out_on", "annual_fee", "total_fee", "fee_model",
    "price_increase_cap_percent", "retention_percent", "retention_release", "onsite_visits_per_year",
    "service_hours", "credit_claim_within", "governing_law", "ip_of_custom_work", "named_consultant",
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class FactRow:
    """A fact in force with the clause that says it."""

    field: str
    value: Any
    state: str
    quote: str | None
    file: str
    page: int | None
    amended: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Risk:
    """Something to settle before signing, and who answers for it."""

    kind: str
    detail: tuple[str, ...] = ()
    owner: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Dossier:
    """Everything that the report is written from."""

    day: date
    contract: Contract
    standing: Standing
    facts: tuple[FactRow, ...]
    record: Record
    prices: tuple[Paid, ...]
    offers: tuple[Compared, ...]
    clauses: tuple[Finding, ...]
    risks: tuple[Risk, ...]
    renewal: Mapping[str, Any] | None
    notes: Mapping[str, str]
    """What people wrote at the checklist's items."""
    names: Mapping[str, str]
    """People by their Slack id."""
    usage: tuple[Usage, ...] = ()
    """How many licences are in use, where a learned document counts them."""


def dossier_of(session: Session, contract: Contract, now: datetime, *, asker: Asker) -> Dossier:
    """Gather a contract's dossier for a reader; raises NotFound where there is no such contract for them."""
    base = session.get_one(Contract, contract.base_id) if contract.base_id else contract
    if not asker.may_read(base.document.audience):
        raise NotFound("contract_not_shown")
    today = now.date()
    facts = contracts.facts_in_force(base, today, asker=asker)
    row = standing_of(_family(session, base).seen_by(asker), entered(session, [base.id], asker=asker), today)
    offers = quotes.gather(session, base, now)
    seen = [compared(session, offer, today, asker=asker) for offer in quotes.readable(session, offers, asker)]
    vendor = base.vendor.name if base.vendor else ""
    year = today - YEAR, today + timedelta(days=1)
    record = record_of(session, vendor, *year, now, contract_id=base.id, asker=asker)
    text = _text(base, asker)
    clauses = check_clauses(text, {_plain(name) for name in facts}, base.kind)
    return Dossier(
        day=today,
        contract=base,
        standing=row,
        facts=tuple(_facts(session, facts)),
        record=record,
        prices=price_history(tuple(_prices(session, base, facts))),
        offers=tuple(seen),
        clauses=tuple(clauses),
        risks=(*_late_quotes(row, seen, text), *_risks(row, facts, record, seen, clauses)),
        renewal=card_values(session, row.renewal) if row.renewal else None,
        notes={i.name: i.note for i in row.renewal.items if i.note} if row.renewal else {},
        names=people.names(session),
        usage=usage_of(_counting(session, asker), names=[base.product or "", base.title]),
    )


def _counting(session: Session, asker: Asker) -> Iterable[str]:
    """The texts that the asker may read."""
    return (one.text for one in documents.living(session) if asker.may_read(one.audience))


def _late_quotes(row: Standing, offers: Iterable[Compared], text: str) -> Iterable[Risk]:
    """A quote that came after the day by which the contract asks its vendor for one: the best argument there is."""
    term = row.watch.binding or row.watch.term
    due = quote_due(text, term.ends_on) if term else None
    for offer in offers:
        on = offer.offer.offered_on
        if due is not None and on is not None and offer.is_renewal and on > due.day:
            detail = (on.isoformat(), due.day.isoformat(), due.sentence)
            yield Risk(kind="late_quote", detail=detail, owner=row.owner)


def _family(session: Session, base: Contract) -> standing.Family:
    return next(family for family in standing.families(session, ids=[base.id]))


def _text(base: Contract, asker: Asker) -> str:
    """The contract's words and those of the amendments that the reader may see."""
    standing_ones = [a.document for a in base.amendments if a.document.removed_at is None]
    amendments = [document.text for document in standing_ones if asker.may_read(document.audience)]
    return "\n".join([base.document.text, *amendments])


def _plain(name: str) -> str:
    return name.partition(":")[0].partition("[")[0]


def _facts(session: Session, facts: Mapping[str, InForce]) -> Iterable[FactRow]:
    rows = contracts.facts_by_id(session, [f.stated.fact for f in facts.values()])
    order = {name: place for place, name in enumerate(_SHOWN)}
    listed = sorted(facts.items(), key=lambda item: order.get(item[0], 99))
    for name, fact in listed:
        row = rows.get(fact.stated.fact)
        if name in order or ":" in name:
            yield _fact(session, fact, row)


def _fact(session: Session, fact: InForce, row: Fact | None) -> FactRow:
    quote = row.quote if row else None
    document = row.contract.document if row else None
    return FactRow(
        field=fact.stated.field,
        value=fact.value,
        state=fact.stated.state,
        quote=quote["text"] if quote else None,
        file=document.name if isinstance(document, Document) else "",
        page=quote.get("page") if quote else None,
        amended=bool(fact.beaten),
    )


def _prices(session: Session, base: Contract, facts: Mapping[str, InForce]) -> Iterable[Paid]:
    """Yearly fees, oldest first: as agreed, as amended, and as people entered them."""
    fee = facts.get("annual_fee")
    stated = [*reversed(fee.beaten), fee.stated] if fee else []
    found: list[tuple[date, Paid]] = []
    for one in stated:
        source = session.get_one(Contract, one.source)
        terms = contracts.terms(source)
        day = terms.effective_on or terms.signed_on or date.min
        period = day.isoformat()[:7] if day > date.min else "–"
        found.append((day, Paid(period, Decimal(one.value["amount"]), one.value["currency"])))
    ledger = contract_ledger.entries(session, [base.id]).get(base.id, [])
    entries = [e for e in ledger if e.kind == PRICE and e.amount]
    own = fee.value["currency"] if fee else None
    found += [
        (e.day, Paid(e.subject or e.day.isoformat()[:7], Decimal(e.amount or 0), e.currency or own)) for e in entries
    ]
    return [paid for _, paid in sorted(found, key=lambda one: one[0])]


def _risks(
    row: Standing, facts: Mapping[str, InForce], record: Record, offers: Iterable[Compared], clauses: Iterable[Finding]
) -> Iterable[Risk]:
    """What the records themselves give cause to worry about; people add theirs."""
    owner, deadline = row.owner, row.watch.deadline
    if deadline is not None and (deadline.on - record.end).days < NEAR:
        yield Risk(kind="deadline_near", detail=(deadline.on.isoformat(),), owner=owner)
    for offer in offers:
        over = [c.quoted.module for c in offer.comparison.changes if c.over_cap and c.quoted]
        if over:
            yield Risk(kind="over_cap", detail=tuple(over), owner=owner)
    kept = record.kept_percent
    if kept is not None and kept < LOW_SERVICE:
        yield Risk(kind="low_service", detail=(f"{kept:.0f}%",), owner=owner)
    lapsing = [c for c in record.credits if c.state == "open"]
    if lapsing:
        yield Risk(kind="open_credits", detail=(str(len(lapsing)),), owner=owner)
    missing = [c.name for c in clauses if c.found == "missing"]
    if missing:
        yield Risk(kind="missing_clauses", detail=tuple(missing), owner=owner)
    unconfirmed = [m.field for m in row.missing]
    if unconfirmed:
        yield Risk(kind="unconfirmed", detail=tuple(dict.fromkeys(unconfirmed)), owner=owner)
    if (
        facts.get("auto_renews") is not None
        and facts["auto_renews"].value
        and "price_increase_cap_percent" not in facts
    ):
        yield Risk(kind="no_cap", owner=owner)
