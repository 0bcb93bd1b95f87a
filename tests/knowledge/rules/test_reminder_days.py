"""Until the next reminder day nothing about a contract's reminders changes, whatever its dates."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from knowledge.rules.renewal.reminder_days import next_reminder_day
from knowledge.rules.renewal.reminder_steps import renewal_reminders
from knowledge.rules.renewal.renewal_stages import Progress, Stage
from knowledge.rules.renewal.renewal_terms import RenewalTerms
from knowledge.rules.renewal.renewals import watch
from knowledge.rules.time.durations import Duration
from knowledge.rules.time.workdays import weekday

START = date(2026, 6, 1)
DAY = timedelta(days=1)
days = st.integers(-40, 500).map(lambda n: START + n * DAY)
terms = st.builds(
    RenewalTerms,
    expires_on=st.none() | days,
    auto_renews=st.sampled_from([True, False, None]),
    renewal_term=st.sampled_from([None, Duration(months=12), Duration(months=3)]),
    notice=st.sampled_from([None, Duration(days=30), Duration(months=3)]),
    decision_days=st.sampled_from([0, 30, 75]),
)
going = st.none() | st.builds(
    Progress, st.just(Stage.PREPARE), days, closed_on=st.sampled_from([None, START + 30 * DAY])
)


@given(terms, going, st.none() | days, st.integers(0, 300))
def test_nothing_changes_before_the_next_reminder_day(terms, progress, snoozed, offset):
    on = START + offset * DAY
    given = {"workday": weekday, "progress": progress, "snoozed_until": snoozed}

    until = next_reminder_day(watch(terms, on), on, **given)

    today = {r.key for r in renewal_reminders("c", watch(terms, on), on, **given)}
    later = on + DAY
    while later < until:
        assert {r.key for r in renewal_reminders("c", watch(terms, later), later, **given)} <= today
        later += DAY
