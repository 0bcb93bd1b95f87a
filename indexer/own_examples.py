"""From what people decided about facts to examples for reading the next contract, before files are read."""

import json
from typing import Any

from indexer.facts.roles.reader import reader
from indexer.facts.roles.surroundings import unpack
from indexer.facts.roles.taught import Verdict, lessons_of
from knowledge.records.contracts import fact_examples
from knowledge.records.contracts.contracts import CORRECTED, PROPOSED, REJECTED, Contract, Fact
from knowledge.records.db import Database


def learn_decisions(database: Database) -> int:
    """Make examples of what was decided, and forget those of what was taken back; returns of how many contracts."""
    with database.reading() as session:
        due = [
            (one, lessons_of(unpack(one.packed), _verdicts(one.contract), _stated(one.contract), reader().roles))
            if one.mark
            else (one, [])
            for one in fact_examples.untaught(session)
        ]
    if due:
        with database.sessions.begin() as session:
            for one, lessons in due:
                fact_examples.teach(session, one, [(lesson.example, lesson.firm) for lesson in lessons])
    return len(due)


def up_to_now(database: Database) -> bytes:
    """What people decided up to now, packed for whoever reads files; `facts.roles.own.unpacked` reads it."""
    learn_decisions(database)
    with database.reading() as session:
        rows = [[one.vendor, one.firm, one.parts, one.signs, one.says] for one in fact_examples.examples(session)]
    return json.dumps(rows, ensure_ascii=False).encode("utf-8", "surrogatepass") if rows else b""


def _verdicts(contract: Contract) -> list[Verdict]:
    decided = (fact for fact in contract.facts if fact.replaced_at is None and fact.state != PROPOSED)
    return [_verdict(fact) for fact in decided]


def _verdict(fact: Fact) -> Verdict:
    quote = fact.quote
    place = (quote["start"], quote["end"]) if quote else None
    if fact.state == REJECTED:
        return Verdict(field=fact.field, wrong=fact.value, place=place)
    if fact.state == CORRECTED:
        return Verdict(field=fact.field, holds=fact.value, wrong=fact.as_read, place=place)
    return Verdict(field=fact.field, holds=fact.value, place=place, written=True)


def _stated(contract: Contract) -> dict[str, Any]:
    """What holds for a contract's document now."""
    return {f.field: f.value for f in contract.facts if f.replaced_at is None and f.state != REJECTED}
