"""Keeps what is known of files true to where and for whom they are: moved, removed and no longer readable ones."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import datetime
from pathlib import Path

from sqlalchemy.orm import Session

from indexer.moves import moved
from indexer.plan import Seen
from knowledge import audit
from knowledge.records.contracts import contract_files
from knowledge.records.db import Database
from knowledge.records.documents import documents, passages
from knowledge.records.documents.documents import Document


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


def learned(session: Session, document: Document, *, by: str | None, now: datetime) -> None:
    """Have the audit log say what was learned: which content, for whom."""
    told = {"name": document.name, "content": document.content_hash, "audience": document.audience}
    audit.note(session, "document.indexed", f"document:{document.id}", by=by, now=now, **told)


def readdress(database: Database, audience: Callable[[Path], str | None], *, by: str | None, now: datetime) -> None:
    """Let what is known of files be for whom they are said to be now, read anew or not."""
    with database.sessions.begin() as session:
        for row in documents.living(session):
            told = audience(Path(row.uri))
            if told is not None and told != row.audience:
                was, row.audience = row.audience, told
                audit.note(session, "document.audience", f"document:{row.id}", by=by, now=now, was=was, audience=told)


def forget(session: Session, uri: str, *, by: str | None, now: datetime) -> tuple[int, str | None]:
    """Take a removed file's passages away; returns how many, and the address of a further file of its contract.

    That one stands for the contract from now on and is to be read again.
    """
    document = documents.by_uri(session, [uri])[uri]
    document.removed_at = now
    audit.note(session, "document.removed", f"document:{document.id}", by=by, now=now, name=document.name)
    heir = contract_files.hand_over(session, document)
    return passages.remove_passages(session, document.id), heir.uri if heir else None


def mark_unread(database: Database, failed: Iterable[str], readable: Iterable[str], *, now: datetime) -> None:
    """Note which known files have a newer version that cannot be read, and which can be read again."""
    with database.sessions.begin() as session:
        for row in documents.by_uri(session, failed).values():
            row.unread_since = row.unread_since or now
        for row in documents.by_uri(session, readable).values():
            row.unread_since = None
