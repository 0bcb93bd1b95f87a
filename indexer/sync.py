"""Learns files: plans what to do from what is known and what is seen, then does it, file by file.

Each file's text, passages and vectors are committed at once, so that a run that is killed leaves whole files behind and
the next run does the rest.
"""

import hashlib
import logging
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any

from sqlalchemy.orm import Session

from indexer import own_examples, sources
from indexer.addresses import follow_moves, forget, learned, mark_unread, readdress
from indexer.chunking import Chunk
from indexer.facts.model.language_model import LanguageModel
from indexer.facts.model.reader import enrich
from indexer.parsed import Parsed
from indexer.plan import Plan, Seen, plan
from indexer.sources import Source
from indexer.worker import READER
from knowledge.errors import UnreadableFile
from knowledge.records.contracts import fact_examples, proposals
from knowledge.records.db import Database
from knowledge.records.documents import documents, passages, token_states
from knowledge.records.documents.documents import Document
from knowledge.records.documents.passages import Passage
from knowledge.retrieval.embedding import Embedder
from knowledge.retrieval.inputs import document_names, embedding_input, input_hash
from knowledge.retrieval.late import projection_of
from knowledge.rules.access import CLOSED
from knowledge.rules.contract_record import ContractRecord

READING = "6"
"""Change this when files would be read or cut otherwise: every file is then learned again."""
_GROUP = 128
_OUTCOMES = ("added", "changed", "unchanged", "removed")
_log = logging.getLogger(__name__)

Progress = Callable[[str, int, int], None]
"""Told after each step: what, how much is done, of how much."""

Audience = Callable[[Path], str | None]
"""Who may read a file; none: nobody has said, so that it stays as it was."""


@dataclass(slots=True)
class Report:
    """What a run did; `failures` are pairs of file and reason."""

    plan: Plan = field(default_factory=Plan)
    added: int = 0
    removed: int = 0
    total: int = 0
    closed: int = 0
    """Known files of these paths that only the terminal and administrators read."""
    failures: list[tuple[str, UnreadableFile]] = field(default_factory=list)

    def summary(self) -> dict[str, Any]:
        """The form that the command line prints."""
        failed = {uri for uri, _ in self.failures}
        files = {name: len(set(getattr(self.plan, name)) - failed) for name in _OUTCOMES}
        return {
            "files": {**files, "failed": len(failed)},
            "passages": {"added": self.added, "removed": self.removed, "total": self.total},
            "failures": [{"file": uri, "error": str(error)} for uri, error in self.failures],
        }


@dataclass(frozen=True, slots=True)
class Reading:
    """One file as it was read, ready to be stored."""

    path: Path
    digest: str
    parsed: Parsed
    chunks: list[Chunk]
    inputs: list[str]
    record: ContractRecord
    surroundings: bytes


@dataclass(frozen=True, slots=True)
class _Told:
    """For whom files are as far as somebody has said so, and for whom a new one is of which nobody has."""

    of: Audience
    unsaid: str
    by: str | None


def learn(  # noqa: PLR0913 - what a run of learning is told, each once
    database: Database,
    embedder: Embedder,
    paths: Iterable[Path],
    *,
    now: datetime,
    progress: Progress = lambda what, done, total: None,
    audience: Audience = lambda path: None,
    unsaid: str = CLOSED,
    model: LanguageModel | None = None,
    by: str | None = None,
) -> Report:
    """Bring what is known of these files and folders up to date; raises BadInput where a path does not exist.

    A language model, where one is given, may add to the facts of contracts. `unsaid` is the audience of new files of
    which `audience` says nothing; `by` has them learned, none: the desk by itself.
    """
    roots = [path.absolute() for path in paths]
    seen = [_look(source) for source in sources.walk(roots)]
    with database.reading() as session:
        known = {d.uri: d.content_hash for d in documents.living(session) if _under(Path(d.uri), roots)}
    report = Report(plan=plan(follow_moves(database, seen, known), seen))
    report.failures += report.plan.failed
    told = _Told(audience, unsaid, by)
    _apply(database, embedder, report, now=now, progress=progress, told=told, model=model)
    failed = {uri for uri, _ in report.failures}
    mark_unread(database, failed, [file.uri for file in seen if file.uri not in failed], now=now)
    readdress(database, lambda path: audience(path) if _under(path, roots) else None, by=by, now=now)
    embed_missing(database, embedder, progress=progress)
    with database.reading() as session:
        report.total = passages.count(session)
        ours = (d for d in documents.living(session) if _under(Path(d.uri), roots))
        report.closed = sum(document.audience == CLOSED for document in ours)
    return report


def stamp(paths: Iterable[Path]) -> frozenset[Source]:
    """The files under these paths with size and time of change: equal as long as nothing there has changed."""
    return frozenset(sources.walk(paths))


def _look(source: Source) -> Seen:
    try:
        return Seen(str(source.path), _digest(sources.read(source)))
    except UnreadableFile as error:
        return Seen(str(source.path), None, error)


def _digest(data: bytes) -> str:
    return f"{hashlib.sha256(data).hexdigest()}-{READING}"


def _under(path: Path, roots: Sequence[Path]) -> bool:
    return any(path == root or root in path.parents for root in roots)


def _apply(
    database: Database,
    embedder: Embedder,
    report: Report,
    *,
    now: datetime,
    progress: Progress,
    told: _Told,
    model: LanguageModel | None,
) -> None:
    heirs = []
    for uri in report.plan.removed:
        with database.sessions.begin() as session:
            gone, heir = forget(session, uri, by=told.by, now=now)
        report.removed += gone
        heirs += [heir] if heir in report.plan.unchanged else []
    wanted = [*report.plan.added, *report.plan.changed, *dict.fromkeys(heirs)]
    done = 0
    decided = own_examples.up_to_now(database) if wanted else b""
    for group in _groups(_read(wanted, report, model, decided)):
        _embed(database, embedder, [text for reading in group for text in reading.inputs])
        for reading in group:
            with database.sessions.begin() as session:
                report.removed += _store(session, reading, now=now, told=told)
            report.added += len(reading.chunks)
        done += len(group)
        progress("files", done, len(wanted) - len(report.failures) + len(report.plan.failed))


def _read(uris: Sequence[str], report: Report, model: LanguageModel | None, told: bytes) -> Iterator[Reading]:
    """Read and cut each file; one that cannot be read is reported and the rest goes on."""
    for uri in uris:
        try:
            yield _read_one(Path(uri), model, told)
        except UnreadableFile as error:
            report.failures.append((uri, error))
        except Exception as error:  # noqa: BLE001 - one bad file never stops the rest
            _log.exception("reading %s", uri)
            broken = UnreadableFile("file_breaks_reader", file=Path(uri).name, error=type(error).__name__)
            report.failures.append((uri, broken))


def _read_one(path: Path, model: LanguageModel | None, told: bytes) -> Reading:
    found = path.stat()
    data = sources.read(Source(path, found.st_size, found.st_mtime_ns))
    read = READER.read(data, path.name, told)
    parsed, chunks, record = read.parsed, read.chunks, read.record
    if model is not None:
        record = enrich(record, parsed, model)
    names = document_names(parsed.title, path.name, record.vendor, record.product)
    inputs = [embedding_input(names, chunk.headings, chunk.context, chunk.text) for chunk in chunks]
    return Reading(path, _digest(data), parsed, chunks, inputs, record, read.surroundings)


def _groups(readings: Iterable[Reading]) -> Iterator[list[Reading]]:
    """Files together, until there are enough passages to embed with little padding."""
    group: list[Reading] = []
    for reading in readings:
        group.append(reading)
        if sum(len(r.inputs) for r in group) >= _GROUP:
            yield group
            group = []
    if group:
        yield group


def _embed(database: Database, embedder: Embedder, inputs: Sequence[str]) -> None:
    """Read what this model has not read yet, and keep the vectors and the states of the tokens."""
    texts = {input_hash(text): text for text in inputs}
    with database.reading() as session:
        vectored = passages.vectors_of(session, embedder.name, texts).keys()
        known = vectored & token_states.known(session, embedder.name, texts)
    new = [h for h in texts if h not in known]
    for i in range(0, len(new), _GROUP):
        part = new[i : i + _GROUP]
        found = dict(zip(part, embedder.read_passages([texts[h] for h in part]), strict=True))
        small = projection_of(embedder.name, embedder.size)
        with database.sessions.begin() as session:
            vectors = {h: read.vector.astype("<f4").tobytes() for h, read in found.items()}
            passages.store_vectors(session, embedder.name, vectors)
            kept = {h: small.pack(read.tokens) for h, read in found.items()}
            token_states.store(session, embedder.name, kept)


def _store(session: Session, reading: Reading, *, now: datetime, told: _Told) -> int:
    """Put one file in place of what was known of it; returns how many passages went.

    This is where everything that is learned from a file joins one commit.
    """
    uri = str(reading.path)
    document = documents.by_uri(session, [uri]).get(uri) or Document(uri=uri)
    document.name, document.title = reading.path.name, reading.parsed.title or reading.path.stem
    document.content_hash, document.text = reading.digest, reading.parsed.text
    document.audience = told.of(reading.path) or document.audience or told.unsaid
    document.pages, document.learned_at, document.removed_at = list(reading.parsed.pages), now, None
    session.add(document)
    session.flush()
    removed = passages.remove_passages(session, document.id)
    rows = zip(reading.chunks, reading.inputs, strict=True)
    passages.add_passages(session, [_row(document.id, n, chunk, text) for n, (chunk, text) in enumerate(rows)])
    learned(session, document, by=told.by, now=now)
    proposal = proposals.propose(session, document, reading.record, now)
    if proposal is not None:
        fact_examples.keep(session, proposal.contract, reading.surroundings)
    return removed


def _row(document_id: int, ordinal: int, chunk: Chunk, text: str) -> Passage:
    return Passage(
        document_id=document_id,
        ordinal=ordinal,
        text=chunk.text,
        start=chunk.start,
        end=chunk.end,
        page=chunk.page,
        headings=list(chunk.headings),
        lang=chunk.lang,
        context=chunk.context,
        input=text,
        input_hash=input_hash(text),
    )


def embed_missing(
    database: Database, embedder: Embedder, *, progress: Progress = lambda what, done, total: None
) -> int:
    """Embed passages that another model read, and tell the views; returns how many inputs that were."""
    done = 0
    while True:
        with database.reading() as session:
            missing = dict(passages.without_vector(session, embedder.name, limit=_GROUP))
            missing = missing or dict(token_states.missing(session, embedder.name, limit=_GROUP))
        if not missing:
            return done
        _embed(database, embedder, list(missing.values()))
        with database.sessions.begin() as session:
            passages.log_again(session, missing)
        done += len(missing)
        progress("passages", done, done)
