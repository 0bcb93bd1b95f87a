"""Answering a question that waits: its reply goes to the outbox.

Where others read along, only what is for all of them is said (docs/promises.md, 15).
"""

import secrets
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from logging import getLogger

from sqlalchemy.exc import InterfaceError, OperationalError
from sqlalchemy.orm import Session

from bot.desk import Desk
from bot.desk.questions import questions
from bot.desk.questions.threads import subject_of
from knowledge.answers import NOT_FOUND, Answer
from knowledge.errors import DeskError
from knowledge.records.people import people
from knowledge.records.people.questions import Question
from knowledge.records.people.questions import waiting as questions_waiting
from knowledge.rules.access import Asker

_log = getLogger("vendordesk")


def answer_one(desk: Desk, look: Callable[[str], None] = lambda channel: None) -> bool:
    """Answer the oldest waiting question; False where none waits."""
    with desk.database.reading() as session:
        question = next((q for q in questions_waiting(session) if not q.is_report), None)
    if question is None:
        return False
    with telling_failure(desk, question):
        answer_question(desk, question, look)
    return True


def answer_question(desk: Desk, question: Question, look: Callable[[str], None]) -> None:
    """Answer a question, unless it is asked otherwise meanwhile. The model works outside the write transaction.

    `look` writes down who is in a conversation now.
    """
    if _others_read(question) and question.channel:
        look(question.channel)
    with desk.database.reading() as session:
        answer, withheld = _answer(desk, session, question)
    with desk.database.sessions.begin() as session:
        if questions.still_waits(session, question):
            questions.settle(session, question.id, answer, desk.now(), withheld=withheld)


@contextmanager
def telling_failure(desk: Desk, question: Question) -> Iterator[None]:
    """Where answering fails the asker is told, and the questions behind go on; a database that is away is waited for.

    Raises OperationalError, InterfaceError or whatever else of the database's then: the question still waits.
    """
    try:
        yield
    except (OperationalError, InterfaceError):
        raise
    except Exception as error:  # noqa: BLE001 - the asker is told, and the questions behind are not held up
        _tell_failure(desk, question, error)


def _tell_failure(desk: Desk, question: Question, error: Exception) -> None:
    reference = secrets.token_hex(2)
    _log.error(
        "ref %s: question %s could not be answered: %s", reference, question.id, error, exc_info=error,
        extra={"ref": reference},
    )  # fmt: skip
    sentence = error.said(question.lang) if isinstance(error, DeskError) else None
    with desk.database.sessions.begin() as session:
        questions.fail(session, question.id, sentence=sentence, reference=reference, now=desk.now())


def _answer(desk: Desk, session: Session, question: Question) -> tuple[Answer, bool]:
    """The answer, and whether nothing was found where more is open to the asker than to the others who read along."""
    earlier = [q.text for q in questions.earlier_in_thread(session, question)]
    whole = people.asker_of(session, question.asker)
    asker = _asker(session, question, whole)
    subject = subject_of(session, question)
    answer = desk.answerer.answer(
        session, question.text, asker=asker, on=desk.now().date(), earlier=earlier, subject=subject
    )
    refused = answer.status == NOT_FOUND and not answer.choices
    return answer, refused and asker.audiences < whole.audiences


def _asker(session: Session, question: Question, whole: Asker) -> Asker:
    """Who asks; in a channel, with what everybody there may read. Of a channel not known yet: what is for everyone."""
    if not _others_read(question):
        return whole
    return people.asker_in(session, question.asker, question.channel or "")


def _others_read(question: Question) -> bool:
    """An answer in a channel's thread is read by others; to a command or a direct message by the asker only."""
    return question.thread_ts is not None and not (question.channel or "D").startswith("D")
