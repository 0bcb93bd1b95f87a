"""Documents: what has been read, for whom it is, and its extracted text."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from knowledge.records.base import Base
from knowledge.rules.access import CLOSED, Asker


class Document(Base):
    """One file as it was read; a removed one keeps its row and text, so that old citations still open."""

    __tablename__ = "documents"

    id: Mapped[int] = mapped_column(primary_key=True)
    uri: Mapped[str] = mapped_column(unique=True)
    """Absolute path of the file, or another address that names it."""
    name: Mapped[str]
    title: Mapped[str]
    content_hash: Mapped[str]
    audience: Mapped[str] = mapped_column(default=CLOSED, index=True)
    vendor: Mapped[str | None] = mapped_column(index=True)
    contract: Mapped[str | None] = mapped_column(index=True)
    text: Mapped[str] = mapped_column(deferred=True)
    pages: Mapped[list[int]] = mapped_column()
    """Start offset of each page; empty where the format has none."""
    learned_at: Mapped[datetime]
    removed_at: Mapped[datetime | None]
    copy_of: Mapped[int | None]
    """Id of the contract of which this is a further file; none where it is the contract's own, or no contract's."""
    unread_since: Mapped[datetime | None]
    """Since when a newer version of the file cannot be read: what is known is that of an older one."""


def by_uri(session: Session, uris: Iterable[str]) -> dict[str, Document]:
    """The documents, removed ones too, that are known under these addresses."""
    wanted = list(uris)
    found: dict[str, Document] = {}
    for i in range(0, len(wanted), 500):
        rows = session.scalars(select(Document).where(Document.uri.in_(wanted[i : i + 500])))
        found.update((row.uri, row) for row in rows)
    return found


def every(session: Session) -> list[Document]:
    """Every document, removed ones too."""
    return list(session.scalars(select(Document).order_by(Document.id)))


def living(session: Session) -> list[Document]:
    """Every document that has not been removed, by address."""
    return list(session.scalars(select(Document).where(Document.removed_at.is_(None)).order_by(Document.uri)))


@dataclass(frozen=True, slots=True)
class Opening:
    """What a document is called, and how its text begins."""

    id: int
    name: str
    title: str
    vendor: str | None
    opening: str


def openings(session: Session, length: int) -> list[Opening]:
    """Every document that has not been removed, with the first characters of its text."""
    begins = func.substr(Document.text, 1, length)
    query = select(Document.id, Document.name, Document.title, Document.vendor, begins)
    return [Opening(*row) for row in session.execute(query.where(Document.removed_at.is_(None)))]


def saying(session: Session, word: str, ids: Collection[int]) -> int:
    """How many of some documents have a word, given in lower case, anywhere in their text."""
    has = func.lower(Document.text).contains(word, autoescape=True)
    return session.scalar(select(func.count()).select_from(Document).where(Document.id.in_(ids), has)) or 0


def by_id(session: Session, ids: Iterable[int]) -> dict[int, Document]:
    """The documents of these numbers."""
    return {row.id: row for row in session.scalars(select(Document).where(Document.id.in_(list(ids))))}


def open_to(session: Session, asker: Asker) -> frozenset[int]:
    """Numbers of the documents that somebody may read."""
    return readable(session, audiences=None if asker.unlimited else asker.reads)


def readable(
    session: Session,
    *,
    audiences: Iterable[str] | None,
    vendor: str | None = None,
    contract: str | None = None,
) -> frozenset[int]:
    """Numbers of the documents that have not been removed and are for these audiences; none: for any."""
    query = select(Document.id).where(Document.removed_at.is_(None))
    if audiences is not None:
        query = query.where(Document.audience.in_(list(audiences)))
    if vendor is not None:
        query = query.where(Document.vendor == vendor)
    if contract is not None:
        query = query.where(Document.contract == contract)
    return frozenset(session.scalars(query))
