"""Answers about the whole register: the contracts that end within the days asked for, counted as they have renewed."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from sqlalchemy.orm import Session

from knowledge.answers.from_facts import cited
from knowledge.answers.values import ANSWERED, NOT_FOUND, Answer, StatedFact
from knowledge.records import contracts
from knowledge.records.contract_names import Meant
from knowledge.records.contracts import Contract
from knowledge.rules.access import Asker
from knowledge.rules.asked_period import Period, asked_period
from knowledge.rules.facts_in_force import InForce
from knowledge.rules.renewal_terms import terms_of
from knowledge.rules.renewals import Term, watch

_MOST_CITED = 3


@dataclass(frozen=True, slots=True)
class _Ending:
    contract: Contract
    facts: Mapping[str, InForce]
    term: Term


def listing(session: Session, question: str, about: Meant, *, asker: Asker, on: date, lang: str) -> Answer | None:
    """The contracts that a question for a list means, the next to end first; none where it asks for no list."""
    period = asked_period(question, on)
    if period is None:
        return None
    ending = sorted(_ending(about.contracts, period, asker, on), key=lambda one: one.term.ends_on)
    if not ending:
        return Answer(status=NOT_FOUND, text="", lang=lang, confidence=0.9, reason="none_ends")
    ends = [one.facts["expires_on"].stated for one in ending]
    return Answer(
        status=ANSWERED,
        text="\n".join(f"{one.contract.title}: {one.term.ends_on}" for one in ending),
        lang=lang,
        confidence=0.95,
        citations=tuple(cited(session, ends[:_MOST_CITED], "answer")),
        facts=tuple(fact for one in ending for fact in _dates(one)),
        reason="list",
    )


def _ending(among: Iterable[Contract], period: Period, asker: Asker, on: date) -> Iterable[_Ending]:
    for contract in among:
        facts = contracts.facts_in_force(contract, on, asker=asker)
        term = watch(terms_of({name: fact.value for name, fact in facts.items()}), on).term
        if term and period.holds(term.ends_on):
            yield _Ending(contract, facts, term)


def _dates(one: _Ending) -> Iterable[StatedFact]:
    """The end of the term that runs and its last opt-out day, in the state of the facts that they rest on."""
    days = (("expires_on", one.term.ends_on), ("last_opt_out_on", one.term.opt_out_on))
    for field, day in days:
        if day:
            stated = one.facts[field if field in one.facts else "expires_on"].stated
            yield StatedFact(one.contract.title, field, day.isoformat(), stated.state, stated.doubts)
