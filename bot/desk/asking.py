"""One step of answering: the oldest waiting question is answered, and its reply goes to the outbox.

Where others read along, only what is for all of them is said (PRODUCT rule 15).
"""

from collections.abc import Callable

from sqlalchemy.orm import Session

from bot.desk import Desk, questions
from knowledge.answers import Answer
from knowledge.records import people, rooms
from knowledge.records.questions import Question
from knowledge.rules.access import Asker


def answer_one(desk: Desk, look: Callable[[str], None] = lambda channel: None) -> bool:
    """Answer the oldest waiting question; False where none waits. The model works outside the write transaction.

    `look` writes down who is in a conversation now.
    """
    with desk.database.reading() as session:
        question = questions.next_waiting(session)
    if question is None:
        return False
    if _others_read(question) and question.channel:
        look(question.channel)
    with desk.database.reading() as session:
        answer = _answer(desk, session, question)
    with desk.database.sessions.begin() as session:
        questions.settle(session, question.id, answer, desk.now())
    return True


def _answer(desk: Desk, session: Session, question: Question) -> Answer:
    earlier = [q.text for q in questions.earlier_in_thread(session, question)]
    asker = _asker(session, question)
    return desk.answerer.answer(session, question.text, asker=asker, on=desk.now().date(), earlier=earlier)


def _asker(session: Session, question: Question) -> Asker:
    """Who asks; in a channel, with what everybody there may read. Of a channel not known yet: what is for everyone."""
    if not _others_read(question):
        return people.asker_of(session, question.asker)
    room = rooms.known(session, question.channel or "")
    return people.asker_before(session, question.asker, room) if room else Asker(person=question.asker)


def _others_read(question: Question) -> bool:
    """An answer in a channel's thread is read by others; to a command or a direct message by the asker only."""
    return question.thread_ts is not None and not (question.channel or "D").startswith("D")
