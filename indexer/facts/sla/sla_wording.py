"""Which wording holds: what a change replaces is blanked out, what is only recalled is left aside."""

import re

from indexer.facts.document.document import Doc, Span

_REPLACED = [
    re.compile(
        r"由(?P<old>[^,，。;；由]{1,24}?)(?=(?:缩短|变更|调整|修改|修订|延长|提高|降低|压缩|放宽|改)(?:为|至|到))"
    ),
    re.compile(
        r"从(?P<old>[^,，。;；从]{1,24}?)(?=(?:缩短|变更|调整|修改|修订|延长|提高|降低|压缩|放宽|改)(?:为|至|到))"
    ),
    re.compile(
        r"(?P<old>[\"“”「『][^\"“”」』]{1,60}[\"“”」』])(?=\s?(?:一?[词句字]?\s?)?(?:缩短|变更|调整|修改|修订|替换|改)(?:为|至|到|成))"
    ),
    re.compile(r"\bfrom\s(?P<old>[^.;,]{1,60}?)(?=\sto\s(?:within\s)?(?:\w{1,40}\s\()?[\w(]+)", re.IGNORECASE),
    re.compile(
        r"(?P<old>[\"“][^\"”]{1,80}[\"”])(?=[^\"“.;]{0,80}\s(?:is|are|be|shall\sbe)\s(?:hereby\s)?(?:replaced"
        r"|changed|amended|deleted|substituted))",
        re.IGNORECASE,
    ),
    re.compile(
        r"\b(?:instead\sof|in\splace\sof|rather\sthan|replacing|previously|formerly)\s(?P<old>[^.;,]{1,50})",
        re.IGNORECASE,
    ),
    re.compile(
        r"(?:\b(?:up|down)\sfrom|,\snot|[,，]?(?:而非|而不是|不再是))\s?(?P<old>\(?[\w\s()]{1,24}?(?:minutes|hours?|days|分钟|小时|日|天))",
        re.IGNORECASE,
    ),
    re.compile(r"\((?P<old>(?:原为?|原来|previously|formerly|was|were)[^()]{1,40})\)", re.IGNORECASE),
]
_CHANGED = re.compile(
    r"(?:缩短|变更|调整|修改|修订|替换|压缩|改)(?:为|至|到|成)|\b(?:replaced|reduced|shortened|changed|amended"
    r"|revised|increased|extended)\b[^.]{0,40}\b(?:to|by|with)\b",
    re.IGNORECASE,
)
_RECALLED = re.compile(
    r"仅适用于|仅限于|不再(?:执行|适用|有效|沿用)|已(?:经)?(?:失效|终止|废止|不适用)|不能满足|曾(?:经)?(?:约定|规定|承诺)|此前|先前"
    r"|以往|旧(?:版|合同|协议)|原(?:合同|协议)(?:约定|规定)|前(?:一|份)(?:合同|协议)|不构成|另一(?:合同|协议)|鉴于"
    r"|\b(?:former(?:ly)?|previous(?:ly)?|no\slonger|superseded|replaces?d?\sthe|different\s(?:agreement"
    r"|contract)|separate\s(?:product|agreement)|under\sthat\s(?:agreement|contract)|for\sinformation\sonly"
    r"|do(?:es)?\snot\sapply|not\sa\sservice\slevel|sales\smaterial|used\sto|had\sbeen"
    r"|whereas|prior\s(?:agreement|contract|terms)|earlier\s(?:agreement|contract|order"
    r"|terms)|expired|historically|until\snow|in\sthe\spast|marketing|brochure)\b",
    re.IGNORECASE,
)
_RECITAL = re.compile(r"鉴于|背景|前言|序言|历史|\b(?:recitals?|background|whereas|history|preamble)\b", re.IGNORECASE)


def in_force(text: str) -> str:
    """The same text, same length, with the replaced wording blanked out (`from 6 hours to 4 hours`)."""
    for pattern in _REPLACED:
        for match in pattern.finditer(text):
            start, end = match.span("old")
            text = text[:start] + " " * (end - start) + text[end:]
    return text


def recalled(doc: Doc, sentence: Span) -> bool:
    """Whether a sentence only recalls what held before or elsewhere: recitals, expired terms, other agreements."""
    if _RECALLED.search(sentence.text) and not _CHANGED.search(sentence.text):
        return True
    return _RECITAL.search(doc.heading_at(sentence.start).split(" / ")[-1][:40]) is not None
