"""The Chroma view: approximate nearest neighbours in a folder that one process owns, a collection a language.

Two processes on one embedded Chroma folder corrupt it silently, hence the lock file.
"""

import fcntl
import json
import shutil
import sqlite3
import threading
from collections.abc import Callable, Collection, Mapping, Sequence
from logging import getLogger
from pathlib import Path
from typing import Any, TypeVar
from uuid import uuid4

import numpy as np

from knowledge.errors import NotReady
from knowledge.retrieval.views import Entry, Probe, Vector, ViewBroken, centre

_BATCH = 5000
_SAMPLE = 2000
_PREFIX = "passages-"
_OVERFETCH = 8
_log = getLogger("vendordesk")
T = TypeVar("T")


class ChromaView:
    """Vectors in Chroma, text in SQL; scores are as `centre` says.

    Raises NotReady where another process owns the folder.
    """

    def __init__(self, folder: Path) -> None:
        self._folder, self.mended = folder, 0
        self._lock = threading.RLock()
        self._centres: dict[str, Vector] = {}
        self._collections: dict[str, Any] = {}
        self._own()
        self._open()

    def _own(self) -> None:
        self._folder.mkdir(parents=True, exist_ok=True)
        self._owned = (self._folder / "lock").open("w")
        try:
            fcntl.flock(self._owned, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            self._owned.close()
            raise NotReady("view_in_use", folder=self._folder) from error

    def _open(self) -> None:
        """Open what is there; what is broken makes way for an empty view, which catches up by replay."""
        try:
            state = self._folder / "state.json"
            self._open_data(json.loads(state.read_text()) if state.exists() else {})
            self._remember(self._applied)
        except _broken() as error:
            self._begin_anew(str(error))

    def _begin_anew(self, reason: str) -> None:
        """Leave what is broken for an empty view in a new folder: Chroma remembers a folder for a process's life."""
        _log.warning("the view in %s is broken (%s) and is built anew", self._folder, reason)
        self.mended += 1
        self._collections = {}
        if not (self._folder / "lock").exists():
            self._owned.close()
            self._own()
        for old in self._folder.glob("data*"):
            shutil.rmtree(old, ignore_errors=True)
        self._open_data({"folder": f"data-{uuid4().hex[:8]}"})
        self._remember(0)

    def _mended(self, do: Callable[[], T], otherwise: T) -> T:
        """What doing something with the files gives; where they are broken or gone they are built anew, empty."""
        with self._lock:
            try:
                if not (self._folder / "state.json").exists() or not (self._folder / self._data).exists():
                    raise ValueError("its files are gone")
                return do()
            except _broken() as error:
                try:
                    self._begin_anew(str(error))
                except _broken() as again:
                    raise ViewBroken(str(again)) from again
                return otherwise

    def _looked(self, do: Callable[[], T], nothing: T) -> T:
        """The same for looking something up: where it cannot be mended now, nothing is found in it."""
        try:
            return self._mended(do, nothing)
        except ViewBroken as error:
            _log.error("the view in %s cannot be used now: %s", self._folder, error)
            return nothing

    def _open_data(self, state: dict[str, Any]) -> None:
        import chromadb
        from chromadb.config import Settings

        self._data = str(state.get("folder", "data"))
        self._client = chromadb.PersistentClient(
            str(self._folder / self._data), settings=Settings(anonymized_telemetry=False)
        )
        self._collections = {c.name: self._client.get_collection(c.name, embedding_function=None)
                             for c in self._client.list_collections()}  # fmt: skip
        self._applied = int(state.get("applied", 0))
        held = sum(collection.count() for collection in self._collections.values())
        if held != state.get("held", held):
            raise ValueError(f"it holds {held} passages and should hold {state['held']}")
        for collection in self._collections.values():
            _try(collection)

    def applied(self) -> int:
        return self._mended(lambda: self._applied, 0)

    def apply(self, seq: int, added: Sequence[Entry], removed: Collection[int]) -> None:
        self._mended(lambda: self._take_in(seq, added, removed), None)

    def _take_in(self, seq: int, added: Sequence[Entry], removed: Collection[int]) -> None:
        self._drop([*removed, *(entry.id for entry in added)])
        for lang in {entry.lang for entry in added}:
            self._add(lang, [e for e in added if e.lang == lang and e.vector is not None])
        self._remember(seq)

    def _drop(self, ids: Sequence[int]) -> None:
        for collection in self._collections.values():
            for i in range(0, len(ids), _BATCH):
                collection.delete(ids=[str(number) for number in ids[i : i + _BATCH]])

    def _add(self, lang: str, entries: Sequence[Entry]) -> None:
        name = _PREFIX + lang
        if name not in self._collections:
            self._collections[name] = self._client.create_collection(
                name, embedding_function=None, configuration={"hnsw": {"space": "cosine"}}
            )
        for i in range(0, len(entries), _BATCH):
            part = entries[i : i + _BATCH]
            vectors: list[Any] = [entry.vector for entry in part]
            self._collections[name].upsert(ids=[str(entry.id) for entry in part], embeddings=vectors)

    def _remember(self, seq: int) -> None:
        state = self._folder / "state.json"
        new = state.with_suffix(".new")
        held = sum(collection.count() for collection in self._collections.values())
        new.write_text(json.dumps({"applied": seq, "folder": self._data, "held": held}))
        new.replace(state)
        self._applied = seq
        self._centres = {}

    def langs(self) -> Collection[str]:
        held = self._collections
        return self._looked(lambda: [name.removeprefix(_PREFIX) for name in held if held[name].count()], [])

    def search(
        self, probe: Probe, *, lang: str, top: int, permitted: Collection[int] | None = None
    ) -> Mapping[int, float]:
        """Over-fetches and sieves; where that leaves too few, compares the permitted ones exactly."""
        return self._looked(lambda: self._found(probe, lang, top, permitted), {})

    def _found(self, probe: Probe, lang: str, top: int, permitted: Collection[int] | None) -> dict[int, float]:
        collection = self._collections.get(_PREFIX + lang)
        if collection is None or not (total := collection.count()):
            return {}
        wide = top if permitted is None else top * _OVERFETCH
        found = _nearest(collection, probe.vector, min(wide, total))
        if permitted is not None:
            sieved = {number: score for number, score in found.items() if number in permitted}
            whole = len(sieved) >= top or len(found) == total
            found = sieved if whole else _exact(collection, probe.vector, permitted)
        average = float(self._centre(lang) @ probe.vector)
        return {number: score - average for number, score in list(found.items())[:top]}

    def _centre(self, lang: str) -> Vector:
        if lang not in self._centres:
            part = self._collections[_PREFIX + lang].get(limit=_SAMPLE, include=["embeddings"])
            self._centres[lang] = centre(np.asarray(part["embeddings"], np.float32))
        return self._centres[lang]

    def reset(self) -> None:
        self._mended(self._empty, None)

    def _empty(self) -> None:
        for name in list(self._collections):
            self._client.delete_collection(name)
        self._collections = {}
        self._remember(0)

    def close(self) -> None:
        with self._lock:
            self._client.close()  # type: ignore[attr-defined]
            self._owned.close()


def _broken() -> tuple[type[Exception], ...]:
    """What Chroma raises of files that are damaged, gone or cannot be written."""
    from chromadb.errors import ChromaError

    return (ChromaError, ValueError, KeyError, TypeError, OSError, sqlite3.Error)


def _try(collection: Any) -> None:
    """Read a vector and look for it, so that broken files are met now."""
    one = collection.get(limit=1, include=["embeddings"])["embeddings"]
    if len(one):
        collection.query(query_embeddings=[one[0]], n_results=1, include=["distances"])


def _nearest(collection: Any, vector: Vector, count: int) -> dict[int, float]:
    found = collection.query(query_embeddings=[vector], n_results=count, include=["distances"])
    length = float(np.linalg.norm(vector))
    return {int(i): length * (1 - float(d)) for i, d in zip(found["ids"][0], found["distances"][0], strict=True)}


def _exact(collection: Any, vector: Vector, permitted: Collection[int]) -> dict[int, float]:
    found: dict[int, float] = {}
    ids = [str(number) for number in permitted]
    for i in range(0, len(ids), _BATCH):
        part = collection.get(ids=ids[i : i + _BATCH], include=["embeddings"])
        if part["ids"]:
            scores = np.asarray(part["embeddings"], np.float32) @ vector
            found.update(zip(map(int, part["ids"]), scores.tolist(), strict=True))
    return dict(sorted(found.items(), key=lambda item: -item[1]))
