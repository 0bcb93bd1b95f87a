"""Reads one file's bytes whole: its text, the passages cut from it, and the facts that it states."""

from dataclasses import dataclass

from indexer.chunking import Chunk, split
from indexer.facts import extract_and_keep
from indexer.facts.roles.own import unpacked
from indexer.parsed import Parsed
from indexer.parsers import parse
from knowledge.rules.contract_record import ContractRecord


@dataclass(frozen=True, slots=True)
class Read:
    """What one file holds."""

    parsed: Parsed
    chunks: list[Chunk]
    record: ContractRecord
    surroundings: bytes = b""
    """Its values with what stands around them, from which decisions about it teach."""


def read_whole(data: bytes, name: str, told: bytes = b"") -> Read:
    """Read a file's bytes; raises UnreadableFile with one sentence for a person.

    `told` are the examples of the home.
    """
    parsed = parse(data, name)
    return Read(parsed, split(parsed), *extract_and_keep(parsed, unpacked(told)))
