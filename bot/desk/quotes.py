"""Quotes: taken in from a text, matched to their contract, and held against what is paid now.

What is paid now is the price table of the contract's own document; where it has none, the yearly fee in force.
"""

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from indexer.price_columns import tax_included
from indexer.price_tables import PricedRow, PriceTable, price_tables
from knowledge.errors import BadInput
from knowledge.records import contracts, price_offers
from knowledge.records.contracts import ACTIVE, Contract
from knowledge.records.documents import Document
from knowledge.records.price_offers import PriceOffer
from knowledge.rules.access import EVERYONE, Asker
from knowledge.rules.durations import Duration
from knowledge.rules.facts_in_force import InForce
from knowledge.rules.module_names import likeness, partners
from knowledge.rules.price_comparison import Comparison, compare
from knowledge.rules.price_quotes import Basis, Quote, QuoteLine
from knowledge.rules.total_cost import OwnCosts, TotalCost, total_cost

_LINE_NUMBERS = ("unit_price", "quantity", "discount_percent", "tax_percent")


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


def take_in(
    session: Session,
    text: str,
    *,
    name: str,
    by: str,
    now: datetime,
    contract: Contract | None = None,
    document: Document | None = None,
) -> list[PriceOffer]:
    """Enter the quotes that a text holds, each once, for the contract named or the one they fit.

    Raises BadInput where the text has no price table, or where no contract fits any of it.
    """
    tables = price_tables(text)
    if not tables:
        raise BadInput(f"{name} holds no price table; give one with a column for the module and one for the price.")
    candidates = _candidates(session) if contract is None else []
    found: list[PriceOffer] = []
    for table in tables:
        for rows in _by_seller(table):
            fitting = contract or _fitting(candidates, text, table, rows)
            if fitting is not None:
                found.append(_store(session, fitting, table, rows, name=name, by=by, now=now, document=document))
    if not found:
        raise BadInput(f"{name} fits no contract of the register; say which contract it is for.")
    return found


def gather(session: Session, contract: Contract, now: datetime) -> list[PriceOffer]:
    """The contract's quotes, after taking in those among the learned documents that have not been."""
    for document in _mentioning(session, contract):
        for table in price_tables(document.text):
            for rows in _by_seller(table):
                if _fitting(_candidates(session), document.text, table, rows) is contract:
                    _store(session, contract, table, rows, name=document.name, by="desk", now=now, document=document)
    return price_offers.of_contract(session, contract.id)


def readable(offers: Iterable[PriceOffer], asker: Asker) -> list[PriceOffer]:
    """Those of some quotes that the asker may see."""
    return [offer for offer in offers if asker.may_read(offer.audience)]


def compared(session: Session, offer: PriceOffer, on: date, *, own: OwnCosts | None = None) -> Compared:
    """Hold a quote against its contract on a day; raises BadInput where the currencies differ."""
    contract = session.get_one(Contract, offer.contract_id)
    facts = contracts.facts_in_force(contract, on)
    lines = [(_line(raw), bool(raw["optional"])) for raw in offer.lines]
    counted = tuple(line for line, optional in lines if not optional)
    quote = Quote(lines=counted, currency=offer.currency, valid_until=offer.valid_until)
    running, source = running_prices(contract, facts, counted)
    cap = facts.get("price_increase_cap_percent")
    percent = None if cap is None else Decimal(str(cap.value))
    return Compared(
        offer=offer,
        quote=quote,
        optional=tuple(line for line, optional in lines if optional),
        running=running,
        running_from=source,
        cap_percent=percent,
        comparison=compare(quote, running, cap_percent=percent),
        cost=total_cost(quote, own or OwnCosts()),
    )


def running_prices(contract: Contract, facts: Mapping[str, InForce], quoted: Sequence[QuoteLine]) -> tuple[Quote, str]:
    """What the contract costs now, and whether that is its price table or only its fee."""
    fee = facts.get("annual_fee")
    moved = fee is not None and fee.stated.source != contract.id
    tables = [] if moved else [t for t in price_tables(contract.document.text) if _yearly(t)]
    if tables:
        best = max(tables, key=lambda table: len(_pairs(quoted, table)))
        if _pairs(quoted, best) or len(best.rows) > 1:
            currency = best.currency or (fee.value["currency"] if fee else None)
            return replace(best.quote(), currency=currency), "table"
    if fee is None:
        return Quote(lines=(), currency=None), "none"
    return Quote(lines=(_fee_line(contract, fee, quoted),), currency=fee.value["currency"]), "fee"


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


def _pairs(quoted: Sequence[QuoteLine], table: PriceTable) -> dict[int, int]:
    return partners([line.module for line in quoted], [row.line.module for row in table.rows])


def _by_seller(table: PriceTable) -> list[list[PricedRow]]:
    """A table's rows by vendor and product, where it has such columns."""
    groups: dict[tuple[str | None, str | None], list[PricedRow]] = {}
    for row in table.rows:
        groups.setdefault((row.vendor, row.product), []).append(row)
    return list(groups.values())


def _candidates(session: Session) -> list[Contract]:
    query = select(Contract).join(Document, Contract.document_id == Document.id)
    living = query.where(Contract.state == ACTIVE, Contract.base_id.is_(None), Document.removed_at.is_(None))
    return [c for c in session.scalars(living.order_by(Contract.id)) if c.kind not in ("amendment", "nda")]


def _fitting(
    candidates: Iterable[Contract], text: str, table: PriceTable, rows: Sequence[PricedRow]
) -> Contract | None:
    """The contract whose number is named beside the table; else the vendor's with the most modules in common."""
    listed = list(candidates)
    around = "\n".join(table.around)
    named = [c for c in listed if c.number and c.number in around]
    if len(named) == 1:
        return named[0]
    seller = rows[0].vendor or table.vendor
    ours = [c for c in named or listed if c.vendor and _is_seller(c.vendor.name, seller, text)]
    scored = [(_common(rows, c), _product(rows, around, c), -i, c) for i, c in enumerate(ours)]
    best = max(scored, default=None, key=lambda item: item[:3])
    return best[3] if best and (best[0] or best[1] >= 1 or len(ours) == 1) else None


def _is_seller(vendor: str, seller: str | None, text: str) -> bool:
    """Whether a vendor is the seller that a quote names, or is named anywhere in it."""
    plain = "".join(vendor.split()).casefold()
    if seller:
        return likeness(vendor, seller) >= 0.75 or "".join(seller.split()).casefold() in plain
    return plain in "".join(text.split()).casefold()


def _common(rows: Sequence[PricedRow], contract: Contract) -> int:
    lines = [row.line for row in rows]
    return max((len(_pairs(lines, table)) for table in price_tables(contract.document.text)), default=0)


def _product(rows: Sequence[PricedRow], around: str, contract: Contract) -> float:
    """1 where the contract's product is the rows' product, or is spoken of beside the table."""
    if not contract.product:
        return 0.0
    if rows[0].product:
        return float(likeness(contract.product, rows[0].product) >= 0.75 or rows[0].product in contract.title)
    return float(contract.product.casefold() in around.casefold())


def _mentioning(session: Session, contract: Contract) -> list[Document]:
    """Documents that are no contracts and speak of this contract's number or its vendor."""
    words = [w for w in (contract.number, contract.vendor.name if contract.vendor else None) if w]
    registered = select(Contract.document_id)
    query = select(Document).where(Document.removed_at.is_(None), Document.id.not_in(registered))
    spoken = or_(*(Document.text.contains(word, autoescape=True) for word in words))
    return list(session.scalars(query.where(spoken).order_by(Document.id))) if words else []


def _store(
    session: Session,
    contract: Contract,
    table: PriceTable,
    rows: Sequence[PricedRow],
    *,
    name: str,
    by: str,
    now: datetime,
    document: Document | None,
) -> PriceOffer:
    lines = [_raw(row) for row in rows]
    digest = hashlib.sha256(repr((table.number, table.valid_until, lines)).encode()).hexdigest()
    known = price_offers.known(session, contract.id, digest)
    if known is not None:
        return known
    offer = PriceOffer(
        contract_id=contract.id,
        document_id=document.id if document else None,
        name=name,
        number=table.number,
        offered_on=table.offered_on,
        valid_until=table.valid_until,
        currency=table.currency,
        lines=lines,
        remarks=list(table.remarks),
        audience=document.audience if document else EVERYONE,
        content_hash=digest,
        entered_by=by,
        entered_at=now,
    )
    session.add(offer)
    session.flush()
    return offer


def _raw(row: PricedRow) -> dict[str, Any]:
    line = row.line
    numbers = {name: None if (v := getattr(line, name)) is None else str(v) for name in _LINE_NUMBERS}
    return {
        **numbers,
        "module": line.module,
        "users": line.users,
        "term": str(line.term) if line.term else None,
        "tax_included": line.tax_included,
        "basis": line.basis.value,
        "text": row.text,
        "note": row.note,
        "optional": row.optional,
    }


def _line(raw: Mapping[str, Any]) -> QuoteLine:
    numbers = {name: None if raw[name] is None else Decimal(raw[name]) for name in _LINE_NUMBERS}
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
