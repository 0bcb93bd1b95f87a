"""What a refusal says: what was looked for, and the contracts that are known though they do not state it."""

import re
from collections.abc import Sequence
from dataclasses import replace

from knowledge.answers.citing.values import NOT_FOUND, Answer, Sought
from knowledge.answers.question.in_thread import Understood, without_names
from knowledge.answers.question.terms import coverage, telling
from knowledge.answers.question.wants import wanted
from knowledge.records.contracts.contracts import Contract
from knowledge.rules.contract.levels import SPOKEN

_REASONS = ("not_stated", "no_evidence")
_MOST_WORDS, _MOST_KNOWN = 4, 2
_ENGLISH = """
pay pays get gets give gives want need know tell does make happen happens use used
long fast soon quickly late fail fails
"""
_CHINESE = "多少 多久 多长 哪天 几个 几次 知道 需要 怎么办 总共 谁"
_VERBS = frozenset(f"{_ENGLISH} {_CHINESE}".split())
"""Words of a question that say nothing of its matter."""


def with_refusal(answer: Answer, asked: Understood, registered: Sequence[Contract]) -> Answer:
    """A refusal with what it looked for and what is known; any other answer as it is."""
    if answer.status != NOT_FOUND or answer.reason not in _REASONS:
        return answer
    bases = [c for c in registered if c.base_id is None]
    words = _words(asked.whole, bases)
    sought = Sought(_fields(asked.whole), words, _known(answer, asked, bases), _level(asked.whole))
    terms = [word.casefold() for word in words]
    near = tuple(c for c in answer.nearest if coverage(terms, f"{c.heading} {c.quote}") > 0)
    return replace(answer, sought=sought, nearest=near)


def _fields(question: str) -> tuple[str, ...]:
    """The fields or milestones that were asked for."""
    want = wanted(question)
    return want.milestones[:1] or want.fields[:1]


def _level(question: str) -> str:
    spoken = SPOKEN.search(question)
    return spoken.group().strip() if spoken else ""


def _words(question: str, bases: Sequence[Contract]) -> tuple[str, ...]:
    """The telling words of a question, as they are written there, without the names of contracts."""
    plain = without_names(question, bases)
    terms = [term for term in telling(plain) if term not in _VERBS and len(term) > 1 and not term.isdigit()]
    found = (re.search(re.escape(term), plain, re.IGNORECASE) for term in terms)
    words = [match.group() for match in found if match]
    return tuple(word for word in words if not any(word != other and word in other for other in words))[:_MOST_WORDS]


def _known(answer: Answer, asked: Understood, bases: Sequence[Contract]) -> tuple[str, ...]:
    """The contracts in question: those that are named, else that of the nearest passage."""
    if asked.about.named:
        return tuple(c.title for c in asked.about.contracts[:_MOST_KNOWN])
    nearest = {citation.document_id for citation in answer.nearest}
    return tuple(c.title for c in bases if c.document_id in nearest)[:_MOST_KNOWN]
