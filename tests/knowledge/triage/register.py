"""A register with one contract of our own, whose levels have definitions and one rule beside them."""

from datetime import UTC, date, datetime
from typing import Any

from sqlalchemy.orm import Session

from knowledge.records.contracts.contracts import Contract, Fact
from knowledge.records.contracts.vendors import Vendor
from knowledge.records.documents.documents import Document

ON = date(2026, 5, 4)
NOW = datetime(2026, 5, 4, 8, tzinfo=UTC)
LEVELS = (
    ("Red", "No shop can sell, or customer data has become known to outsiders."),
    ("Amber", "A shop cannot sell, or at least ten (10) clerks are blocked, and there is no workaround."),
    ("Green", "A fault with a workaround, or one that concerns a single clerk."),
    ("Grey", "Questions, wishes and matters of taste."),
)
TEXT = "\n".join(f"{name}: {definition}" for name, definition in LEVELS) + (
    "\nIf the fault has come back to normal by itself, the ticket is Grey."
)


def add_contract(session: Session, *, audience: str = "everyone") -> Contract:
    """Tillwright's support agreement TW-9."""
    vendor = Vendor(name="Tillwright Retail Software Ltd", aliases=[])
    session.add(vendor)
    document = Document(
        uri="/docs/tillwright.md", name="tillwright.md", title="Tillwright Support Agreement", content_hash="x",
        audience=audience, text=TEXT, pages=[], learned_at=NOW,
    )  # fmt: skip
    session.add(document)
    session.flush()
    contract = Contract(
        document_id=document.id, vendor_id=vendor.id, number="TW-9", title=document.title, kind="support",
        product="Tillwright POS", learned_at=NOW,
    )  # fmt: skip
    session.add(contract)
    session.flush()
    session.add_all(_fact(contract.id, i, *level) for i, level in enumerate(LEVELS))
    session.flush()
    return contract


def _fact(contract: int, number: int, name: str, definition: str) -> Fact:
    start = TEXT.index(definition)
    quote = {"text": definition, "start": start, "end": start + len(definition), "page": None}
    value: dict[str, Any] = {
        "level": name, "name": None, "definition": definition, "milestone": "response", "within": f"PT{number + 1}H",
        "clock": "business",
    }  # fmt: skip
    return Fact(contract_id=contract, field=f"sla[{number}]", value=value, as_read=value, quotes={"definition": quote})
