"""The passages found for a question, with what the reader made of them."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from knowledge.answers.citing.values import Citation
from knowledge.answers.reading.reader import Reading
from knowledge.retrieval.search import Hit

_DECIDES = re.compile(
    r"^\s*(?:is|are|was|were|does|do|did|can|could|may|must|has|have|will|would)\b|[吗么]\s*[？?]?\s*$|是否|是不是|能不能|含不含|包不包|要不要",
    re.IGNORECASE,
)
_CLEARLY, _FAINT = 0.3, 0.25


@dataclass(frozen=True, slots=True)
class Read:
    """Passages, best first, and their sentences with how likely each answers."""

    hits: tuple[Hit, ...]
    reading: Reading

    def elsewhere(self, cited: Sequence[Citation]) -> bool:
        """Whether a sentence clearly answers that is not cited, and what is cited hardly does."""
        best_cited, best_other = 0.0, 0.0
        for hit in self.hits:
            for sentence in self.reading.get(hit.passage, ()):
                start, end = hit.start + sentence.start, hit.start + sentence.end
                if any(c.document_id == hit.document_id and c.start < end and start < c.end for c in cited):
                    best_cited = max(best_cited, sentence.likely)
                else:
                    best_other = max(best_other, sentence.likely)
        return best_other >= _CLEARLY and best_cited < _FAINT * best_other


def decides(question: str) -> bool:
    """Whether a question is to be answered by yes or no."""
    return _DECIDES.search(question) is not None
