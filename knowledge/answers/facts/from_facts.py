"""Answers from the register: the fact in force with its clause, and what it beats."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy.orm import Session

from knowledge.answers.citing.places import cite
from knowledge.answers.citing.values import Citation, StatedFact
from knowledge.answers.question.wants import Want
from knowledge.records.contracts import contracts
from knowledge.records.contracts.contract_names import speaks_of_kind
from knowledge.records.contracts.contracts import Contract
from knowledge.rules.access import Asker
from knowledge.rules.contract.facts_in_force import InForce, Stated
from knowledge.rules.contract.levels import named_levels
from knowledge.rules.language.quantities import Quantity
from knowledge.rules.time.durations import Duration

_ISO = re.compile(r"P[0-9TDHMYWS]+")
_NEAR = {
    "restore": ("resolve", "workaround"),
    "resolve": ("restore", "workaround"),
    "workaround": ("restore", "resolve"),
}
"""Milestones that people's words do not tell apart: a contract that promises one of them answers for the others."""


@dataclass(frozen=True, slots=True)
class Finding:
    """The facts of one contract that answer a question, with the clauses that state and that used to state them."""

    contract: Contract
    facts: tuple[StatedFact, ...]
    citations: tuple[Citation, ...]
    amended: bool
    values: frozenset[Quantity]
    """The quantities that hold."""


def find_facts(
    session: Session, question: str, want: Want, among: Iterable[Contract], *, asker: Asker, on: date
) -> Finding | None:
    """What the first contract says that states the fact wanted most, or whose kind the question names.

    Where there is none such: the first that states any wanted fact. None where no contract does.
    """
    stated = ((c, stating(question, want, contracts.facts_in_force(c, on, asker=asker))) for c in among)
    answering = [(contract, chosen) for contract, chosen in stated if chosen]
    if not answering:
        return None
    if speaks_of_kind(answering[0][0].kind or "", question):
        return _finding(session, *answering[0])
    best = (pair for pair in answering if _leads(want, pair[1][0]))
    return _finding(session, *next(best, answering[0]))


def _leads(want: Want, fact: InForce) -> bool:
    """Whether a fact is the one that is wanted first."""
    if want.milestones:
        return bool(fact.value["milestone"] == want.milestones[0])
    return fact.stated.field in want.fields[:1]


def stating(question: str, want: Want, in_force: Mapping[str, InForce]) -> list[InForce]:
    """Those of a contract's facts in force that a question asks for."""
    if want.milestones:
        return _promises(question, want.milestones, in_force)
    lists = ("sla", "credits")
    picked = [in_force[field] for field in want.fields if field in in_force]
    for field in set(want.fields) & set(lists):
        picked += [fact for key, fact in in_force.items() if key.startswith(f"{field}:")]
    return picked


def _promises(question: str, milestones: Sequence[str], in_force: Mapping[str, InForce]) -> list[InForce]:
    """The SLA items of the levels that a question names, or of all levels where it names none."""
    items = [fact for key, fact in in_force.items() if key.startswith("sla:") and fact.value["within"]]
    levels = named_levels(question, [fact.value["level"] for fact in items])
    of_level = [fact for fact in items if not levels or fact.value["level"] in levels]
    chosen = [fact for name in milestones for fact in of_level if fact.value["milestone"] == name]
    if chosen:
        return chosen
    near = [other for name in milestones for other in _NEAR.get(name, ())]
    return [fact for fact in of_level if fact.value["milestone"] in near]


def _finding(session: Session, contract: Contract, chosen: Sequence[InForce]) -> Finding:
    beaten = [stated for fact in chosen for stated in fact.beaten]
    holds = [fact.stated for fact in chosen]
    amended = bool(beaten)
    clauses = [*cited(session, holds, "in_force" if amended else "answer"), *cited(session, beaten, "replaced")]
    name = contract.number or contract.title
    facts = [StatedFact(name, s.field, s.value, s.state, s.doubts) for s in holds]
    values = frozenset(q for s in holds for q in _quantities(s))
    return Finding(contract, tuple(facts), tuple(_distinct(clauses)), amended, values)


def _quantities(stated: Stated) -> frozenset[Quantity]:
    """A fact's value as a quantity that statements elsewhere can be compared with; none for what is no quantity."""
    value = stated.value
    if stated.field.startswith("sla["):
        return _lengths(value["within"])
    if stated.field.endswith("_percent"):
        return frozenset({Quantity("percent", float(value))})
    if stated.field.endswith("_fee"):
        return frozenset({Quantity("money", float(value["amount"]))})
    if stated.field == "onsite_visits_per_year":
        return frozenset({Quantity("count", float(value))})
    return _lengths(value) if isinstance(value, str) and _ISO.fullmatch(value) else frozenset()


def _lengths(iso: str) -> frozenset[Quantity]:
    length = Duration.parse(iso)
    parts = (("months", length.months), ("days", length.days), ("time", length.seconds))
    return frozenset(Quantity(dimension, float(value)) for dimension, value in parts if value)


def cited(session: Session, stated: Iterable[Stated], says: str) -> Iterable[Citation]:
    """The clauses that state facts, those of facts without a quote left out."""
    wanted = [s.fact for s in stated]
    rows = contracts.facts_by_id(session, wanted)
    for fact in (rows[number] for number in wanted):
        quote = fact.quote
        if quote:
            document = fact.contract.document
            effective = contracts.terms(fact.contract).effective_on
            dated = effective.isoformat() if effective else None
            yield cite(session, document, quote["start"], quote["end"], says=says, dated=dated)


def _distinct(citations: Iterable[Citation]) -> Iterable[Citation]:
    """One citation a clause, the first one kept."""
    seen: set[tuple[int, int]] = set()
    for citation in citations:
        place = (citation.document_id, citation.start)
        if place not in seen:
            seen.add(place)
            yield citation
