"""The watch over the sample company on a morning in November 2026: what a newcomer sees on the tour."""

import json
from datetime import date
from pathlib import Path

from knowledge.rules.contract.facts_in_force import Stated, Terms, in_force
from knowledge.rules.renewal.renewal_terms import terms_of
from knowledge.rules.renewal.renewals import watch

GOLD = Path(__file__).parents[2] / "quality" / "sample_gold.jsonl"
RECORDS = [json.loads(line) for line in GOLD.read_text("utf-8").splitlines()]
MORNING = date(2026, 11, 23)

EXPECTED = {
    "STX-L-2024-018": ("running", "2027-01-31", "opt_out 2026-12-02"),
    "STX-P-2025-077": ("unknown", None, None),
    "MZ-SH-2025-007": ("running", "2027-03-31", "opt_out 2027-02-14"),
    "HJ-F-2026-041": ("running", "2026-12-31", "opt_out 2026-11-30"),
    "HJ-S-2025-112": ("running", "2027-03-15", "ask_renewal 2027-02-15"),
    "ABS-LIC-4470": ("late", "2027-03-31", "end 2027-03-31"),
    "ABS-SUP-4471": ("running", "2027-06-30", "opt_out 2027-03-30"),
    "FH-2025-1183": ("running", "2026-12-31", "ask_renewal 2026-12-01"),
    "FH-NDA-2023-204": ("running", "2026-12-03", "end 2026-12-03"),
    "KMN-DE-0932": ("running", "2027-01-14", "opt_out 2026-12-14"),
}


def stated(source, record):
    facts = (Stated(name, value, source, 100 * source + place) for place, (name, value) in enumerate(record.items()))
    days = (record.get(name) and date.fromisoformat(record[name]) for name in ("effective_on", "signed_on"))
    return Terms(source, *days, tuple(fact for fact in facts if fact.value is not None))


def shown(base):
    amendments = [stated(n, r) for n, r in enumerate(RECORDS, 1) if r["amends"] == base["number"]]
    facts = in_force(stated(0, base), amendments, MORNING)
    seen = watch(terms_of({name: fact.value for name, fact in facts.items()}), MORNING)
    return (
        str(seen.state),
        seen.term and seen.term.ends_on.isoformat(),
        seen.deadline and f"{seen.deadline.kind} {seen.deadline.on}",
    )


def test_the_sample_contracts_stand_where_the_tour_says():
    assert EXPECTED == {record["number"]: shown(record) for record in RECORDS if record["amends"] is None}
