"""The outbox: messages written in the transaction of what they tell, and sent afterwards, each once.

A message is unique by subject, kind and deadline value. Which may go next is decided here; sending is not done here.
"""

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Index, UniqueConstraint, exists, func, insert, or_, select, update
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Mapped, Session, aliased, mapped_column

from knowledge.records.base import Base

PENDING, POSTED, DROPPED, FAILED = "pending", "posted", "dropped", "failed"

LEASE = timedelta(minutes=2)
"""How long a claimed message is left to whoever claimed it; longer than any one call to Slack takes."""


class OutboxMessage(Base):
    """A message to be sent, or what became of it. `ts` is Slack's, once it is posted."""

    __tablename__ = "outbox"
    __table_args__ = (
        UniqueConstraint("subject", "kind", "value"),
        Index("ix_outbox_state_ready_at", "state", "ready_at"),
        Index("ix_outbox_thread_state", "thread", "state", "id"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    subject: Mapped[str]
    kind: Mapped[str]
    value: Mapped[str]
    template: Mapped[str]
    thread: Mapped[str]
    """Messages of one thread go in the order in which they were written."""
    channel: Mapped[str]
    thread_ts: Mapped[str | None]
    reply: Mapped[bool]
    """Whether it belongs under the thread's first message."""
    payload: Mapped[dict[str, Any]]
    version: Mapped[int] = mapped_column(default=1)
    """Grows when an editable message has something new to show."""
    created_at: Mapped[datetime]
    not_before: Mapped[datetime]
    ready_at: Mapped[datetime]
    state: Mapped[str] = mapped_column(default=PENDING)
    attempts: Mapped[int] = mapped_column(default=0)
    uncertain: Mapped[bool] = mapped_column(default=False)
    """An attempt began whose end is not known: look in Slack before posting."""
    lease: Mapped[str | None]
    ts: Mapped[str | None]
    settled_at: Mapped[datetime | None]
    reason: Mapped[str | None]

    @property
    def key(self) -> str:
        """What identifies the message in Slack's metadata."""
        return f"{self.subject}|{self.kind}|{self.value}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """A message to put into the outbox: what it is about, where it goes, which template says it with which values."""

    subject: str
    kind: str
    template: str
    thread: str
    channel: str
    value: str = ""
    thread_ts: str | None = None
    reply: bool = True
    payload: dict[str, Any] = field(default_factory=dict)
    not_before: datetime | None = None


def put(session: Session, note: Note, now: datetime) -> bool:
    """Write a message unless it is there already, sent or not; tell whether it was written."""
    values = _values(note, now)
    dialect = session.get_bind().dialect.name
    statement = (postgresql.insert if dialect == "postgresql" else sqlite.insert)(OutboxMessage).values(values)
    once = statement.on_conflict_do_nothing(index_elements=["subject", "kind", "value"])
    return session.scalar(once.returning(OutboxMessage.id)) is not None


def is_known(session: Session, note: Note) -> bool:
    """Tell whether the message is in the outbox, sent or not."""
    return session.scalar(select(OutboxMessage.id).where(*_same(note))) is not None


def show(session: Session, note: Note, now: datetime) -> bool:
    """Write a message that is edited in place, or give it new values; tell whether a reader would see a change."""
    known = _known(session, note)
    if known is None:
        session.execute(insert(OutboxMessage).values(_values(note, now)))
        return True
    if known.payload == note.payload:
        return False
    known.payload, known.version = note.payload, known.version + 1
    if known.state != PENDING:
        known.state, known.attempts = PENDING, 0
        known.not_before = known.ready_at = max(now, note.not_before or now)
    return True


def withdraw(session: Session, subject: str, template: str, *, reason: str, but_kind: str | None = None) -> int:
    """Drop a subject's messages of one template, but those of a kind, that are not being sent yet; returns how many."""
    waiting = update(OutboxMessage).where(
        OutboxMessage.subject == subject,
        OutboxMessage.template == template,
        OutboxMessage.state == PENDING,
        OutboxMessage.lease.is_(None),
        OutboxMessage.kind != (but_kind or ""),
    )
    return len(session.scalars(waiting.values(state=DROPPED, reason=reason).returning(OutboxMessage.id)).all())


def claim(session: Session, token: str, now: datetime) -> OutboxMessage | None:
    """Take the next message that may go, for the length of a lease; none where all wait.

    A message waits for earlier ones of its thread whose time has come, also while those are being tried again.
    """
    earlier = aliased(OutboxMessage)
    blocked = exists().where(
        earlier.thread == OutboxMessage.thread,
        earlier.state == PENDING,
        earlier.id < OutboxMessage.id,
        earlier.not_before <= now,
    )
    ready = select(OutboxMessage).where(OutboxMessage.state == PENDING, OutboxMessage.ready_at <= now, ~blocked)
    first = ready.order_by(OutboxMessage.ready_at, OutboxMessage.id).limit(1)
    message = session.scalar(first.with_for_update(skip_locked=True, of=OutboxMessage))
    if message is not None:
        message.uncertain = message.uncertain or message.lease is not None
        message.lease, message.ready_at, message.attempts = token, now + LEASE, message.attempts + 1
        session.flush()
    return message


def root_ts(session: Session, message: OutboxMessage) -> str | None:
    """The message under which this one goes: its own thread's, else the first posted one of the same thread."""
    if not message.reply:
        return None
    if message.thread_ts is not None:
        return message.thread_ts
    posted = select(OutboxMessage.ts).where(
        OutboxMessage.thread == message.thread, OutboxMessage.ts.is_not(None), OutboxMessage.id != message.id
    )
    return session.scalars(posted.order_by(OutboxMessage.id).limit(1)).first()


def settle(
    session: Session,
    claimed: OutboxMessage,
    now: datetime,
    *,
    state: str,
    ts: str | None = None,
    channel: str | None = None,
    reason: str = "",
) -> None:
    """Say what became of a claimed message; one that got new values meanwhile goes again."""
    message = _held(session, claimed)
    if message is None:
        return
    message.lease, message.uncertain, message.settled_at = None, False, now
    message.ts, message.channel = ts or message.ts, channel or message.channel
    message.reason = reason or None
    if state == POSTED and message.version != claimed.version:
        message.attempts, message.ready_at = 0, now
    else:
        message.state = state


def retry(
    session: Session, claimed: OutboxMessage, at: datetime, *, uncertain: bool, reason: str, whole_channel: bool = False
) -> None:
    """Give a claimed message back to be tried at an instant; where Slack asked for rest, the channel's others too."""
    message = _held(session, claimed)
    if message is None:
        return
    message.lease, message.ready_at, message.uncertain, message.reason = None, at, uncertain, reason
    if whole_channel:
        session.execute(
            update(OutboxMessage)
            .where(OutboxMessage.channel == message.channel, OutboxMessage.state == PENDING)
            .where(OutboxMessage.ready_at < at, OutboxMessage.lease.is_(None))
            .values(ready_at=at)
        )


def next_ready(session: Session) -> datetime | None:
    """When the next message may be tried."""
    return session.scalar(select(func.min(OutboxMessage.ready_at)).where(OutboxMessage.state == PENDING))


def about(session: Session, subject: str) -> list[OutboxMessage]:
    """Everything written about a subject or its parts (`ticket:7`, `ticket:7:response:1`), in order."""
    own = or_(OutboxMessage.subject == subject, OutboxMessage.subject.startswith(f"{subject}:", autoescape=True))
    return list(session.scalars(select(OutboxMessage).where(own).order_by(OutboxMessage.id)))


def _held(session: Session, claimed: OutboxMessage) -> OutboxMessage | None:
    """The row as it is now, if it is still ours."""
    query = select(OutboxMessage).where(OutboxMessage.id == claimed.id, OutboxMessage.lease == claimed.lease)
    return session.scalar(query.with_for_update().execution_options(populate_existing=True))


def _known(session: Session, note: Note) -> OutboxMessage | None:
    return session.scalar(select(OutboxMessage).where(*_same(note)).with_for_update())


def _same(note: Note) -> tuple[ColumnElement[bool], ...]:
    return (
        OutboxMessage.subject == note.subject,
        OutboxMessage.kind == note.kind,
        OutboxMessage.value == note.value,
    )


def _values(note: Note, now: datetime) -> dict[str, Any]:
    ready = max(now, note.not_before or now)
    names = ("subject", "kind", "value", "template", "thread", "channel", "thread_ts", "reply", "payload")
    return {
        **{name: getattr(note, name) for name in names},
        "created_at": now,
        "not_before": ready,
        "ready_at": ready,
        "state": PENDING,
        "attempts": 0,
        "version": 1,
        "uncertain": False,
    }
