"""What a report says by itself about its module, data, last change, scope and urgency, in its own words.

Only what the text says is taken: a field that it does not speak of stays empty, and tone ("URGENT!!") is no urgency.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from knowledge.rules.reports import report_words_en as en
from knowledge.rules.reports import report_words_zh as zh

NOW, TODAY, WEEK, LATER = "now", "today", "week", "later"

_LONGEST = 2000
"""Characters that are read: who writes more says the matter first."""


@dataclass(frozen=True, slots=True)
class Details:
    """The quoted words for each field; `urgency` is one of NOW, TODAY, WEEK, LATER, and `urgency_words` say so."""

    module: str | None = None
    data_scope: str | None = None
    last_change: str | None = None
    impact: str | None = None
    urgency: str | None = None
    urgency_words: str | None = None


def _compiled(*languages: Sequence[str]) -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(pattern, re.IGNORECASE) for patterns in languages for pattern in patterns)


_CHANGES, _SCOPES, _DATA = (
    _compiled(zh.CHANGES, en.CHANGES),
    _compiled(zh.SCOPES, en.SCOPES),
    _compiled(zh.DATA, en.DATA),
)
_URGENCIES = (
    (LATER, _compiled(zh.LATER, en.LATER)),
    (NOW, _compiled(zh.NOW, en.NOW)),
    (TODAY, _compiled(zh.TODAY, en.TODAY)),
    (WEEK, _compiled(zh.WEEK, en.WEEK)),
)
_SUFFIX = re.compile(r"(?<!\s)\s*(?:模块|许可|modules?|licen[cs]es?|users?)$", re.IGNORECASE)
_ASIDE = re.compile(r"[（(]([^（(）)]{0,400})[）)]")


def details_of(text: str, modules: Iterable[str] = ()) -> Details:
    """Read a report; `modules` are the names that the contract gives its modules."""
    read = text[:_LONGEST]
    data, scope = _first(_DATA, read), _first(_SCOPES, read)
    urgency, words = _urgency(read)
    return Details(
        module=_module(read, modules),
        data_scope=data,
        last_change=_first(_CHANGES, read),
        impact=None if scope and scope in (data or "") else scope,
        urgency=urgency,
        urgency_words=words,
    )


def _first(patterns: Iterable[re.Pattern[str]], text: str) -> str | None:
    """The words that the first fitting pattern finds."""
    found = (match for pattern in patterns if (match := pattern.search(text)))
    return next((" ".join(match.group().split()) for match in found), None)


def _urgency(text: str) -> tuple[str | None, str | None]:
    """By when it is needed, and the words; that it may wait goes first, as “not urgent” holds “urgent”."""
    found = ((value, words) for value, patterns in _URGENCIES if (words := _first(patterns, text)))
    return next(found, (None, None))


def _module(text: str, modules: Iterable[str]) -> str | None:
    """The contract's module that the text names, as the contract writes it; else what the text itself calls one."""
    named = [(len(name), module) for module in modules for name in _names_of(module) if _says(text, name)]
    return max(named)[1] if named else _first((*en.MODULES, *zh.MODULES), text)


def _names_of(module: str) -> list[str]:
    """The name without what every module is called, and its abbreviation in brackets."""
    names = (_SUFFIX.sub("", name.strip()) for name in (_ASIDE.sub("", module), *_ASIDE.findall(module)))
    return [name for name in names if len(name) > 1]


def _says(text: str, name: str) -> bool:
    if name.isascii():
        return re.search(rf"(?<![A-Za-z0-9]){re.escape(name)}(?![A-Za-z0-9])", text, re.IGNORECASE) is not None
    return "".join(name.split()) in "".join(text.split())
