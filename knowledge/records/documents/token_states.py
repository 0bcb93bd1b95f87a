"""The kept token states of what has been embedded: one row for each token, a byte a number."""

from collections.abc import Iterable, Mapping

from sqlalchemy import LargeBinary, func, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from knowledge.records.base import Base
from knowledge.records.documents.passages import Passage, Vector, insert_new

_PART = 400


class TokenStates(Base):
    """One input's tokens as one model reads them; how they are packed is `retrieval.late`'s matter."""

    __tablename__ = "token_states"

    model: Mapped[str] = mapped_column(primary_key=True)
    input_hash: Mapped[str] = mapped_column(primary_key=True)
    states: Mapped[bytes] = mapped_column(LargeBinary)


def store(session: Session, model: str, states: Mapping[str, bytes]) -> None:
    """Keep the states of inputs; those that are known already stay as they are."""
    rows = [{"model": model, "input_hash": name, "states": kept} for name, kept in states.items()]
    if rows:
        session.execute(insert_new(session, TokenStates), rows)


def known(session: Session, model: str, hashes: Iterable[str]) -> frozenset[str]:
    """Those of these inputs whose states are kept."""
    wanted, found = list(hashes), set[str]()
    for i in range(0, len(wanted), _PART):
        part = TokenStates.input_hash.in_(wanted[i : i + _PART])
        found.update(session.scalars(select(TokenStates.input_hash).where(TokenStates.model == model, part)))
    return frozenset(found)


def of_passages(session: Session, model: str, ids: Iterable[int]) -> dict[int, bytes]:
    """The kept states of passages, by their numbers; a passage that has none is left out."""
    wanted, found = list(ids), dict[int, bytes]()
    for i in range(0, len(wanted), _PART):
        query = select(Passage.id, TokenStates.states).join(TokenStates, TokenStates.input_hash == Passage.input_hash)
        rows = session.execute(query.where(TokenStates.model == model, Passage.id.in_(wanted[i : i + _PART])))
        found.update((row[0], row[1]) for row in rows)
    return found


def sample(session: Session, model: str, lang: str, count: int) -> list[bytes]:
    """The states of some passages of a language, the same ones each time."""
    query = select(TokenStates.states).join(Passage, TokenStates.input_hash == Passage.input_hash)
    of_lang = query.where(TokenStates.model == model, Passage.lang == lang)
    return list(session.scalars(of_lang.order_by(Passage.input_hash).limit(count)))


def missing(session: Session, model: str, *, limit: int) -> list[tuple[str, str]]:
    """Hash and text of inputs that this model has embedded without keeping the states of their tokens."""
    embedded = select(Vector.input_hash).where(Vector.model == model, Vector.input_hash == Passage.input_hash)
    kept = select(TokenStates.input_hash).where(
        TokenStates.model == model, TokenStates.input_hash == Passage.input_hash
    )
    rows = session.execute(
        select(Passage.input_hash, func.min(Passage.input))
        .where(embedded.exists(), ~kept.exists())
        .group_by(Passage.input_hash)
        .order_by(Passage.input_hash)
        .limit(limit)
    )
    return [(row[0], row[1]) for row in rows]
