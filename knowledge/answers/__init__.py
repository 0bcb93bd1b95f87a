"""From a question to an answer whose every claim is an exact quote."""

from knowledge.answers.answerer import Answerer
from knowledge.answers.citing.tables import RegisterRow, RegisterTable, restored
from knowledge.answers.citing.values import (
    ANSWERED,
    CONFLICT,
    NOT_FOUND,
    Answer,
    Choice,
    Citation,
    Row,
    Shown,
    Sought,
    StatedFact,
    Subject,
)

__all__ = [
    "ANSWERED",
    "CONFLICT",
    "NOT_FOUND",
    "Answer",
    "Answerer",
    "Choice",
    "Citation",
    "RegisterRow",
    "RegisterTable",
    "Row",
    "Shown",
    "Sought",
    "StatedFact",
    "Subject",
    "restored",
]
