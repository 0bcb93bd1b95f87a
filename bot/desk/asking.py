"""One step of answering: the oldest waiting question is answered, and its reply goes to the outbox."""

from sqlalchemy.orm import Session

from bot.desk import Desk, questions
from knowledge.answers import Answer
from knowledge.records import people
from knowledge.records.questions import Question


def answer_one(desk: Desk) -> bool:
    """Answer the oldest waiting question; False where none waits. The model works outside the write transaction."""
    with desk.database.reading() as session:
        question = questions.next_waiting(session)
        if question is None:
            return False
        answer = _answer(desk, session, question)
    with desk.database.sessions.begin() as session:
        questions.settle(session, question.id, answer, desk.now())
    return True


def _answer(desk: Desk, session: Session, question: Question) -> Answer:
    earlier = [q.text for q in questions.earlier_in_thread(session, question)]
    asker = people.asker_of(session, question.asker)
    return desk.answerer.answer(session, question.text, asker=asker, on=desk.now().date(), earlier=earlier)
