"""What about a contract's facts a person should look at first."""

from dataclasses import asdict

from knowledge.records.contracts.contracts import PROPOSED, REJECTED, Contract
from knowledge.rules.contract.doubts import Doubt, doubts
from knowledge.rules.contract_record import BY_MODEL


def doubts_about(contract: Contract) -> tuple[dict[str, str], ...]:
    """The open doubts about one document's facts: what nobody has decided on, or that is missing."""
    held = [fact for fact in contract.facts if fact.replaced_at is None and fact.state != REJECTED]
    quotes = {row.field: (row.quote or {}).get("text") for row in held}
    decided = {row.field for row in held if row.state != PROPOSED}
    linked, values = contract.base_id is not None, {row.field: row.value for row in held}
    by_model = [row.field for row in held if (row.quote or {}).get("reader") == BY_MODEL]
    found = doubts(contract.kind, values, quotes, amends=contract.amends, linked=linked, by_model=by_model)
    assumed = [Doubt(said["assumption"], said["field"]) for said in contract.doubts or ()]
    open_ones = [d for d in (*assumed, *found) if d.field.partition(".")[0] not in decided or d.kind == "unlinked"]
    return tuple(asdict(doubt) for doubt in open_ones)
