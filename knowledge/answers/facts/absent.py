"""What a question names that nothing read carries (level, year, product, company): it is refused."""

import re
from collections.abc import Callable, Iterable, Sequence
from datetime import date

from knowledge.answers.facts.from_facts import Finding
from knowledge.answers.question.strangers import is_plain
from knowledge.retrieval.search import Hit
from knowledge.rules.contract.levels import marks_in
from knowledge.rules.questions.asked_years import years_in

_NAME = re.compile(r"(?<![A-Za-z0-9'’-])[A-Z][a-z]{3,}[A-Za-z0-9]*(?![a-z])")
_CODE = re.compile(r"\b(?:at|of|from|with|by|for)\s+(?P<name>[A-Z][A-Z0-9]{2,5})\b")
_BEFORE_CODE = re.compile(r"(?P<name>[\u4e00-\u9fff]{2})(?=[A-Z]{2,5}(?![A-Za-z]))")
_BESIDE_HAN = re.compile(r"(?<![A-Za-z])(?P<name>[A-Z][A-Za-z]{3,})\s*(?=[\u4e00-\u9fff])")
_NUMBERED = re.compile(r"(?<![\w-])(?P<name>[A-Z]{2,8}(?:[-/][A-Z0-9]{1,8}){0,3}[-/]\d{2,8})(?![\w-])")
_STARTS = re.compile(r"(?:^|[.!?。！？:：]\s*|[\"“(（]\s*)$")
_OURS = frozenset({"SLA", "NDA", "VAT", "GST", "SOW", "FAQ", "API", "UAT", "ERP", "PLM", "CRM", "MES", "QMS", "IT"})
"""Abbreviations of the trade, which contracts write out."""


def absent_names(question: str, is_known: Callable[[str], bool], *, vendor_known: bool) -> tuple[str, ...]:
    """Names in a question that no passage says: capitalised words within it, contract numbers, and codes."""
    return tuple(dict.fromkeys(name for name in _names(question, vendor_known) if not is_known(name)))


def _names(question: str, vendor_known: bool) -> Iterable[str]:
    for found in _NAME.finditer(question):
        if not _STARTS.search(question[: found.start()]) and not is_plain(found.group()):
            yield found.group()
    yield from (found["name"] for found in _NUMBERED.finditer(question))
    if vendor_known:
        return
    yield from (found["name"] for found in _CODE.finditer(question) if found["name"] not in _OURS)
    yield from (found["name"] for found in _BESIDE_HAN.finditer(question) if not is_plain(found["name"]))


def name_before_code(question: str, langs: Iterable[str]) -> tuple[str, ...]:
    """A Chinese name that stands before an abbreviation (星链ERP), where nothing Chinese has been read at all."""
    return () if "zh" in langs else tuple(found["name"] for found in _BEFORE_CODE.finditer(question))


def absent_level(question: str, hits: Sequence[Hit]) -> bool:
    """Whether a question names a severity level that none of the passages found names."""
    asked = set(marks_in(question))
    there = {mark for hit in hits for mark in marks_in(f"{hit.heading} {hit.text}")}
    return bool(asked and there and not asked & there)


def absent_year(
    question: str, finding: Finding | None, hits: Sequence[Hit], in_force: Sequence[str], *, on: date
) -> bool:
    """Whether a question is about past years of which nothing found speaks.

    A contract speaks of those that it runs through,
    and of the one that a renewal would add."""
    asked = years_in(question)
    if not asked or any(int(year) >= on.year for year in asked):
        return False
    quotes = [c.quote for c in finding.citations] if finding else [f"{h.document} {h.file} {h.text}" for h in hits]
    said = {year for quote in quotes for year in years_in(quote)}
    if finding and in_force:
        said |= {str(year) for year in range(int(in_force[0][:4]), int(in_force[-1][:4]) + 2)}
    return not said & set(asked)
