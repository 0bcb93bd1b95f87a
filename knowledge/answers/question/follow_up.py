"""Follow-ups: what "and for P2?" or "那P2呢？" means after what was asked before in the thread."""

import re
from collections.abc import Sequence

from knowledge.rules.contract.levels import SPOKEN, marks_in

_LEANS = re.compile(
    r"^\s*(and|or|what about|how about|same for|but|also|then)\b|"
    r"^(那|那么|还有|以及|如果|要是|换成|再)|呢\s*[？?]?\s*$|"
    r"\b(it|that one|this one|they|them|there)\b.{0,20}[?？]?$|(它|这个|那个|这份|该)(合同|协议)?",
    re.IGNORECASE,
)
_SHORT = {"zh": 12, "en": 6}


def whole_question(question: str, earlier: Sequence[str]) -> str:
    """The question as it would be asked alone.

    A question that leans on the last one takes over its words; where both name a severity level, the new level takes
    the old one's place.
    """
    if not earlier or not leans(question):
        return question
    last = whole_question(earlier[-1], earlier[:-1])
    if marks_in(question) and marks_in(last):
        spoken = SPOKEN.search(question)
        return SPOKEN.sub(spoken.group() if spoken else "", last, count=1)
    return f"{last} {question}"


def leans(question: str) -> bool:
    """Whether a question needs what was asked before it: it says so, or is only a few words long."""
    short = len(question) <= _SHORT["zh"] if not question.isascii() else len(question.split()) < _SHORT["en"]
    return bool(short and _LEANS.search(question))
