"""What people say in a thread: whether a reply asks something, and whether it puts the last question right.

Read in time linear in a text's length.
"""

import re

from knowledge.rules.contract.levels import marks_in

_ASKS = re.compile(
    r"[?？]|[吗么呢]\s*[。！!]?\s*$|什么|怎么|怎样|如何|多久|多少|多长|几(?:个|天|次|号|点|小时|分钟|年|月|级)|哪|谁|何时|是否|是不是|能不能|可不可以|有没有|要不要|为什么|为啥|啥|"
    r"^\W*(?:and|or|so|but|then|also|ok(?:ay)?|well|sorry)?[\s,]*"
    r"(?:who|whom|whose|what|when|where|which|why|how|is|are|was|were|does|do|did|can|could|may|must|should|shall|will|would|"
    r"has|have|what about|how about|same for|tell me|show me|list)\b",
    re.IGNORECASE,
)
_LEAN = re.compile(
    r"^\W*(?:那|那么|还有|以及|如果是|要是|换成)|^\W*(?:and|what about|how about|same for)\b", re.IGNORECASE
)
_WRONG = re.compile(
    r"^\W*(?:(?:不是这个|不是那个|不是|不对|错了|搞错了|弄错了)[\s,，.。!！:：;；—–-]{0,6}|"
    r"(?:不|wrong(?:\s(?:one|contract|vendor))?|not\s(?:that|this)(?:\sone)?|nope|no|sorry|actually)\s?[,，.。!！:：;；—–-]{1,3}\s{0,3})",
    re.IGNORECASE,
)
_MEANT = re.compile(
    r"^\W*(?:我(?:们)?(?:问|说|指|要问)的?是的?|我是(?:问|说|指)|应该是|是|"
    r"i\s(?:meant|mean|asked\s(?:about|for)|was\sasking\sabout)\b|it(?:['’]?s|\sis)\s(?:about|for)|(?:about|for))\s*",
    re.IGNORECASE,
)
_THE_ONE = re.compile(
    r"^(?:the|that|this)\s{1,4}|\s{1,4}(?:one|contract|agreement|instead)\W*$|(?:那份|那个|这份|的那?[份个]?|合同|协议)?[。.!！]*$",
    re.IGNORECASE,
)
_MARKED = re.compile(r"^\W*(?:我(?:们)?(?:问|说|指|要问)的?是|i\s(?:meant|mean|asked\s(?:about|for))\b)", re.IGNORECASE)
_INSTEAD = re.compile(r"[,，]\s*(?:而?是|but)\s*")
_HAN = re.compile(r"[\u4e00-\u9fff]")
_LONGEST = 200
"""Characters above which a message is no correction of a few words."""


def asks_in_thread(text: str) -> bool:
    """Whether a reply that names nobody asks for something, follows on a question, or puts one right."""
    told = text[:_LONGEST]
    return bool(_ASKS.search(told) or _LEAN.search(told) or correction(text) is not None)


def correction(text: str) -> str | None:
    """What a reply says instead: `CRM` of “no, the CRM one”, `PLM` of “不是，我问的是PLM”; else none.

    A whole question that follows the “no” is given as it stands.
    """
    if len(text) > _LONGEST:
        return None
    wrong = _WRONG.match(text)
    rest = text[wrong.end() :] if wrong else text
    meant = _MEANT.match(rest)
    if not (wrong or meant) or (wrong is None and not marked(text)):
        return None
    said = rest[meant.end() :] if meant else rest
    plain = said.strip() if asks_alone(said) else _named(said)
    return plain or None


def marked(text: str) -> bool:
    """Whether a text says by itself that something else was meant: “I meant the CRM”, “我问的是PLM”."""
    return _MARKED.match(text) is not None


def asks_alone(text: str) -> bool:
    """Whether what follows a “no” is a question of its own."""
    told = text[:_LONGEST]
    return _ASKS.search(told) is not None and len(told.split()) + len(_HAN.findall(told)) // 2 > 3


def _named(said: str) -> str:
    """The name alone: articles, “one” and the word for a paper left out, unless that leaves nothing."""
    plain = _INSTEAD.split(said)[-1].strip()
    for _ in range(2):
        plain = _THE_ONE.sub("", plain).strip(" ,，。.!！")
    return plain if plain or not marks_in(said) else said.strip()
