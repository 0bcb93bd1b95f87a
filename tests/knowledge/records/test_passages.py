"""The passage log: every change is a row, and a view that follows it misses none."""

import threading
from datetime import UTC, datetime

from sqlalchemy.orm import Session

from knowledge.records.db import Database
from knowledge.records.documents import passages
from knowledge.records.documents.documents import Document
from knowledge.records.documents.passages import Change, Passage

NOW = datetime(2026, 11, 22, 9, 30, tzinfo=UTC)


def _document(session: Session, uri: str = "/a.md") -> Document:
    row = Document(uri=uri, name="a.md", title="A", content_hash="h", text="one two", pages=[], learned_at=NOW)
    session.add(row)
    session.flush()
    return row


def _passage(document: Document, text: str, *, ordinal: int = 0) -> Passage:
    return Passage(
        document_id=document.id, ordinal=ordinal, text=text, start=0, end=len(text), page=None,
        headings=[], lang="en", context="", input=text, input_hash=text,
    )  # fmt: skip


def test_adding_and_removing_are_both_in_the_log(database: Database) -> None:
    with database.sessions.begin() as session:
        document = _document(session)
        passages.add_passages(session, [_passage(document, "one"), _passage(document, "two", ordinal=1)])
        passages.remove_passages(session, document.id)

    with database.reading() as session:
        changes = passages.changes_after(session, 0)
        left = passages.count(session)

    assert ["add", "add", "remove", "remove"] == [c.op for c in changes]
    assert sorted({c.passage_id for c in changes}) == sorted(c.passage_id for c in changes[:2])
    assert 0 == left


def test_a_passage_number_is_never_given_twice(database: Database) -> None:
    with database.sessions.begin() as session:
        document = _document(session)
        passages.add_passages(session, [_passage(document, "one")])
        passages.remove_passages(session, document.id)
        passages.add_passages(session, [_passage(document, "two")])

    with database.reading() as session:
        added = [c.passage_id for c in passages.changes_after(session, 0) if c.op == "add"]

    assert 2 == len(set(added))


def test_the_log_is_read_in_stretches(database: Database) -> None:
    with database.sessions.begin() as session:
        document = _document(session)
        passages.add_passages(session, [_passage(document, str(n), ordinal=n) for n in range(5)])

    with database.reading() as session:
        first = passages.changes_after(session, 0, limit=3)
        rest = passages.changes_after(session, first[-1].seq)
        newest = passages.last_change(session)

    assert (3, 2) == (len(first), len(rest))
    assert newest == rest[-1].seq


def test_a_follower_misses_nothing_while_several_write(database: Database) -> None:
    with database.sessions.begin() as session:
        document = _document(session)
    done = threading.Event()
    seen: list[Change] = []

    def write(worker: int) -> None:
        for n in range(10):
            with database.sessions.begin() as session:
                passages.add_passages(session, [_passage(document, f"{worker}.{n}")])

    def follow() -> None:
        while True:
            finished = done.is_set()
            with database.reading() as session:
                new = passages.changes_after(session, seen[-1].seq if seen else 0)
            seen.extend(new)
            if finished and not new:
                return

    writers = [threading.Thread(target=write, args=(n,)) for n in range(4)]
    follower = threading.Thread(target=follow)
    for thread in [follower, *writers]:
        thread.start()
    for thread in writers:
        thread.join()
    done.set()
    follower.join()

    assert 40 == len({c.passage_id for c in seen})


def test_vectors_of_an_input_are_kept_once_for_each_model(database: Database) -> None:
    with database.sessions.begin() as session:
        passages.store_vectors(session, "m1", {"h": b"1"})
        passages.store_vectors(session, "m1", {"h": b"x", "i": b"2"})
        passages.store_vectors(session, "m2", {"h": b"3"})

    with database.reading() as session:
        first = passages.vectors_of(session, "m1", ["h", "i", "j"])
        second = passages.vectors_of(session, "m2", ["h", "i", "j"])

    assert {"h": b"1", "i": b"2"} == first
    assert {"h": b"3"} == second


def test_what_a_model_has_not_embedded_is_found(database: Database) -> None:
    with database.sessions.begin() as session:
        document = _document(session)
        passages.add_passages(session, [_passage(document, t) for t in ("one", "two", "two")])
        passages.store_vectors(session, "m", {"one": b"1"})

    with database.reading() as session:
        missing = passages.without_vector(session, "m", limit=10)

    assert [("two", "two")] == missing
