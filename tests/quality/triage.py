"""Scores triage: `python -m tests.quality.triage [own] [status]`.

`own` are cases of our own writing under invented contracts; `status` are real incident notices, graded from the first
message alone: without any training on them, and by a classifier that five folds fit on the other four fifths.
"""

import json
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import f1_score
from sklearn.model_selection import StratifiedKFold, cross_val_predict

from knowledge.retrieval.embedding import Embedder, Vectors, load_embedder
from knowledge.rules.language.language import language_of
from knowledge.rules.language.sentences import sentence_spans
from knowledge.settings import Settings
from knowledge.triage import Place, Triage
from knowledge.triage.contract_levels import Level
from knowledge.triage.contract_rules import LevelRule, read_rule
from knowledge.triage.deciding import decide
from knowledge.triage.fitting import Definitions
from knowledge.triage.matching import Message, shipped_match
from knowledge.triage.reading import Reading, shipped
from knowledge.triage.resolving import About
from tests.shared_data import shared

_CASES = Path(__file__).parent / "triage_cases.jsonl"
_IMPACTS = {"S1": "critical", "S2": "major", "S3": "minor", "S4": "minor"}


@dataclass(frozen=True, slots=True)
class Case:
    """What a message was taken for beside what it is."""

    lang: str
    text: str
    level: str
    severity: str
    cause: str
    found: Triage


def read(embedder: Embedder, texts: Sequence[str]) -> tuple[Vectors, list[Reading]]:
    """Texts as the desk that ships reads them."""
    reader, vectors = shipped(), embedder.queries(texts)
    return vectors, reader.read(
        [reader.example(text, vector, model=embedder.name) for text, vector in zip(texts, vectors, strict=True)]
    )


def own_cases(embedder: Embedder) -> list[Case]:
    """Every case under its invented contract."""
    contracts = [json.loads(line) for line in _CASES.read_text(encoding="utf-8").splitlines()]
    return [case for contract in contracts for case in _graded(contract, embedder)]


def _graded(contract: dict[str, Any], embedder: Embedder) -> list[Case]:
    scheme = tuple((name, definition) for name, definition in contract["levels"])
    defined = Definitions(shipped(), embedder).of(scheme)
    rules = rules_in(str(contract["rules"]), [one.level for one in defined])
    texts = [ticket[0] for ticket in contract["tickets"]]
    vectors, readings = read(embedder, texts)
    messages = [
        Message(text, vector, reading)
        for text, vector, reading in zip(texts, shipped().centred(vectors), readings, strict=True)
    ]
    return [
        Case(
            contract["lang"],
            *ticket,
            decide(message, language_of(message.text), About(None, None), defined, rules, shipped_match()),
        )
        for ticket, message in zip(contract["tickets"], messages, strict=True)
    ]


def rules_in(text: str, levels: Sequence[Level]) -> list[LevelRule]:
    """The rules on levels that a text states."""
    pieces = [(text[a:b], Place("", "", None, a, b, text[a:b])) for a, b in sentence_spans(text)]
    return [rule for sentence, place in pieces if (rule := read_rule(sentence, levels, place))]


def figures(cases: Sequence[Case]) -> dict[str, float]:
    """The figures of one language."""
    gravest = [c for c in cases if c.severity == "S1"]
    return {
        "severity macro-F1": _macro([c.severity for c in cases], [c.found.severity for c in cases]),
        "S1 recall": sum(c.found.severity == "S1" for c in gravest) / len(gravest),
        "level": sum(c.found.level == c.level for c in cases) / len(cases),
        "cause macro-F1": _macro([c.cause for c in cases], [c.found.cause for c in cases]),
    }


def status_incidents(embedder: Embedder) -> dict[str, float]:
    """Macro-F1 of the impact, from title and first message."""
    lines = (shared("data", "status_incidents") / "github.jsonl").read_text(encoding="utf-8").splitlines()
    rows = [json.loads(line) for line in lines]
    texts, impacts = [f"{r['title']}. {r['first_message']}" for r in rows], [r["impact"] for r in rows]
    vectors, guesses = read(embedder, texts)
    untrained = [_IMPACTS[("S1", "S2", "S3", "S4")[int(g.severities.argmax())]] for g in guesses]
    inputs = np.hstack([(vectors - vectors.mean(axis=0)) * 10, [g.kinds for g in guesses]])
    folds = StratifiedKFold(5, shuffle=True, random_state=7)
    model = LogisticRegression(C=1.0, max_iter=1000, class_weight="balanced")
    fitted = cross_val_predict(model, inputs, impacts, cv=folds)
    return {"not trained on it": _macro(impacts, untrained), "five folds": _macro(impacts, list(fitted))}


def _macro(gold: Sequence[str], got: Sequence[str]) -> float:
    return float(f1_score(gold, got, labels=sorted(set(gold)), average="macro", zero_division=0))


def main(wanted: Sequence[str]) -> None:
    """Print the figures asked for; none named: all."""
    embedder = load_embedder(Settings())
    if not wanted or "own" in wanted:
        cases = own_cases(embedder)
        for lang in ("zh", "en"):
            print("own", lang, {k: round(v, 3) for k, v in figures([c for c in cases if c.lang == lang]).items()})
    if not wanted or "status" in wanted:
        print("status", {k: round(v, 3) for k, v in status_incidents(embedder).items()})


if __name__ == "__main__":
    main(sys.argv[1:])
