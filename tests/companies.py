"""Companies of any size for the tests of renewals: contracts with the facts that their dates hang on, and people."""

import random
from datetime import UTC, date, datetime, timedelta

from sqlalchemy.orm import Session

from knowledge.records.contracts.contracts import Contract, Fact
from knowledge.records.contracts.vendors import Vendor
from knowledge.records.documents.documents import Document
from knowledge.records.people.people import Person

LONG_AGO = datetime(2025, 1, 1, tzinfo=UTC)
ZONES = ("Asia/Shanghai", "Europe/Berlin", "America/Chicago", "Asia/Kolkata")


def add_person(session: Session, slack_id: str, **given) -> Person:
    person = Person(slack_id=slack_id, **{"name": slack_id, "timezone": "Asia/Shanghai", "lang": "zh", **given})
    session.add(person)
    return person


def add_contract(session: Session, number: str, facts: dict, **given) -> Contract:
    """A contract whose document is for everyone, owned by nobody, unless given otherwise."""
    document = Document(
        uri=f"/contracts/{number}.docx", name=f"{number}.docx", title=number, content_hash=number, pages=[],
        text=given.pop("text", ""), learned_at=LONG_AGO, audience=given.pop("audience", "everyone"),
    )  # fmt: skip
    vendor = given.pop("vendor", None)
    if vendor is not None:
        given["vendor_id"] = vendor_called(session, vendor).id
    session.add(document)
    session.flush()
    described = {"title": f"Contract {number}", "kind": "support", "product": None, "learned_at": LONG_AGO}
    contract = Contract(document_id=document.id, number=number, **(described | given))
    contract.facts = [
        Fact(field=name, value=value, as_read=value, quotes={}, state="confirmed") for name, value in facts.items()
    ]
    session.add(contract)
    session.flush()
    return contract


def vendor_called(session: Session, name: str) -> Vendor:
    found = session.query(Vendor).filter_by(name=name).one_or_none()
    if found is None:
        found = Vendor(name=name, aliases=[])
        session.add(found)
        session.flush()
    return found


def any_terms(chance: random.Random, start: date) -> dict:
    """The deciding facts of a made-up contract that ends within two and a half years of `start`."""
    facts = {
        "kind": "support",
        "expires_on": (start + timedelta(days=chance.randrange(-60, 900))).isoformat(),
        "auto_renews": chance.random() < 0.7,
        "signed_on": (start - timedelta(days=chance.randrange(200, 900))).isoformat(),
    }
    if facts["auto_renews"]:
        facts["renewal_term"] = chance.choice(["P1Y", "P6M", "P2Y"])
    if chance.random() < 0.9:
        facts["notice_period"] = chance.choice(["P30D", "P60D", "P90D", "P1M", "P3M", "P120D"])
    return facts


def add_company(session: Session, *, contracts: int, people: int, start: date, chance: random.Random) -> list[str]:
    """People in four zones and contracts that they own, one in twelve owned by nobody; returns the people's ids."""
    ids = [f"U{n:03}" for n in range(people)]
    for n, slack_id in enumerate(ids):
        add_person(session, slack_id, timezone=ZONES[n % len(ZONES)], lang="zh" if n % 2 else "en")
    for n in range(contracts):
        owner = None if n % 12 == 0 else chance.choice(ids)
        vendor = f"Vendor {n % 40}"
        add_contract(session, f"C-{n:04}", any_terms(chance, start), owner=owner, vendor=vendor, product=f"Product {n}")
    return ids
