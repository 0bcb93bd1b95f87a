"""The log's tables, and how an entry gets there: noted by a verb, written when its transaction commits.

It is written last, so that the chain's head is the last lock that any transaction takes and is held shortest: two
writers wait for each other there, and nowhere in a circle.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import BigInteger, event, insert, select, update
from sqlalchemy.orm import Mapped, Session, SessionTransaction, mapped_column

from knowledge.audit.chain import GENESIS, Entry, Mark, canonical, hash_of
from knowledge.audit.redaction import kept
from knowledge.records.base import Base
from knowledge.records.db import TEXTS

DESK = "desk"
"""Who does what happens by itself."""

_NOTED = "audit_noted"
_PART = 1_000


class AuditEntry(Base):
    """One link of the chain; the database refuses to change it, and to remove it while no anchor stands behind it."""

    __tablename__ = "audit_entries"

    seq: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    at: Mapped[datetime]
    actor: Mapped[str] = mapped_column(index=True)
    """A Slack user id, `terminal`, or `desk` for what happens by itself."""
    act: Mapped[str] = mapped_column(index=True)
    subject: Mapped[str] = mapped_column(index=True)
    data: Mapped[str]
    """Canonical JSON; what is hashed is this text."""
    previous: Mapped[str]
    hash: Mapped[str]


class AuditHead(Base):
    """The last entry that the desk wrote: one row, by which a cut tail is found."""

    __tablename__ = "audit_head"

    id: Mapped[int] = mapped_column(primary_key=True)
    seq: Mapped[int] = mapped_column(BigInteger)
    hash: Mapped[str]


class AuditAnchor(Base):
    """The last entry that retention removed; the chain goes on from its hash."""

    __tablename__ = "audit_anchors"

    seq: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    hash: Mapped[str]
    at: Mapped[datetime]


@dataclass(frozen=True, slots=True)
class _Noted:
    at: datetime
    actor: str
    act: str
    subject: str
    data: str


def note(session: Session, act: str, subject: str, *, by: str | None, now: datetime, **data: Any) -> None:
    """Have the log say what is done in this transaction; `by` none: the desk by itself.

    Raises TypeError for data that is not JSON, RuntimeError in a session that only reads: it would be lost.
    """
    if session.get_bind().get_execution_options().get("reading"):
        raise RuntimeError(f"{act} noted in a session that only reads")
    session.connection()  # the note belongs to a transaction, which begins here if it has not yet
    noted = _Noted(now.astimezone(UTC), by or DESK, act, subject, canonical(data))
    session.info.setdefault(_NOTED, []).append(noted)


@event.listens_for(Session, "before_commit")
def _append(session: Session) -> None:
    if session.in_nested_transaction():
        return
    noted: list[_Noted] = session.info.pop(_NOTED, [])
    if not noted:
        return
    session.flush()
    last = head(session, lock=True)
    rows = []
    for number, one in enumerate(noted, last.seq + 1):
        row: dict[str, Any] = {
            "seq": number, "at": one.at, "actor": one.actor, "act": one.act, "subject": one.subject, "data": one.data,
            "previous": last.hash,
        }  # fmt: skip
        last = Mark(number, hash_of(**row))
        rows.append(row | {"hash": last.hash})
    session.execute(insert(AuditEntry), rows)
    session.execute(update(AuditHead).values(seq=last.seq, hash=last.hash))


@event.listens_for(Session, "after_transaction_end")
def _forget(session: Session, transaction: SessionTransaction) -> None:
    if transaction.parent is None:
        session.info.pop(_NOTED, None)


def wording(session: Session, text: str) -> str | None:
    """What the log may keep of a question's words, by the policy of the sessions' house."""
    return kept(text, session.info.get(TEXTS, "masked"))


def head(session: Session, *, lock: bool = False) -> Mark:
    """The last entry that the desk wrote; with `lock` nobody else writes until this transaction ends."""
    query = select(AuditHead.seq, AuditHead.hash)
    row = session.execute(query.with_for_update() if lock else query).one_or_none()
    return Mark(row.seq, row.hash) if row else Mark(0, GENESIS)


def anchor(session: Session) -> Mark:
    """The last entry that retention removed; none removed: the beginning."""
    row = session.execute(select(AuditAnchor.seq, AuditAnchor.hash).order_by(AuditAnchor.seq.desc()).limit(1)).first()
    return Mark(row.seq, row.hash) if row else Mark()


def in_order(session: Session, *, since: datetime | None = None, act: str | None = None) -> Iterator[Entry]:
    """The entries by number, a part of them at a time; of some time on, or of one act."""
    query, after = select(AuditEntry.__table__).order_by(AuditEntry.seq).limit(_PART), None
    query = query if since is None else query.where(AuditEntry.at >= since)
    query = query if act is None else query.where(AuditEntry.act == act)
    while rows := session.execute(query if after is None else query.where(AuditEntry.seq > after)).all():
        yield from (Entry(**row._mapping) for row in rows)
        after = rows[-1].seq
