"""Wording that a change replaces: `from £9,000 to £10,000`, 由每年4次增加为每年6次, `six a year instead of four`."""

import re

from indexer.facts.numbers_text import ENGLISH, HAN

_PART = r"(?:[^,;.。]|[.,]\d)"
_COUNT = rf"(?={_PART}{{0,40}}?(?:\d|[{HAN}]|\b{ENGLISH}\b))"
_REPLACED = re.compile(
    rf"\bfrom\s{_COUNT}{_PART}{{1,40}}?\sto\s"
    rf"|\"{_COUNT}{_PART}{{1,40}}?\"\s(?:is|are|shall\sbe)\s(?:replaced|substituted)\s(?:by|with)\s"
    rf"|\b(?:instead\sof|in\splace\sof|rather\sthan)\s{_COUNT}{_PART}{{1,40}}"
    rf"|(?:由|从){_COUNT}{_PART}{{1,24}}?(?:调整|提高|增加|变更|更改|改|降低?|减少|上调|下调|延长|缩短)(?:为|至|到)",
    re.IGNORECASE,
)


def without_replaced(text: str) -> str:
    """The text of the same length in which what no longer holds is blank."""
    return _REPLACED.sub(lambda match: " " * len(match.group()), text)
