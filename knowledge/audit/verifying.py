"""Checks the stored chain against its anchor, its head, and marks that were written down elsewhere."""

import json
from collections.abc import Iterable
from dataclasses import replace

from sqlalchemy.orm import Session

from knowledge.audit import chain, entries
from knowledge.audit.chain import Fault, Finding, Mark, Verified

PRUNED = "audit.pruned"


def verify(session: Session, *, known: Iterable[Mark] = ()) -> Verified:
    """Walk along the whole chain."""
    left = entries.anchor(session)
    found = chain.walk(entries.in_order(session), anchor=left, head=entries.head(session), known=known)
    if _said(session) == left:
        return found
    return replace(found, findings=(Finding(Fault.ANCHOR, left.seq), *found.findings))


def _said(session: Session) -> Mark | None:
    """The anchor as the newest entry about retention tells it; the beginning where nothing was ever removed."""
    said: Mark | None = Mark()
    for entry in entries.in_order(session, act=PRUNED):
        said = _mark(entry.data)
    return said


def _mark(data: str) -> Mark | None:
    """The mark that an entry's data names; none where it was tampered with and names none."""
    try:
        told = json.loads(data)
        return Mark(told["seq"], told["hash"])
    except (ValueError, KeyError, TypeError):
        return None
