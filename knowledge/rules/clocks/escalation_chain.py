"""The chain that a contract itself names for what runs late: people or roles in their order, in its own words."""

import re
from collections.abc import Iterable
from typing import Protocol, TypeVar

MOST_STEPS, LONGEST_STEP = 6, 60
_BEFORE, _BEHIND = 300, 600
_ABOUT = re.compile(r"escalat|依次|逐级|升级(?:联系|路径|顺序)", re.I)
_ORDERED_EN = re.compile(
    r"\b(?:first(?:ly)?|initially)[ ,:]+(?:to[ ]+)?(?:the[ ]+)?|"
    r"\bescalation (?:path|order|contacts?|chain)(?: is| are)?[ ]?:[ ]?",
    re.I,
)
_NEXT_EN = re.compile(
    r"[,;]?[ ]?\b(?:and[ ])?(?:then|next|afterwards|after that|thereafter|finally|second(?:ly)?|third(?:ly)?)\b[ ,]?"
    r"|→|->|[;,]",
    re.I,
)
_LEADING_EN = re.compile(r"^(?:(?:and|to|the|its|our|their|a|an|supplier's|vendor's)[ ]+)+", re.I)
_OF_WHOM_EN = re.compile(r"^([a-z].*?)[ ](?:of|at)[ ](?:the[ ])?[A-Z].*")
_ASIDE_EN = re.compile(r"[ ](?:if|where|within|at the customer|who|whose)\b.*")
_ORDERED_ZH = re.compile(
    r"(?:依次|逐级)向?(?:联系|上报|通知|报告|找|升级)(?:至|到|给)?[：: ]?|升级(?:联系人|路径|顺序)(?:依次)?[为是：:]+"
)
_NEXT_ZH = re.compile(r"、|，|→|->|再到|再|然后|最后|直至|以及|和")
_LEADING_ZH = re.compile(r"(?:乙方|供应商|服务方|卖方|对方|我方的?|其)+(?:的)?")
_TRAILING_ZH = re.compile(r"(?:报告|上报|反映|求助|升级)$|联系方式.*|电话.*")
_FIGURE = re.compile(r"\d")
_ROLES = {
    "hotline": ("hotline", "service desk", "support desk", "help desk", "helpdesk", "热线", "服务台", "值班电话"),
    "duty_manager": ("duty manager", "manager on duty", "值班经理", "值班主管"),
    "csm": ("success manager", "account manager", "客户成功", "客户经理"),
    "director": ("director", "head of", "总监"),
    "executive": ("executive", "vice president", "managing director", "ceo", "副总", "总经理"),
}


class Called(Protocol):
    """Somebody of the vendor's who may be called."""

    @property
    def name(self) -> str: ...

    @property
    def role(self) -> str: ...


C = TypeVar("C", bound=Called)


def stated_chain(text: str) -> tuple[str, ...]:
    """Whom a document says to call one after the other; nothing where it names no order."""
    for about in _ABOUT.finditer(text):
        start = max(text.rfind(stop, max(0, about.start() - _BEFORE), about.start()) + 1 for stop in "。\n;；")
        end = min(_end(text, about.end()), about.end() + _BEHIND)
        chain = _chain_in(text[start:end])
        if len(chain) > 1:
            return chain
    return ()


def _end(text: str, at: int) -> int:
    ends = (text.find(stop, at, at + _BEHIND) for stop in ("。", "\n", ". "))
    return min((end for end in ends if end >= 0), default=len(text))


def _chain_in(sentence: str) -> tuple[str, ...]:
    chinese = _ORDERED_ZH.search(sentence)
    if chinese:
        named = _NEXT_ZH.split(sentence[chinese.end() :])
        steps = (_TRAILING_ZH.sub("", _LEADING_ZH.sub("", step.strip())) for step in named)
    else:
        english = _ORDERED_EN.search(sentence)
        if english is None:
            return ()
        steps = (_plain(step) for step in _NEXT_EN.split(sentence[english.end() :]))
    listed = [step.strip(" .,;:：，、") for step in steps]
    return tuple(step for step in listed if 1 < len(step) <= LONGEST_STEP and not _FIGURE.search(step))[:MOST_STEPS]


def _plain(step: str) -> str:
    """A step without the articles before it and what is said of it."""
    return _OF_WHOM_EN.sub(r"\1", _ASIDE_EN.sub("", _LEADING_EN.sub("", step.strip())))


def called_at(step: str, contacts: Iterable[C]) -> C | None:
    """The contact whom a chain's step means: by name, else by what they are."""
    listed, wanted = list(contacts), step.casefold()
    by_name = (one for one in listed if wanted in one.name.casefold() or one.name.casefold() in wanted)
    by_role = (one for one in listed if any(word in wanted for word in _ROLES.get(one.role, ())))
    return next(by_name, None) or next(by_role, None)
