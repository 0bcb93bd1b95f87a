"""What an answer is made of: citations that can be opened, facts, and a status."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from knowledge.answers.citing.tables import RegisterTable

HEADINGS = " › "
"""Between the headings of a path, outermost first."""

ANSWERED, CONFLICT, NOT_FOUND = "answered", "conflict", "not_found"


@dataclass(frozen=True, slots=True)
class Citation:
    """An exact place: `quote` is the document's text from `start` to `end`.

    `says` is why it is cited: `answer`, `in_force`, `replaced` (an amendment beats it), `disagrees`, or
    `beside` (a passage near the matter, under a fact that answers).
    """

    document_id: int
    file: str
    document: str
    heading: str
    page: int | None
    start: int
    end: int
    quote: str
    passage: int | None = None
    says: str = "answer"
    dated: str | None = None
    """ISO date from which the document speaks, where the register knows it."""
    unread_since: str | None = None
    """ISO date since which a newer version of the file cannot be read: this is what an older one says."""


@dataclass(frozen=True, slots=True)
class StatedFact:
    """A fact that an answer rests on; `state` tells whether a person has confirmed it."""

    contract: str
    field: str
    value: Any
    state: str
    doubts: tuple[str, ...] = ()
    """What was assumed when it was read."""


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a table: the heads of its columns (none where it has none), its cells, and which columns are meant."""

    heads: tuple[str, ...]
    cells: tuple[str, ...]
    meant: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Shown:
    """What of a citation is shown at once; the rest is behind *More*.

    `place` is the citation's among the answer's `citations`, or `nearest` where there are none; `text` a part of its
    quote; `row` is set where that is a row of a table; `said` is the sentence of it that answers.
    """

    place: int
    text: str
    row: Row | None = None
    said: str = ""


@dataclass(frozen=True, slots=True)
class Sought:
    """What was looked for where nothing answers: a field of the record or a milestone, the question's telling words,
    and the titles of the contracts that are known and do not state it."""

    fields: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    known: tuple[str, ...] = ()
    level: str = ""


@dataclass(frozen=True, slots=True)
class Choice:
    """A contract that a question may mean: its id, and its title, with the vendor where that does not say it."""

    contract: int
    title: str


@dataclass(frozen=True, slots=True)
class Subject:
    """What a thread is about: ids of base contracts, the one that answered last first, and the level last named."""

    contracts: tuple[int, ...] = ()
    level: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """A short answer in the documents' own words, or an honest refusal with the nearest sources.

    `text` is made of exact quotes; `confidence` is from 0 to 1; `reason` names the rule that decided a conflict
    (`amendment`, `contract_over_note`, `ambiguous`) or a refusal (`not_stated`, `no_evidence`, `none_ends`,
    `none_such`, `unknown_name`, `which`: the desk asks back); where it is `list`, the facts are those of several
    contracts, in `table`.
    """

    status: str
    text: str
    lang: str
    confidence: float
    citations: tuple[Citation, ...] = ()
    facts: tuple[StatedFact, ...] = ()
    nearest: tuple[Citation, ...] = ()
    reason: str = ""
    shown: tuple[Shown, ...] = ()
    sought: Sought = Sought()
    choices: tuple[Choice, ...] = ()
    """The contracts that a question may mean, likeliest first, where the desk asks back (`which`)."""
    subject: Subject = Subject()
    carried: str = ""
    """The contract (and level) that a question was taken to be about because its thread is; empty where it says so."""
    unknown: tuple[str, ...] = ()
    """Names that the question uses and nothing known says, where that is why it is not answered."""
    table: "RegisterTable | None" = None
    """The rows of an answer about several contracts."""
