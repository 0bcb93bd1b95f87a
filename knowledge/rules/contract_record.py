"""The record that one contract document yields: values as stated, each with the quote that says it."""

from dataclasses import dataclass, field, fields
from typing import Any

BUSINESS = "business"
"""The unit of a length in working days."""

HOURS_NOT_STATED = "hours_not_stated"
CLOCK_NOT_STATED = "clock_not_stated"
UNKNOWN_CALENDAR = "working_days_unknown_calendar"
HOLIDAYS_OPEN = "holidays_not_published"
ZONE_OF_PLACE = "zone_of_country"
DAY_FIRST, MONTH_FIRST, ORDER_UNKNOWN = "day_first", "month_first", "date_order_unknown"

ASSUMPTIONS = (
    HOURS_NOT_STATED, CLOCK_NOT_STATED, UNKNOWN_CALENDAR, HOLIDAYS_OPEN, ZONE_OF_PLACE, DAY_FIRST, MONTH_FIRST,
    ORDER_UNKNOWN,
)  # fmt: skip
"""What may be assumed in reading a document, or keep a value from being read."""

BY_MODEL = "model"
"""The `reader` of a quote that a language model pointed at."""


@dataclass(frozen=True, slots=True)
class Quote:
    """The exact characters that say a value: `text[start:end]` of the document; `page` from 1, or none."""

    text: str
    start: int
    end: int
    page: int | None = None


@dataclass(frozen=True, slots=True)
class ModelQuote(Quote):
    """A quote that a language model pointed at, so that whoever confirms the value can be told."""

    reader: str = BY_MODEL


@dataclass(frozen=True, slots=True)
class Money:
    """A decimal string with two places and an ISO 4217 code."""

    amount: str
    currency: str


@dataclass(frozen=True, slots=True)
class ServiceHours:
    """Staffed hours: IANA zone, ISO weekdays (Monday = 1), local `HH:MM` intervals."""

    timezone: str
    days: tuple[int, ...]
    intervals: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class SlaItem:
    """One promise: a level, a milestone and the time within which it is owed.

    `milestone` and `within` are none for a level that is defined without any target.
    """

    level: str
    name: str | None
    definition: str | None
    milestone: str | None
    within: str | None
    clock: str | None


@dataclass(frozen=True, slots=True)
class CreditTerm:
    """A service credit: the condition in the document's words, percent, of what, and its cap."""

    when: str
    percent: float
    of: str
    cap_percent: float | None


@dataclass(frozen=True, slots=True)
class Suggestion:
    """What a field probably says, in its JSON form; nothing uses it until a person has confirmed it."""

    field: str
    value: Any
    probability: float
    quote: Quote


@dataclass(frozen=True, slots=True)
class Assumption:
    """What was assumed when a field was read, or why it was not; the value is as good as the assumption."""

    field: str
    assumption: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ContractRecord:
    """What a document states; none or empty where it does not. Dates and durations are ISO 8601 strings.

    `units` names what a length counts where that is not the calendar: `{"notice_period": "business"}`.
    """

    title: str | None = None
    number: str | None = None
    kind: str | None = None
    amends: str | None = None
    vendor: str | None = None
    customer: str | None = None
    product: str | None = None
    signed_on: str | None = None
    effective_on: str | None = None
    expires_on: str | None = None
    term: str | None = None
    auto_renews: bool | None = None
    renewal_term: str | None = None
    notice_period: str | None = None
    last_opt_out_on: str | None = None
    annual_fee: Money | None = None
    total_fee: Money | None = None
    fee_model: str | None = None
    price_increase_cap_percent: float | None = None
    retention_percent: float | None = None
    retention_release: str | None = None
    onsite_visits_per_year: int | None = None
    service_hours: ServiceHours | str | None = None
    sla: tuple[SlaItem, ...] = ()
    credits: tuple[CreditTerm, ...] = ()
    credit_claim_within: str | None = None
    governing_law: str | None = None
    ip_of_custom_work: str | None = None
    named_consultant: str | None = None
    quotes: dict[str, Quote] = field(default_factory=dict)
    suggestions: tuple[Suggestion, ...] = ()
    doubts: tuple[Assumption, ...] = ()
    units: dict[str, str] = field(default_factory=dict)

    def stated(self) -> dict[str, Any]:
        """The fields that the document states; what is only said about them is left out."""
        values = {name: getattr(self, name) for name in FIELDS}
        return {name: value for name, value in values.items() if value not in (None, ())}


_ABOUT = ("quotes", "suggestions", "doubts", "units")

FIELDS = tuple(f.name for f in fields(ContractRecord) if f.name not in _ABOUT)
"""The record's fields in their order, without what is said about them."""
