"""What views are searched by for one question: its own words, and how clauses word its subjects in each language."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from knowledge.retrieval.embedding import Embedder
from knowledge.retrieval.views import Probe, Vector
from knowledge.retrieval.wording import Subject, subjects

_WORDING_SHARE = 0.5
_wording_vectors: dict[tuple[str, str], Vector] = {}


@dataclass(frozen=True, slots=True)
class Asked:
    """One question with its vector, the subjects that it touches, and the model that read it."""

    question: str
    vector: Vector
    subjects: tuple[Subject, ...]
    model: str

    def probe(self, lang: str) -> Probe:
        """The question, drawn towards how clauses of a language word its subjects."""
        if not self.subjects:
            return Probe(self.question, self.vector)
        wordings = [_wording_vectors[self.model, subject.worded(lang)] for subject in self.subjects]
        return Probe(self.question, self.vector + _WORDING_SHARE * np.mean(wordings, axis=0, dtype=np.float32))

    def wording(self, lang: str) -> str:
        return " ".join(subject.worded(lang) for subject in self.subjects)


def ask(embedder: Embedder, questions: Sequence[str]) -> list[Asked]:
    """Embed questions in one go, with the wordings that they need and that have not been embedded yet."""
    touched = [subjects(question) for question in questions]
    needed = {text for about in touched for subject in about for text in (subject.zh, subject.en)}
    new = [text for text in needed if (embedder.name, text) not in _wording_vectors]
    vectors = embedder.queries([*questions, *new])
    for text, vector in zip(new, vectors[len(questions) :], strict=True):
        _wording_vectors[embedder.name, text] = vector
    rows = zip(questions, vectors, touched, strict=False)
    return [Asked(question, vector, about, embedder.name) for question, vector, about in rows]
