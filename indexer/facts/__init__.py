"""Contract facts: a parsed document becomes a record in which every value has its quote.

`extract` asks each field group's reader; what a document does not state stays none.
"""

from dataclasses import asdict
from typing import Any

from indexer.facts import ruled
from indexer.facts.assumptions import about
from indexer.facts.document import document
from indexer.facts.document.document import Doc
from indexer.facts.document.found import FoundItem
from indexer.facts.levels import filling as levels
from indexer.facts.money import claims
from indexer.facts.roles.filling import Filled, fill
from indexer.facts.roles.own import Told
from indexer.facts.roles.surroundings import pack
from indexer.facts.sla import sla
from indexer.parsed import Parsed
from knowledge.rules.contract_record import ContractRecord, Quote


def extract(parsed: Parsed, told: Told | None = None) -> ContractRecord:
    """Read every field of one document; values are as stated, each with its exact quote.

    `told` is what people of this home decided about contracts.
    """
    return extract_and_keep(parsed, told)[0]


def extract_and_keep(parsed: Parsed, told: Told | None = None) -> tuple[ContractRecord, bytes]:
    """Read every field of one document, and keep its values' surroundings, from which decisions about it teach."""
    doc = document.read(parsed)
    read = fill(doc, ruled.read(doc), told=told)
    kept = pack(read.look.found, read.look.made) if read.look else b""
    return _record(parsed, doc, read, learned=True), kept


def by_rules(parsed: Parsed) -> ContractRecord:
    """Read a document by the rules alone, which are one of the voices that `extract` hears."""
    doc = document.read(parsed)
    return _record(parsed, doc, Filled(ruled.read(doc), ()), learned=False)


def _record(parsed: Parsed, doc: Doc, read: Filled, *, learned: bool) -> ContractRecord:
    kind = str(read.found["kind"].value) if "kind" in read.found else None
    lists = (
        {"sla": [], "credits": []}
        if kind == "nda"
        else {"sla": _levels(doc, read, kind, learned=learned), "credits": claims.credits(doc)}
    )
    said = about(doc, read.found, lists["sla"])
    found = {name: one for name, one in said.found.items() if one.value is not None}
    values: dict[str, Any] = {name: one.value for name, one in found.items()}
    values |= {name: tuple(one.value for one in several) for name, several in lists.items()}
    places = {name: (one.start, one.end) for name, one in found.items()} | _item_places(lists)
    quotes = {name: _quote(parsed, *place) for name, place in places.items()}
    return ContractRecord(
        **values, quotes=quotes, suggestions=read.suggestions, doubts=said.doubts, units=dict(read.units) | said.units
    )


def _levels(doc: Doc, read: Filled, kind: str | None, *, learned: bool) -> list[FoundItem]:
    hours = read.found.get("service_hours")
    rules = sla.read(doc, hours, amends=kind == "amendment")
    return levels.read(doc, rules, hours, kind=kind) if learned else rules.items


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
