"""How long a tick takes: `python -m tests.benchmarks.tick` opens 1,000 to 100,000 tickets, of which 1,000 are due now.

Each due ticket gives a warning and a new countdown. Slack answers at once; SQLite commits to a real file.
"""

import sys
import tempfile
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path

from sqlalchemy import insert

from bot.desk.tickets import watch
from bot.outbox import Delivery
from bot.replies.drawing.blocks import Message
from bot.scheduler import run_once
from knowledge.records.db import Database
from knowledge.records.tickets.tickets import Ticket, TicketEvent
from knowledge.rules.clocks.ticket_terms import ContractTerms, Promise, terms_json
from knowledge.rules.contract_record import CreditTerm, Money

NOW = datetime(2026, 6, 1, 12, tzinfo=UTC)
DUE = 1_000
SIZES = (1_000, 10_000, 100_000)
_CHUNK = 2_000
_TERMS = ContractTerms(
    promises=(
        Promise("P1", "response", "PT30M", "24x7"),
        Promise("P1", "restore", "PT4H", "24x7"),
        Promise("P1", "resolve", "P10D", "24x7"),
    ),
    credits=(CreditTerm("P1 not restored in time", 5, "monthly_fee", 20),),
    annual_fee=Money("120000.00", "EUR"),
)


class InstantSlack:
    """Takes everything at once."""

    def __init__(self) -> None:
        self.posted = 0

    def post(self, *, channel: str, thread_ts: str | None, said: Message, key: str) -> tuple[str, str]:
        self.posted += 1
        return channel, f"{self.posted}.0"

    def update(self, *, channel: str, ts: str, said: Message, key: str) -> None:
        self.posted += 1

    def find(self, *, channel: str, thread_ts: str | None, key: str) -> str | None:
        return None


def fill(database: Database, size: int) -> None:
    """Open tickets; the first thousand passed half of their restore time, the others were opened just now."""
    for first in range(1, size + 1, _CHUNK):
        numbers = range(first, min(first + _CHUNK, size + 1))
        with database.sessions.begin() as session:
            session.execute(insert(Ticket), [_ticket(number) for number in numbers])
            session.execute(insert(TicketEvent), [_event(number, 1, "opened") for number in numbers])
            session.execute(insert(TicketEvent), [_event(number, 2, "vendor_responded") for number in numbers])


def _opened_at(number: int) -> datetime:
    return NOW - (timedelta(hours=2, minutes=1) if number <= DUE else timedelta(minutes=2))


def _ticket(number: int) -> dict[str, object]:
    opened = _opened_at(number)
    return {
        "id": number, "title": f"Fault {number}", "status": "in_progress", "severity": "S1", "level": "P1",
        "reporter": "U1", "owner": "U2", "channel": f"C{number % 50}", "lang": "en", "opened_at": opened,
        "changed_at": opened, "next_look": opened + timedelta(minutes=24),
    }  # fmt: skip


def _event(number: int, seq: int, kind: str) -> dict[str, object]:
    at = _opened_at(number) + timedelta(minutes=seq - 1)
    data: dict[str, object] = {}
    if kind == "opened":
        data = {"title": f"Fault {number}", "severity": "S1", "level": "P1", "owner": "U2"} | {"terms": _TERMS_JSON}
    return {
        "ticket_id": number, "seq": seq, "at": at, "recorded_at": at, "kind": kind, "by": "U2", "data": data,
    }  # fmt: skip


_TERMS_JSON = terms_json(_TERMS)


def measure(size: int) -> tuple[float, float, int]:
    """Seconds to look at what is due, seconds to send it, and messages sent."""
    with tempfile.TemporaryDirectory() as folder:
        database = Database(f"sqlite:///{Path(folder) / 'desk.db'}")
        database.migrate()
        fill(database, size)
        slack = InstantSlack()
        delivery = Delivery(slack, lambda _, message, __: Message(message.template), watch.still_true)
        began = time.perf_counter()
        looked = run_once(database, None, lambda: NOW)
        between = time.perf_counter()
        ran = run_once(database, delivery, lambda: NOW)
        ended = time.perf_counter()
        database.close()
    assert (DUE, 2 * DUE, 2 * DUE) == (looked.tickets, ran.sent, slack.posted), (looked, ran, slack.posted)
    return between - began, ended - between, ran.sent


def main() -> None:
    sizes = [int(word) for word in sys.argv[1:]] or SIZES
    for size in sizes:
        looking, sending, sent = measure(size)
        print(f"{size:>7,} open, {DUE:,} due: {looking:5.2f} s looking, {sending:5.2f} s sending {sent:,} messages")


if __name__ == "__main__":
    main()
