"""Stated periods with both ends: 有效期自…起至…止, `April 1, 2025 through March 31, 2026`, start and end in one row."""

import re
from dataclasses import dataclass

from indexer.facts.notation.dates import DateAt
from indexer.facts.term.mentions import Stated, foreign, without_titles

_BETWEEN = re.compile(
    r"\s?(?:\([^)]{0,20}\))?\s?(?:零时|0时|00:00)?\s?起?[,、\s]{0,3}(?:至|到|-|—|–|~|～|止于|\bto\b|\bthrough\b"
    r"|\buntil\b){1,2}\s?"
)
_VALIDITY = re.compile(r"有效期|(?:合同|协议|合作|本合同|本协议)(?:的)?(?:期限|期间|期)|生效|^\s{0,40}(?:期限|合作期)")
_TERM = re.compile(
    r"(?i:(?:^|\n)\W{0,4}(?:\w{1,40}\s)?(?:term|period|duration)\s{0,3}[:|]\s{0,40}$)|期限|服务期|许可期|订阅期|租期|租赁期|授权期|维保期|维护期|运维期|使用期|支持期|供应期|委托期|起止|期间"
)
_SIDE = re.compile(
    r"工期|质保|保修|试用|试运行|保密|付款|支付|费|价|款|考核|培训|里程碑|实施|验收|投标|报价|优先权|行使|数据|统计|原|曾"
)


@dataclass(frozen=True, slots=True)
class Range:
    """A period of the contract; `validity` where its words name the contract's own term."""

    start: DateAt
    finish: DateAt
    validity: bool
    begin: int
    end: int


def ranges(stated: Stated) -> list[Range]:
    """Find the periods that are the contract's term, those of its validity before those of its service."""
    plain = stated.doc.plain
    found = []
    for first, second in zip(stated.dates, stated.dates[1:], strict=False):
        if not _BETWEEN.fullmatch(plain[first.end : second.start]):
            continue
        sentence = stated.sentence(first.start)
        before = without_titles(plain[max(sentence.start, first.start - 60) : first.start])
        heading = stated.doc.heading_at(first.start).split(" / ")[-1]
        if not of_term(before, heading):
            continue
        validity = _VALIDITY.search(before) is not None
        found.append(
            Range(first, second, validity, max(sentence.start, first.start - 24), second.end + _tail(plain, second.end))
        )
    return sorted(found, key=lambda one: not one.validity)


def of_term(before: str, heading: str) -> bool:
    """Tell whether the words before a date, or the heading above it, are about the contract's term."""
    if foreign(before) or _SIDE.search(before[-24:]):
        return False
    return any(pattern.search(text) for pattern, text in ((_TERM, before), (_VALIDITY, before), (_TERM, heading)))


def _tail(plain: str, end: int) -> int:
    return 1 if plain[end : end + 1] == "止" else 0
