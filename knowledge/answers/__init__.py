"""From a question to an answer whose every claim is an exact quote."""

from knowledge.answers.answerer import Answerer
from knowledge.answers.values import ANSWERED, CONFLICT, NOT_FOUND, Answer, Citation, Row, Shown, StatedFact

__all__ = ["ANSWERED", "CONFLICT", "NOT_FOUND", "Answer", "Answerer", "Citation", "Row", "Shown", "StatedFact"]
