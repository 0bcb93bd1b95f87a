"""Answers from passages: the sentences that answer, cited with the clause around them."""

from collections.abc import Iterable, Sequence

from knowledge.answers.citing.places import cite_in
from knowledge.answers.citing.values import Citation
from knowledge.answers.question.asks_for import asked_kind, has_kind
from knowledge.answers.question.terms import coverage, telling
from knowledge.answers.reading.reader import Reading, Sentence
from knowledge.retrieval.search import Hit
from knowledge.rules.language.sentences import sentence_spans

QUOTE = 420
"""Characters of a quote: a passage up to this long is cited whole, of a longer one the sentences that answer."""
MOST = 3
_READER = 2.0
"""How much the reader's word counts beside shared words when a long passage is cut."""


def cite_hits(question: str, hits: Iterable[Hit], reading: Reading, *, most: int = MOST) -> tuple[Citation, ...]:
    """The best passages as citations, at most `most`; of long ones the sentences about the one that answers best."""
    terms, kind = telling(question), asked_kind(question)
    return tuple(cite_in(hit, *_window(hit, terms, kind, reading.get(hit.passage, ()))) for hit in list(hits)[:most])


def best_sentence(question: str, citation: Citation, reading: Reading, hits: Iterable[Hit] = ()) -> str:
    """The one sentence of a citation that answers best, exactly as it stands: as the reader says, else by its words."""
    hit = next((hit for hit in hits if hit.passage == citation.passage), None)
    read = reading.get(hit.passage, ()) if hit else ()
    inside = [s for s in read if hit and citation.start <= hit.start + s.start and hit.start + s.end <= citation.end]
    answering = [s for s in inside if hit and not _leads(hit, hit.text[s.start : s.end])] or inside
    if hit and answering:
        best = max(answering, key=lambda s: s.likely)
        return hit.text[best.start : best.end]
    spans = sentence_spans(citation.quote)
    terms, kind = telling(question), asked_kind(question)
    scored = max(
        spans, key=lambda s: _score(citation.quote[s[0] : s[1]], terms, kind), default=(0, len(citation.quote))
    )
    return citation.quote[scored[0] : scored[1]]


def _leads(hit: Hit, sentence: str) -> bool:
    """Whether a sentence is no statement: a question itself, as in an FAQ, or a heading or title."""
    plain = sentence.strip("*_#| ")
    return plain.endswith(("?", "？")) or plain in hit.headings or plain == hit.document


def _window(hit: Hit, terms: Sequence[str], kind: str | None, read: Sequence[Sentence]) -> tuple[int, int]:
    """The run of whole sentences, at most `QUOTE` long, that holds most of what was asked."""
    text = hit.text
    if len(text) <= QUOTE:
        return 0, len(text)
    spans = sentence_spans(text)
    windows = [(spans[i][0], _reach(spans, i)) for i in range(len(spans))]
    likely = {s.start: s.likely for s in read}

    def worth(window: tuple[int, int]) -> tuple[float, float]:
        found = max((likely.get(start, 0.0) for start, end in spans if window[0] <= start < window[1]), default=0.0)
        return _READER * found + _score(text[window[0] : window[1]], terms, kind), window[0] - window[1]

    return max(windows, key=worth, default=(0, QUOTE))


def _reach(spans: Sequence[tuple[int, int]], first: int) -> int:
    """End of the longest run of sentences from `first` that fits a quote; one sentence always does."""
    ends = [end for _, end in spans[first:] if end - spans[first][0] <= QUOTE]
    return ends[-1] if ends else min(spans[first][1], spans[first][0] + 2 * QUOTE)


def _score(text: str, terms: Sequence[str], kind: str | None) -> float:
    return coverage(terms, text) + (0.3 if kind and has_kind(text, kind) else 0.0)
