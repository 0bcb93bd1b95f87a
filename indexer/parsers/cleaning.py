"""Makes text safe to store: no NUL bytes, no control characters, no lone surrogates, NFC, `\\n` line ends."""

import re
import unicodedata

_BREAKS = re.compile("\r\n?|[\u0085\u2028\u2029\x0b\x0c]")
_UNSAFE = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufeff\ufffe\uffff\u200b\u200e\u200f\u2060\u00ad]")
_HAN = re.compile("[\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")
_WIDE = "[\u3000-\u303f\u3400-\u9fff\uf900-\ufaff\uff00-\uffef\u2018-\u201d\u2026\u2014]"
_WIDE_END = re.compile(_WIDE + "$")
_WIDE_START = re.compile("^" + _WIDE)


def clean(text: str) -> str:
    """Drop what must not be stored; leave everything else as it was written (no NFKC)."""
    return unicodedata.normalize("NFC", _UNSAFE.sub("", _BREAKS.sub("\n", text)))


def one_line(text: str) -> str:
    """Join the lines of a cell or a heading and fold its blanks."""
    lines = [" ".join(line.split(" ")).strip(" \t\n\xa0") for line in clean(text).split("\n")]
    joined = ""
    for line in filter(None, lines):
        joined = join_wrapped(joined, line)
    return re.sub(r"[ \t\xa0]{2,}", " ", joined)


def join_wrapped(first: str, second: str) -> str:
    """Join two lines of one paragraph: Chinese without a blank, other scripts with one."""
    if not first or not second:
        return first + second
    return first + wrap_gap(first, second) + second


def wrap_gap(first: str, second: str) -> str:
    """What belongs between two lines of one paragraph: nothing beside Chinese, else a blank."""
    return "" if _WIDE_END.search(first[-1:]) or _WIDE_START.search(second[:1]) else " "


def han_share(text: str) -> float:
    """Share of Han characters among the letters and digits of a text, 0 to 1."""
    han = len(_HAN.findall(text))
    other = sum(character.isascii() and character.isalpha() for character in text) / 5
    return han / (han + other) if han else 0.0
