"""From the reader's decisions to the record: certain values, and suggestions that wait for a person."""

import re
from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace
from typing import Any

from indexer.facts.document.document import Doc
from indexer.facts.document.found import Found
from indexer.facts.duties.law import named
from indexer.facts.roles.candidates import OPEN_ORDER, is_form
from indexer.facts.roles.choices import Choice
from indexer.facts.roles.own import Told, heed
from indexer.facts.roles.reader import Decided, Look, reader
from knowledge.rules.contract_record import Money, Quote, ServiceHours, Suggestion

_LAW = re.compile(
    r"(?:the\s)?(?:substantive\s)?laws?\sof\s(?:the\s)?(?:[A-Z][\w'-]*(?:,?\s(?:and|of|the)?\s?)?){1,8}"
    r"|[A-Z][a-z]+(?:\s[A-Z][a-z]+)?\slaw\b|(?:中华人民共和国|中国)(?:大陆|内地)?(?:地区)?(?:现行)?(?:有效的?)?法律(?:法规)?"
    r"|(?:香港|澳门)(?:特别行政区)?(?:现行)?法律|(?![以依按受适用据照])[\u4e00-\u9fff]{2,8}法律"
)
_ONLY_OF = {"amends": ("amendment",)}
"""Fields that only documents of these kinds can state."""

_DOUBTFUL = (None, "other")
_SURE, _SURE_ON_FORMS = 0.8, 0.9
"""How likely a value must be that the roles alone point at, where no kind of contract is seen and on a form."""
_PLANNED = {
    "implementation": ("effective_on", "expires_on", "term"),
    "amendment": ("fee_model", "term"),
    "nda": ("fee_model", "annual_fee", "total_fee"),
}
"""A project's plan has days that are no term of the contract; what an amendment adds is seldom a model or a term."""


@dataclass(frozen=True, slots=True)
class Filled:
    """Every field that is certain, whoever read it, and what is only likely."""

    found: dict[str, Found]
    suggestions: tuple[Suggestion, ...]
    units: tuple[tuple[str, str], ...] = ()
    """What a suggested length counts where that is not the calendar."""
    look: Look | None = None


def fill(doc: Doc, ruled: Mapping[str, Found], *, told: Told | None = None) -> Filled:
    """Decide each field of a document; fields that the reader has no say in stay as the rules read them.

    `told` is what people of this home decided. What the rules leave open, with a doubt and without a value, stays
    open: nothing learned closes it.
    """
    closed = {field: one for field, one in ruled.items() if one.value is not None}
    look = Look.at(doc, closed)
    own = heed(doc, look, closed, told)
    kept = {field: one for field, one in ruled.items() if not own.refused(field, one)}
    held = {
        field: kept[field] if field in kept and own.agrees(field, kept[field]) else _found(doc, choice)
        for field, (choice, _) in own.holds.items()
        if field in closed or field not in ruled
    }
    said = {field: one for field, one in (kept | held).items() if one.value is not None}
    decided = reader().decide(look, said, logits=own.logits)
    decided = {field: one for field, one in decided.items() if field in said or field not in kept}
    decided |= {field: _held(field, one, own.holds[field][1], by_rule=True) for field, one in held.items()}
    for field, (choice, likeness) in own.fills.items():
        if field not in kept | held and not (field in decided and decided[field].certain):
            decided[field] = _held(field, _found(doc, choice), likeness, by_rule=False)
    return replace(filled(doc, kept | held, decided), look=look)


def _held(field: str, one: Found, likeness: float, *, by_rule: bool) -> Decided:
    """A value as sure as it is like what somebody decided."""
    return Decided(Choice(field, one.value, one.start, one.end, 0.0, by_rule, False, one.unit, one.doubts), likeness)


def filled(doc: Doc, ruled: Mapping[str, Found], decided: Mapping[str, Decided]) -> Filled:
    """Put decisions into the record.

    On a blank form, and where no kind of contract is seen, what the roles alone say must be surer than elsewhere.
    """
    kind = _kind(ruled, decided)
    fitting = {field: one for field, one in decided.items() if kind in _ONLY_OF.get(field, (kind,))}
    planned = _PLANNED.get(str(kind), ())
    sure = _SURE_ON_FORMS if is_form(doc) else _SURE if kind in _DOUBTFUL else 0.0
    taken = {
        field: one
        for field, one in fitting.items()
        if one.certain and (one.choice.by_rule or (field not in planned and one.probability >= sure))
    }
    certain = {field: _found(doc, one.choice) for field, one in taken.items()}
    untouched = {field: one for field, one in ruled.items() if field not in decided}
    likely = tuple(one for field, one in fitting.items() if field not in taken and (one.suggested or one.certain))
    suggestions = tuple(_suggestion(doc, one) for one in likely)
    units = tuple((one.choice.field, one.choice.unit) for one in likely if one.choice.unit)
    return Filled(untouched | certain, suggestions, units)


def _kind(ruled: Mapping[str, Found], decided: Mapping[str, Decided]) -> str | None:
    if "kind" in decided and decided["kind"].certain:
        return str(decided["kind"].choice.value)
    return str(ruled["kind"].value) if "kind" in ruled else None


def _found(doc: Doc, choice: Choice) -> Found:
    if choice.field == "governing_law" and not choice.by_rule:
        return _law(doc, choice)
    if choice.field == "kind" and not choice.by_rule:
        line = doc.plain.find("\n", choice.start)
        return Found(choice.value, choice.start, line if 0 < line < choice.end else choice.end)
    value = None if OPEN_ORDER in choice.doubts else choice.value
    if choice.field == "governing_law":
        value = named(str(value))
    return Found(value, choice.start, choice.end, choice.unit, choice.doubts)


def _law(doc: Doc, choice: Choice) -> Found:
    """The words that name the law; the sentence where none do."""
    match = _LAW.search(doc.plain, choice.start, choice.end)
    start, end = match.span() if match else (choice.start, choice.end)
    while end > start and doc.plain[end - 1] in " ,;.。;":
        end -= 1
    return Found(named(doc.text[start:end]), start, end)


def _suggestion(doc: Doc, one: Decided) -> Suggestion:
    found = _found(doc, one.choice)
    quote = Quote(doc.text[found.start : found.end], found.start, found.end, doc.parsed.page_of(found.start))
    return Suggestion(one.choice.field, _json(found.value), round(one.probability, 2), quote)


def _json(value: Any) -> Any:
    return asdict(value) if isinstance(value, (Money, ServiceHours)) else value
