"""Candidates: every typed value that the small readers find in a document, whatever its role may be.

A sentence is a candidate for the classes of clauses, the document as a whole for its kind.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from indexer.facts.document.blanks import has_blank
from indexer.facts.document.document import Doc
from indexer.facts.document.label_rows import label_rows
from indexer.facts.hours import readings
from indexer.facts.money.fee_tables import bare_sums
from indexer.facts.notation.dates import DateOrder, find_dates, order_of
from indexer.facts.notation.durations import find_durations
from indexer.facts.notation.money import find_money
from indexer.facts.notation.percent import find_percents
from indexer.facts.roles.counts import find_counts
from indexer.facts.roles.names import find_identifiers, find_organisations
from indexer.facts.roles.things import find_persons, find_products
from knowledge.rules.contract_record import BUSINESS

DATE, LENGTH, MONEY, PERCENT, COUNT, ORGANISATION, IDENTIFIER, HOURS, PRODUCT, PERSON, SENTENCE, DOCUMENT = (
    "date", "length", "money", "percent", "count", "organisation", "identifier", "hours", "product",
    "person", "sentence", "document",
)  # fmt: skip
ROLES = {
    DATE: ("signed_on", "effective_on", "expires_on", "last_opt_out_on"),
    LENGTH: ("term", "renewal_term", "notice_period", "retention_release", "credit_claim_within"),
    MONEY: ("annual_fee", "total_fee"),
    PERCENT: ("price_increase_cap_percent", "retention_percent"),
    COUNT: ("onsite_visits_per_year",),
    ORGANISATION: ("vendor", "customer"),
    IDENTIFIER: ("number", "amends"),
    HOURS: ("service_hours",),
    PRODUCT: ("product",),
    PERSON: ("named_consultant",),
}
"""The fields that a value of each kind may fill."""

CLASSES: Mapping[str, Mapping[str, tuple[Any, ...]]] = {
    SENTENCE: {
        "auto_renews": (True, False),
        "ip_of_custom_work": ("customer", "vendor", "shared"),
        "fee_model": ("fixed", "per_module", "per_user", "tiered", "usage", "one_off"),
        "governing_law": (True,),
    },
    DOCUMENT: {
        "kind": ("license", "implementation", "support", "annual_service", "upgrade", "amendment", "nda", "other"),
    },
}
"""The fields whose value is a class of a sentence, or of the document."""

OPEN_ORDER = "date_order_unknown"
_AMBIGUOUS = re.compile(r"(?:0?\d|1[0-2])[/-](?:0?\d|1[0-2])[/-]\d{2,4}")
_SHORTEST, _LONGEST = 6, 900
_LONGEST_TERM = 30 * 12
"""Months: what looks longer is a year of a calendar or a number."""
_OPENING, _BLANK_LINES = 1200, 4


@dataclass(frozen=True, slots=True)
class Candidate:
    """A value in its record form with the range that writes it; `also`: another reading (visits a year).

    `unit` and `doubts` as in `Found`; `OPEN_ORDER` among the doubts says that nothing supports the value.
    """

    kind: str
    value: Any
    start: int
    end: int
    also: Any = None
    unit: str | None = None
    doubts: tuple[str, ...] = ()


def role_of(field: str, value: Any) -> str:
    """The name of a class of sentences or documents."""
    return f"{field}={str(value).lower()}"


def roles_of(kind: str) -> tuple[str, ...]:
    """Every role that a candidate of this kind may have."""
    if kind in ROLES:
        return ROLES[kind]
    return tuple(role_of(field, value) for field, values in CLASSES[kind].items() for value in values)


def candidates(doc: Doc) -> list[Candidate]:
    """Every candidate of a document, in order of kind and place."""
    return [*_values(doc), *_sentences(doc), Candidate(DOCUMENT, None, 0, min(len(doc.text), _OPENING))]


def _values(doc: Doc) -> Iterator[Candidate]:
    plain = doc.plain
    order = order_of(plain)
    for day in find_dates(plain, day_first=order.day_first is True):
        doubts = () if order.settled or not _AMBIGUOUS.fullmatch(plain[day.start : day.end]) else (_doubt(order),)
        yield Candidate(DATE, day.value.isoformat(), day.start, day.end, doubts=doubts)
    for length in find_durations(plain):
        if length.value.months > _LONGEST_TERM:
            continue
        unit = BUSINESS if length.business else None
        yield Candidate(LENGTH, str(length.value), length.start, length.end, unit=unit)
    for sum_ in find_money(plain):
        yield Candidate(MONEY, sum_.value, sum_.start, sum_.end)
    for bare in bare_sums(doc):
        yield Candidate(MONEY, bare.value, bare.start, bare.end)
    for share in find_percents(plain):
        yield Candidate(PERCENT, share.value, share.start, share.end)
    for count in find_counts(plain):
        yield Candidate(COUNT, count.number, count.start, count.end, count.a_year)
    for found in find_organisations(doc):
        yield Candidate(ORGANISATION, found.value, found.start, found.end)
    for found in find_identifiers(doc):
        yield Candidate(IDENTIFIER, found.value, found.start, found.end)
    for found in readings(doc):
        yield Candidate(HOURS, found.value, found.start, found.end)
    for found in find_products(doc):
        yield Candidate(PRODUCT, found.value, found.start, found.end)
    for found in find_persons(doc):
        yield Candidate(PERSON, found.value, found.start, found.end)


def _doubt(order: DateOrder) -> str:
    return {True: "day_first", False: "month_first", None: OPEN_ORDER}[order.day_first]


def _sentences(doc: Doc) -> Iterator[Candidate]:
    for sentence in doc.sentences:
        written = _SHORTEST <= len(sentence.text) <= _LONGEST and re.search(r"[^\W\d_]", sentence.text)
        if written and not has_blank(sentence.text) and not sentence.text.endswith((":", "?")):
            yield Candidate(SENTENCE, None, sentence.start, sentence.end)


def is_form(doc: Doc) -> bool:
    """Whether a document is a form that is mostly still to be filled in."""
    return sum(has_blank(line.text) for line in doc.paragraphs) >= _BLANK_LINES


def labels(doc: Doc) -> dict[int, str]:
    """The label beside or above a value, by where the value starts."""
    return {row.value.start: row.label for row in label_rows(doc)}
