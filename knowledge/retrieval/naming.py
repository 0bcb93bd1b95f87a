"""Which documents a question names: by a word of their names, or of another's that their opening speaks of.

Contracts, FAQs and runbooks are asked for by vendor, product and nickname. A passage rarely repeats these, so that
words and nearness alone find the right clause of the wrong vendor.
"""

import re
import threading
from collections import defaultdict
from collections.abc import Iterable, Mapping

from sqlalchemy.orm import Session

from knowledge.records.contracts.contract_names import romanised, telling_words
from knowledge.records.documents import documents, passages
from knowledge.retrieval.inputs import document_names
from knowledge.rules.access import Asker

_IN_OPENING = 0.7
"""How much a document is about a name that only its opening uses, beside one of its own names."""
_OPENING = 1500
_COMMON = 0.5
"""Share of the documents from which on a word tells none of them apart."""
_LONGEST = 4
_KINDS_OF_READERS = 32
"""Sets of documents whose names are kept: one for each set of audiences that asks."""
_LATIN, _HAN = re.compile(r"[a-z][a-z0-9&-]{2,}"), re.compile(r"[\u4e00-\u9fff]{2,}")

Named = Mapping[int, float]


class Naming:
    """The names of the documents that somebody may read, read again when the log has grown.

    A document that is closed to them gives no name, so that asking for one is like asking for what was never read.
    """

    def __init__(self) -> None:
        self._seen = -1
        self._about: dict[frozenset[int], dict[str, dict[int, float]]] = {}
        self._lock = threading.Lock()

    def of(self, session: Session, question: str, *, asker: Asker) -> Named:
        """The documents that a question names among those that somebody may read, from 0 to 1: how clearly."""
        names = self._names(session, documents.open_to(session, asker))
        found: dict[int, float] = defaultdict(float)
        for word in _tokens(question):
            for document, clearly in names.get(word, {}).items():
                found[document] = max(found[document], clearly)
        return found

    def _names(self, session: Session, readable: frozenset[int]) -> Mapping[str, dict[int, float]]:
        with self._lock:
            last = passages.last_change(session)
            if last != self._seen or len(self._about) > _KINDS_OF_READERS:
                self._seen, self._about = last, {}
            if readable not in self._about:
                self._about[readable] = _read(session, readable)
            return self._about[readable]


def _read(session: Session, readable: frozenset[int]) -> dict[str, dict[int, float]]:
    """Every telling word of the names of some documents, with the documents that it stands for."""
    known = [one for one in documents.openings(session, _OPENING) if one.id in readable]
    about: dict[str, dict[int, float]] = defaultdict(dict)
    for one in known:
        words = telling_words(*document_names(one.title, one.name, one.vendor))
        for word in words | romanised(words):
            about[word][one.id] = 1.0
    for one in known:
        for word in _tokens(one.opening):
            if word in about:
                about[word].setdefault(one.id, _IN_OPENING)
    return {word: own for word, own in about.items() if len(own) <= max(1, _COMMON * len(known))}


def _tokens(text: str) -> Iterable[str]:
    """The words in Latin letters, and all runs of two to four Chinese characters."""
    plain = text.casefold()
    found = {word.removesuffix("'s").removesuffix("’s") for word in _LATIN.findall(plain)}
    for run in _HAN.findall(plain):
        found |= {run[i : i + size] for size in range(2, _LONGEST + 1) for i in range(len(run) - size + 1)}
    return found
