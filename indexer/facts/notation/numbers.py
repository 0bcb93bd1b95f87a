"""Whole numbers as contracts write them: digits, full-width digits, 三十六, 叁拾陆, thirty-six, `thirty-six (36)`."""

from functools import lru_cache

import cn2an
from text_to_num import text2num

_UNITS = "one|two|three|four|five|six|seven|eight|nine"
_TEENS = "ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen"
_TENS = "twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety"
_BELOW_100 = rf"(?:(?:{_TENS})(?:[-\s]{{1,3}}(?:{_UNITS}))?|{_TEENS}|{_UNITS})"
_HUNDREDS = rf"(?:{_UNITS}|an?)\s{{1,3}}hundred(?:[\s-]{{1,3}}(?:and\s{{1,3}})?{_BELOW_100})?"

ENGLISH = rf"(?:{_HUNDREDS}|{_BELOW_100})"
"""Pattern of an English number below one thousand in words (match without case)."""

HAN = "〇零一二两三四五六七八九十百千廿壹贰叁肆伍陆柒捌玖拾佰仟"
"""The characters of Chinese numbers below ten thousand, plain and financial."""

_ORDINAL_WORDS = (
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth "
    "sixteenth seventeenth eighteenth nineteenth twentieth twenty-first twenty-second twenty-third twenty-fourth "
    "twenty-fifth twenty-sixth twenty-seventh twenty-eighth twenty-ninth thirtieth thirty-first"
)

ORDINALS = {word: number for number, word in enumerate(_ORDINAL_WORDS.split(), start=1)}
"""The ordinals of the days of a month, and of anniversaries."""


@lru_cache(maxsize=4096)
def read_number(written: str) -> int | None:
    """Read one whole number in digits, English words or Chinese characters; none where it is not one."""
    text = " ".join(written.lower().split())
    if text.isdigit():
        return int(text)
    try:
        if text[:1] in HAN:
            return int(cn2an.cn2an(text.replace("廿", "二十"), "smart"))
        words = text.removeprefix("a ") if text.startswith("a hundred") else text
        return int(text2num(words.replace("-", " "), "en"))
    except (ValueError, KeyError):
        return None
