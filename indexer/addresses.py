"""Keeps what is known of files true to where they are: moved, removed, and no longer readable ones."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from pathlib import Path

from sqlalchemy.orm import Session

from indexer.moves import moved
from indexer.plan import Seen
from knowledge.records.contracts import contract_files
from knowledge.records.db import Database
from knowledge.records.documents import documents, passages


def follow_moves(database: Database, seen: Sequence[Seen], known: Mapping[str, str]) -> dict[str, str]:
    """Give files that were moved or renamed their new address; returns what is known of the seen files now."""
    present = {file.uri for file in seen}
    new = {file.uri: file.digest for file in seen if file.digest is not None and file.uri not in known}
    if not new:
        return dict(known)
    after = dict(known)
    with database.sessions.begin() as session:
        rows = {row.uri: row for row in documents.every(session)}
        gone = {uri: row.content_hash for uri, row in rows.items() if uri not in present and _is_gone(row)}
        for old, address in moved(gone, new):
            row, was_removed = rows[old], rows[old].removed_at is not None
            if address in rows:
                rows[address].uri = f"{address}#{rows[address].id}"  # of a removed file; addresses are unique
                session.flush()
            row.uri, row.name = address, Path(address).name
            after.pop(old, None)
            after[address] = "" if was_removed else row.content_hash
    return after


def _is_gone(row: documents.Document) -> bool:
    return row.removed_at is not None or not Path(row.uri).exists()


def forget(session: Session, uri: str, *, now: datetime) -> tuple[int, str | None]:
    """Take a removed file's passages away; returns how many, and the address of a further file of its contract.

    That one stands for the contract from now on and is to be read again.
    """
    document = documents.by_uri(session, [uri])[uri]
    document.removed_at = now
    heir = contract_files.hand_over(session, document)
    return passages.remove_passages(session, document.id), heir.uri if heir else None


def mark_unread(database: Database, failed: Iterable[str], readable: Iterable[str], *, now: datetime) -> None:
    """Note which known files have a newer version that cannot be read, and which can be read again."""
    with database.sessions.begin() as session:
        for row in documents.by_uri(session, failed).values():
            row.unread_since = row.unread_since or now
        for row in documents.by_uri(session, readable).values():
            row.unread_since = None
