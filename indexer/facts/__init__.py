"""Contract facts: a parsed document becomes a record in which every value has its quote.

`extract` asks each field group's reader; what a document does not state stays none.
"""

from dataclasses import asdict
from typing import Any

from indexer.facts import document, term
from indexer.facts.found import Found, FoundItem
from indexer.parsed import Parsed
from knowledge.rules.contract_record import ContractRecord, Quote

_READERS = (term.read,)


def extract(parsed: Parsed) -> ContractRecord:
    """Read every field of one document; values are as stated, each with its exact quote."""
    doc = document.read(parsed)
    found: dict[str, Found] = {}
    lists: dict[str, list[FoundItem]] = {}
    for read in _READERS:
        found |= read(doc)
    values: dict[str, Any] = {name: one.value for name, one in found.items()}
    values |= {name: tuple(one.value for one in several) for name, several in lists.items()}
    places = {name: (one.start, one.end) for name, one in found.items()} | _item_places(lists)
    quotes = {name: _quote(parsed, *place) for name, place in places.items()}
    return ContractRecord(**values, quotes=quotes)


def record_json(record: ContractRecord) -> dict[str, Any]:
    """Give the record as one JSON object: every field, absent ones null, and `quotes`."""
    return asdict(record)


def _item_places(lists: dict[str, list[FoundItem]]) -> dict[str, tuple[int, int]]:
    return {
        f"{name}[{number}].{part}": place
        for name, several in lists.items()
        for number, one in enumerate(several)
        for part, place in one.parts.items()
    }


def _quote(parsed: Parsed, start: int, end: int) -> Quote:
    return Quote(parsed.text[start:end], start, end, parsed.page_of(start))
