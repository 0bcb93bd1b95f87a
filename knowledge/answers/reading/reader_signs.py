"""What tells whether a sentence answers a question: how tokens meet, what is asked for and what is there."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from knowledge.answers.question.asks_for import asked_kind, has_kind
from knowledge.answers.question.terms import codes, coverage, telling
from knowledge.retrieval.embedding import Vectors
from knowledge.rules.contract.levels import marks_in
from knowledge.rules.questions.asked_years import years_in

_KINDS = ("phone", "money", "time", "number", "date")


@dataclass(frozen=True, slots=True)
class Question:
    """A question as the reader looks at it; `usual` is what each of its tokens finds in any passage."""

    text: str
    usual: Vectors
    terms: tuple[str, ...]
    kind: str | None

    @classmethod
    def of(cls, text: str, usual: Vectors) -> "Question":
        return cls(text, usual, telling(text), asked_kind(text))


@dataclass(frozen=True, slots=True)
class Met:
    """Each question token's best cosine in a sentence, above its passage, and in all of the passage."""

    sentence: Vectors
    above: Vectors
    passage: Vectors


def signs(question: Question, sentence: str, above: str, passage: str, met: Met) -> tuple[float, ...]:
    """The features of one sentence, the same count always."""
    here = np.maximum(met.sentence, met.above)
    beyond, beyond_here = met.sentence - question.usual, here - question.usual
    weights = np.clip(1 - question.usual, 0.05, None)
    weights = weights / weights.sum()
    lowest = np.sort(beyond_here)
    quarter = max(1, len(lowest) // 4)
    whole = f"{above} {sentence}"
    return (
        *(float(np.mean(row)) for row in (met.sentence, here, met.passage, beyond, beyond_here)),
        float(weights @ here), float(weights @ met.sentence),
        float(lowest[:quarter].mean()), float(lowest[-quarter:].mean()), float(lowest[0]),
        float(np.mean(met.passage - here)),
        *(coverage(question.terms, text) for text in (sentence, whole, f"{above} {passage}")),
        *_kinds(question, sentence),
        *_missing(question.text, whole, f"{above} {passage}"),
        float(sentence.rstrip().endswith(("?", "？"))),
        float(sentence.count("|") > 1),
        min(len(sentence), 400) / 400,
        len(question.terms) / 10,
    )  # fmt: skip


def _kinds(question: Question, sentence: str) -> tuple[float, ...]:
    """For each kind of thing: asked and there, asked and not there; then whether none was asked for."""
    pairs = ((question.kind == kind, has_kind(sentence, kind)) for kind in _KINDS)
    flat = (value for asked, there in pairs for value in (float(asked and there), float(asked and not there)))
    return (*flat, float(question.kind is None))


def _missing(question: str, whole: str, passage: str) -> tuple[float, ...]:
    """Levels, codes and years that a question names and a text does not."""
    levels, years, named = set(marks_in(question)), set(years_in(question)), codes(question)
    return (
        _share_missing(levels, set(marks_in(whole))),
        _share_missing(years, set(years_in(passage))),
        _share_missing(set(named), {code for code in named if code in passage.casefold()}),
        float(bool(levels)), float(bool(years)),
    )  # fmt: skip


def _share_missing(asked: set[str], there: Sequence[str] | set[str]) -> float:
    return len(asked - set(there)) / len(asked) if asked else 0.0
