"""The lexical view: BM25 over words in an SQLite full-text file, a table a language, shared by a home's processes."""

import re
import sqlite3
import threading
from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager
from logging import getLogger
from pathlib import Path

from knowledge.retrieval.views import Entry, Probe
from knowledge.retrieval.words import words

_TABLE = re.compile(r"[a-z]{2,8}")
_BUSY_SECONDS = 30
_log = getLogger("vendordesk")


class LexicalView:
    """Words by passage; `applied` and the words are written in one transaction."""

    def __init__(self, file: Path) -> None:
        file.parent.mkdir(parents=True, exist_ok=True)
        self._lock = threading.RLock()
        self._connection = _opened(file)
        with self._writing():
            self._connection.execute("CREATE TABLE IF NOT EXISTS state (applied INTEGER NOT NULL)")
            self._connection.execute("CREATE TABLE IF NOT EXISTS passages (id INTEGER PRIMARY KEY, lang TEXT NOT NULL)")

    @contextmanager
    def _writing(self) -> Iterator[None]:
        with self._lock:
            self._connection.execute("BEGIN IMMEDIATE")
            try:
                yield
            except BaseException:
                self._connection.execute("ROLLBACK")
                raise
            self._connection.execute("COMMIT")

    def applied(self) -> int:
        with self._lock:
            row = self._connection.execute("SELECT applied FROM state").fetchone()
        return int(row[0]) if row else 0

    def apply(self, seq: int, added: Sequence[Entry], removed: Collection[int]) -> None:
        """Another process may have been here first: applying the same stretch again changes nothing."""
        rows = [(entry, " ".join(words(entry.text))) for entry in added]
        with self._writing():
            if self.applied() > seq:
                return
            self._drop([*removed, *(entry.id for entry in added)])
            for entry, text in rows:
                self._make_table(entry.lang)
                insert = f"INSERT INTO {_table(entry.lang)} (rowid, words) VALUES (?, ?)"  # noqa: S608  # nosec B608
                self._connection.execute(insert, (entry.id, text))
                self._connection.execute("INSERT INTO passages VALUES (?, ?)", (entry.id, entry.lang))
            self._remember(seq)

    def _drop(self, ids: Sequence[int]) -> None:
        for number in ids:
            row = self._connection.execute("SELECT lang FROM passages WHERE id = ?", (number,)).fetchone()
            if row:
                self._connection.execute(f"DELETE FROM {_table(row[0])} WHERE rowid = ?", (number,))  # noqa: S608  # nosec B608
                self._connection.execute("DELETE FROM passages WHERE id = ?", (number,))

    def _make_table(self, lang: str) -> None:
        self._connection.execute(
            f"CREATE VIRTUAL TABLE IF NOT EXISTS {_table(lang)} USING fts5(words, tokenize = 'porter unicode61')"
        )

    def _remember(self, seq: int) -> None:
        self._connection.execute("DELETE FROM state")
        self._connection.execute("INSERT INTO state VALUES (?)", (seq,))

    def langs(self) -> Collection[str]:
        with self._lock:
            return [row[0] for row in self._connection.execute("SELECT DISTINCT lang FROM passages")]

    def search(
        self, probe: Probe, *, lang: str, top: int, permitted: Collection[int] | None = None
    ) -> Mapping[int, float]:
        asked = " OR ".join(f'"{word}"' for word in dict.fromkeys(words(probe.text)))
        if not asked or not self._has(lang):
            return {}
        table = _table(lang)
        query = f"SELECT rowid, -bm25({table}) FROM {table} WHERE {table} MATCH ? ORDER BY rank"  # noqa: S608  # nosec B608
        with self._lock:
            rows = self._connection.execute(query, (asked,))
            found = ((int(i), float(s)) for i, s in rows if permitted is None or i in permitted)
            return dict(pair for pair, _ in zip(found, range(top), strict=False))

    def _has(self, lang: str) -> bool:
        query = "SELECT 1 FROM sqlite_master WHERE name = ?"
        with self._lock:
            return self._connection.execute(query, (_table(lang),)).fetchone() is not None

    def reset(self) -> None:
        with self._writing():
            for (lang,) in self._connection.execute("SELECT DISTINCT lang FROM passages").fetchall():
                self._connection.execute(f"DROP TABLE IF EXISTS {_table(lang)}")
            self._connection.execute("DELETE FROM passages")
            self._remember(0)

    def close(self) -> None:
        with self._lock:
            self._connection.close()


def _opened(file: Path) -> sqlite3.Connection:
    """The file, opened; one that is broken makes way for an empty one, which catches up by replay."""
    connection = _connected(file)
    try:
        connection.execute("PRAGMA journal_mode=WAL")
        found = str(connection.execute("PRAGMA quick_check(1)").fetchone()[0])
    except sqlite3.OperationalError:  # locked, or the disk: not broken
        raise
    except sqlite3.DatabaseError as error:
        found = str(error)
    if found != "ok":
        _log.warning("the view in %s is broken (%s) and is built anew", file, found)
        connection.close()
        for old in (file, *(file.with_name(file.name + end) for end in ("-wal", "-shm"))):
            old.unlink(missing_ok=True)
        connection = _connected(file)
        connection.execute("PRAGMA journal_mode=WAL")
    connection.execute("PRAGMA synchronous=NORMAL")
    return connection


def _connected(file: Path) -> sqlite3.Connection:
    return sqlite3.connect(file, timeout=_BUSY_SECONDS, isolation_level=None, check_same_thread=False)


def _table(lang: str) -> str:
    if not _TABLE.fullmatch(lang):
        raise ValueError(f"not a language code: {lang!r}")
    return f"words_{lang}"
