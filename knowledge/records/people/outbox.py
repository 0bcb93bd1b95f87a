"""The outbox: messages written in the transaction of what they tell, and sent afterwards, each once.

A message is unique by subject, kind and deadline value. Which may go next is decided here; sending is not done here.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Index, UniqueConstraint, and_, bindparam, case, exists, func, or_, select, update
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Mapped, Session, aliased, mapped_column

from knowledge.records.base import Base, Instant

PENDING, POSTED, DROPPED, FAILED = "pending", "posted", "dropped", "failed"

LEASE = timedelta(seconds=25)
"""How long a claimed message is left to whoever claimed it; longer than two calls to Slack take."""


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
    replaces: tuple[str, ...] = ()
    """Templates of older messages about the same subject that this one stands for."""

    @property
    def key(self) -> str:
        """What makes it unique; the same as the written message's."""
        return f"{self.subject}|{self.kind}|{self.value}"


def put(session: Session, note: Note, now: datetime) -> bool:
    """Write a message unless it is there already, sent or not; tell whether it was written."""
    return bool(put_all(session, [note], now))


def put_all(session: Session, notes: Sequence[Note], now: datetime) -> list[Note]:
    """Write the messages that are not there already, sent or not; returns those that were written."""
    if not notes:
        return []
    dialect = postgresql.insert if session.get_bind().dialect.name == "postgresql" else sqlite.insert
    once = dialect(OutboxMessage).on_conflict_do_nothing(index_elements=["subject", "kind", "value"])
    returned = once.returning(OutboxMessage.subject, OutboxMessage.kind, OutboxMessage.value)
    written = {"|".join(row) for row in session.execute(returned, [_values(note, now) for note in notes])}
    return [note for note in notes if note.key in written]


def known_keys(session: Session, notes: Sequence[Note]) -> set[str]:
    """Those of the messages' keys that are in the outbox, sent or not."""
    columns = (OutboxMessage.subject, OutboxMessage.kind, OutboxMessage.value)
    query = select(*columns).where(OutboxMessage.subject.in_([note.subject for note in notes]))
    return {"|".join(row) for row in session.execute(query)} if notes else set()


def show(session: Session, note: Note, now: datetime) -> bool:
    """Write a message that is edited in place, or give it new values; tell whether a reader would see a change."""
    return bool(show_all(session, [note], now))


def show_all(session: Session, notes: Sequence[Note], now: datetime) -> int:
    """Write messages that are edited in place, or give them new values; returns for how many a reader sees a change."""
    known = _known(session, notes)
    fresh = put_all(session, [note for note in notes if note.key not in known], now)
    if len(fresh) + len(known) < len(notes):  # another replica has written some of them in this moment
        known = _known(session, [note for note in notes if note not in fresh])
    changed = [(known[note.key], note) for note in notes if note.key in known]
    changed = [(message, note) for message, note in changed if message.payload != note.payload]
    for message, note in changed:
        message.payload, message.version = note.payload, message.version + 1
        if message.state != PENDING:
            message.state, message.attempts = PENDING, 0
            message.not_before = message.ready_at = max(now, note.not_before or now)
    return len(fresh) + len(changed)


def supersede(session: Session, notes: Iterable[Note], *, reason: str) -> None:
    """Drop what waits unsent about the subjects of these messages, in the same template, in favour of them."""
    newest = {note.subject: note for note in notes}
    query = select(OutboxMessage).where(
        OutboxMessage.subject.in_(list(newest)), OutboxMessage.state == PENDING, OutboxMessage.lease.is_(None)
    )
    for message in session.scalars(query):
        note = newest[message.subject]
        if message.kind != note.kind and message.template in note.replaces:
            message.state, message.reason = DROPPED, reason


def claim(session: Session, token: str, now: datetime) -> OutboxMessage | None:
    """Take the next message that may go, for the length of a lease; none where all wait.

    A message waits for earlier ones of its thread whose time has come, also while those are being tried again.
    """
    message = session.scalar(_NEXT, {"now": now})
    if message is not None:
        message.uncertain = message.uncertain or message.lease is not None
        message.lease, message.ready_at, message.attempts = token, now + LEASE, message.attempts + 1
        session.flush()
    return message


def root_ts(session: Session, message: OutboxMessage) -> str | None:
    """The message under which this one goes: its own thread's, else the first posted one of the same thread."""
    if not message.reply or message.thread_ts is not None:
        return message.thread_ts if message.reply else None
    return session.scalar(_ROOT, {"in_thread": message.thread, "not_id": message.id})


def settle(
    session: Session, claimed: OutboxMessage, now: datetime, *, state: str, ts: str | None = None,
    channel: str | None = None, reason: str = "",
) -> None:  # fmt: skip
    """Say what became of a claimed message; one that got new values meanwhile goes again."""
    said = {"ts": ts or claimed.ts, "channel": channel or claimed.channel, "reason": reason or None}
    session.execute(_SETTLE, _ours(claimed) | said | {"to": state, "now": now, "said_version": claimed.version})


def hold(session: Session, claimed: OutboxMessage) -> bool:
    """Keep a claimed message for one more lease; False where it has been taken over meanwhile."""
    until = claimed.ready_at + LEASE
    return session.scalar(_HOLD, _ours(claimed) | {"until": until}) is not None


def readdress(session: Session, claimed: OutboxMessage, channel: str) -> None:
    """Write down the id of the conversation that a claimed message goes to."""
    session.execute(_READDRESS, _ours(claimed) | {"to": channel})


def retry(
    session: Session, claimed: OutboxMessage, at: datetime, *, uncertain: bool, reason: str, whole_channel: bool = False
) -> None:
    """Give a claimed message back to be tried at an instant; where Slack asked for rest, the channel's others too."""
    session.execute(_RETRY, _ours(claimed) | {"at": at, "uncertain": uncertain, "reason": reason})
    if whole_channel:
        session.execute(_REST, {"in_channel": claimed.channel, "at": at})


def next_ready(session: Session) -> datetime | None:
    """When the next message may be tried."""
    return session.scalar(select(func.min(OutboxMessage.ready_at)).where(OutboxMessage.state == PENDING))


def waiting(session: Session, most: int) -> list[OutboxMessage]:
    """What is still to be sent, in order."""
    query = select(OutboxMessage).where(OutboxMessage.state == PENDING).order_by(OutboxMessage.id)
    return list(session.scalars(query.limit(most)))


def numbered(session: Session, ids: Iterable[int]) -> list[OutboxMessage]:
    """The messages of these ids, in order."""
    query = select(OutboxMessage).where(OutboxMessage.id.in_(list(ids)))
    return list(session.scalars(query.order_by(OutboxMessage.id)))


def about(session: Session, subject: str) -> list[OutboxMessage]:
    """Everything written about a subject or its parts (`ticket:7`, `ticket:7:response:1`), in order."""
    own = or_(OutboxMessage.subject == subject, OutboxMessage.subject.startswith(f"{subject}:", autoescape=True))
    return list(session.scalars(select(OutboxMessage).where(own).order_by(OutboxMessage.id)))


def _known(session: Session, notes: Iterable[Note]) -> dict[str, OutboxMessage]:
    """Those messages that are there already, by key, held until the transaction ends."""
    wanted = {note.key: note for note in notes}
    query = select(OutboxMessage).where(
        OutboxMessage.subject.in_([note.subject for note in wanted.values()]),
        OutboxMessage.kind.in_({note.kind for note in wanted.values()}),
    )
    return {message.key: message for message in session.scalars(query.with_for_update()) if message.key in wanted}


def _ours(claimed: OutboxMessage) -> dict[str, Any]:
    return {"our_id": claimed.id, "our_lease": claimed.lease}


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


# Statements of delivery, built once: building them costs more than running them.
_earlier = aliased(OutboxMessage)
_NEXT = (
    select(OutboxMessage)
    .where(OutboxMessage.state == PENDING, OutboxMessage.ready_at <= bindparam("now", type_=Instant))
    .where(
        ~exists().where(
            _earlier.thread == OutboxMessage.thread,
            _earlier.state == PENDING,
            _earlier.id < OutboxMessage.id,
            _earlier.not_before <= bindparam("now", type_=Instant),
        )
    )
    .order_by(OutboxMessage.ready_at, OutboxMessage.id)
    .limit(1)
    .with_for_update(skip_locked=True, of=OutboxMessage)
)
_ROOT = (
    select(OutboxMessage.ts)
    .where(OutboxMessage.thread == bindparam("in_thread"), OutboxMessage.id != bindparam("not_id"))
    .where(OutboxMessage.ts.is_not(None))
    .order_by(OutboxMessage.id)
    .limit(1)
)
_OURS = (OutboxMessage.id == bindparam("our_id"), OutboxMessage.lease == bindparam("our_lease"))
_changed = and_(bindparam("to") == POSTED, OutboxMessage.version != bindparam("said_version"))
_SETTLE = (
    update(OutboxMessage)
    .where(*_OURS)
    .values(
        lease=None,
        uncertain=False,
        settled_at=bindparam("now"),
        ts=bindparam("ts"),
        channel=bindparam("channel"),
        reason=bindparam("reason"),
        state=case((_changed, PENDING), else_=bindparam("to")),
        attempts=case((_changed, 0), else_=OutboxMessage.attempts),
        ready_at=case((_changed, bindparam("now", type_=Instant)), else_=OutboxMessage.ready_at),
    )
    .execution_options(synchronize_session=False)
)
_CLAIMED = update(OutboxMessage).where(*_OURS).execution_options(synchronize_session=False)
_RETRY = _CLAIMED.values(
    lease=None, ready_at=bindparam("at"), uncertain=bindparam("uncertain"), reason=bindparam("reason")
)
_HOLD = _CLAIMED.values(ready_at=bindparam("until", type_=Instant)).returning(OutboxMessage.id)
_READDRESS = _CLAIMED.values(channel=bindparam("to"))
_REST = (
    update(OutboxMessage)
    .where(OutboxMessage.channel == bindparam("in_channel"), OutboxMessage.state == PENDING)
    .where(OutboxMessage.ready_at < bindparam("at", type_=Instant), OutboxMessage.lease.is_(None))
    .values(ready_at=bindparam("at", type_=Instant))
    .execution_options(synchronize_session=False)
)
