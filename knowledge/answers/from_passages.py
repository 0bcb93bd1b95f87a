"""Answers from passages: the sentences that answer, cited with the clause around them."""

from collections.abc import Iterable, Sequence

from knowledge.answers.asks_for import asked_kind, has_kind
from knowledge.answers.places import cite_in
from knowledge.answers.terms import coverage, telling
from knowledge.answers.values import Citation
from knowledge.retrieval.search import Hit
from knowledge.rules.sentences import sentence_spans

QUOTE = 420
"""Characters of a quote: a passage up to this long is cited whole, of a longer one the sentences that answer."""
MOST = 3


def cite_hits(question: str, hits: Iterable[Hit], *, most: int = MOST) -> tuple[Citation, ...]:
    """The best passages as citations, at most `most`."""
    terms, kind = telling(question), asked_kind(question)
    return tuple(cite_in(hit, *_window(hit.text, terms, kind)) for hit in list(hits)[:most])


def best_sentence(question: str, citation: Citation) -> str:
    """The one sentence of a citation that answers best, exactly as it stands."""
    spans = sentence_spans(citation.quote)
    terms, kind = telling(question), asked_kind(question)
    best = max(spans, key=lambda s: _score(citation.quote[s[0] : s[1]], terms, kind), default=(0, len(citation.quote)))
    return citation.quote[best[0] : best[1]]


def _window(text: str, terms: Sequence[str], kind: str | None) -> tuple[int, int]:
    """The run of whole sentences, at most `QUOTE` long, that holds most of what was asked."""
    if len(text) <= QUOTE:
        return 0, len(text)
    spans = sentence_spans(text)
    windows = [(spans[i][0], _reach(spans, i)) for i in range(len(spans))]
    return max(windows, key=lambda w: (_score(text[w[0] : w[1]], terms, kind), w[0] - w[1]), default=(0, QUOTE))


def _reach(spans: Sequence[tuple[int, int]], first: int) -> int:
    """End of the longest run of sentences from `first` that fits a quote; one sentence always does."""
    ends = [end for _, end in spans[first:] if end - spans[first][0] <= QUOTE]
    return ends[-1] if ends else min(spans[first][1], spans[first][0] + 2 * QUOTE)


def _score(text: str, terms: Sequence[str], kind: str | None) -> float:
    return coverage(terms, text) + (0.3 if kind and has_kind(text, kind) else 0.0)
