"""Brings a view up to date with the passage log."""

from collections.abc import Sequence

import numpy as np
from sqlalchemy.orm import Session

from knowledge.records.documents import passages
from knowledge.records.documents.passages import ADDED, Change
from knowledge.retrieval.views import Entry, PassageView, ViewBroken


def catch_up(session: Session, view: PassageView, *, model: str) -> None:
    """Apply what the view has not seen yet; a view that is ahead of the log (a restored backup) starts anew.

    Raises ViewBroken where the view can neither be used nor mended.
    """
    newest = passages.last_change(session)
    if view.applied() > newest:
        view.reset()
    mended = view.mended
    while view.applied() < newest:
        if view.mended > mended + 1:
            raise ViewBroken("it broke again while it was built anew")
        changes = passages.changes_after(session, view.applied())
        added = _entries(session, changes, model)
        kept = {entry.id for entry in added}
        view.apply(changes[-1].seq, added, {change.passage_id for change in changes} - kept)


def _entries(session: Session, changes: Sequence[Change], model: str) -> list[Entry]:
    rows = passages.by_id(session, {change.passage_id for change in changes if change.op == ADDED})
    vectors = passages.vectors_of(session, model, {row.input_hash for row in rows.values()})
    return [
        Entry(
            row.id,
            row.lang,
            row.input,
            np.frombuffer(vectors[row.input_hash], "<f4") if row.input_hash in vectors else None,
        )
        for row in rows.values()
    ]
