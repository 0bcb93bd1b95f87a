"""Reads one file's bytes whole: its text, the passages cut from it, and the facts that it states."""

from dataclasses import dataclass

from indexer.chunking import Chunk, split
from indexer.facts import extract
from indexer.parsed import Parsed
from indexer.parsers import parse
from knowledge.rules.contract_record import ContractRecord


@dataclass(frozen=True, slots=True)
class Read:
    """What one file holds."""

    parsed: Parsed
    chunks: list[Chunk]
    record: ContractRecord


def read_whole(data: bytes, name: str) -> Read:
    """Read a file's bytes; raises UnreadableFile with one sentence for a person."""
    parsed = parse(data, name)
    return Read(parsed, split(parsed), extract(parsed))
