"""Quotes: taken in from a text, and matched to the contract that they are for."""

import hashlib
from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from bot.desk.people.people_allowed import open_contract
from bot.desk.renewals.own_costs import written
from indexer.prices.price_tables import PricedRow, PriceTable, price_tables
from knowledge.errors import BadInput, NotFound
from knowledge.records.contracts.contracts import ACTIVE, Contract
from knowledge.records.documents import documents
from knowledge.records.documents.documents import Document
from knowledge.records.people import people
from knowledge.records.renewals import price_offers
from knowledge.records.renewals.price_offers import PriceOffer
from knowledge.rules.access import COMMERCIAL, Asker
from knowledge.rules.prices.module_names import likeness, partners
from knowledge.rules.prices.price_quotes import QuoteLine
from knowledge.rules.prices.total_cost import OwnCosts

LINE_NUMBERS = ("unit_price", "quantity", "discount_percent", "tax_percent")


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
        raise BadInput("quote_without_table", name=name)
    candidates = _candidates(session) if contract is None else []
    found: list[PriceOffer] = []
    for table in tables:
        for rows in _by_seller(table):
            fitting = contract or _fitting(candidates, text, table, rows)
            if fitting is not None:
                found.append(_store(session, fitting, table, rows, name=name, by=by, now=now, document=document))
    if not found:
        raise BadInput("quote_of_no_contract", name=name)
    return found


def take_with_costs(
    session: Session, contract: Contract, table: str, own: OwnCosts | None, *, name: str, by: str, now: datetime
) -> PriceOffer:
    """Take in a pasted quote, or the contract's newest, learned or entered, where none is; our own costs stay with it.

    Raises NotFound where there is no quote yet that this person may read.
    """
    if table.strip():
        offers = take_in(session, table, name=name, by=by, now=now, contract=contract)
    else:
        offers = readable(session, gather(session, contract, now), people.asker_of(session, by))[-1:]
    if not offers:
        raise NotFound("quote_not_yet", contract=contract.product or contract.title)
    for offer in offers:
        offer.own_costs = written(own) if own else offer.own_costs
    return offers[-1]


def gather(session: Session, contract: Contract, now: datetime) -> list[PriceOffer]:
    """The contract's quotes, after taking in those among the learned documents that have not been."""
    candidates = _candidates(session)
    for document in _mentioning(session, contract):
        for table in price_tables(document.text):
            for rows in _by_seller(table):
                if _fitting(candidates, document.text, table, rows) is contract:
                    _store(session, contract, table, rows, name=document.name, by="desk", now=now, document=document)
    return price_offers.of_contract(session, contract.id)


def readable(session: Session, offers: Iterable[PriceOffer], asker: Asker) -> list[PriceOffer]:
    """Those of some quotes that the asker may see: whoever pasted one may, and who may read the file it is from."""
    listed = list(offers)
    read_from = documents.by_id(session, {offer.document_id for offer in listed if offer.document_id})
    return [offer for offer in listed if _may_see(asker, offer, read_from.get(offer.document_id or 0))]


def _may_see(asker: Asker, offer: PriceOffer, document: Document | None) -> bool:
    """What a file's audience is now counts, not what it was when the quote was read."""
    if asker.person is not None and asker.person == offer.entered_by:
        return True
    return asker.may_read(document.audience if document else offer.audience)


def check_offer(session: Session, offer_id: int, person: str) -> tuple[PriceOffer, Contract]:
    """A quote and its contract, if this person may see both; raises NotFound as for one that is not there."""
    offer = session.get(PriceOffer, offer_id)
    if offer is None:
        raise NotFound("quote_gone")
    contract = open_contract(session, offer.contract_id, person)
    if not readable(session, [offer], people.asker_of(session, person)):
        raise NotFound("quote_gone")
    return offer, contract


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
    return max((len(pairs(lines, table)) for table in price_tables(contract.document.text)), default=0)


def pairs(quoted: Sequence[QuoteLine], table: PriceTable) -> dict[int, int]:
    """Which quoted line is which row of a price table, by their places."""
    return partners([line.module for line in quoted], [row.line.module for row in table.rows])


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
        audience=document.audience if document else COMMERCIAL,
        content_hash=digest,
        entered_by=by,
        entered_at=now,
    )
    session.add(offer)
    session.flush()
    return offer


def _raw(row: PricedRow) -> dict[str, Any]:
    line = row.line
    numbers = {name: None if (v := getattr(line, name)) is None else str(v) for name in LINE_NUMBERS}
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
