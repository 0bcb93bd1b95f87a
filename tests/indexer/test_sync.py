"""Learning files: what is new, changed or gone is done and nothing else; a killed run is made good by the next."""

import os
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlalchemy import select

from indexer.plan import Plan, Seen, plan
from indexer.sync import Report, embed_missing, learn
from knowledge.errors import BadInput, UnreadableFile
from knowledge.records.db import Database
from knowledge.records.documents import documents, passages
from knowledge.records.documents.documents import Document
from knowledge.records.documents.passages import Passage, Vector
from knowledge.retrieval.embedding import Embedder
from tests.embedders import HashedWords

NOW = datetime(2026, 11, 22, 9, 30, tzinfo=UTC)
KILLED_RUN = """
import sys; from datetime import UTC, datetime; from pathlib import Path
from indexer.sync import learn; from knowledge.records.db import Database; from tests.embedders import Killed
learn(Database(sys.argv[1]), Killed(int(sys.argv[3])), [Path(sys.argv[2])], now=datetime.now(UTC))
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "files"
    folder.mkdir()
    write(folder / "loom.md", "# Loom licence\n\n## Term\n\nThe licence ends on 30 June 2027.\n")
    write(folder / "mes.md", "# 星罗MES支持协议\n\n## 期限\n\n本协议于2026年6月30日到期。\n")
    return folder


def write(path: Path, text: str) -> None:
    path.write_text(text, encoding="utf-8")


def run(database: Database, path: Path, embedder: Embedder | None = None) -> Report:
    return learn(database, embedder or HashedWords(), [path], now=NOW)


def content(database: Database) -> set[tuple[object, ...]]:
    """Everything learned that does not depend on the order of learning."""
    with database.reading() as session:
        rows = session.execute(
            select(Document.name, Document.content_hash, Passage.ordinal, Passage.text, Passage.start, Vector.vector)
            .join(Passage, Passage.document_id == Document.id)
            .join(Vector, Vector.input_hash == Passage.input_hash)
        )
        return {tuple(row) for row in rows}


def test_a_plan_compares_digests() -> None:
    known = {"/same": "1", "/edited": "1", "/gone": "1", "/locked": "1"}
    locked = UnreadableFile("file_unopened", reason="no right")
    seen = [Seen("/same", "1"), Seen("/edited", "2"), Seen("/new", "1"), Seen("/locked", None, locked)]

    made = plan(known, seen)

    assert Plan(("/new",), ("/edited",), ("/same",), ("/gone",), (("/locked", locked),)) == made
    assert "+ /new\n~ /edited\n- /gone\n! /locked" == str(made)


def test_new_files_are_learned(database: Database, folder: Path) -> None:
    report = run(database, folder)

    assert {"added": 2, "changed": 0, "unchanged": 0, "removed": 0, "failed": 0} == report.summary()["files"]
    assert report.total == report.added > 1


def test_every_passage_is_exactly_its_place_in_the_text(database: Database, folder: Path) -> None:
    run(database, folder)

    with database.reading() as session:
        for row, text in session.execute(
            select(Passage, Document.text).join(Document, Document.id == Passage.document_id)
        ):
            assert text[row.start : row.end] == row.text


def test_nothing_is_done_twice(database: Database, folder: Path) -> None:
    run(database, folder)
    embedder = HashedWords()

    report = run(database, folder, embedder)

    assert 2 == report.summary()["files"]["unchanged"]
    assert (0, 0, 0) == (report.added, report.removed, embedder.embedded)


def test_only_what_changed_is_embedded_again(database: Database, folder: Path) -> None:
    run(database, folder)
    write(folder / "loom.md", "# Loom licence\n\n## Term\n\nThe licence ends on 31 July 2028.\n")
    embedder = HashedWords()

    report = run(database, folder, embedder)

    assert 1 == report.summary()["files"]["changed"]
    assert 0 < embedder.embedded <= report.added
    assert not any("2027" in str(row) for row in content(database))


def test_a_removed_files_passages_go_and_its_text_stays(database: Database, folder: Path) -> None:
    run(database, folder)
    (folder / "loom.md").unlink()

    report = run(database, folder)

    with database.reading() as session:
        gone = documents.by_uri(session, [str(folder / "loom.md")])[str(folder / "loom.md")]
        assert NOW == gone.removed_at
        assert "30 June 2027" in gone.text
    assert 1 == report.summary()["files"]["removed"]
    assert {"mes.md"} == {row[0] for row in content(database)}


def test_a_file_that_comes_back_is_learned_again(database: Database, folder: Path) -> None:
    run(database, folder)
    before, text = content(database), (folder / "loom.md").read_text(encoding="utf-8")
    (folder / "loom.md").unlink()
    run(database, folder)
    write(folder / "loom.md", text)

    run(database, folder)

    assert before == content(database)


def test_files_outside_the_paths_given_are_left_alone(database: Database, folder: Path, tmp_path: Path) -> None:
    run(database, folder)
    other = tmp_path / "other.md"
    write(other, "# Other\n\nSomething else.\n")

    report = run(database, other)

    assert {"added": 1, "changed": 0, "unchanged": 0, "removed": 0, "failed": 0} == report.summary()["files"]
    assert {"loom.md", "mes.md", "other.md"} == {row[0] for row in content(database)}


def test_an_unreadable_file_is_reported_and_the_rest_goes_on(database: Database, folder: Path) -> None:
    (folder / "broken.pdf").write_bytes(b"%PDF-1.7 and nothing more")

    report = run(database, folder)

    assert 1 == report.summary()["files"]["failed"]
    assert 2 == report.summary()["files"]["added"]
    assert str(folder / "broken.pdf") == report.failures[0][0]
    assert "broken.pdf" in str(report.failures[0][1])


def test_a_file_that_cannot_be_read_any_more_keeps_what_was_learned(database: Database, folder: Path) -> None:
    run(database, folder)
    before = content(database)
    (folder / "loom.md").write_bytes(b"")

    report = run(database, folder)

    assert 1 == report.summary()["files"]["failed"]
    assert before == content(database)


def test_a_path_that_is_not_there_is_said(database: Database, tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="missing"):
        run(database, tmp_path / "missing")


def test_another_model_embeds_what_is_known_and_tells_the_views(database: Database, folder: Path) -> None:
    run(database, folder)
    other = HashedWords("other-model")
    with database.reading() as session:
        before = passages.last_change(session)

    done = embed_missing(database, other)

    with database.reading() as session:
        assert [] == passages.without_vector(session, "other-model", limit=1)
        assert passages.last_change(session) - before == passages.count(session)
    assert done == other.embedded


@pytest.mark.parametrize("at_call", [1, 2, 3] if os.environ.get("VENDORDESK_LONG") else [2])
def test_a_run_killed_in_the_middle_is_made_good(database_url: str, tmp_path: Path, at_call: int) -> None:
    folder = tmp_path / "many"
    folder.mkdir()
    for n in range(5):
        clauses = [f"## {n}.{c} Clause\n\nThe fee of module {n}-{c} is {c} euros. " + "More. " * 40 for c in range(50)]
        write(folder / f"{n}.md", f"# Contract {n}\n\n" + "\n\n".join(clauses))
    database = Database(database_url)
    database.migrate()
    killed = subprocess.run([sys.executable, "-c", KILLED_RUN, database_url, str(folder), str(at_call)], check=False)

    run(database, folder)

    clean = Database(f"sqlite:///{tmp_path / 'clean.db'}")
    clean.migrate()
    run(clean, folder)
    assert -9 == killed.returncode
    assert content(clean) == content(database)
    clean.close()
    database.close()
