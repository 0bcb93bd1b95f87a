"""Names in a question that nothing has been read about: `the archivstrang licence` where no document says Archivstrang.

Another contract's clause is no answer to such a question, however well it fits. A word counts as a name by its place
only: before the word for a paper or a service, after a preposition, or at the head of a Chinese question.
"""

import re
from collections.abc import Callable, Iterable

_PAPER_EN = (
    r"licen[cs]es?|contracts?|agreements?|subscriptions?|support|hotline|help ?desk|desk|software|platform|system|"
    r"order|maintenance|renewal|sla|nda|quote|portal|account|invoice|team"
)
_EN = (
    re.compile(rf"\b(?P<name>[a-z][a-z0-9-]{{3,40}})(?:['’]?s)?\s{{1,9}}(?:{_PAPER_EN})\b", re.IGNORECASE),
    re.compile(
        r"\b(?:from|by|with|on|off|keep|leave|does)\s{1,9}(?P<name>[a-z][a-z0-9-]{4,40}(?<!ing)(?<!ed))\b",
        re.IGNORECASE,
    ),
)
_PAPER_ZH = "合同|协议|许可|授权|订阅|升级|售后|支持|维保|运维|系统|软件|平台|报价|顾问|热线|客服|[A-Z]{2,5}"
_ZH = (
    re.compile(rf"(?P<name>[\u4e00-\u9fff]{{2}})的?(?:{_PAPER_ZH})"),
    re.compile(
        r"^(?:我们|咱们|请问|想问|跟|和)?的?(?P<name>[\u4e00-\u9fff]{2})(?=的|啥|什么|怎|何|哪|多|几|免费|会|能|要|到|不|那|这)"
    ),
)
_PLAIN = frozenset(
    [
        "this",
        "that",
        "your",
        "their",
        "other",
        "same",
        "last",
        "next",
        "first",
        "current",
        "existing",
        "whole",
        "entire",
        "each",
        "every",
        "annual",
        "yearly",
        "monthly",
        "written",
        "email",
        "phone",
        "mail",
        "call",
        "back",
        "early",
        "late",
        "free",
        "extra",
        "special",
        "general",
        "normal",
        "standard",
        "global",
        "local",
        "remote",
        "internal",
        "external",
        "work",
        "works",
        "working",
        "they",
        "them",
        "there",
        "here",
        "someone",
        "anyone",
        "anybody",
        "everybody",
        "nobody",
        "people",
        "user",
        "users",
        "about",
        "after",
        "before",
        "during",
        "until",
        "when",
        "where",
        "which",
        "what",
        "will",
        "would",
        "could",
        "should",
        "have",
        "need",
        "want",
        "make",
        "take",
        "come",
        "know",
        "tell",
        "monday",
        "tuesday",
        "wednesday",
        "thursday",
        "friday",
        "saturday",
        "sunday",
        "january",
        "february",
        "march",
        "april",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
        "christmas",
        "easter",
        "weekend",
        "weekends",
        "night",
        "morning",
        "evening",
        "today",
        "tomorrow",
        "yesterday",
        "right",
        "everything",
        "anything",
        "something",
        "nothing",
        "either",
        "screen",
        "paper",
        "holiday",
    ]
)
_GENERIC_ZH = frozenset(
    [
        "服务",
        "许可",
        "授权",
        "保密",
        "采购",
        "续约",
        "续签",
        "续费",
        "实施",
        "支持",
        "售后",
        "运维",
        "维护",
        "维保",
        "年度",
        "技术",
        "软件",
        "升级",
        "补充",
        "网络",
        "数据",
        "供应",
        "外包",
        "租赁",
        "仓库",
        "财务",
        "质量",
        "生产",
        "人事",
        "客户",
        "项目",
        "订阅",
        "主体",
        "正式",
        "框架",
        "销售",
        "买卖",
        "安全",
        "机房",
        "设备",
        "现场",
        "远程",
        "驻场",
        "开发",
        "接口",
        "增购",
        "加购",
        "续期",
        "变更",
        "备份",
        "云上",
    ]
)
_PLAIN_ZH = re.compile(
    r"[我你他们的这那本该哪个份各两几新旧老上下前后现在已经不没要想能会可以对到料把被给让和跟与或是有什么怎]"
)


def strangers(question: str, is_known: Callable[[str], bool]) -> tuple[str, ...]:
    """The names of a question that nothing known says, in the order in which they stand."""
    return tuple(dict.fromkeys(name for name in _names(question) if not is_known(name)))


def is_plain(word: str) -> bool:
    """Whether a word is an everyday one, capital or not."""
    return word.casefold() in _PLAIN or word.casefold().removesuffix("s") in _PLAIN


def _names(question: str) -> Iterable[str]:
    for pattern in _EN:
        for found in pattern.finditer(question):
            name = found["name"].removesuffix("s") if found["name"].islower() else found["name"]
            if found["name"].casefold() not in _PLAIN and name.casefold() not in _PLAIN:
                yield found["name"]
    for pattern in _ZH:
        yield from (found["name"] for found in pattern.finditer(question) if _is_name_zh(found["name"]))


def _is_name_zh(word: str) -> bool:
    return word not in _GENERIC_ZH and not _PLAIN_ZH.search(word)
