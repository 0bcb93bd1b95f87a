"""What a run of the sync will do: a pure function of what is known and what is seen."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from knowledge.errors import UnreadableFile


@dataclass(frozen=True, slots=True)
class Seen:
    """A file on disk: its address and its content's digest, or why it cannot be read."""

    uri: str
    digest: str | None
    problem: UnreadableFile | None = None


@dataclass(frozen=True, slots=True)
class Plan:
    """Addresses by what happens to them; `failed` are pairs of address and reason."""

    added: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()
    unchanged: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()
    failed: tuple[tuple[str, UnreadableFile], ...] = ()

    def __str__(self) -> str:
        marks = (("+", self.added), ("~", self.changed), ("-", self.removed), ("!", [uri for uri, _ in self.failed]))
        return "\n".join(f"{mark} {uri}" for mark, uris in marks for uri in uris) or "nothing to do"


def plan(known: Mapping[str, str], seen: Sequence[Seen]) -> Plan:
    """Compare digests; a known file that cannot be read now keeps what was learned from it."""
    readable = [file for file in seen if file.digest is not None]
    present = {file.uri for file in seen}
    return Plan(
        added=tuple(f.uri for f in readable if f.uri not in known),
        changed=tuple(f.uri for f in readable if f.uri in known and known[f.uri] != f.digest),
        unchanged=tuple(f.uri for f in readable if known.get(f.uri) == f.digest),
        removed=tuple(uri for uri in known if uri not in present),
        failed=tuple((f.uri, f.problem) for f in seen if f.problem is not None),
    )
