"""A quote held against what is paid now: the contract's own price table, its clauses, else the yearly fee in force."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from typing import Any

from sqlalchemy.orm import Session

from bot.desk.renewals import own_costs
from bot.desk.renewals.quotes import LINE_NUMBERS, pairs
from indexer.prices.clause_prices import clause_price
from indexer.prices.price_columns import tax_included
from indexer.prices.price_tables import PriceTable, price_tables
from knowledge.records.contracts import contracts
from knowledge.records.contracts.contracts import Contract
from knowledge.records.renewals.price_offers import PriceOffer
from knowledge.rules.access import Asker
from knowledge.rules.contract.facts_in_force import InForce
from knowledge.rules.prices.module_names import likeness
from knowledge.rules.prices.price_comparison import Comparison, LineChange, compare
from knowledge.rules.prices.price_quotes import Basis, Quote, QuoteLine
from knowledge.rules.prices.total_cost import TotalCost, total_cost
from knowledge.rules.time.durations import Duration


@dataclass(frozen=True, slots=True, kw_only=True)
class Compared:
    """A quote held against the running contract; `optional` lines are priced but not counted."""

    offer: PriceOffer
    quote: Quote
    optional: tuple[QuoteLine, ...]
    running: Quote
    running_from: str
    """`table`: the contract's own price table; `fee`: its yearly fee only; `none`: neither is known."""
    cap_percent: Decimal | None
    comparison: Comparison
    cost: TotalCost
    other_currency: str | None = None
    """The contract's currency, where the quote is in another: then nothing is compared and no total is added."""

    @property
    def is_renewal(self) -> bool:
        """Whether the quote is for what is paid now; else it lists extras and the totals cannot be compared."""
        paid = {line.module for line in self.running.lines}
        return any(c.quoted and c.running and c.running.module in paid for c in self.comparison.changes)


def compared(session: Session, offer: PriceOffer, on: date, *, asker: Asker) -> Compared:
    """Hold a quote against its contract on a day, with what it costs us beside its price."""
    contract = session.get_one(Contract, offer.contract_id)
    facts = contracts.facts_in_force(contract, on, asker=asker)
    lines = [(stored_line(raw), bool(raw["optional"])) for raw in offer.lines]
    counted = tuple(line for line, optional in lines if not optional)
    quote = Quote(lines=counted, currency=offer.currency, valid_until=offer.valid_until)
    running, source = running_prices(contract, facts, counted)
    other = running.currency if quote.currency and running.currency not in (None, quote.currency) else None
    running = Quote(lines=(), currency=quote.currency) if other else running
    cap = facts.get("price_increase_cap_percent")
    percent = None if cap is None else Decimal(str(cap.value))
    comparison = compare(quote, running, cap_percent=percent)
    return Compared(
        offer=offer,
        quote=quote,
        optional=tuple(line for line, optional in lines if optional),
        running=running,
        running_from=source,
        cap_percent=percent,
        comparison=comparison if other else _with_clauses(comparison, contract, running, percent),
        other_currency=other,
        cost=total_cost(quote, own_costs.read(offer.own_costs)),
    )


def running_prices(contract: Contract, facts: Mapping[str, InForce], quoted: Sequence[QuoteLine]) -> tuple[Quote, str]:
    """What the contract costs now, and whether that is its price table or only its fee."""
    fee = facts.get("annual_fee")
    moved = fee is not None and fee.stated.source != contract.id
    tables = [] if moved else [t for t in price_tables(contract.document.text) if _yearly(t)]
    if tables:
        best = max(tables, key=lambda table: len(pairs(quoted, table)))
        if pairs(quoted, best) or len(best.rows) > 1:
            currency = best.currency or (fee.value["currency"] if fee else None)
            return replace(best.quote(), currency=currency), "table"
    if fee is None:
        return Quote(lines=(), currency=None), "none"
    return Quote(lines=(_fee_line(contract, fee, quoted),), currency=fee.value["currency"]), "fee"


def _with_clauses(
    comparison: Comparison, contract: Contract, running: Quote, cap_percent: Decimal | None
) -> Comparison:
    """Lines that the price table lacks are held against the sentence of the contract that prices them; totals stay."""
    besides = [running.total(Basis.YEARLY), *(line.unit_price or Decimal(0) for line in running.lines)]
    changes = [_by_clause(change, contract.document.text, besides, cap_percent) for change in comparison.changes]
    return replace(comparison, changes=tuple(changes))


def _by_clause(change: LineChange, text: str, besides: list[Decimal], cap_percent: Decimal | None) -> LineChange:
    quoted = change.quoted
    priced = clause_price(text, quoted.module, besides=besides) if quoted and change.running is None else None
    if priced is None or quoted is None:
        return change
    then = QuoteLine(
        module=quoted.module, unit_price=priced.amount, quantity=quoted.quantity, users=quoted.users,
        basis=quoted.basis, tax_included=priced.tax_included, tax_percent=quoted.tax_percent,
    )  # fmt: skip
    one = Quote(lines=(quoted,), currency=priced.currency), Quote(lines=(then,), currency=priced.currency)
    return compare(*one, cap_percent=cap_percent).changes[0]


def _fee_line(contract: Contract, fee: InForce, quoted: Sequence[QuoteLine]) -> QuoteLine:
    """The yearly fee as a line: named like the quoted line that it is, by its title, else by being nearest in price."""
    amount = Decimal(fee.value["amount"])
    yearly = [line for line in quoted if line.basis is Basis.YEARLY and line.unit_price]
    near = [line for line in yearly if amount / 2 <= (line.amount or 0) <= amount * 2]
    names = contract.title, contract.product or ""
    best = max(near, default=None, key=lambda line: (max(likeness(line.module, n) for n in names), line.amount))
    module = best.module if best else contract.product or contract.title
    quantity = best.quantity if best and best.quantity > 1 else Decimal(1)
    said = next((f for f in contract.facts if f.id == fee.stated.fact), None)
    sentence = _sentence(contract.document.text, said.quote) if said and said.quote else ""
    return QuoteLine(
        module=module,
        unit_price=amount / quantity,
        quantity=quantity,
        users=best.users if best else None,
        tax_included=tax_included(sentence),
        tax_percent=best.tax_percent if best else None,
    )


def _sentence(text: str, quote: Mapping[str, Any]) -> str:
    """The line around a quote, where tax is usually spoken of."""
    start = text.rfind("\n", 0, quote["start"]) + 1
    end = text.find("\n", quote["end"])
    return text[start : end if end > 0 else len(text)]


def _yearly(table: PriceTable) -> bool:
    return any(row.line.basis is Basis.YEARLY and row.line.unit_price for row in table.rows)


def stored_line(raw: Mapping[str, Any]) -> QuoteLine:
    """A line of an entered quote as the rules take it."""
    numbers = {name: None if raw[name] is None else Decimal(raw[name]) for name in LINE_NUMBERS}
    return QuoteLine(
        module=raw["module"],
        users=raw["users"],
        term=Duration.parse(raw["term"]) if raw["term"] else None,
        tax_included=raw["tax_included"],
        basis=Basis(raw["basis"]),
        unit_price=numbers["unit_price"],
        quantity=numbers["quantity"] or Decimal(1),
        discount_percent=numbers["discount_percent"] or Decimal(0),
        tax_percent=numbers["tax_percent"],
    )
