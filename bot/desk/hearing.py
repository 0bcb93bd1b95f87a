"""The verb of listening: what is said to the desk is stored as what it is, to be answered afterwards."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from sqlalchemy.orm import Session

from bot.desk.contracts import shared_files
from bot.desk.contracts.shared_files import Shared
from bot.desk.intake import ticket_requests
from bot.desk.questions import questions, threads, welcoming
from bot.desk.questions.questions import Asked
from bot.settings import BotSettings
from knowledge.rules.heard import Heard, Treatment, takes_files, treatment
from knowledge.rules.questions.small_talk import small_talk
from knowledge.rules.reports.report_request import reported_in


def in_thread(session: Session, heard: Heard, said: Asked, *, settings: BotSettings) -> Heard:
    """A reply as it is heard in its thread: where the desk answers there, a question needs no mention."""
    if heard.direct or heard.named or treatment(replace(heard, followed=True)) is Treatment.NOTHING:
        return heard
    return replace(heard, followed=threads.follows(session, said, settings=settings))


def concerns(heard: Heard, said: Asked | None, files: Sequence[Shared]) -> bool:
    """Whether anything is to be stored of a message."""
    return bool(files and takes_files(heard)) or (said is not None and treatment(heard) is not Treatment.NOTHING)


def take_in(
    session: Session,
    heard: Heard,
    said: Asked | None,
    files: Sequence[Shared],
    *,
    settings: BotSettings,
    now: datetime,
) -> None:
    """Store what a message says and shares, once however often it is told of; an edited one is stored anew."""
    if files and takes_files(heard):
        shared_files.take_in(session, files, now)
    done = treatment(heard)
    if said is None or done is Treatment.NOTHING:
        return
    if done is Treatment.WITHDRAW:
        questions.withdraw(session, said, now)
    elif done is Treatment.DECLINE:
        welcoming.decline(session, said, settings, now)
    elif small_talk(said.text) is not None:
        welcoming.welcome(session, said, settings, now)
    elif reported_in(said.text):
        ticket_requests.receive(session, said, now)
    elif not questions.reword(session, said, now):
        questions.receive(session, said, now)
