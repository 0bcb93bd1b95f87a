"""What triage yields, and the closed lists that it chooses from."""

from dataclasses import dataclass

SEVERITIES = ("S1", "S2", "S3", "S4")
CAUSES = ("configuration", "data", "interface", "code", "access", "unknown")
OUTAGE, DATA, SECURITY, MAJOR, DEGRADED = "outage", "data", "security", "major", "degraded"
PARTIAL, SINGLE, COSMETIC, QUESTION, REQUEST, PAST = "partial", "single", "cosmetic", "question", "request", "past"
KINDS = (OUTAGE, DATA, SECURITY, MAJOR, DEGRADED, PARTIAL, SINGLE, COSMETIC, QUESTION, REQUEST, PAST)
"""What a message reports, and what a clause of a level's definition describes."""

SEVERITY_OF = dict.fromkeys((OUTAGE, DATA, SECURITY), "S1")
SEVERITY_OF |= dict.fromkeys((MAJOR, DEGRADED), "S2")
SEVERITY_OF |= dict.fromkeys((PARTIAL, SINGLE), "S3")
SEVERITY_OF |= dict.fromkeys((COSMETIC, QUESTION, REQUEST, PAST), "S4")

IMPACTS = (
    "nobody_can", "production_stopped", "whole_site", "many_users", "single_user", "data_loss", "security",
    "workaround",
    "deadline_today", "money_or_safety", "cosmetic", "question", "over_already", "intermittent",
)  # fmt: skip
"""What is asked of every message, each for itself: yes or no. The reasons are told in these."""

SCOPE, WORKAROUND, STILL_ON, WHICH_LEVEL = "scope", "workaround", "still_on", "which_level"
"""The questions of which one decides an unclear case: how many are stopped, is there another way, is it still so,
which of two levels of the contract."""

CONTRACT_RULE, DEFINITION, KIND, PRECEDENT = "contract_rule", "definition", "kind", "precedent"
"""What decided: a rule of the contract, the definition of a level, what is reported, an earlier correction."""


@dataclass(frozen=True, slots=True)
class Place:
    """The contract's own words: `quote` is the document's text from `start` to `end`."""

    file: str
    document: str
    page: int | None
    start: int
    end: int
    quote: str


@dataclass(frozen=True, slots=True)
class Reason:
    """Why: the rule or kind that decided, the words of the message that speak for it, and its signs of impact."""

    rule: str
    words: tuple[str, ...] = ()
    impacts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Paired:
    """A level of the contract, the severity that contracts pair with one of its place, and where it is defined."""

    level: str
    severity: str
    place: Place | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Triage:
    """A proposal that a person confirms or corrects.

    `level` is the contract's, as it writes it; `quote` that level's definition, or the rule that overrode it.
    `matched` are the words of that quote that the message fits best, `table` each level with its severity,
    `fault` how likely anything is broken now at all: a question, a wish and what is over are no faults.
    `question` names the one thing to ask where the message leaves the choice open, `between` the two candidates.
    """

    severity: str
    level: str | None
    cause: str
    kind: str
    vendor: str | None
    contract: str | None
    contract_id: int | None
    product: str | None
    reason: Reason
    quote: Place | None
    confidence: float
    question: str | None
    between: tuple[str, ...]
    lang: str
    matched: str = ""
    table: tuple[Paired, ...] = ()
    fault: float = 1.0
