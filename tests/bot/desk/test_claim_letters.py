"""What a claim letter quotes, and its last day: the row and the clauses of the contract, and a day."""

import io
from datetime import datetime
from zoneinfo import ZoneInfo

import docx
import pytest

from bot.desk.tickets import letters
from bot.desk.tickets import tickets as verbs
from bot.desk.tickets.quoted_lines import line_of_credit, line_of_promise
from bot.replies.tickets.claim_letter import claim_letter
from bot.replies.tickets.claims import claim_view
from bot.scheduler import run_once
from knowledge.records.contracts.contracts import Fact
from knowledge.records.people.people import Person
from knowledge.rules.clocks.credits import claim_day
from knowledge.rules.clocks.ticket_terms import Promise
from knowledge.rules.contract_record import Quote
from tests.bot.desk.test_ticket_verbs import report
from tests.companies import add_contract
from tests.knowledge.rules.tickets import MONDAY, after

TEXT = """Support of the Heron press line
3. Times
Level | First response | Restored within
P1 | 30 minutes | 4 hours
P2 | 4 hours | 2 days
7. Credits
7.2 Where a P1 fault is not restored in time, 5% of the monthly fee is credited. Credits never exceed 20%.
"""
RULE = "P1 fault not restored in time"


def quote(words, text=TEXT):
    start = text.index(words)
    return Quote(words, start, start + len(words))


@pytest.fixture
def contract(session):
    contract = add_contract(session, "HP-1", {}, vendor="Heron", text=TEXT)
    credit = {"when": RULE, "percent": 5, "of": "monthly_fee", "cap_percent": 20}
    found = quote("5% of the monthly fee")
    told = {"percent": {"text": found.text, "start": found.start, "end": found.end, "page": None}}
    contract.facts.append(Fact(field="credits[0]", value=credit, as_read=credit, quotes=told, state="confirmed"))
    session.flush()
    return contract


def test_a_cell_is_quoted_with_its_row_and_what_its_columns_are(contract):
    promise = Promise("P1", "restore", "PT4H", "24x7", quote("4 hours"))

    assert "Level | First response | Restored within\nP1 | 30 minutes | 4 hours" == line_of_promise(contract, promise)


def test_a_sentence_is_quoted_whole_and_no_further(contract):
    assert line_of_credit(contract, RULE).endswith("5% of the monthly fee is credited.")
    assert line_of_credit(contract, RULE).startswith("7.2 Where a P1")


def test_a_quote_of_another_reading_is_not_looked_for(contract):
    promise = Promise("P1", "restore", "PT4H", "24x7", Quote("4 hours", 0, 7))

    assert line_of_promise(contract, promise) is None


@pytest.mark.parametrize(
    ("until", "zone", "day"),
    [
        ("2026-12-30T00:00:00+00:00", "UTC", "2026-12-29"),
        ("2026-12-29T16:00:00+00:00", "Asia/Shanghai", "2026-12-29"),
        ("2026-12-30T05:00:00+00:00", "America/New_York", "2026-12-29"),
        ("2026-12-30T09:30:00+00:00", "UTC", "2026-12-30"),
    ],
)
def test_a_time_that_ends_at_midnight_ends_with_the_day_before(until, zone, day):
    assert day == claim_day(datetime.fromisoformat(until), ZoneInfo(zone)).isoformat()


@pytest.mark.parametrize(("lang", "last"), [("en", "1 July 2026"), ("zh", "2026年7月1日")])
def test_letter_and_page_say_the_row_the_credit_clause_and_a_day(session, desk, contract, lang, last):
    """Restoring was due on 1 June; thirty days to claim end with 1 July."""
    contract.vendor.name = "Heron" if lang == "en" else "鹭岛软件有限公司"
    session.add(Person(slack_id="U-own", role="it_owner", lang=lang, attributes={}))
    ticket = verbs.open_ticket(session, report(vendor=contract.vendor.name, contract_id=contract.id), MONDAY)
    session.commit()
    run_once(desk, None, lambda: after(5))

    file = letters.claim_file(session, ticket.id, "restore:1", by="U-own", now=after(5))
    _, data = claim_letter(file, after(5))
    page = str(claim_view(file, lang, after(5)))

    written = "\n".join(p.text for p in docx.Document(io.BytesIO(data)).paragraphs)
    assert "5% of the monthly fee is credited." in written
    assert last in written
    assert last in page
    assert "2026-07-02" not in written
