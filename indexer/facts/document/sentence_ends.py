"""Where a sentence of plain text ends: not behind the dot of `Dec. 31`, `No. 4`, `a.m.`, `Dr. Osei` or `incl. VAT`."""

import re

_LONGEST = 10
_WORD = re.compile(r"(?:[A-Za-z]\.){0,4}[A-Za-z]{1,7}\Z")
_ALWAYS = "e.g i.e incl excl approx viz cf vs resp ca max min est abbr ref"
_MONTHS = "jan feb mar apr jun jul aug sep sept oct nov dec"
_LABELS = "no nos nr art arts sec secs cl para paras rs fr ch fig vol pt sched app ex tel fax ext p pp vers rev item"
_TITLES = "mr mrs ms dr prof messrs st attn hon capt gen col"
_NEVER = frozenset(_ALWAYS.split())
_BEFORE_FIGURES = frozenset(_MONTHS.split()) | frozenset(_LABELS.split())
_BEFORE_NAMES = frozenset(_TITLES.split())
_TIMES = frozenset({"a.m", "p.m"})
_MORE_TIME = re.compile(
    r"\s{1,9}(?:[\"'(\d]|to\b|[A-Z]{2,4}\b|(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun|GMT|UTC|UK|Central|Eastern|Pacific)\w{0,40})"
)
_COUNTRIES = frozenset({"u.s", "u.k", "u.s.a", "p.r", "e.u"})


def is_stop(text: str, dot: int) -> bool:
    """Whether the full stop at this place ends a sentence, as far as the word before it tells."""
    found = _WORD.search(text[max(0, dot - _LONGEST) : dot])
    if found is None:
        return True
    word, after = found.group().lower(), text[dot + 1 : dot + 14]
    if word in _NEVER:
        return False
    following = after.lstrip()[:1]
    if word in _BEFORE_FIGURES:
        return not (following.isdigit() or following in "(#")
    if word in _TIMES:
        return _MORE_TIME.match(after) is None
    return not ((word in _BEFORE_NAMES or word in _COUNTRIES) and following.isupper())
