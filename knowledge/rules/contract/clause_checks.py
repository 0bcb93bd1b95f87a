"""Which clauses a contract should have, and whether it has them: by its facts, else by the sentence that speaks of it.

Source: guides on contracts for enterprise software (docs/renewals.md).
"""

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from knowledge.rules.language.sentences import sentence_spans

Found = Literal["stated", "weak", "missing"]

_SHORTEST, _A_SENTENCE, _LONGEST = 8, 16, 600
_HEADING_LONGEST, _MARK = 60, 12
_ENDS = tuple("。.；;：:，,！!？?")
_RECITAL = re.compile(r"鉴于|WHEREAS|\(?[A-H]\)\s|Recital", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Check:
    """A clause to look for: facts that prove it (any of them), and words that its sentence has."""

    name: str
    facts: tuple[str, ...]
    zh: str
    en: str


@dataclass(frozen=True, slots=True)
class Finding:
    """What was found: `weak` is spoken of, but the fact that it should fix is not stated. The place is in the text."""

    name: str
    found: Found
    sentence: str | None = None
    start: int = 0
    end: int = 0


CHECKS: tuple[Check, ...] = (
    Check(
        "scope", (),
        r"服务范围|服务内容|许可范围|工作范围",
        r"scope of|services? (?:include|comprise|cover)|licen[cs]ed software",
    ),
    Check(
        "levels", ("sla",),
        r"故障(?:分级|级别)|问题分级|严重程度",
        r"severity|priority level|service level",
    ),
    Check(
        "penalties", ("credits",),
        r"扣减|减收|违约金|违约责任|补偿",
        r"service credit|liquidated damages|penalt|credit of \d",
    ),
    Check(
        "fee_model", ("fee_model", "annual_fee", "total_fee"),
        r"费用|价款",
        r"fees?\b|charges?\b",
    ),
    Check(
        "payment_dates", (),
        r"支付(?!违约金)|(?<!逾期)付款|付清",
        r"invoiced?|payable|payment (?:is|shall)|net \d+",
    ),
    Check(
        "price_adjustment", ("price_increase_cap_percent",),
        r"涨幅|调价|上调|价格调整",
        r"price (?:increase|adjust)|increase of no more",
    ),
    Check(
        "modules_versions", (),
        r"模块|版本",
        r"module|version|release",
    ),
    Check(
        "acceptance", (),
        r"验收",
        r"acceptance (?:test|criteria|certificate)|\baccept(?:ed|ance)\b",
    ),
    Check(
        "support_term", ("expires_on", "term"),
        r"服务期|有效期|(?:许可|合同|协议|服务)期限",
        r"term of|continues? (?:until|for)",
    ),
    Check(
        "vendor_breach", ("credits",),
        r"乙方.{0,12}(?:违约|逾期|未按)",
        r"(?:provider|vendor|supplier|licensor).{0,40}(?:breach|fails? to)",
    ),
    Check(
        "customer_breach", (),
        r"甲方.{0,12}(?:逾期|违约|未按)|逾期付款",
        r"late payment|customer.{0,40}(?:breach|fails? to)",
    ),
    Check(
        "disputes", ("governing_law",),
        r"争议|仲裁|诉讼",
        r"dispute|arbitration|governed by|courts? of",
    ),
    Check(
        "change", (),
        r"(?<!工程)变更(?!流程|通知单)",
        r"amend(?:ment|ed)|change (?:request|control)|in writing and signed",
    ),
    Check(
        "termination", (),
        r"解除|终止",
        r"terminat",
    ),
    Check(
        "settlement", (),
        r"结清|结算|退还",
        r"refund|settle",
    ),
    Check(
        "hand_over", (),
        r"交接|移交|过渡",
        r"hand-?over|transition assistance|exit (?:plan|assistance)",
    ),
    Check(
        "data_return", (),
        r"(?:返还|归还|导出|交付|交还).{0,12}数据|数据.{0,16}(?:返还|归还|导出|删除|交还)",
        r"(?:return|export).{0,30}data|data.{0,30}(?:return|export|delet)",
    ),
    Check(
        "confidentiality", (),
        r"保密",
        r"confidential",
    ),
    Check(
        "renewal", ("auto_renews",),
        r"续期|续约|顺延|续签",
        r"renew",
    ),
    Check(
        "notice", ("notice_period", "last_opt_out_on"),
        r"(?:提前|期满前|届满前).{0,12}(?:日|天|个月).{0,12}通知",
        r"days'? (?:prior )?(?:written )?notice",
    ),
    Check(
        "backup", (),
        r"备份",
        r"backup|back up|restore test",
    ),
    Check(
        "intellectual_property", ("ip_of_custom_work",),
        r"知识产权|著作权|定制.{0,10}(?:归|所有)",
        r"intellectual property|ownership of|custom work",
    ),
    Check(
        "named_consultant", ("named_consultant",),
        r"指定.{0,6}(?:顾问|人员|工程师)",
        r"named consultant|key personnel|replace.{0,20}consultant",
    ),
    Check(
        "support_mode", ("service_hours",),
        r"服务时间|服务方式|远程|电话",
        r"support hours|by telephone|remote",
    ),
    Check(
        "onsite_visits", ("onsite_visits_per_year",),
        r"现场|上门",
        r"on-?site",
    ),
    Check(
        "retention", ("retention_percent",),
        r"质保金|尾款",
        r"retention|holdback",
    ),
)  # fmt: skip

FACT_NEEDED = frozenset(
    {"levels", "penalties", "price_adjustment", "support_term", "renewal", "notice", "disputes", "onsite_visits"}
)
"""Clauses that only help where they fix a value: being spoken of is not enough."""

ONLY_FOR = {
    "retention": ("implementation",),
    "acceptance": ("implementation", "upgrade", "license"),
    "named_consultant": ("implementation",),
    "levels": ("support", "annual_service", "license", "upgrade"),
    "penalties": ("support", "annual_service", "license", "upgrade", "implementation"),
    "onsite_visits": ("support", "annual_service"),
}
"""Clauses that only some kinds of contract need."""


def check_clauses(text: str, stated: Collection[str], kind: str | None) -> list[Finding]:
    """Look for each clause that a contract of this kind needs; `stated` are the fields of its facts in force."""
    needed = [check for check in CHECKS if kind is None or kind in ONLY_FOR.get(check.name, (kind,))]
    places = list(_placed(text))
    return [_find(check, text, places, stated) for check in needed]


@dataclass(frozen=True, slots=True)
class _Place:
    """A sentence of the contract, the heading that it stands under, and whether it is the first there."""

    start: int
    end: int
    heading: str
    is_first: bool


def _placed(text: str) -> Iterator[_Place]:
    """The sentences in which a contract's clauses may stand: not its recitals, headings with what is below them."""
    heading, is_first = "", False
    for start, end in sentence_spans(text):
        said = text[start:end]
        if _is_heading(text, start, end):
            heading, is_first = said, True
        if _SHORTEST <= end - start <= _LONGEST and not _RECITAL.match(said):
            yield _Place(start, end, heading, is_first and said != heading)
            is_first = is_first and said == heading


def _is_heading(text: str, start: int, end: int) -> bool:
    """Whether a piece of text is a short line of its own that does not end as a sentence does."""
    before = text[max(text.rfind("\n", 0, start) + 1, start - _MARK) : start]
    alone = not before.strip("0123456789.# ") and text[end : end + 1] in ("\n", "")
    said = text[start:end]
    return alone and end - start <= _HEADING_LONGEST and " | " not in said and not said.endswith(_ENDS)


def _find(check: Check, text: str, places: Sequence[_Place], stated: Collection[str]) -> Finding:
    """The sentence that a reader would point at: it speaks of the matter, best under a heading that names it."""
    words = re.compile(f"{check.zh}|{check.en}", re.IGNORECASE)
    scored = [(_fit(words, text, place), -number, place) for number, place in enumerate(places)]
    best = max((one for one in scored if one[0]), default=None, key=lambda one: one[:2])
    proved = any(field in stated for field in check.facts)
    if best is None:
        return Finding(check.name, "stated" if proved else "missing")
    weak = not proved and check.name in FACT_NEEDED
    place = best[2]
    return Finding(check.name, "weak" if weak else "stated", text[place.start : place.end], place.start, place.end)


def _fit(words: re.Pattern[str], text: str, place: _Place) -> int:
    """How well a sentence answers: the different words that it has, twice as much for its heading's; 0: not at all.

    A heading answers only where nothing below it does, a table's row only where no sentence does.
    """
    own = len({found[0].casefold() for found in words.finditer(text, place.start, place.end)})
    under = words.search(place.heading) is not None
    if not own and not (under and place.is_first):
        return 0
    said = text[place.start : place.end]
    if said == place.heading or place.end - place.start < _A_SENTENCE:
        return 1
    return 2 + 2 * own + 4 * under - (3 if " | " in said and not under else 0)
