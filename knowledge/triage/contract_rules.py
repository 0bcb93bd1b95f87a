"""Rules on levels that stand outside the table of definitions: always, no higher than, not, treated as, one step up."""

import re
from bisect import bisect_right
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from knowledge.records.contracts.contracts import Contract, standing_amendments
from knowledge.rules.access import Asker
from knowledge.rules.contract.levels import SPOKEN, mark
from knowledge.rules.language.sentences import sentence_spans
from knowledge.triage.contract_levels import Level, gives_no_level, place_of
from knowledge.triage.cues import cues
from knowledge.triage.values import Place

_CONDITIONS = frozenset({"past", "workaround", "security", "closing", "single", "backup", "all", "lost", "halted"})
_CEILING = re.compile(
    r"\bno higher than\b|\bat most\b|\bnot (be )?(rated |ranked )?(above|higher)\b|不(得)?高于|最高(为|按|列|不)|至多",
    re.I,
)
_FLOOR = re.compile(r"\bat least\b|\bno lower than\b|\bnot (be )?below\b|不(得)?低于|至少(为|按)", re.I)
_NOT = re.compile(
    r"\b(is|are|be|counts? as) not\b|\bnot (be |count as )?(?=sev|level|prio|cat|class|tier|p\d)|"
    r"不(属于|视为|作为|算|按|列为|构成)",
    re.I,
)
_IS = re.compile(
    r"\balways\b|\btreated as\b|"
    r"\b(ticket|case|call|report|incident|fault) is\b|\bcounts? as\b|\bclassed as\b|\bregarded as\b|\braised to\b|"
    r"一律|均?视为|均?(应)?按|(应)?列为|(应)?作为|升为|提升(至|为)",
    re.I,
)
_UP = re.compile(r"(上调|提高|升|提升)一(个)?(级|档)|\bone (level|step|class|category|priority) (higher|up)\b", re.I)
_DOWN = re.compile(r"(下调|降低|降)一(个)?(级|档)|\bone (level|step|class|category|priority) (lower|down)\b", re.I)
_MERELY = re.compile(
    r"\bmerely\b|\bonly because\b|仅(因|凭)|时限|小时|\bhours?\b|\bminutes?\b|"
    r"扣|credit|telephone|e-?mail|电话|邮件|赔|report within|报告",
    re.I,
)
_NO_FAULT = re.compile(
    r"不(属于|算|是|计为?)(缺陷|故障|问题)|\b(is|are) (no|not an?) (fault|defect|error|incident)s?\b|\bwithdrawn\b",
    re.I,
)
_SLIGHT = frozenset({"question", "request", "cosmetic"})
_WISHES = re.compile(r"\b(wish|training|advice|moves?\b|new function)|培训|咨询|需求|建议", re.I)
_ACTS = ((_UP, "up"), (_DOWN, "down"), (_CEILING, "ceiling"), (_FLOOR, "floor"), (_NOT, "not"), (_IS, "is"))


@dataclass(frozen=True, slots=True)
class LevelRule:
    """What a sentence of the contract does to the level where the message gives all of `when`."""

    act: str
    to: int | None
    otherwise: int | None
    when: frozenset[str]
    place: Place


def rules_of(contract: Contract, levels: Sequence[Level], on: date, *, asker: Asker) -> tuple[LevelRule, ...]:
    """The rules of the contract and of its amendments that are open to somebody, in the order in which they stand."""
    family = [one for one in (contract, *standing_amendments(contract)) if asker.may_read(one.document.audience)]
    return tuple(rule for member in family for rule in _rules_in(member, levels))


def _rules_in(contract: Contract, levels: Sequence[Level]) -> Iterable[LevelRule]:
    text, pages = contract.document.text, contract.document.pages
    for start, end in sentence_spans(text):
        sentence = text[start:end]
        if " | " in sentence or len(sentence) > 400 or _MERELY.search(sentence):
            continue
        page = bisect_right(pages, start) or None if pages else None
        rule = read_rule(sentence, levels, place_of(contract, text=sentence, start=start, end=end, page=page))
        if rule is not None:
            yield rule


def read_rule(sentence: str, levels: Sequence[Level], place: Place) -> LevelRule | None:
    """The rule that a sentence states; none where it states none that a message could meet."""
    if gives_no_level(sentence) or _NO_FAULT.search(sentence):
        return _without(sentence, place)
    act = next((name for pattern, name in _ACTS if pattern.search(sentence)), None)
    named = _named(sentence, levels) if act else []
    if act is None or not (named or act in ("up", "down")):
        return None
    when = frozenset(cues(sentence)) & _CONDITIONS
    if not when:
        return None
    return LevelRule(act, named[-1] if named else None, named[0] if len(named) > 1 else None, when, place)


def _without(sentence: str, place: Place) -> LevelRule | None:
    """The rule that questions and wishes, or slight things too, have no level."""
    asked = set(cues(sentence)) & _SLIGHT
    if not asked and not _WISHES.search(sentence):
        return None
    return LevelRule("none", None, None, frozenset({"slight" if "cosmetic" in asked else "no_fault"}), place)


def _named(sentence: str, levels: Sequence[Level]) -> list[int]:
    """Ranks of the levels that a sentence names, in order."""
    ranks = {mark(level.name): level.rank for level in levels}
    spoken = [(match.start(), ranks[m]) for match in SPOKEN.finditer(sentence) if (m := mark(match.group())) in ranks]
    whole = [(match.start(), level.rank) for level in levels for match in _whole(level.name).finditer(sentence)]
    return list(dict.fromkeys(rank for _, rank in sorted({*spoken, *whole})))


def _whole(name: str) -> re.Pattern[str]:
    """The level's own name; a single Latin letter or word only as it is written."""
    ends = ("(?<![A-Za-z0-9])", "(?![A-Za-z0-9])") if name.isascii() else ("", "")
    return re.compile(ends[0] + re.escape(name) + ends[1])


def ruled(rank: int, given: Collection[str], rules: Iterable[LevelRule], last: int) -> tuple[int, LevelRule | None]:
    """The level's rank after the contract's rules, and the last rule that moved it; past the last: no level."""
    moved: LevelRule | None = None
    for rule in rules:
        if not rule.when <= set(given) or (rule.otherwise is not None and rule.otherwise != rank):
            continue
        to = _moved(rank, rule, last)
        if to != rank:
            rank, moved = to, rule
    return rank, moved


def confirming(rank: int, given: Collection[str], rules: Iterable[LevelRule]) -> LevelRule | None:
    """The rule that says outright what the definitions say already."""
    agreeing = (r for r in rules if r.act == "is" and r.to == rank and r.otherwise is None and r.when <= set(given))
    return next(agreeing, None)


def _moved(rank: int, rule: LevelRule, last: int) -> int:
    to = rank if rule.to is None else rule.to
    steps = {
        "is": to,
        "ceiling": max(rank, to),
        "floor": min(rank, to),
        "not": min(last, rank + 1) if rank == to else rank,
        "none": last + 1,
        "up": max(0, rank - 1),
        "down": min(last, rank + 1),
    }
    return steps[rule.act]
