"""Matters that a contract settles in its own words or not at all: a passage that never names one says nothing of it."""

import re

_TABLE = (
    r"可用率|可用性|可用度|在线率|uptime|up-?time|availab",
    r"灾备|容灾|灾难|异地备份|\brpo\b|\brto\b|recovery (point|time) objective|disaster",
    r"代码托管|第三方托管|escrow",
    r"保险|\binsur",
    r"等保|认证证书|资质证书|\biso ?\d|\bsoc ?[12]\b|certif",
    r"渗透|漏洞扫描|penetration|pen-?test|vulnerabilit",
    r"加密|encrypt",
    r"折扣|打折|优惠|discount|rebate",
    r"培训|training|train (our|the|new) ",
    r"驻场|常驻|resident (engineer|consultant)",
    r"备件|备用机|spare part",
    r"试用期|试用账号|\btrial\b",
)
_MATTERS = tuple(re.compile(pattern, re.IGNORECASE) for pattern in _TABLE)


def unnamed_matter(question: str, texts: list[str]) -> bool:
    """Whether a question is about such a matter and none of the texts names it, in either language."""
    return any(matter.search(question) and not any(matter.search(text) for text in texts) for matter in _MATTERS)
