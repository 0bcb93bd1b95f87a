"""Builders of tickets for tests: a contract's terms, and a log that is written in one line an event."""

from datetime import UTC, datetime, timedelta

from knowledge.rules.clocks.ticket_states import Event, fold
from knowledge.rules.clocks.ticket_terms import ContractTerms, Promise, terms_json
from knowledge.rules.contract_record import CreditTerm, Money
from knowledge.rules.time.calendars import calendar_of

MONDAY = datetime(2026, 6, 1, 9, tzinfo=UTC)
OFFICE = calendar_of({"timezone": "UTC", "weekly": {day: [["09:00", "17:00"]] for day in "12345"}})

TERMS = ContractTerms(
    promises=(
        Promise("P1", "response", "PT30M", "24x7"),
        Promise("P1", "plan", "PT1H", "24x7"),
        Promise("P1", "workaround", "PT4H", "24x7"),
        Promise("P1", "restore", "PT4H", "24x7"),
        Promise("P1", "resolve", "PT24H", "24x7"),
        Promise("P1", "update", "PT2H", "24x7"),
        Promise("P1", "interim", "PT24H", "24x7"),
        Promise("P1", "onsite", "P2D", "business"),
        Promise("P1", "change_record", "P2D", "business"),
        Promise("P2", "response", "PT4H", "business"),
        Promise("P2", "resolve", "P2D", "business"),
    ),
    hours=OFFICE,
    document="support.pdf",
    credits=(CreditTerm("P1 fault not restored in time", 5, "monthly_fee", 20),),
    credit_claim_within="P30D",
    annual_fee=Money("120000.00", "EUR"),
)


def after(hours=0, minutes=0, days=0):
    """An instant so long after Monday 09:00 UTC, when every test ticket is opened."""
    return MONDAY + timedelta(days=days, hours=hours, minutes=minutes)


def opened(level="P1", severity="S1", terms=TERMS, at=MONDAY):
    data = {"title": "Line 3 stands", "severity": severity, "level": level, "owner": "U-owner", "vendor": "Arden"}
    return Event(1, at, "opened", "U-reporter", data | {"terms": terms_json(terms)})


def log(*steps, level="P1", severity="S1"):
    """Events after an opening: `(hours, kind)` or `(hours, kind, data)` each."""
    events = [opened(level, severity)]
    for hours, kind, *data in steps:
        events.append(Event(len(events) + 1, after(hours), kind, "U-owner", data[0] if data else {}))
    return events


def state(*steps, **options):
    return fold(log(*steps, **options))
