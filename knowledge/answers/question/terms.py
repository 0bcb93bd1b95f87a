"""The telling words of a question and how much of them a text holds."""

import re
import unicodedata
from collections.abc import Iterable

from knowledge.retrieval.words import dictionary_words

_ENGLISH = """
a an the of to in on at for and or is are was were be been do does did we i you they it our your their us them my me
what when where who whom which how why can could may might shall should must will would if with by from as that this
there then than so not no yes any some much many have has had get got one go goes per vs w up out pls please smth
"""
_CHINESE = """
的 了 吗 呢 啊 吧 是 在 有 和 与 及 或 就 都 也 还 要 会 能 可以 什么 怎么 怎样 如何 多少 几 哪 哪里 谁
我 我们 你 你们 他 他们 这 那 这个 那个 个 一个 到 给 被 把 从 对 向 为 为什么 没有 不 没 多 上 下 里 中
请 请问 一下 到底 现在 时候 啥 咋 们 于 之 么
"""
_COMMON = frozenset(_ENGLISH.split()) | frozenset(_CHINESE.split())
_CODE = re.compile(r"\b[A-Z][A-Z0-9-]{1,9}\b|(?<!\d)\d{1,9}(?:\.\d{1,9})?%|\b[A-Z]{2,6}-\d{1,12}\b")


def telling(question: str) -> tuple[str, ...]:
    """The words of a question that say what it is about, in order, each once."""
    kept = (w for w in dictionary_words(question) if w not in _COMMON and (len(w) > 1 or not w.isascii()))
    return tuple(dict.fromkeys(kept))


def codes(question: str) -> tuple[str, ...]:
    """Abbreviations, codes and percentages: what a text cannot answer without naming it, such as `RPO` or `99.9%`."""
    return tuple(dict.fromkeys(unicodedata.normalize("NFKC", m.group()).casefold() for m in _CODE.finditer(question)))


def coverage(terms: Iterable[str], text: str) -> float:
    """The share of the terms, weighted by length, that a text holds; 1 for no terms."""
    wanted = list(terms)
    held = _flat(text)
    weights = [_weight(term) for term in wanted]
    found = sum(w for term, w in zip(wanted, weights, strict=True) if _holds(held, term))
    return found / sum(weights) if wanted else 1.0


def _weight(term: str) -> float:
    return min(len(term), 8) ** 0.5 if term.isascii() else min(len(term), 4)


def _holds(text: str, term: str) -> bool:
    return stem_of(term) in text


def stem_of(term: str) -> str:
    """How a term begins, by which it is found in any form; so that `visits` finds `visit`."""
    return term if not term.isascii() or len(term) < 5 else term[: max(4, len(term) - 2)]


def _flat(text: str) -> str:
    return unicodedata.normalize("NFKC", text).casefold()
