"""Opens what search needs: the embedder that serves, and the views that follow the log for it."""

import hashlib
import threading
from collections.abc import Callable
from dataclasses import dataclass
from logging import getLogger
from pathlib import Path

import numpy as np
from sqlalchemy.orm import Session

from knowledge.errors import NotReady
from knowledge.records.documents import documents, passages
from knowledge.retrieval.embedding import Embedder, load_embedder
from knowledge.retrieval.late import Background
from knowledge.retrieval.naming import Naming
from knowledge.retrieval.views import PassageView, Probe, ViewBroken
from knowledge.retrieval.views.chroma_files import fault_of
from knowledge.retrieval.views.exact import ExactView
from knowledge.retrieval.views.following import catch_up
from knowledge.retrieval.views.lexical import LexicalView
from knowledge.rules.access import Asker
from knowledge.settings import Settings

_log = getLogger("vendordesk")
_NOWHERE = np.zeros(1, np.float32)


@dataclass(frozen=True, slots=True)
class Views:
    """The two views that a search asks, the model whose vectors the dense one holds, the documents' names, and the
    passages that scores are compared with."""

    model: str
    dense: PassageView
    lexical: PassageView
    lock: threading.Lock
    naming: Naming
    background: Background

    def catch_up(self, session: Session) -> None:
        """Apply what has been committed since; cheap where there is nothing new.

        A view that can neither be used nor mended now is left as it is: what the other one finds is answered from.
        """
        with self.lock:
            for view in (self.dense, self.lexical):
                try:
                    catch_up(session, view, model=self.model)
                except ViewBroken as error:
                    _log.error("a view cannot be used now: %s", error)

    def know(self, session: Session, asker: Asker) -> Callable[[str], bool]:
        """Tells whether any passage that somebody may read says a word; Chinese ones only if there is anything Chinese.

        What only closed documents say is as unknown as what was never read.
        """
        readable = documents.open_to(session, asker)
        permitted, langs = passages.of_documents(session, readable), passages.langs_of(session, readable)

        def known(word: str) -> bool:
            if not word.isascii() and "zh" not in langs:
                return True
            probe = Probe(word, _NOWHERE)
            return any(self.lexical.search(probe, lang=lang, top=1, permitted=permitted) for lang in langs)

        return known

    def close(self) -> None:
        self.dense.close()
        self.lexical.close()


def open_views(settings: Settings, model: str, *, lasting: bool) -> Views:
    """Open the views of a home.

    `lasting` is for a process that stays: it keeps its dense view in Chroma, if no other process owns that folder.
    A command that ends soon compares vectors exactly.
    """
    folder = settings.folder / "views"
    dense = _chroma(folder / _slug(model)) if lasting else ExactView()
    return Views(model, dense, LexicalView(folder / "lexical.db"), threading.Lock(), Naming(), Background())


def faults_of(settings: Settings, model: str, views: Views) -> dict[str, str]:
    """By view of a home: what is wrong with its files, or that they were built anew when they were opened just now."""
    chroma = fault_of(settings.folder / "views" / _slug(model))
    found = {"Chroma": f"{chroma}; it is built anew at the desk's next search or start"} if chroma else {}
    return found | ({"words": "it was broken or gone, and has been built anew"} if views.lexical.mended else {})


def _chroma(folder: Path) -> PassageView:
    from knowledge.retrieval.views.chroma import ChromaView

    try:
        return ChromaView(folder)
    except NotReady:
        return ExactView()


def _slug(model: str) -> str:
    return f"chroma-{hashlib.sha256(model.encode()).hexdigest()[:12]}"


def serving_embedder(session: Session, settings: Settings) -> Embedder:
    """The model of the settings once it has embedded everything, until then one that has."""
    wanted = load_embedder(settings)
    if not passages.without_vector(session, wanted.name, limit=1):
        return wanted
    for name in passages.models(session):
        if not passages.without_vector(session, name, limit=1):
            return load_embedder(settings.model_copy(update={"model": name}))
    return wanted
