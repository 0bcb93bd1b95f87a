"""The scheduler's steps about renewals: reminders, digests, scorecards, surveys; and whether a reminder still holds."""

from collections.abc import Callable
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from bot.desk.people.rounds import Rounds
from bot.desk.renewals import renewal_steps
from bot.desk.renewals.renewal_steps import renewal_rounds
from bot.desk.reports.digest_sending import digest_rounds
from bot.desk.reports.scorecard import post_scorecards
from bot.desk.reports.surveys import ask_reporters
from bot.desk.tickets import watch
from knowledge.records.people import digests
from knowledge.records.people.digests import DigestChannel
from knowledge.records.people.outbox import OutboxMessage

HOME_ZONES = {"zh": "Asia/Shanghai", "en": "Europe/London"}
"""Where the owners' channel is taken to be until somebody says otherwise with `/desk digest`."""


def morning_steps(owners: str, lang: str) -> tuple[Rounds | Callable[[Session, datetime], int], ...]:
    """All of them; made once for each process, as the rounds remember when they next have something to do.

    `owners` is the contract owners' channel, `lang` the home's language.
    """

    def scorecards(session: Session, now: datetime) -> int:
        return post_scorecards(session, now, owners=owners, lang=lang)

    return renewal_rounds(), digest_rounds(), scorecards, ask_reporters


def give_owners_a_digest(session: Session, channel: str, lang: str) -> None:
    """Have the owners' channel get the digest where no channel was ever set."""
    if session.scalar(select(DigestChannel.id).limit(1)) is None:
        digests.subscribe(session, channel, lang=lang, timezone=HOME_ZONES.get(lang, "UTC"))


def still_true(session: Session, message: OutboxMessage, now: datetime) -> bool:
    """Whether what a waiting message says still holds, of tickets and of renewals."""
    return watch.still_true(session, message, now) and renewal_steps.still_true(session, message, now)
