"""What the rules read of one document: fields that stand by labels, geometry and high-precision wording."""

from indexer.facts import hours, term
from indexer.facts.document.document import Doc
from indexer.facts.document.found import Found
from indexer.facts.duties import law
from indexer.facts.duties.consultants import named_consultant
from indexer.facts.duties.custom_work import custom_work
from indexer.facts.duties.visits import onsite_visits
from indexer.facts.money import claims, fees, money_rules
from indexer.facts.who import identity, kinds
from indexer.facts.who.parties import parties
from indexer.facts.who.product import product


def read(doc: Doc) -> dict[str, Found]:
    """Every field but the lists; what the rules do not see stated is left out."""
    found = _whose(doc) | _terms(doc)
    kind = found["kind"].value if "kind" in found else None
    return found | fees.fees(doc, kind) | term.read(doc)


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
