"""Retention: entries older than a house keeps are removed, behind an anchor from which the chain goes on."""

from datetime import datetime, timedelta

from sqlalchemy import delete, insert, select
from sqlalchemy.orm import Session

from knowledge.audit.entries import AuditAnchor, AuditEntry, anchor, head, note
from knowledge.audit.verifying import PRUNED

SLACK = timedelta(days=1)
"""Nothing is removed while the oldest entry is not older than that beyond what is kept: once a day is enough."""


def prune(session: Session, *, days: int, now: datetime) -> int:
    """Remove what is older than `days`, as far as everything before it is; returns how many entries went.

    The last entry stays. What is left is told by an entry of its own, which the anchor is checked against.
    """
    before, last = now - timedelta(days=days), head(session, lock=True)
    left = anchor(session)
    oldest = session.scalar(select(AuditEntry.at).order_by(AuditEntry.seq).limit(1))
    if oldest is None or oldest >= before - SLACK:
        return 0
    kept = session.scalar(select(AuditEntry.seq).where(AuditEntry.at >= before).order_by(AuditEntry.seq).limit(1))
    through = min(last.seq, kept or last.seq) - 1
    hashed = session.scalar(select(AuditEntry.hash).where(AuditEntry.seq == through))
    if through <= left.seq or hashed is None:
        return 0
    session.execute(insert(AuditAnchor).values(seq=through, hash=hashed, at=now))
    session.execute(delete(AuditEntry).where(AuditEntry.seq <= through))
    note(session, PRUNED, "audit", by=None, now=now, seq=through, hash=hashed, after=left.seq)
    return through - left.seq
