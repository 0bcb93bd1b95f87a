"""The words for what is asked: kinds of question, fields of the contract record, kinds of value that would answer."""

from enum import StrEnum


class Kind(StrEnum):
    """What a question wants done."""

    FACT = "fact"
    """A value or rule that a document states."""
    PASSAGE = "passage"
    """To have something explained: what is included, who is responsible, what happens if."""
    HOWTO = "howto"
    LIST = "list"
    COUNT = "count"
    SUM = "sum"
    COMPARE = "compare"
    EARLIEST = "earliest"
    """The first or last of several."""
    WHO = "who"
    """A person, or whom to call."""
    DRAFT = "draft"
    """A letter, notice or claim to be written."""
    STATUS = "status"
    """Of tickets and renewals."""
    FAULT = "fault"
    """Somebody reports that something is broken."""
    SMALLTALK = "smalltalk"
    OTHER = "other"


KINDS = tuple(str(kind) for kind in Kind)
NO_FIELD = "none"
"""Nothing that the contract record holds."""

FIELDS = (
    "signed_on", "effective_on", "expires_on", "term", "auto_renews", "renewal_term", "notice_period",
    "last_opt_out_on", "annual_fee", "total_fee", "fee_model", "price_increase_cap_percent", "retention_percent",
    "retention_release", "onsite_visits_per_year", "service_hours", "sla.response", "sla.plan", "sla.workaround",
    "sla.restore", "sla.resolve", "sla.interim", "sla.change_record", "sla.onsite", "sla.update", "sla.definition",
    "credits", "credit_claim_within", "governing_law", "ip_of_custom_work", "named_consultant", "number", "vendor",
    "customer", "product", NO_FIELD,
)  # fmt: skip

VALUES = (
    "date", "length", "money", "percent", "count", "person", "organisation", "phone", "email", "yes_no", "place",
    "list", "steps", "text", "time_of_day", "identifier",
)  # fmt: skip
