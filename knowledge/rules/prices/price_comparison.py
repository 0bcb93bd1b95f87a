"""A quote against the running contract: the rise of each module against the cap, what is new, left out or unsaid."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Literal

from knowledge.errors import BadInput
from knowledge.rules.prices.module_names import partners
from knowledge.rules.prices.price_quotes import Basis, Quote, QuoteLine, cents, percent, without_tax

Gap = Literal["price", "term", "tax", "currency", "valid_until"]
Ask = Literal["bulk_discount", "term_discount"]

_HUNDRED = Decimal(100)
_TERM_MONTHS = 24


@dataclass(frozen=True, slots=True, kw_only=True)
class LineChange:
    """One module then and now; a side is none where it is only in the other."""

    running: QuoteLine | None
    quoted: QuoteLine | None
    rise_percent: Decimal | None = None
    """Rise of the unit price: more units are not a higher price."""
    per_user_rise_percent: Decimal | None = None
    allowed_price: Decimal | None = None
    """The most that one unit may cost under the cap."""
    over_cap: bool = False
    excess: Decimal = Decimal(0)
    """What the line costs above the cap, a year."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """All modules, then the yearly totals of the lines as they were compared."""

    changes: tuple[LineChange, ...]
    running_total: Decimal
    quoted_total: Decimal
    rise_percent: Decimal | None
    gaps: tuple[tuple[str, Gap], ...]
    """What the quote does not say: the module (empty for the quote as a whole) and what is unsaid."""
    asks: tuple[tuple[str, Ask], ...]
    """Discounts worth asking for: the module and the kind."""

    @property
    def alike_rise_percent(self) -> Decimal | None:
        """The yearly rise of what is in both, without what is new or left out."""
        both = [change for change in self.changes if change.quoted and change.running]
        after, before = (sum((_yearly(side(c)) for c in both), Decimal(0)) for side in (_quoted, _running))
        return percent(after, before)

    @property
    def left_out(self) -> tuple[str, ...]:
        """Modules of the running contract that the quote lacks."""
        return tuple(c.running.module for c in self.changes if c.running and c.quoted is None)

    @property
    def added(self) -> tuple[str, ...]:
        """Modules of the quote that the running contract lacks."""
        return tuple(c.quoted.module for c in self.changes if c.quoted and c.running is None)


@dataclass(frozen=True, slots=True)
class Paid:
    """What was paid a year from a period on, and the rise over the period before."""

    period: str
    amount: Decimal
    currency: str | None
    rise_percent: Decimal | None = None


def compare(quote: Quote, running: Quote, *, cap_percent: Decimal | None = None) -> Comparison:
    """Hold a quote against what is paid now; raises BadInput where the currencies differ.

    Prices are compared as stated where both include tax or both leave it out, and without tax where only one does.
    """
    if quote.currency and running.currency and quote.currency != running.currency:
        raise BadInput("quote_in_other_currency", quoted=quote.currency, running=running.currency)
    pairs = _paired(quote.lines, running.lines)
    changes = tuple(_change(now, then, cap_percent) for now, then in pairs)
    before = sum((_yearly(c.running) for c in changes), Decimal(0))
    after = sum((_yearly(c.quoted) for c in changes), Decimal(0))
    return Comparison(
        changes=changes,
        running_total=before,
        quoted_total=after,
        rise_percent=percent(after, before),
        gaps=gaps(quote),
        asks=tuple(ask for change in changes for ask in _asks(change)),
    )


def gaps(quote: Quote) -> tuple[tuple[str, Gap], ...]:
    """What a quote should say and does not."""
    whole: list[tuple[str, Gap]] = [] if quote.currency else [("", "currency")]
    whole += [] if quote.valid_until else [("", "valid_until")]
    return (*whole, *(gap for line in quote.lines for gap in _line_gaps(line)))


def price_history(prices: Sequence[Paid]) -> tuple[Paid, ...]:
    """Prices in their order, each with its rise over the one before in percent, if that was in the same currency."""
    before = (None, *prices)
    return tuple(replace(price, rise_percent=_rise(price, old)) for price, old in zip(prices, before, strict=False))


def _rise(price: Paid, before: Paid | None) -> Decimal | None:
    return percent(price.amount, before.amount) if before and before.currency == price.currency else None


def _change(quoted: QuoteLine | None, running: QuoteLine | None, cap: Decimal | None) -> LineChange:
    if quoted is None or running is None:
        return LineChange(running=running, quoted=quoted)
    if quoted.tax_included is not None and running.tax_included == (not quoted.tax_included):
        quoted, running = without_tax(quoted), without_tax(running)
    now, then = quoted.price, running.price
    if now is None or then is None or quoted.basis is not running.basis:
        return LineChange(running=running, quoted=quoted)
    allowed = None if cap is None else cents(then * (_HUNDRED + cap) / _HUNDRED)
    over = allowed is not None and cents(now) > allowed
    return LineChange(
        running=running,
        quoted=quoted,
        rise_percent=percent(now, then),
        per_user_rise_percent=_per_user_rise(quoted, running),
        allowed_price=allowed,
        over_cap=over,
        excess=cents((now - allowed) * quoted.quantity) if allowed is not None and over else Decimal(0),
    )


def _per_user_rise(quoted: QuoteLine, running: QuoteLine) -> Decimal | None:
    if quoted.per_user is None or running.per_user is None:
        return None
    return percent(quoted.per_user, running.per_user)


def _quoted(change: LineChange) -> QuoteLine | None:
    return change.quoted


def _running(change: LineChange) -> QuoteLine | None:
    return change.running


def _yearly(line: QuoteLine | None) -> Decimal:
    if line is None or line.basis is not Basis.YEARLY:
        return Decimal(0)
    return line.amount or Decimal(0)


def _line_gaps(line: QuoteLine) -> list[tuple[str, Gap]]:
    found: list[tuple[str, Gap]] = []
    if line.unit_price is None:
        found.append((line.module, "price"))
    if line.term is None and line.basis is Basis.YEARLY:
        found.append((line.module, "term"))
    if line.tax_percent is None:
        found.append((line.module, "tax"))
    return found


def _asks(change: LineChange) -> list[tuple[str, Ask]]:
    """More users or a long term without a discount are worth a question."""
    quoted, running = change.quoted, change.running
    if quoted is None or quoted.discount_percent:
        return []
    found: list[tuple[str, Ask]] = []
    if running is not None and (quoted.users or quoted.quantity) > (running.users or running.quantity):
        found.append((quoted.module, "bulk_discount"))
    if quoted.term is not None and quoted.term.months >= _TERM_MONTHS:
        found.append((quoted.module, "term_discount"))
    return found


def _paired(
    quoted: tuple[QuoteLine, ...], running: tuple[QuoteLine, ...]
) -> list[tuple[QuoteLine | None, QuoteLine | None]]:
    """Pair lines by module, yearly with yearly and one-off with one-off; what finds no partner stands alone."""
    found: list[tuple[QuoteLine | None, QuoteLine | None]] = []
    for basis in Basis:
        now = [line for line in quoted if line.basis is basis]
        then = [line for line in running if line.basis is basis]
        partner = partners([line.module for line in now], [line.module for line in then])
        found += [(line, then[partner[i]] if i in partner else None) for i, line in enumerate(now)]
        found += [(None, line) for j, line in enumerate(then) if j not in partner.values()]
    return found
