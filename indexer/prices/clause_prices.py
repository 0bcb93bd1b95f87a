"""What a contract's running text asks for something: the price in the sentence that speaks of it."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from indexer.facts.notation.money import find_money
from indexer.prices.price_columns import plain, tax_included
from knowledge.rules.language.sentences import sentence_spans

ENOUGH = 0.6
"""Share of a name's telling pieces that a sentence must hold."""

_HAN = re.compile(r"[\u4e00-\u9fff]+")
_WORD = re.compile(r"[a-z][a-z0-9]{2,}")
_COMMON = frozenset({"per", "year", "the", "and", "for", "user", "month", "fee", "price", "each", "with", "annual"})


@dataclass(frozen=True, slots=True, kw_only=True)
class ClausePrice:
    """A price with the sentence that names it; `start` and `end` are its place in the text."""

    amount: Decimal
    currency: str
    tax_included: bool | None
    sentence: str
    start: int
    end: int


def clause_price(text: str, name: str, *, besides: Iterable[Decimal] = ()) -> ClausePrice | None:
    """The price that a text names for something; `besides` are amounts known to be for something else.

    A sentence must hold most of the name and one price; none where two sentences do so equally with other prices.
    """
    wanted, other = _pieces(name), set(besides)
    if len(wanted) < 2:
        return None
    found: list[tuple[float, ClausePrice]] = []
    for start, end in sentence_spans(text):
        sentence = text[start:end]
        share = len(wanted & _pieces(sentence)) / len(wanted)
        if share < ENOUGH or " | " in sentence:
            continue
        amounts = [m.value for m in find_money(sentence) if Decimal(m.value.amount) not in other]
        if len({m.amount for m in amounts}) == 1:
            price = ClausePrice(
                amount=Decimal(amounts[0].amount),
                currency=amounts[0].currency,
                tax_included=tax_included(sentence),
                sentence=sentence,
                start=start,
                end=end,
            )
            found.append((share, price))
    best = max((share for share, _ in found), default=0.0)
    fitting = [price for share, price in found if share == best]
    return fitting[0] if len({price.amount for price in fitting}) == 1 else None


def _pieces(text: str) -> set[str]:
    """Pairs of Chinese characters, and English words without their plural."""
    folded = plain(text).casefold()
    pairs = {run[i : i + 2] for run in _HAN.findall(folded) for i in range(len(run) - 1)}
    return pairs | {word.rstrip("s") for word in _WORD.findall(folded) if word.rstrip("s") not in _COMMON}
