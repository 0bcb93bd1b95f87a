"""Scores search on public sets beside the project, so that nothing is tuned to one: FAQ items, statutes, clauses.

python -m tests.quality.retrieval_sets faq|stard|privacy_qa|contractnli
"""

import json
import sys
import tempfile
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from indexer.sync import learn
from knowledge.records.db import Database
from knowledge.retrieval.embedding import load_embedder
from knowledge.retrieval.opening import open_views
from knowledge.retrieval.search import Hit, search_all
from knowledge.rules.access import TERMINAL
from knowledge.settings import Settings

SHARED = Path(__file__).parents[2].parent / "shared" / "data"


def rows(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


def answers(files: Path, questions: Sequence[str], *, top: int) -> list[list[Hit]]:
    """Learn a folder into a home of its own and search it."""
    with tempfile.TemporaryDirectory() as home:
        settings = Settings(home=Path(home))
        database, embedder = Database(settings.database_url), load_embedder(Settings())
        database.migrate()
        learn(database, embedder, [files], now=datetime.now(UTC))
        views = open_views(settings, embedder.name, lasting=False)
        with database.reading() as session:
            found = search_all(session, views, embedder, questions, asker=TERMINAL, top=top)
        views.close()
        database.close()
    return found


def documents(hits: Iterable[Hit]) -> list[str]:
    """File stems of hits, each once, best first."""
    return list(dict.fromkeys(Path(hit.file).stem for hit in hits))


def faq(folder: Path) -> dict[str, float]:
    """A question finds its own answer, whose question is left out; `hit@1` by language."""
    items = rows(SHARED / "faq_bilingual" / "items.jsonl")
    scores: dict[str, float] = {}
    for lang in ("zh", "en"):
        own = [item for item in items if item["lang"] == lang]
        place = folder / lang
        place.mkdir()
        for number, item in enumerate(own):
            (place / f"{number}.md").write_text(item["answer"], encoding="utf-8")
        found = answers(place, [item["question"] for item in own], top=10)
        right = [documents(hits)[:1] == [str(number)] for number, hits in enumerate(found)]
        scores[f"{lang} hit@1"] = sum(right) / len(right)
    return scores


def stard(folder: Path) -> dict[str, float]:
    """A lay question finds the articles that answer it."""
    asked = rows(SHARED / "stard_zh" / "queries.jsonl")
    articles = {name: text for row in asked for name, text in row["articles"].items()}
    for name, text in articles.items():
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")
    found = answers(folder, [row["question"] for row in asked], top=20)
    ranked = [documents(hits) for hits in found]
    pairs = list(zip(ranked, [set(row["articles"]) for row in asked], strict=True))
    return {
        "hit@1": sum(names[0] in gold for names, gold in pairs) / len(pairs),
        "recall@10": sum(len(gold & set(names[:10])) / len(gold) for names, gold in pairs) / len(pairs),
    }


def clauses(name: str) -> dict[str, float]:
    """Character precision of the first passage and character recall of 64."""
    base = SHARED / "legalbench_rag"
    tests = json.loads((base / f"{name}.json").read_text(encoding="utf-8"))["tests"]
    found = answers(base / "corpus" / name, [test["query"] for test in tests], top=64)
    precision = recall = 0.0
    for test, hits in zip(tests, found, strict=True):
        gold = {(s["file_path"], c) for s in test["snippets"] for c in range(*s["span"])}
        spans = [(f"{name}/{Path(hit.file).name}", hit.start, hit.end) for hit in hits]
        covered = {(file, c) for file, start, end in spans for c in range(start, end)}
        first = {(spans[0][0], c) for c in range(*spans[0][1:])}
        precision += len(gold & first) / len(first)
        recall += len(gold & covered) / len(gold)
    return {"precision@1": precision / len(tests), "recall@64": recall / len(tests)}


def main() -> None:
    kind = sys.argv[1]
    with tempfile.TemporaryDirectory() as folder:
        scores = {"faq": faq, "stard": stard}[kind](Path(folder)) if kind in {"faq", "stard"} else clauses(kind)
    print(kind, json.dumps({name: round(score, 3) for name, score in scores.items()}))


if __name__ == "__main__":
    main()
