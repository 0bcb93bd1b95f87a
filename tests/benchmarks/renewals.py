"""Times the digest for 2,000 contracts, and two simulated years of 500 contracts and 12 people; run as a module.

python -m tests.benchmarks.renewals
"""

import random
import tempfile
import time
from datetime import UTC, date, datetime
from pathlib import Path

from bot.desk.people.readers import readers
from bot.desk.people.rounds import Rounds
from bot.desk.reports.digest import parts
from bot.desk.reports.digest_sending import digest_for
from bot.replies.drawing.blocks import fits
from bot.replies.reports.digest import digest_message
from knowledge.records.db import Database
from knowledge.records.people import digests
from tests.companies import add_company
from tests.scenarios.simulated_years import CHANNEL, counts, expected_steps, live, sent_steps

START, DAYS, RUNS = date(2026, 1, 1), 730, 5
MORNING = datetime(2026, 11, 23, 2, tzinfo=UTC)


def empty_database() -> Database:
    database = Database(f"sqlite:///{Path(tempfile.mkdtemp()) / 'desk.db'}")
    database.migrate()
    return database


def time_digest(contracts: int) -> str:
    """Seconds for one channel's digest over so many contracts, read from the database and put into blocks."""
    database = empty_database()
    with database.sessions.begin() as session:
        add_company(session, contracts=contracts, people=12, start=START, chance=random.Random(3))
        digests.subscribe(session, CHANNEL)
    with database.reading() as session:
        known = Rounds("digest", lambda *_: None)._known(session)
        reader = next(reader for reader in readers(session, MORNING) if reader.is_channel)
        friday = digest_for(session, reader, date(2026, 11, 20), known, None)
        seconds = []
        for _ in range(RUNS):
            began = time.perf_counter()
            known = Rounds("digest", lambda *_: None)._known(session)
            found = digest_for(session, reader, MORNING.date(), known, friday.said)
            payloads = [part | {"lang": "zh", "personal": False, "all_clear": False} for part in parts(found)]
            messages = [digest_message(payload) for payload in payloads]
            seconds.append(time.perf_counter() - began)
    whole = all(fits(message.blocks) for message in messages)
    return (
        f"digest of {found.watched:,} contracts: {min(seconds):.2f} s (best of {RUNS}); "
        f"{len(found.changed)} changes, {len(found.due)} due, "
        f"{len(messages)} messages, within Slack's limits: {whole}"
    )


def time_two_years() -> str:
    database = empty_database()
    life = live(database, contracts=500, people=12, start=START, days=DAYS)
    expected, sent = expected_steps(database, life, START, DAYS), sent_steps(life)
    return (
        f"{counts(life)}; steps expected {len(expected):,}, sent on their day {len(expected.items() & sent.items()):,}"
    )


if __name__ == "__main__":
    print(time_digest(2_000))
    print(time_two_years())
