"""Scores of search and answers on a file of questions whose evidence is known.

A question is `{question, type, source_file, evidence}`: `type` `unanswerable` has neither; `source_file` and `evidence`
may be lists. An answer is right where one piece of evidence stands in one of its first three citations.
"""

import unicodedata
from collections.abc import Sequence
from pathlib import PurePath
from typing import Any

from knowledge.answers import NOT_FOUND, Answer

Results = Sequence[dict[str, Any]]


def score(rows: Sequence[dict[str, Any]], found: Sequence[Results], answers: Sequence[Answer]) -> dict[str, float]:
    """Shares from 0 to 1: of the answerable questions, but `abstained`, which is of the unanswerable ones."""
    trials = list(zip(rows, found, answers, strict=True))
    real = [trial for trial in trials if trial[0]["type"] != "unanswerable"]
    unreal = [trial for trial in trials if trial[0]["type"] == "unanswerable"]
    ranks = [_rank(row, [(r["file"], r["text"]) for r in results]) for row, results, _ in real]
    right = [_rank(row, [(c.file, c.quote) for c in answer.citations[:3]]) for row, _, answer in real]
    count = max(1, len(real))
    return {
        "questions": len(rows),
        "hit@1": sum(r == 1 for r in ranks) / count,
        "hit@5": sum(bool(r) and r <= 5 for r in ranks) / count,
        "mrr": sum(1 / r for r in ranks if r) / count,
        "right": sum(map(bool, right)) / count,
        "refused": sum(answer.status == NOT_FOUND for *_, answer in real) / count,
        "abstained": sum(answer.status == NOT_FOUND for *_, answer in unreal) / max(1, len(unreal)),
    }


def _rank(row: dict[str, Any], texts: Sequence[tuple[str, str]]) -> int:
    """Rank from 1 of the first text of the right file that holds a piece of evidence; 0 where none does."""
    files = {PurePath(name).name for name in _listed(row["source_file"])}
    evidence = [_flat(e) for e in _listed(row["evidence"])]
    for rank, (file, text) in enumerate(texts, 1):
        if PurePath(file).name in files and any(e in _flat(text) for e in evidence):
            return rank
    return 0


def _listed(value: Any) -> list[str]:
    return value if isinstance(value, list) else [value] if value else []


def _flat(text: str) -> str:
    return "".join(unicodedata.normalize("NFKC", text).split()).casefold()
