"""What of an answer is shown at once: one sentence, and of one clause, or of two that disagree, what matters."""

import re
from collections.abc import Sequence
from dataclasses import replace

from sqlalchemy.orm import Session

from knowledge.answers.citing.table_rows import cells_of, is_row, row_at
from knowledge.answers.citing.values import CONFLICT, HEADINGS, NOT_FOUND, Answer, Citation, Row, Shown
from knowledge.answers.question.asks_for import asked_kind, has_kind
from knowledge.answers.question.terms import coverage, telling
from knowledge.records.documents import documents
from knowledge.rules.language.columns import columns
from knowledge.rules.language.sentences import sentence_spans

COLUMNS, BESIDE = 240, 120
"""Half-width columns of a quote, about three lines; of one beside an answer, or the nearest of none, half as many."""

_AGAINST = ("replaced", "disagrees")
_SHORT = 60
"""Columns below which a sentence is said with the next one: `Do not delete it.`"""
_ASKED = re.compile(r"[?？]\s*$")
_BARE_NUMBER = re.compile(r"\d{1,3}[.)、]")
_STEP = re.compile(r"(?:\d{1,2}[.)、](?!\d)|[-•*])\s*\S")

_LEANS = re.compile(
    r"仍|否则|然后|再|另外|此外|同时|因此|但|"
    r"(?:otherwise|then|still|also|but|after (?:that|this)|in that case|if (?:it|this|that|so|not)|it|this|they)\b",
    re.IGNORECASE,
)
"""How a sentence begins that says nothing without the one before it."""

Span = tuple[int, int]


def with_shown(session: Session, question: str, answer: Answer) -> Answer:
    """The answer with what is shown of it at once."""
    chosen = _chosen(answer)
    cited = answer.citations or answer.nearest
    texts = documents.by_id(session, {cited[place].document_id for place in chosen})
    shown = (_shown(question, answer, place, texts[cited[place].document_id].text) for place in chosen)
    return replace(answer, shown=tuple(shown))


def _chosen(answer: Answer) -> Sequence[int]:
    """The places of the citations that are shown: the first one, and in a conflict the first that says otherwise."""
    cited = answer.citations or answer.nearest
    if not cited or answer.reason == "list":
        return ()
    against = (n for n, citation in enumerate(cited) if citation.says in _AGAINST)
    return (0, *list(against)[:1]) if answer.status == CONFLICT else (0,)


def _shown(question: str, answer: Answer, place: int, text: str) -> Shown:
    citation = (answer.citations or answer.nearest)[place]
    quote = citation.quote
    spans = _spans(quote)
    if not spans:
        return Shown(place, quote)
    best = _best(question, answer.text if place == 0 else "", citation, spans)
    start, end = spans[best]
    row = row_at(text, citation.start + start, citation.start + end)
    if row:
        return Shown(place, quote[start:end], _asked_of(question, row))
    most = BESIDE if place or answer.status == NOT_FOUND else COLUMNS
    first, last = _around(quote, spans, best, most)
    begins = first if _is_step(quote, start) or _LEANS.match(quote[start:end]) else best
    return Shown(place, quote[spans[first][0] : spans[last][1]], said=_said(quote, spans[begins : last + 1]))


def _spans(quote: str) -> list[Span]:
    """The sentences of a quote, the number of a step with its words."""
    spans: list[Span] = []
    for start, end in sentence_spans(quote):
        if spans and _BARE_NUMBER.fullmatch(quote[slice(*spans[-1])]):
            spans[-1] = (spans[-1][0], end)
        else:
            spans.append((start, end))
    return spans


def _said(quote: str, spans: Sequence[Span]) -> str:
    """The first of some sentences; a short one with the next."""
    (start, end), rest = spans[0], spans[1:]
    if rest and columns(quote[start:end]) < _SHORT and "\n" not in quote[end - 1 : rest[0][0]]:
        end = rest[0][1]
    return quote[start:end]


def _best(question: str, said: str, citation: Citation, spans: Sequence[Span]) -> int:
    """Which sentence of a quote to show: the one that the answer is, else the one with most of what was asked."""
    at = citation.quote.find(said) if said else -1
    terms, kind = telling(question), asked_kind(question)
    told = next((n for n, (start, end) in enumerate(spans) if start <= at < end), None) if at >= 0 else None
    if told is not None and not _leads(citation, spans[told]):
        return told

    def worth(span: Span) -> tuple[bool, float]:
        sentence = citation.quote[slice(*span)]
        found = coverage(terms, sentence) + (0.3 if kind and has_kind(sentence, kind) else 0.0)
        return not _leads(citation, span), found

    return max(range(len(spans)), key=lambda n: worth(spans[n]))


def _leads(citation: Citation, span: Span) -> bool:
    """Whether a sentence states nothing: a question itself, a heading, a row with one cell."""
    sentence = citation.quote[slice(*span)].strip("*_# ")
    if is_row(sentence) and sum(bool(cell) for cell in cells_of(sentence)) < 2:
        return True
    if is_row(sentence) and _heads_rows(citation.quote, span):
        return True
    headings = (*citation.heading.split(HEADINGS), citation.document)
    return bool(_ASKED.search(sentence)) or any(heading.endswith(sentence) for heading in headings)


def _heads_rows(quote: str, span: Span) -> bool:
    """Whether a row is the first of several: the heads of their columns."""
    before = quote[: span[0]].rstrip("\n").rpartition("\n")[2]
    after = quote[span[1] :].lstrip("\n").partition("\n")[0]
    return is_row(after) and not is_row(before) and not any(char.isdigit() for char in quote[slice(*span)])


def _around(quote: str, spans: Sequence[Span], best: int, most: int) -> tuple[int, int]:
    """The first and the last of the sentences to show: those of the same line, or list of steps, that fit."""
    first = last = best
    while first > 0 and _fits(quote, spans[first - 1 : last + 1], spans[first - 1], spans[first], most):
        first -= 1
    while last + 1 < len(spans) and _fits(quote, spans[first : last + 2], spans[last], spans[last + 1], most):
        last += 1
    return first, last


def _fits(quote: str, wider: Sequence[Span], one: Span, next_one: Span, most: int) -> bool:
    return _belongs(quote, one, next_one) and columns(quote[wider[0][0] : wider[-1][1]]) <= most


def _belongs(quote: str, one: Span, next_one: Span) -> bool:
    """Whether two sentences that follow one another are to be read together."""
    if "\n" not in quote[one[1] - 1 : next_one[0]]:
        return not _ASKED.search(quote[slice(*one)])
    return _is_step(quote, one[0]) and _is_step(quote, next_one[0])


def _is_step(quote: str, start: int) -> bool:
    """Whether the line of a sentence begins as a step of a list does."""
    line = quote.rfind("\n", 0, start) + 1
    return _STEP.match(quote, line) is not None


def _asked_of(question: str, row: Row) -> Row:
    """The row with the columns that the question speaks of; none where it speaks of none."""
    terms = telling(question)
    meant = tuple(n for n, head in enumerate(row.heads) if n and coverage(terms, head) > 0)
    return replace(row, meant=meant) if terms else row
