"""Passages, the log that views follow, and the vectors of what has been embedded."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import BigInteger, ForeignKey, Integer, LargeBinary, delete, func, insert, select, text
from sqlalchemy.orm import Mapped, Session, mapped_column

from knowledge.records.base import Base

ADDED, REMOVED = "add", "remove"
_LOG_LOCK = 0x70617373
_Serial = BigInteger().with_variant(Integer, "sqlite")


class Passage(Base):
    """A piece of a document: `text` is exactly `document.text[start:end]`."""

    __tablename__ = "passages"
    __table_args__ = {"sqlite_autoincrement": True}  # noqa: RUF012 - a number is never given twice

    id: Mapped[int] = mapped_column(_Serial, primary_key=True)
    document_id: Mapped[int] = mapped_column(ForeignKey("documents.id", ondelete="CASCADE"), index=True)
    ordinal: Mapped[int]
    text: Mapped[str]
    start: Mapped[int]
    end: Mapped[int]
    page: Mapped[int | None]
    headings: Mapped[list[str]]
    lang: Mapped[str]
    context: Mapped[str]
    """What is read beside the text, such as a table's header line."""
    input: Mapped[str]
    """What the model and the lexical view read: title, headings, context and text."""
    input_hash: Mapped[str] = mapped_column(index=True)


class PassageLog(Base):
    """One change of a passage; the numbers only grow and become visible in their order."""

    __tablename__ = "passage_log"
    __table_args__ = {"sqlite_autoincrement": True}  # noqa: RUF012

    seq: Mapped[int] = mapped_column(_Serial, primary_key=True)
    passage_id: Mapped[int] = mapped_column(_Serial)
    op: Mapped[str]


class Vector(Base):
    """The embedding of one input by one model: little-endian float32."""

    __tablename__ = "vectors"

    model: Mapped[str] = mapped_column(primary_key=True)
    input_hash: Mapped[str] = mapped_column(primary_key=True)
    vector: Mapped[bytes] = mapped_column(LargeBinary)


@dataclass(frozen=True, slots=True)
class Change:
    """The last thing that happened to a passage within a stretch of the log."""

    seq: int
    passage_id: int
    op: str


def add_passages(session: Session, rows: Sequence[Passage]) -> None:
    """Store passages and log them."""
    session.add_all(rows)
    session.flush()
    _log(session, [row.id for row in rows], ADDED)


def remove_passages(session: Session, document_id: int) -> int:
    """Delete a document's passages and log that; returns how many there were."""
    ids = list(session.scalars(select(Passage.id).where(Passage.document_id == document_id)))
    session.execute(delete(Passage).where(Passage.document_id == document_id))
    _log(session, ids, REMOVED)
    return len(ids)


def log_again(session: Session, hashes: Iterable[str]) -> None:
    """Tell the views to look again at the passages of these inputs, for they have new vectors."""
    for part in _parts(hashes):
        _log(session, list(session.scalars(select(Passage.id).where(Passage.input_hash.in_(part)))), ADDED)


def _log(session: Session, passage_ids: Sequence[int], op: str) -> None:
    if not passage_ids:
        return
    if session.get_bind().dialect.name == "postgresql":
        # a sequence hands out numbers before the commit: one writer at a time, or a view would step over a row
        session.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": _LOG_LOCK})
    session.execute(insert(PassageLog), [{"passage_id": i, "op": op} for i in passage_ids])


def any_living(session: Session) -> bool:
    """Whether anything can be searched."""
    return session.scalar(select(Passage.id).limit(1)) is not None


def last_change(session: Session) -> int:
    """Number of the newest log row; 0 for an empty log."""
    return session.scalar(select(func.max(PassageLog.seq))) or 0


def changes_after(session: Session, seq: int, *, limit: int = 2000) -> list[Change]:
    """The log rows after `seq`, in order, at most `limit`."""
    rows = session.execute(select(PassageLog).where(PassageLog.seq > seq).order_by(PassageLog.seq).limit(limit))
    return [Change(row.seq, row.passage_id, row.op) for row in rows.scalars()]


def by_id(session: Session, ids: Iterable[int]) -> dict[int, Passage]:
    """The passages of these numbers that still exist."""
    return {row.id: row for part in _parts(ids) for row in session.scalars(select(Passage).where(Passage.id.in_(part)))}


def of_documents(session: Session, documents: Iterable[int]) -> frozenset[int]:
    """Numbers of these documents' passages."""
    found: set[int] = set()
    for part in _parts(documents):
        found.update(session.scalars(select(Passage.id).where(Passage.document_id.in_(part))))
    return frozenset(found)


def langs_of(session: Session, documents: Iterable[int]) -> frozenset[str]:
    """The languages of these documents' passages."""
    found: set[str] = set()
    for part in _parts(documents):
        found.update(session.scalars(select(Passage.lang).where(Passage.document_id.in_(part)).distinct()))
    return frozenset(found)


def documents_of(session: Session, ids: Iterable[int]) -> dict[int, int]:
    """The document of each of these passages."""
    found: dict[int, int] = {}
    for part in _parts(ids):
        rows = session.execute(select(Passage.id, Passage.document_id).where(Passage.id.in_(part)))
        found.update((row.id, row.document_id) for row in rows)
    return found


def count(session: Session) -> int:
    return session.scalar(select(func.count()).select_from(Passage)) or 0


def vectors_of(session: Session, model: str, hashes: Iterable[str]) -> dict[str, bytes]:
    """The stored vectors of these inputs."""
    found: dict[str, bytes] = {}
    for part in _parts(hashes):
        rows = session.execute(
            select(Vector.input_hash, Vector.vector).where(Vector.model == model, Vector.input_hash.in_(part))
        )
        found.update((row.input_hash, row.vector) for row in rows)
    return found


def store_vectors(session: Session, model: str, vectors: Mapping[str, bytes]) -> None:
    """Keep vectors of inputs; those that are known already stay as they are."""
    known = vectors_of(session, model, vectors)
    new = [{"model": model, "input_hash": h, "vector": v} for h, v in vectors.items() if h not in known]
    if new:
        session.execute(insert_new(session, Vector), new)


def insert_new(session: Session, table: type[Base]) -> Any:
    """An insert that lets another process be first with the same row."""
    if session.get_bind().dialect.name == "postgresql":
        from sqlalchemy.dialects.postgresql import insert as insert_or_skip
    else:
        from sqlalchemy.dialects.sqlite import insert as insert_or_skip  # type: ignore[assignment]
    return insert_or_skip(table).on_conflict_do_nothing()


def without_vector(session: Session, model: str, *, limit: int) -> list[tuple[str, str]]:
    """Hash and text of inputs that this model has not embedded yet."""
    known = select(Vector.input_hash).where(Vector.model == model, Vector.input_hash == Passage.input_hash)
    rows = session.execute(
        select(Passage.input_hash, func.min(Passage.input))
        .where(~known.exists())
        .group_by(Passage.input_hash)
        .order_by(Passage.input_hash)
        .limit(limit)
    )
    return [(row[0], row[1]) for row in rows]


def models(session: Session) -> list[str]:
    """The models that have embedded anything."""
    return list(session.scalars(select(Vector.model).distinct().order_by(Vector.model)))


def _parts(items: Iterable[Any], size: int = 500) -> list[list[Any]]:
    rows = list(items)
    return [rows[i : i + size] for i in range(0, len(rows), size)]
