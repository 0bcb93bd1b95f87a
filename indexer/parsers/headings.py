"""Recognises headings and clause numbers by how they are written, in Chinese and English.

Ranks grow inwards: an exhibit or part is outside a chapter, a chapter outside an article, and so on.
"""

import re

_NUMERAL = "[一二三四五六七八九十百零〇两0-9０-９]+"

# kind, rank, what the marker looks like; the first that fits wins
_MARKERS: tuple[tuple[str, int, re.Pattern[str]], ...] = (
    ("question", 60, re.compile(rf"(?:问题?|Q|Question)\s*(?:{_NUMERAL})?\s*[：:.、)）]\s*", re.I)),
    ("annex", 20, re.compile(rf"(?:附件|附录|附表|补充条款)\s*(?:{_NUMERAL}|[A-Z])?(?=[\s：:．.、　]|$)")),
    (
        "annex",
        20,
        re.compile(r"(?:Exhibit|Schedule|Annex|Appendix|Attachment)\s+(?:[A-Z]|\d{1,3}|[IVXL]+)(?:-\d+)?\b", re.I),
    ),
    ("part", 21, re.compile(rf"第{_NUMERAL}(?:编|部分|篇)|PART\s+(?:[A-Z]|\d+|[IVXL]+)\b", re.I)),
    ("chapter", 22, re.compile(rf"第{_NUMERAL}章|(?:ARTICLE|CHAPTER)\s+(?:\d+|[IVXLC]+)\b", re.I)),
    ("section", 23, re.compile(rf"第{_NUMERAL}节")),
    (
        "article",
        24,
        re.compile(rf"第{_NUMERAL}[条條](?:之{_NUMERAL})?|(?:SECTION|CLAUSE)\s+\d+(?:\.\d+)*\b\.?|§\s*\d+", re.I),
    ),
    ("enumeration", 25, re.compile(r"[一二三四五六七八九十]{1,3}\s*[、.．]")),
    ("dotted3", 29, re.compile(r"[A-Z]?\d{1,2}(?:[.．]\d{1,3}){2,4}[.．]?(?=[\s　\u4e00-\u9fffA-Z\"“(（])")),
    (
        "dotted2",
        28,
        re.compile(r"(?:\d{1,2}|[A-Z])[.．]\d{1,3}[.．]?(?=[\s　\u4e00-\u9fffA-Z\"“(（\[])(?!\s*[年月日%])"),
    ),
    ("bracketed", 26, re.compile(r"[（(][一二三四五六七八九十]{1,3}[）)]")),
    (
        "dotted1",
        27,
        re.compile(r"(?:[A-Z]?\d{1,3}[.．、)）](?!\d)|\d{1,2}(?=[　 ]{1,4}[\u4e00-\u9fffA-Z])(?! *[年月日个]))"),
    ),
    ("letter", 30, re.compile(r"[（(]?(?:[a-z]{1,2}|[ivxlc]{1,5}|[A-Z]|\d{1,2})[)）](?=\s|[\u4e00-\u9fff])|[①-⑳]")),
    ("letter", 30, re.compile(r"[A-Z]\.(?=\s+[A-Z\"“])")),
)
_BULLET = re.compile(r"[-*•●○■□◆·–▪➢√]\s*(?=\S)")
_ANSWER = re.compile(r"(?:答案?|A|Answer)\s*[：:.、]\s*", re.I)
_CAPS = re.compile(r"[^a-z]*[A-Z]{4,}[^a-z]*")
_CONTENTS_LINE = re.compile(r"(?:[.…·。]{4,}|(?:[.·] ){4,}|\t)\s*[\divx]+$")
_LONGEST_ZH = 36
_LONGEST_EN = 90
_SENTENCE_INSIDE = re.compile(r"[。；！!]|，.*，|;(?!\s*[A-Z])|[.]\s+[A-Z]|[_＿]{3}")
_OBLIGES = re.compile(r"\bshall\b", re.I)
_STATES = re.compile(r"\b(?:will|may|must|is|are|has|have)\b", re.I)
_SMALL_WORDS = re.compile("an?|and|as|at|by|for|from|in(?:to)?|of|on|or|other|per|the|to|under|with|its", re.I)


def marker(line: str) -> tuple[str, int, str] | None:
    """Kind, rank and the rest of a line that opens with a clause number; none where it does not."""
    text = line.strip()
    for kind, rank, pattern in _MARKERS:
        found = pattern.match(text)
        if found:
            return kind, rank, text[found.end() :].strip(" 　:：.、\t")
    return None


def is_question(heading: str) -> bool:
    """Whether a heading asks something, so that what follows is its answer."""
    found = marker(heading)
    return heading.rstrip().endswith(("？", "?")) or (found is not None and found[0] == "question")


def opens_item(line: str) -> bool:
    """Whether a line opens a clause, a list item, a question or an answer."""
    text = line.strip()
    return bool(marker(text) or _BULLET.match(text) or _ANSWER.match(text))


def heading_rank(line: str) -> int | None:
    """Rank of a line that reads as a heading by its number or its capitals; none where it reads as text."""
    text = line.strip()
    if not text or len(text) > 160 or _CONTENTS_LINE.search(text):
        return None
    found = marker(text)
    if found is None:
        return 31 if _is_capitals(text) else None
    kind, rank, rest = found
    if kind == "question":
        return rank if rest else None
    if kind == "letter":
        return None
    return rank if _reads_as_heading(kind, rest) else None


def _reads_as_heading(kind: str, rest: str) -> bool:
    if not rest:
        return kind in {"annex", "part", "chapter", "section", "article"}
    if re.search("[\u4e00-\u9fff]", rest):
        return _reads_as_chinese_heading(kind, rest)
    return _reads_as_english_heading(kind, rest)


def _reads_as_chinese_heading(kind: str, rest: str) -> bool:
    if rest[-1] in "？?":
        return len(rest) <= 60
    longest = _LONGEST_ZH if kind in {"annex", "part", "chapter", "section", "article", "enumeration"} else 24
    if len(rest) > longest or rest[-1] in "。；，,;、：:" or _SENTENCE_INSIDE.search(rest):
        return False
    return ("，" not in rest and "：" not in rest) or kind in {"annex", "part", "chapter", "enumeration"}


def _reads_as_english_heading(kind: str, rest: str) -> bool:
    if len(rest) > _LONGEST_EN or rest[-1] in ",;" or _SENTENCE_INSIDE.search(rest):
        return False
    if kind in {"annex", "part"} and rest[0].islower():
        return False
    words = re.findall(r"[A-Za-z][A-Za-z'’-]*", rest)
    if not words or words[0][0].islower():
        return False
    big = [word for word in words if not _SMALL_WORDS.fullmatch(word)]
    capitalised = sum(word[0].isupper() for word in big)
    titled = bool(big) and capitalised >= 0.6 * len(big)
    if not titled and rest[-1] != "?" and (_OBLIGES.search(rest) or (kind == "article" and _STATES.search(rest))):
        return False
    return titled or (len(words) <= 8 and kind in {"dotted1", "annex", "part", "chapter", "article"})


def _is_capitals(text: str) -> bool:
    if len(text) > 80 or not _CAPS.fullmatch(text) or text[-1] in ",;:" or "|" in text or "__" in text or "   " in text:
        return False
    return sum(c.isalpha() for c in text) >= 0.6 * len(text.replace(" ", ""))
