"""A contract's own names for its levels (`Red`, `停产级`, `Level Alpha`), found again wherever it speaks of them."""

import re
from dataclasses import dataclass
from functools import cached_property

from indexer.facts.notation.levels import LevelAt, cell_level, find_levels
from indexer.facts.notation.limits import clock_in, find_limits
from indexer.facts.sla.milestones import find_milestones, is_generic

THINGS_ZH = "(?:故障|事件|问题|缺陷|工单|请求|报修|告警|情形|事故)"
THINGS_EN = (
    r"(?:faults?|incidents?|issues?|problems?|defects?|errors?|cases?|tickets?|calls?|outages?|requests?|jobs?"
    r"|events?|alerts?|reports?)"
)
_CLASS = "(?:级别|等级|级|类|档|型)"
_NO_NAME = re.compile(
    rf"[0-9年月日%元¥$£€]|^{THINGS_ZH}+$|^{THINGS_EN}$|其他|其它|所有|全部|任何|各|每|^(?:若|如|但|且|并|则|即)"
    r"|甲方|乙方|丙方|买方|卖方|供应商|客户|用户|方$|双方|时间|时限|费|价|合计|备注|说明|注意"
    r"|交付|付款|培训|发票|验收|通知|资料|文件|数据|备份|系统|软件|平台|合同|协议|[的了]"
    r"|^(?:in|on|upon|for|after|before|during|thereafter|notwithstanding|should|however|therefore|further|unless|once"
    r"|as|at|promptly|such|no|not)\b|\b(?:all|any|each|every|other|others|the|this|that|these|those|we|you|our|your|they|it|its|if|when|where|while"
    r"|note|hours?|days?|time|times|working|business|support|service|services|table|total|price|fees?|charges?"
    r"|provider|supplier|vendor|contractor|customer|client|licensee|licensor|party|parties|recipient|discloser"
    r"|and|or|by|to|from|until|monday|tuesday|wednesday|thursday|friday|saturday|sunday|user|users|software|system"
    r"|schedule|section|clause|exhibit|annex|appendix|article|agreement|contract|order|plan|package|edition"
    r"|invoices?|payments?|training|change|data|maintenance|acceptance|delivery|notice|security|downtime|availability)\b",
    re.IGNORECASE,
)
_CODED = re.compile(r"^(?P<lead>[^\d]{2,14}?)\s?[1-5]$")
_ZH_BEFORE = r"(?:^|(?<=[^\u4e00-\u9fffA-Za-z0-9])|(?<=[对于如若属为和及与或除将按生现]))"
_ZH_AFTER = (
    rf"(?=\s?{_CLASS}?{THINGS_ZH}|\s?{_CLASS}?\s?(?:[:(,。;、\"”」)|—–-]|$|和|及|与|或|以?外"
    r"|响应|到场|恢复|解决|修复|处理|[0-9限仅按应须需由在每]|不变))"
)
_EN_AFTER = r"(?![A-Za-z0-9'-])(?!\s(?:hours?|terms|charges?|fees?|rates?|price|support|service)\b)"


@dataclass(frozen=True)
class LevelNames:
    """The names that a contract gives to its levels, beside the families that every contract may use."""

    names: tuple[str, ...] = ()

    @cached_property
    def _pattern(self) -> re.Pattern[str] | None:
        ordered = sorted(self.names, key=len, reverse=True)
        return re.compile("|".join(_as_pattern(name) for name in ordered), re.MULTILINE) if ordered else None

    def find(self, text: str) -> list[LevelAt]:
        """Every level that a text names, in order; the contract's own names before the common families."""
        if self._pattern is None:
            return find_levels(text)
        own = [LevelAt(m.group(), key_of(m.group()), m.start(), m.end()) for m in self._pattern.finditer(text)]
        known = [at for at in find_levels(text) if not any(one.start < at.end and at.start < one.end for one in own)]
        return sorted([*own, *known], key=lambda at: at.start)

    def cell(self, text: str) -> tuple[LevelAt, str | None] | None:
        """The level that a cell or a heading names, and what else it says of it (`Red – nobody can work`)."""
        plain = " ".join(text.split())
        name = next((one for one in sorted(self.names, key=len, reverse=True) if _opens(plain, one)), None)
        if name is None:
            return cell_level(text)
        rest = re.sub(rf"^\s?{THINGS_ZH}?[\s\-–—:(/、,]*", "", plain[len(name) :]).strip(" )")
        return LevelAt(name, key_of(name), 0, len(name)), rest if 0 < len(rest) <= 30 else None


def key_of(name: str) -> str:
    """The key of an own name: that of the family whose code it ends in (`严重等级1`), else the bare word."""
    known = cell_level(name)
    if known is not None and (known[0].end == len(name) or name.isascii()):
        return known[0].key
    return re.sub(rf"(?<=.){_CLASS}?{THINGS_ZH}?$", "", name) or name


def own_name(text: str) -> str | None:
    """The name that opens a cell or a quotation; none where the common families know it, or it can be no name."""
    plain = " ".join(text.split())
    head = re.split(r"\s[-–—]|[-–—:(,;。]\s|[:(,;。—]", plain)[0].strip(' "“”-–')
    head = re.sub(rf"(?<=[级类档型]){THINGS_ZH}$", "", head)
    return head if may_name(head) and not _is_known(plain, head) else None


def may_name(text: str) -> bool:
    """Whether a few words can be a level's name: no time limit, no milestone, no party, no column's title."""
    if not text or len(text) > 24 or len(text.split()) > 3 or not re.match(r"[A-Z\u4e00-\u9fff]", text):
        return False
    coded = _CODED.match(text)
    bare = coded["lead"] if coded else text
    if _NO_NAME.search(bare) or find_limits(text) or clock_in(text) or is_generic(bare):
        return False
    return not find_milestones(bare)


def _is_known(plain: str, head: str) -> bool:
    """Whether a family covers the cell: `P1 (Critical)`, `Critical (P1)`, but not `严重等级1` or a bare word."""
    known = cell_level(plain)
    if known is None or not find_levels(plain):
        return False
    glued = re.match(r"[\u4e00-\u9fff]", plain[known[0].start - 1 :]) if known[0].start else None
    return glued is None or known[0].start >= len(head)


def _opens(plain: str, name: str) -> bool:
    return plain.startswith(name) and not re.match(r"[A-Za-z0-9]", plain[len(name) : len(name) + 1])


def _as_pattern(name: str) -> str:
    if name.isascii():
        return rf"(?<![A-Za-z0-9-]){re.escape(name)}{_EN_AFTER}"
    return rf"{_ZH_BEFORE}{re.escape(name)}{_ZH_AFTER}"
