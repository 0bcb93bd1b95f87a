"""One amount in figures, however its digits are grouped: `48,000.50`, `48.000,50`, `48 000`, `4,80,000`, `48'000.-`.

A number is read whole or not at all: what its separators leave open is none, never its first digits.
"""

import re
from decimal import Decimal

BLANKS = " \u00a0\u1680\u2000-\u200a\u202f\u205f\u3000"
"""The blanks that may stand between groups of digits, for a class of characters."""

_MARKS = "'\u2019\u02bc\u00b4`"
NUMBER = (
    rf"(?<!\d)(?<!\d[.,{_MARKS}])(?!(?<=\d[{BLANKS}])\d{{3}}(?!\d))"
    rf"\d{{1,15}}(?:[.,{_MARKS}]\d{{1,15}}|[{BLANKS}]\d{{3}}(?!\d)){{0,7}}(?:[.,](?:--?|[–—])(?![\w]))?"
    rf"(?!\d|[.,{_MARKS}]\d)"
)
"""A whole run of digits with their separators; it starts and ends where the number does."""

_GROUPED = tuple(
    re.compile(rf"([1-9]\d{{0,2}}(?:{group}\d{{3}}){{1,6}})(?:{point}(\d{{1,4}}|--?|[–—]))?")
    for group, point in ((",", r"\."), (r"\.", ","), (f"[{BLANKS}]", "[.,]"), (f"[{_MARKS}]", "[.,]"))
)
_LAKH = re.compile(r"(\d{1,2}(?:,\d{2}){1,5},\d{3})(?:\.(\d{1,4}|--?|[–—]))?")
_PLAIN = re.compile(r"(\d{1,15})(?:\.(\d{1,4})|,(\d\d?)|[.,](?:--?|[–—]))?|(0),(\d{3,4})")


def read_amount(written: str, *, points_group: bool | None = None) -> Decimal | None:
    """Read one whole number; none where its separators leave open what it is.

    `points_group` settles `48.000`: true, it is forty-eight thousand; false, it is 48; none, it stays unread.
    """
    text = written.strip()
    if re.fullmatch(r"[1-9]\d{0,2}[.,]\d{3}", text):
        grouped = "," in text or points_group
        return None if grouped is None else _decimal(*((text, "") if grouped else re.split("[.,]", text)))
    for pattern in (*_GROUPED, _LAKH, _PLAIN):
        if found := pattern.fullmatch(text):
            whole, *part = [group for group in found.groups() if group]
            return _decimal(whole, "".join(part))
    return None


def _decimal(whole: str, part: str) -> Decimal:
    return Decimal(re.sub(r"\D", "", whole) + "." + (re.sub(r"\D", "", part) or "0"))
