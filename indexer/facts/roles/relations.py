"""How a candidate's value stands to the document's other values: start and end a whole term apart, parts and total."""

from collections.abc import Sequence
from datetime import date, timedelta
from decimal import Decimal

from indexer.facts.roles.candidates import DATE, DOCUMENT, MONEY, SENTENCE, Candidate
from knowledge.rules.durations import add_months

_TERMS = (6, 12, 18, 24, 36, 48, 60)
_TAXED = tuple(
    Decimal(rate) for rate in ("1.03", "1.06", "1.07", "1.08", "1.09", "1.1", "1.13", "1.19", "1.2", "1.21", "1.25")
)
_CENT = Decimal("0.02")


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
    amounts = {place: Decimal(one.value.amount) for place, one in sums}
    values = sorted({amount for amount in amounts.values() if amount > 0})[-40:]
    for place, amount in amounts.items():
        others = [value for value in values if value != amount]
        told = {
            "largest": bool(values) and amount == values[-1],
            "only": len(values) == 1,
            "twelfth": _near(amount * 12, others),
            "twelvefold": any(_near(value * 12, [amount]) for value in others),
            "part": any(_near(amount * k, others) for k in (2, 3, 4, 5)),
            "multiple": any(_near(value * k, [amount]) for value in others for k in (2, 3, 4, 5)),
            "total": any(_near(a + b, [amount]) for i, a in enumerate(others) for b in others[i + 1 :]),
            "taxed": any(_near(value * rate, [amount]) for value in others for rate in _TAXED),
            "untaxed": any(_near(amount * rate, others) for rate in _TAXED),
        }
        signs[place] += [f"money:{name}" for name, holds in told.items() if holds]


def _near(wanted: Decimal, values: Sequence[Decimal]) -> bool:
    return any(abs(wanted - value) < _CENT for value in values)
