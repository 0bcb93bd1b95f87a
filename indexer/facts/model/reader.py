"""An optional second reader: a language model proposes what the rules left empty, and its quotes must be real."""

import json
import logging
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from indexer.facts.document import document
from indexer.facts.document.document import Doc
from indexer.facts.model.language_model import LanguageModel
from indexer.facts.model.prompt import ASKED, prompt
from indexer.facts.model.values import checked
from indexer.facts.notation.dates import day_comes_first
from indexer.parsed import Parsed
from knowledge.errors import NotReady
from knowledge.rules.contract_record import ContractRecord, ModelQuote

_LONGEST_QUOTE = 600
_log = logging.getLogger(__name__)


def enrich(record: ContractRecord, parsed: Parsed, model: LanguageModel) -> ContractRecord:
    """Add what the model finds in a contract and proves by a quote; what the rules read stands whatever it says.

    A document in which the rules see no kind of contract is not shown to the model.
    """
    fields = _missing(record)
    if record.kind is None or not fields:
        return record
    doc = document.read(parsed)
    try:
        answer = _read_json(model.complete(prompt(doc, fields)))
    except (NotReady, ValueError, RecursionError) as error:
        _log.warning("The rules alone read %s: %s", parsed.title or "a document", error)
        return record
    found = dict(_proven(doc, fields, answer))
    values: dict[str, Any] = {field: value for field, (value, _) in found.items()}
    return replace(record, **values, quotes=record.quotes | {field: quote for field, (_, quote) in found.items()})


def _missing(record: ContractRecord) -> list[str]:
    fields = [field for field in ASKED if getattr(record, field) is None]
    return [field for field in fields if field != "amends" or record.kind == "amendment"]


def _read_json(answer: str) -> dict[str, Any]:
    """The one JSON object in an answer, which may stand in a code fence or after a thought."""
    said = answer.rpartition("</think>")[2]
    start, end = said.find("{"), said.rfind("}") + 1
    if not 0 <= start < end:
        raise ValueError("the language model did not answer in JSON")
    try:
        read: dict[str, Any] = json.loads(said[start:end])
    except ValueError as error:
        raise ValueError(f"the language model answered in broken JSON ({error})") from error
    return read


def _proven(doc: Doc, fields: list[str], answer: dict[str, Any]) -> Iterator[tuple[str, tuple[Any, ModelQuote]]]:
    """Those values whose quote is in the document and says them."""
    day_first = day_comes_first(doc.plain)
    for field in fields:
        given = answer.get(field)
        if not isinstance(given, dict):
            continue
        try:
            quote = _quote(doc, given.get("quote"))
            said = doc.plain[quote.start : quote.end]
            yield field, (checked(field, given.get("value"), said, day_first=day_first), quote)
        except ValueError as error:
            _log.info("left out %s as the language model gave it: %s", field, error)


def _quote(doc: Doc, text: Any) -> ModelQuote:
    """Where the document writes these characters, letter by letter; ValueError where it does not."""
    if not isinstance(text, str) or not text.strip() or len(text) > _LONGEST_QUOTE:
        raise ValueError("its quote is none, or shows no place")
    start = doc.text.find(text)
    if start < 0:
        raise ValueError("its quote is not in the document")
    return ModelQuote(text, start, start + len(text), doc.parsed.page_of(start))
