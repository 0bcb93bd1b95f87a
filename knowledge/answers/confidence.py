"""How sure the desk is that passages answer a question, and when it must say that they do not.

The bars were set where off-topic questions (statutes and other products' FAQs put to vendor contracts) part from real
ones; docs/quality.md has the figures. e5 gives everything a high cosine, so that how far the best passage stands above
the average one says as much as the cosine itself.
"""

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass

from knowledge.answers.asks_for import asked_kind, has_kind
from knowledge.answers.terms import codes
from knowledge.answers.wants import Want
from knowledge.records.contract_names import Meant
from knowledge.retrieval.search import Hit
from knowledge.rules.levels import marks_in
from knowledge.rules.quantities import quantities
from knowledge.rules.sentences import sentence_spans

_BARS = {("zh", "zh"): 0.912, ("en", "en"): 0.882}
_ACROSS = 0.82
_STEEP = 60.0
_MILESTONE_WORDS = re.compile(r"响应|恢复|解决|到场|处理|respon|restor|resol|fix|answer|attend", re.IGNORECASE)


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
    if _must_refuse(question, want, about, hits):
        return min(sure, 0.3)
    return max(sure, 0.55) if about.named else sure


def _must_refuse(question: str, want: Want, about: Meant, hits: Sequence[Hit]) -> bool:
    """A code that no passage names, a number where none stands, or a fact that no contract in question states."""
    text = " ".join(f"{hit.document} {hit.heading} {hit.text}" for hit in hits)
    if about.named and any(code not in text.casefold() for code in codes(question) if len(code) > 2):
        return True
    if not has_kind(" ".join(hit.text for hit in hits[:3]), asked_kind(question)):
        return True
    return bool(want) and about.named and not any(_states(question, want, hit) for hit in hits[:5])


def _states(question: str, want: Want, hit: Hit) -> bool:
    """Whether a passage may state a wanted fact that the register does not have: its words and a figure together."""
    kind = asked_kind(question)
    for start, end in sentence_spans(hit.text):
        sentence = hit.text[start:end]
        if want.milestones:
            timed = any(q.dimension in ("time", "days") for q in quantities(sentence))
            levels = set(marks_in(question))
            if timed and (levels & set(marks_in(sentence)) if levels else _MILESTONE_WORDS.search(sentence)):
                return True
        elif quantities(sentence) and has_kind(sentence, kind):
            return True
    return False
