"""Read markdown as the indexer would, and name what was found in short forms for tests."""

from indexer.facts import by_rules
from indexer.parsers import parse
from knowledge.rules.contract_record import ContractRecord


def record_of(markdown: str) -> ContractRecord:
    """The record of a contract written in markdown."""
    return by_rules(parse(markdown.encode(), "contract.md"))


def sla_of(markdown: str) -> set[str]:
    """Each promise as `level milestone within clock`."""
    return {f"{i.level} {i.milestone} {i.within} {i.clock}" for i in record_of(markdown).sla}
