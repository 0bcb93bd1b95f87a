"""Contract facts: a parsed document becomes a record in which every value has its quote.

`extract` asks each field group's reader; what a document does not state stays none.
"""

from dataclasses import asdict
from typing import Any

from indexer.facts import claims, document, fees, hours, identity, kinds, law, money_rules, sla, term
from indexer.facts.assumptions import about
from indexer.facts.consultants import named_consultant
from indexer.facts.custom_work import custom_work
from indexer.facts.document import Doc
from indexer.facts.found import Found, FoundItem
from indexer.facts.parties import parties
from indexer.facts.product import product
from indexer.facts.visits import onsite_visits
from indexer.parsed import Parsed
from knowledge.rules.contract_record import ContractRecord, Quote


def extract(parsed: Parsed) -> ContractRecord:
    """Read every field of one document; values are as stated, each with its exact quote."""
    doc = document.read(parsed)
    found = _whose(doc) | _terms(doc)
    kind = found["kind"].value if "kind" in found else None
    found |= fees.fees(doc, kind) | term.read(doc)
    lists = (
        {"sla": [], "credits": []}
        if kind == "nda"
        else {
            "sla": sla.read(doc, found.get("service_hours"), amends=kind == "amendment"),
            "credits": claims.credits(doc),
        }
    )
    said = about(doc, found, lists["sla"])
    found = {name: one for name, one in said.found.items() if one.value is not None}
    values: dict[str, Any] = {name: one.value for name, one in found.items()}
    values |= {name: tuple(one.value for one in several) for name, several in lists.items()}
    places = {name: (one.start, one.end) for name, one in found.items()} | _item_places(lists)
    quotes = {name: _quote(parsed, *place) for name, place in places.items()}
    return ContractRecord(**values, quotes=quotes, doubts=said.doubts, units=said.units)


def record_json(record: ContractRecord) -> dict[str, Any]:
    """Give the record as one JSON object: every field, absent ones null, and `quotes`."""
    return asdict(record)


def _whose(doc: Doc) -> dict[str, Found]:
    """Identity and parties: what the contract is, between whom, about what."""
    title, number, both = identity.title(doc), identity.number(doc), parties(doc)
    kind = kinds.kind(doc, title)
    amended = (
        identity.amends(doc, str(number.value) if number else None) if kind and kind.value == "amendment" else None
    )
    return _present(
        title=title,
        number=number,
        kind=kind,
        amends=amended,
        vendor=both.vendor,
        customer=both.customer,
        product=product(doc, title, both),
        ip_of_custom_work=None if kind and kind.value == "nda" else custom_work(doc, both),
    )


def _terms(doc: Doc) -> dict[str, Found]:
    """The rules that stand on their own in a sentence."""
    return money_rules.retention(doc) | _present(
        price_increase_cap_percent=money_rules.price_cap(doc),
        onsite_visits_per_year=onsite_visits(doc),
        named_consultant=named_consultant(doc),
        service_hours=hours.service_hours(doc),
        credit_claim_within=claims.claim_within(doc),
        governing_law=law.governing_law(doc),
    )


def _present(**readings: Found | None) -> dict[str, Found]:
    return {name: found for name, found in readings.items() if found is not None}


def _item_places(lists: dict[str, list[FoundItem]]) -> dict[str, tuple[int, int]]:
    return {
        f"{name}[{number}].{part}": place
        for name, several in lists.items()
        for number, one in enumerate(several)
        for part, place in one.parts.items()
    }


def _quote(parsed: Parsed, start: int, end: int) -> Quote:
    return Quote(parsed.text[start:end], start, end, parsed.page_of(start))
