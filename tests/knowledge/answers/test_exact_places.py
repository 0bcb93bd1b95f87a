"""Every claim carries a quote that can be opened: over all documents and questions, the place holds the quote."""

import json
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from bot.playground.sample.company import DOCUMENTS
from indexer.sync import learn
from knowledge.answers import Answerer
from knowledge.records.db import Database
from knowledge.records.documents.documents import Document
from knowledge.records.documents.passages import Passage
from knowledge.retrieval.opening import open_views
from knowledge.rules.access import TERMINAL
from knowledge.settings import Settings
from tests.embedders import HashedWords
from tests.shared_data import shared

SAMPLE_QUESTIONS = Path(__file__).parents[2] / "quality" / "sample_questions.jsonl"


def sample_set():
    return [DOCUMENTS], [SAMPLE_QUESTIONS]


def development_set():
    folders = [shared("data", "vendor_zh"), shared("data", "vendor_en"), shared("seeds")]
    return folders, [shared("data", name, "questions.jsonl") for name in ("vendor_zh", "vendor_en")]


@pytest.mark.parametrize("documents", [sample_set, development_set])
def test_every_passage_and_every_citation_is_exactly_what_stands_at_its_place(documents, tmp_path):
    folders, question_files = documents()
    settings = Settings(home=tmp_path)
    database = Database(settings.database_url)
    database.migrate()
    embedder = HashedWords()
    report = learn(database, embedder, folders, now=datetime(2026, 11, 2, tzinfo=UTC))
    questions = [
        json.loads(line)["question"] for file in question_files for line in file.read_text("utf-8").splitlines()
    ]

    with database.reading() as session:
        answerer = Answerer(embedder, open_views(settings, embedder.name, lasting=False))
        answers = [answerer.answer(session, q, asker=TERMINAL, on=date(2026, 11, 2)) for q in questions]
        texts = {d.id: d.text for d in session.query(Document)}
        passages = list(session.query(Passage))

    cited = [c for a in answers for c in (*a.citations, *a.nearest)]
    assert [] == report.failures
    assert [] == [p.id for p in passages if texts[p.document_id][p.start : p.end] != p.text]
    assert [] == [c for c in cited if texts[c.document_id][c.start : c.end] != c.quote]
    assert all(len(a.citations) <= 4 for a in answers)
    assert len(cited) > len(questions)
    database.close()
