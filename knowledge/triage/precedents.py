"""Corrections as precedents: a message that is nearly the same as a corrected one is taken for what that one was."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from knowledge import learned
from knowledge.records.tickets.triage_corrections import TriageCorrection
from knowledge.retrieval.embedding import Vectors
from knowledge.rules.access import Asker
from knowledge.triage.matching import Defined
from knowledge.triage.values import CAUSES, PRECEDENT, SEVERITIES, Reason, Triage

ALIKE = 0.955
"""Cosine from which two messages say the same; unrelated faults of this model lie at 0.80 to 0.90."""


@dataclass(frozen=True, slots=True)
class Precedent:
    """What a person said that a message is; none where they did not say."""

    text: str
    severity: str | None
    cause: str | None
    level: str | None
    contract: str | None
    audience: str
    """Who may read the text."""


def precedent(row: TriageCorrection) -> Precedent:
    return Precedent(row.text, row.severity, row.cause, row.level, row.contract, row.audience)


def decided(row: TriageCorrection, example: learned.Example) -> learned.Precedent:
    """A correction as what moves the reading of messages like it."""
    says = {f"severity:{name}": name == row.severity for name in SEVERITIES if row.severity}
    says |= {f"cause:{name}": name == row.cause for name in CAUSES if row.cause}
    return learned.Precedent(replace(example, says=says))


@dataclass(frozen=True, slots=True)
class Precedents:
    """Corrections and their vectors."""

    rows: tuple[Precedent, ...]
    vectors: Vectors

    def applied(self, proposed: Triage, vector: Vectors, levels: Sequence[Defined], *, asker: Asker) -> Triage:
        """The proposal as the nearest precedent would have it; unchanged where none is near.

        It is told in the precedent's words to those alone who may read them.
        """
        if not self.rows:
            return proposed
        alike = self.vectors @ vector
        best = int(alike.argmax())
        if alike[best] < ALIKE:
            return proposed
        row = self.rows[best]
        settled = replace(
            proposed,
            severity=row.severity or proposed.severity,
            cause=row.cause or proposed.cause,
            reason=Reason(PRECEDENT, (row.text,) if asker.may_read(row.audience) else ()),
            confidence=max(proposed.confidence, float(alike[best])),
            question=None,
            between=(),
        )
        level = next((d.level for d in levels if row.contract == proposed.contract and d.level.name == row.level), None)
        return replace(settled, level=level.name, quote=level.place) if level else settled
