"""The lexical view: BM25 over words in an SQLite full-text file, a table a language, shared by a home's processes."""

import re
import sqlite3
import threading
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager
from logging import getLogger
from pathlib import Path
from typing import TypeVar

from knowledge.retrieval.views import Entry, Probe, ViewBroken
from knowledge.retrieval.words import words

_TABLE = re.compile(r"[a-z]{2,8}")
_BUSY_SECONDS = 30
_log = getLogger("vendordesk")
T = TypeVar("T")


class LexicalView:
    """Words by passage; `applied` and the words are written in one transaction."""

    def __init__(self, file: Path) -> None:
        self._file, self.mended = file, 0
        self._lock = threading.RLock()
        self._open()

    def _open(self) -> None:
        """Open the file; one that is broken makes way for an empty one."""
        self._file.parent.mkdir(parents=True, exist_ok=True)
        self._connection, anew = _opened(self._file)
        self.mended += anew
        self._opened = self._file.stat().st_ino
        with self._writing():
            self._connection.execute("CREATE TABLE IF NOT EXISTS state (applied INTEGER NOT NULL)")
            self._connection.execute("CREATE TABLE IF NOT EXISTS passages (id INTEGER PRIMARY KEY, lang TEXT NOT NULL)")

    def _mended(self, do: Callable[[], T], otherwise: T) -> T:
        """What doing something with the file gives; where it turns out to be broken or gone it is built anew, empty."""
        with self._lock:
            try:
                if not self._file.exists() or self._file.stat().st_ino != self._opened:
                    self._begin_anew("it is gone")
                return do()
            except sqlite3.DatabaseError as error:
                if not _is_broken(error):
                    raise ViewBroken(str(error)) from error
                self._begin_anew(str(error))
                return otherwise

    def _looked(self, do: Callable[[], T], nothing: T) -> T:
        """The same for looking something up: where it cannot be mended now, nothing is found in it."""
        try:
            return self._mended(do, nothing)
        except ViewBroken as error:
            _log.error("the view in %s cannot be used now: %s", self._file, error)
            return nothing

    def _begin_anew(self, reason: str) -> None:
        _log.warning("the view in %s is broken (%s) and is built anew", self._file, reason)
        self.mended += 1
        self._connection.close()
        try:
            if self._file.exists() and self._file.stat().st_ino == self._opened:
                _remove(self._file)
            self._open()
        except (OSError, sqlite3.Error) as error:
            raise ViewBroken(str(error)) from error

    @contextmanager
    def _writing(self) -> Iterator[None]:
        with self._lock:
            self._connection.execute("BEGIN IMMEDIATE")
            try:
                yield
            except BaseException:
                if self._connection.in_transaction:
                    self._connection.execute("ROLLBACK")
                raise
            self._connection.execute("COMMIT")

    def applied(self) -> int:
        return self._mended(self._applied, 0)

    def _applied(self) -> int:
        with self._lock:
            row = self._connection.execute("SELECT applied FROM state").fetchone()
        return int(row[0]) if row else 0

    def apply(self, seq: int, added: Sequence[Entry], removed: Collection[int]) -> None:
        """Another process may have been here first: applying the same stretch again changes nothing."""
        rows = [(entry, " ".join(words(entry.text))) for entry in added]
        self._mended(lambda: self._take_in(seq, rows, removed), None)

    def _take_in(self, seq: int, rows: Sequence[tuple[Entry, str]], removed: Collection[int]) -> None:
        with self._writing():
            if self._applied() > seq:
                return
            self._drop([*removed, *(entry.id for entry, _ in rows)])
            for entry, text in rows:
                self._make_table(entry.lang)
                insert = f"INSERT INTO {_table(entry.lang)} (rowid, words) VALUES (?, ?)"  # noqa: S608
                self._connection.execute(insert, (entry.id, text))
                self._connection.execute("INSERT INTO passages VALUES (?, ?)", (entry.id, entry.lang))
            self._remember(seq)

    def _drop(self, ids: Sequence[int]) -> None:
        for number in ids:
            row = self._connection.execute("SELECT lang FROM passages WHERE id = ?", (number,)).fetchone()
            if row:
                self._connection.execute(f"DELETE FROM {_table(row[0])} WHERE rowid = ?", (number,))  # noqa: S608
                self._connection.execute("DELETE FROM passages WHERE id = ?", (number,))

    def _make_table(self, lang: str) -> None:
        self._connection.execute(
            f"CREATE VIRTUAL TABLE IF NOT EXISTS {_table(lang)} USING fts5(words, tokenize = 'porter unicode61')"
        )

    def _remember(self, seq: int) -> None:
        self._connection.execute("DELETE FROM state")
        self._connection.execute("INSERT INTO state VALUES (?)", (seq,))

    def langs(self) -> Collection[str]:
        query = "SELECT DISTINCT lang FROM passages"
        return self._looked(lambda: [row[0] for row in self._connection.execute(query)], [])

    def search(
        self, probe: Probe, *, lang: str, top: int, permitted: Collection[int] | None = None
    ) -> Mapping[int, float]:
        asked = " OR ".join(f'"{word}"' for word in dict.fromkeys(words(probe.text)))
        nothing: dict[int, float] = {}
        if not asked:
            return nothing
        return self._looked(lambda: self._found(asked, lang, top, permitted) if self._has(lang) else nothing, nothing)

    def _found(self, asked: str, lang: str, top: int, permitted: Collection[int] | None) -> dict[int, float]:
        table = _table(lang)
        query = f"SELECT rowid, -bm25({table}) FROM {table} WHERE {table} MATCH ? ORDER BY rank"  # noqa: S608
        with self._lock:
            rows = self._connection.execute(query, (asked,))
            found = ((int(i), float(s)) for i, s in rows if permitted is None or i in permitted)
            return dict(pair for pair, _ in zip(found, range(top), strict=False))

    def _has(self, lang: str) -> bool:
        query = "SELECT 1 FROM sqlite_master WHERE name = ?"
        with self._lock:
            return self._connection.execute(query, (_table(lang),)).fetchone() is not None

    def reset(self) -> None:
        self._mended(self._empty, None)

    def _empty(self) -> None:
        with self._writing():
            for (lang,) in self._connection.execute("SELECT DISTINCT lang FROM passages").fetchall():
                self._connection.execute(f"DROP TABLE IF EXISTS {_table(lang)}")
            self._connection.execute("DELETE FROM passages")
            self._remember(0)

    def close(self) -> None:
        with self._lock:
            self._connection.close()


def _is_broken(error: sqlite3.DatabaseError) -> bool:
    """Whether the file is damaged; not where it is locked, or the disk is full or may not be written."""
    code = getattr(error, "sqlite_errorcode", sqlite3.SQLITE_CORRUPT) & 0xFF
    damaged = code in (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_IOERR)
    return damaged or "no such table" in str(error)


def _remove(file: Path) -> None:
    for old in (file, *(file.with_name(file.name + end) for end in ("-wal", "-shm"))):
        old.unlink(missing_ok=True)


def _opened(file: Path) -> tuple[sqlite3.Connection, bool]:
    """The file, opened, and whether it was broken: then it made way for an empty one, which catches up by replay."""
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
        _remove(file)
        connection = _connected(file)
        connection.execute("PRAGMA journal_mode=WAL")
    connection.execute("PRAGMA synchronous=NORMAL")
    return connection, found != "ok"


def _connected(file: Path) -> sqlite3.Connection:
    return sqlite3.connect(file, timeout=_BUSY_SECONDS, isolation_level=None, check_same_thread=False)


def _table(lang: str) -> str:
    if not _TABLE.fullmatch(lang):
        raise ValueError(f"not a language code: {lang!r}")
    return f"words_{lang}"
