"""How sure the desk is that passages answer a question, and when it must say that they do not.

The bars were set where off-topic questions (statutes and other products' FAQs put to vendor contracts) part from real
ones; docs/quality.md has the figures. e5 gives everything a high cosine, so that how far the best passage stands above
the average one says as much as the cosine itself.
"""

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass

from knowledge.answers.question.asks_for import asked_kind, has_kind
from knowledge.answers.question.matters import unnamed_matter
from knowledge.answers.question.terms import codes, coverage, telling
from knowledge.answers.question.wants import Want, figure_of, speaks_of
from knowledge.records.contracts.contract_names import Meant, speaks_of_kind
from knowledge.retrieval.search import Hit
from knowledge.rules.contract.levels import marks_in
from knowledge.rules.language.sentences import sentence_spans

_BARS = {("zh", "zh"): 0.906, ("en", "en"): 0.875}
_ACROSS = 0.82
_PRICED = {
    "cost",
    "costs",
    "fee",
    "fees",
    "price",
    "pay",
    "paid",
    "charge",
    "charges",
    "month",
    "monthly",
    "year",
    "yearly",
}
_PLAIN = _PRICED | {"quick", "quickly", "fast", "soon", "long"}
"""Words of any price or length: what else a question says must stand beside the figure that answers it."""
_STEEP = 60.0
_READ = 5
"""Passages in which a refusal looks for what was asked."""


@dataclass(frozen=True, slots=True)
class Nearness:
    """Cosine of the question to its best passage, and how far that stands above the mean of all passages."""

    best: float
    above_mean: float
    lang: str


def confidence(question: str, lang: str, want: Want, about: Meant, hits: Sequence[Hit], near: Nearness) -> float:
    """From 0 to 1. Half is the bar; a reason to refuse keeps it below, whatever the cosine."""
    bar = _BARS.get((lang, near.lang), _ACROSS)
    sure = 1 / (1 + math.exp(-_STEEP * (near.best + near.above_mean - bar)))
    if _must_refuse(question, want, about, hits[:_READ]):
        return min(sure, 0.3)
    return max(sure, 0.55) if about.named else sure


def _must_refuse(question: str, want: Want, about: Meant, hits: Sequence[Hit]) -> bool:
    """A code that no passage names, a thing of which none is there, or a fact that no contract in question states."""
    if about.named and any(not _names(hits, code) for code in codes(question)):
        return True
    if about.named and unnamed_matter(question, [f"{hit.heading} {hit.text}" for hit in hits]):
        return True
    kind = asked_kind(question)
    if about.named and kind in ("money", "phone", "time") and not any(_has(question, kind, hit) for hit in hits):
        return True
    return bool(want) and about.named and not any(_states(question, want, about, hit) for hit in hits)


def _names(hits: Sequence[Hit], code: str) -> bool:
    if len(code) < 3 or marks_in(code):
        return True
    word = re.compile(rf"(?<![a-z0-9]){re.escape(code)}(?![a-z0-9])", re.IGNORECASE)
    return any(word.search(f"{hit.document} {hit.heading} {hit.text}") for hit in hits)


def _has(question: str, kind: str, hit: Hit) -> bool:
    """Whether one sentence or row of a passage has a thing of the kind asked for, and speaks of the matter."""
    terms = [term for term in telling(question) if term not in _PLAIN]
    sentences = (hit.text[a:b] for a, b in sentence_spans(hit.text))
    return any(has_kind(s, kind) and coverage(terms, f"{hit.heading} {s}") > 0 for s in sentences)


def _states(question: str, want: Want, about: Meant, hit: Hit) -> bool:
    """Whether a passage may state a wanted fact that the register does not have: its words and a figure together."""
    levels, figure = set(marks_in(question)), figure_of(want)
    if about.missing_kind and not speaks_of_kind(about.missing_kind, f"{hit.document} {hit.text}"):
        return False
    for start, end in sentence_spans(hit.text):
        sentence = hit.text[start:end]
        row_of_level = bool(want.milestones and levels & set(marks_in(sentence)))
        if (row_of_level or speaks_of(want, sentence)) and has_kind(sentence, figure):
            return True
    return False
