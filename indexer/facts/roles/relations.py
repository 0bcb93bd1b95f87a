"""How a candidate's value stands to the document's other values: start and end a whole term apart, parts and total."""

from collections.abc import Sequence
from datetime import date, timedelta
from decimal import Decimal

from indexer.facts.roles.candidates import DATE, DOCUMENT, MONEY, SENTENCE, Candidate
from knowledge.rules.time.durations import add_months

_TERMS = (6, 12, 18, 24, 36, 48, 60)
_TAXED = tuple(
    Decimal(rate) for rate in ("1.03", "1.06", "1.07", "1.08", "1.09", "1.1", "1.13", "1.19", "1.2", "1.21", "1.25")
)
_TIMES, _MOST_SUMS = (2, 3, 4, 5), 40

OF_SUMS = "money:"
"""How every sign of a sum begins."""


def relations(found: Sequence[Candidate]) -> list[list[str]]:
    """Signs for each candidate, in order."""
    signs: list[list[str]] = [[] for _ in found]
    _dates([(i, one) for i, one in enumerate(found) if one.kind == DATE], signs)
    _sums([(i, one) for i, one in enumerate(found) if one.kind == MONEY], signs)
    counted: dict[str, int] = {}
    for place, one in enumerate(found):
        if one.kind not in (DATE, MONEY, SENTENCE, DOCUMENT):
            number = counted[one.kind] = counted.get(one.kind, -1) + 1
            signs[place].append(f"{one.kind}#{min(number, 6)}")
    return signs


def _dates(days: Sequence[tuple[int, Candidate]], signs: list[list[str]]) -> None:
    values = sorted({one.value for _, one in days})
    starts, ends = _term_apart(values)
    seen: set[str] = set()
    for place, one in days:
        told = {
            "latest": one.value == values[-1],
            "earliest": one.value == values[0],
            "only": len(values) == 1,
            "start": one.value in starts,
            "end": one.value in ends,
            "again": one.value in seen,
        }
        signs[place] += [f"date:{name}" for name, holds in told.items() if holds]
        seen.add(one.value)


def _term_apart(values: Sequence[str]) -> tuple[set[str], set[str]]:
    """The dates that begin, and those that end, a usual term between two of them."""
    known, starts, ends = set(values), set(), set()
    for value in values:
        for months in _TERMS:
            for off in (0, 1):
                end = (add_months(date.fromisoformat(value), months) - timedelta(days=off)).isoformat()
                if end in known:
                    starts.add(value)
                    ends.add(end)
    return starts, ends


def _sums(sums: Sequence[tuple[int, Candidate]], signs: list[list[str]]) -> None:
    cents = {place: _cents(Decimal(one.value.amount)) for place, one in sums}
    values = sorted({amount for amount in cents.values() if amount > 0})[-_MOST_SUMS:]
    told = {amount: _stands(amount, values) for amount in set(cents.values())}
    for place, amount in cents.items():
        signs[place] += [f"{OF_SUMS}{name}" for name, holds in told[amount].items() if holds]


def _stands(amount: int, values: Sequence[int]) -> dict[str, bool]:
    """How one sum stands to the others of its document, in cents, a cent up or down."""
    others = [value for value in values if value != amount]
    known = {near for value in others for near in (value - 1, value, value + 1)}
    return {
        "largest": bool(values) and amount == values[-1],
        "only": len(values) == 1,
        "twelfth": amount * 12 in known,
        "twelvefold": any(abs(value * 12 - amount) <= 1 for value in others),
        "part": any(amount * k in known for k in _TIMES),
        "multiple": any(abs(value * k - amount) <= 1 for value in others for k in _TIMES),
        "total": any(amount - value in known and abs(amount - 2 * value) > 1 for value in others),
        "taxed": any(abs(_cents(Decimal(value) * rate / 100) - amount) <= 1 for value in others for rate in _TAXED),
        "untaxed": any(_cents(Decimal(amount) * rate / 100) in known for rate in _TAXED),
    }


def _cents(amount: Decimal) -> int:
    return int((amount * 100).to_integral_value())
