"""The whole line of a contract in which something is quoted: a table's row with its head, or the clause."""

from collections.abc import Iterator, Mapping
from typing import Any

from knowledge.records.contracts.contracts import Contract
from knowledge.rules.clocks.ticket_terms import Promise
from knowledge.rules.language.sentences import sentence_spans

_CELLS = " | "
_LONGEST = 900


def line_of_promise(contract: Contract, promise: Promise) -> str | None:
    """Where a contract, or what amends it, promises a level's time."""
    quote = promise.quote
    if quote is None:
        return None
    texts = [text for name, text in _texts(contract) if promise.document in (None, name)]
    return next(
        (_line(text, quote.start, quote.end) for text in texts if text[quote.start : quote.end] == quote.text), None
    )


def line_of_credit(contract: Contract, rule: str) -> str | None:
    """Where a contract, or what amends it, gives a credit of this rule."""
    for one in (contract, *contract.amendments):
        for fact in one.facts:
            if fact.field.startswith("credits") and fact.value.get("when") == rule and fact.quote:
                return _quoted(one.document.text, fact.quote)
    return None


def _quoted(text: str, quote: Mapping[str, Any]) -> str:
    start, end = int(quote["start"]), int(quote["end"])
    return _line(text, start, end) if text[start:end] == quote["text"] else str(quote["text"])


def _texts(contract: Contract) -> Iterator[tuple[str, str]]:
    for one in (*contract.amendments, contract):
        yield one.document.name, one.document.text


def _line(text: str, start: int, end: int) -> str:
    """The line around a quote; a table's row after its head, so that the cells say what they are."""
    first, last = text.rfind("\n", 0, start) + 1, text.find("\n", end)
    line = text[first : last if last >= 0 else len(text)].strip()
    if _CELLS not in line:
        return _sentences(text, start, end)[:_LONGEST]
    head = _head(text, first)
    return (f"{head}\n{line}" if head and head != line else line)[:_LONGEST]


def _sentences(text: str, start: int, end: int) -> str:
    spans = [(a, b) for a, b in sentence_spans(text) if a < end and b > start]
    return " ".join(text[spans[0][0] : spans[-1][1]].split()) if spans else text[start:end]


def _head(text: str, start: int) -> str:
    """The first row of the table that a row belongs to."""
    head = ""
    while start > 0:
        before = text.rfind("\n", 0, start - 1) + 1
        row = text[before : start - 1].strip()
        if _CELLS not in row:
            break
        head, start = row, before
    return head
