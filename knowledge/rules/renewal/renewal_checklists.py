"""What is to be looked at in each stage of a renewal, and by when a stage should be done.

Source: guides on renewing enterprise software (docs/renewals.md): preparing, the internal review's three questions, the
vendor's offer, negotiating and signing, and what follows.
"""

from collections.abc import Mapping
from datetime import date, timedelta

from knowledge.rules.renewal.renewal_stages import Stage

CHECKLISTS: Mapping[Stage, tuple[str, ...]] = {
    Stage.PREPARE: (
        "active_users", "modules_used", "response_times", "solve_rates", "integrations", "growth", "goal",
        "plan_years", "budget", "sla_record",
    ),
    Stage.INTERNAL_REVIEW: ("still_core", "upgrade_or_extend", "alternatives", "feasibility_report"),
    Stage.VENDOR_QUOTES: ("quote", "price_history", "discounts", "proof_of_concept", "roadmap"),
    Stage.NEGOTIATE_SIGN: (
        "sla_and_penalties", "data_and_backup", "ip_of_custom_work", "exit_terms", "legal_review",
    ),
    Stage.AFTER_SIGNING: ("training", "satisfaction_survey", "kpis", "half_year_review"),
}  # fmt: skip

_DAYS_BEFORE: Mapping[Stage, int] = {
    Stage.PREPARE: 75,
    Stage.INTERNAL_REVIEW: 45,
    Stage.VENDOR_QUOTES: 21,
    Stage.NEGOTIATE_SIGN: 0,
    Stage.AFTER_SIGNING: -90,
}
_LEAST_DAYS = 7


def stage_of(item: str) -> Stage | None:
    """The stage whose checklist holds an item."""
    return next((stage for stage, items in CHECKLISTS.items() if item in items), None)


def stage_due(stage: Stage, deadline: date, today: date) -> date:
    """By when a stage should be done: so long before the deadline, but a week is left where that has gone by.

    Never after the deadline, except for what follows signing.
    """
    wanted = max(deadline - timedelta(days=_DAYS_BEFORE[stage]), today + timedelta(days=_LEAST_DAYS))
    return wanted if stage is Stage.AFTER_SIGNING else min(wanted, max(deadline, today))
