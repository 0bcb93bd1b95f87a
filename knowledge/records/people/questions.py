"""Questions: who asked what, what was answered from which passages, and whether it was right."""

from datetime import datetime
from typing import Any

from sqlalchemy import ForeignKey, UniqueConstraint, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from knowledge.records.base import Base

REPORT = "report:"
"""How the event keys of reports begin: their answer is the ticket that is proposed."""


class Question(Base):
    """One question, or report of a fault, and its answer; `status` is none until it is answered."""

    __tablename__ = "questions"

    id: Mapped[int] = mapped_column(primary_key=True)
    event_key: Mapped[str | None] = mapped_column(unique=True)
    """What makes the same event the same, however often it is delivered."""
    asked_at: Mapped[datetime] = mapped_column(index=True)
    asker: Mapped[str | None] = mapped_column(index=True)
    channel: Mapped[str | None]
    thread_ts: Mapped[str | None] = mapped_column(index=True)
    message_ts: Mapped[str | None]
    lang: Mapped[str] = mapped_column(default="en")
    text: Mapped[str]
    status: Mapped[str | None]
    answer: Mapped[str | None]
    confidence: Mapped[float | None]
    passages: Mapped[list[int]] = mapped_column(default=list)
    citations: Mapped[list[Any]] = mapped_column(default=list)
    subject: Mapped[dict[str, Any]] = mapped_column(default=dict)
    """What it, and then its thread, is about: `contracts` (ids of base contracts) and `level`; empty: nothing known."""
    answered_at: Mapped[datetime | None]

    @property
    def is_report(self) -> bool:
        return bool(self.event_key and self.event_key.startswith(REPORT))


class Feedback(Base):
    """One person's verdict on one answer; a later one replaces it."""

    __tablename__ = "feedback"
    __table_args__ = (UniqueConstraint("question_id", "person"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    question_id: Mapped[int] = mapped_column(ForeignKey("questions.id", ondelete="CASCADE"), index=True)
    person: Mapped[str]
    right: Mapped[bool]
    given_at: Mapped[datetime]


def by_event(session: Session, event_key: str) -> Question | None:
    """The question that this event already made, if any."""
    return session.scalar(select(Question).where(Question.event_key == event_key))


def waiting(session: Session, *, most: int = 100) -> list[Question]:
    """What waits to be answered, oldest first."""
    query = select(Question).where(Question.status.is_(None)).order_by(Question.id)
    return list(session.scalars(query.limit(most)))


def in_thread(session: Session, channel: str, thread_ts: str) -> list[Question]:
    """A thread's questions, oldest first."""
    query = select(Question).where(Question.channel == channel, Question.thread_ts == thread_ts)
    return list(session.scalars(query.order_by(Question.asked_at, Question.id)))


def judge(session: Session, question_id: int, person: str, *, right: bool, now: datetime) -> None:
    """Store whether an answer was right, in one person's eyes."""
    query = select(Feedback).where(Feedback.question_id == question_id, Feedback.person == person)
    verdict = session.scalar(query)
    if verdict is None:
        verdict = Feedback(question_id=question_id, person=person)
        session.add(verdict)
    verdict.right, verdict.given_at = right, now
