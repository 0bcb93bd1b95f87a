"""What somebody's Home shows: their tickets and the coming renewals, as they may see them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy.orm import Session

from bot.desk.people.people_allowed import lang_of
from bot.desk.renewals import renewal_list
from bot.desk.tickets import board
from bot.desk.tickets.board import Row
from knowledge.records.people import people


@dataclass(frozen=True, slots=True, kw_only=True)
class Home:
    """One person's Home on a day."""

    person: str
    lang: str
    day: date
    rows: list[Row]
    renewals: Sequence[dict[str, Any]]


def home_of(session: Session, person: str, now: datetime, *, home_language: str) -> Home:
    """Gather a person's Home."""
    return Home(
        person=person,
        lang=lang_of(session, person, home_language),
        day=now.date(),
        rows=board.board(session, person, now),
        renewals=renewal_list.coming(session, now.date(), asker=people.asker_of(session, person)),
    )
