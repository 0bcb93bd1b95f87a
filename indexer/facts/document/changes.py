"""Wording that no longer holds: `from £9,000 to £10,000`, 由每年4次增加为每年6次, `not EUR 4,000 but`."""

import re

from indexer.facts.notation.numbers import ENGLISH, HAN

GONE = "\x1f"
"""Stands for each character of a sum that does not hold."""

_PART = r"(?:[^,;.。]|[.,]\d)"
_COUNT = rf"(?={_PART}{{0,40}}?(?:\d|[{HAN}]|\b{ENGLISH}\b))"
_SUM = r"(?:about\s|only\s|still\s|at\s)?(?:[A-Z]{1,3}\$?\s{0,2}|[$£€¥]\s?)?\d(?:[\d.,' ]{0,18}\d)?(?![\d%])"
_REPLACED = re.compile(
    rf"\bfrom\s{_COUNT}{_PART}{{1,40}}?\sto\s"
    rf"|\"{_COUNT}{_PART}{{1,40}}?\"\s(?:is|are|shall\sbe)\s(?:replaced|substituted)\s(?:by|with)\s"
    rf"|\b(?:instead\sof|in\splace\sof|rather\sthan)\s{_COUNT}{_PART}{{1,40}}"
    rf"|(?:由|从){_COUNT}{_PART}{{1,24}}?(?:调整|提高|增加|变更|更改|改|降低?|减少|上调|下调|延长|缩短)(?:为|至|到)",
    re.IGNORECASE,
)
_DENIED = re.compile(
    rf"(?P<en>\b(?:is|are|be|was|were)\snot\s(?!more|less|over|above|to\s|exceed)(?={_PART}{{1,60}},?\sbut\s)){_SUM}"
    rf"|(?P<past>\b(?:was|were|used\sto\sbe|had\sbeen|previously|formerly|originally|no\slonger)\s(?:of\s)?){_SUM}"
    rf"|(?P<rise>\b(?:up|down|increased|reduced|raised|lowered)\sfrom\s){_SUM}"
    rf"|(?P<zh>不是|并非|不再(?:是|为|按)?){_COUNT}{_PART}{{1,30}}"
    rf"|(?P<before>(?:原|此前|之前|以前|过去|往年|去年|上一?年度?|曾)(?:[^,;.。\d]{{0,16}}(?:为|是|按|收取?))?\s?)"
    rf"{_COUNT}{_PART}{{1,30}}(?=[,;]\s?(?:现|今|自|从|而|本|改|调整|变更|20\d\d|经))",
    re.IGNORECASE,
)


def without_replaced(text: str) -> str:
    """The text of the same length in which what a change replaces is blank."""
    return _REPLACED.sub(lambda match: " " * len(match.group()), text)


def without_denied(text: str) -> str:
    """The same with `GONE` for the sums that a text says do not hold, or held once; the words that say so stay."""
    return _DENIED.sub(_blank, text)


def _blank(match: re.Match[str]) -> str:
    kept = next((part for part in match.groups() if part), "")
    return kept + GONE * (len(match.group()) - len(kept))
