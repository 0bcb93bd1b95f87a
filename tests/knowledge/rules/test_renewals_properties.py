"""What holds for every contract on every day, against a plain walk from term to term."""

from datetime import date, timedelta

from dateutil.relativedelta import relativedelta
from hypothesis import assume, given
from hypothesis import strategies as st

from knowledge.rules.renewal.renewal_terms import RenewalTerms
from knowledge.rules.renewal.renewals import State, watch
from knowledge.rules.time.durations import Duration
from knowledge.rules.time.workdays import weekday

DAY = timedelta(days=1)
DAYS = st.dates(date(2015, 1, 1), date(2040, 12, 31))
LENGTHS = st.one_of(st.builds(Duration, months=st.integers(1, 40)), st.builds(Duration, days=st.integers(7, 800)))
NOTICES = st.one_of(
    st.none(), st.builds(Duration, months=st.integers(0, 13)), st.builds(Duration, days=st.integers(0, 400))
)
CONTRACTS = st.builds(
    RenewalTerms,
    expires_on=DAYS,
    auto_renews=st.sampled_from([True, False, None]),
    renewal_term=LENGTHS,
    notice=NOTICES,
    opted_out_on=st.one_of(st.none(), DAYS),
    decision_days=st.integers(0, 120),
)

SELF_RENEWING = st.builds(
    RenewalTerms,
    expires_on=DAYS,
    auto_renews=st.just(True),
    renewal_term=LENGTHS,
    notice=NOTICES.filter(bool),
)


def walked_end(terms, on):
    """The end of the term in which `on` lies, by walking: an independent way to the same day."""
    number, end = 0, terms.expires_on
    while terms.auto_renews and end < on:
        number += 1
        length = relativedelta(months=terms.renewal_term.months * number, days=terms.renewal_term.days * number)
        end = max(terms.expires_on + DAY + length - DAY, terms.expires_on + length)
    return number, end


@given(CONTRACTS, DAYS)
def test_the_present_term_is_the_one_that_a_walk_finds(terms, on):
    assume(terms.opted_out_on is None)

    result = watch(terms, on)

    assert walked_end(terms, on) == (result.term.number, result.term.ends_on)


@given(CONTRACTS, DAYS)
def test_the_days_of_a_term_are_in_order(terms, on):
    term = watch(terms, on).term

    assert term.decide_on <= (term.opt_out_on or term.ends_on) <= term.ends_on
    assert weekday(term.decide_on)


@given(CONTRACTS, DAYS)
def test_a_deadline_never_lies_in_the_past(terms, on):
    result = watch(terms, on)

    assert result.deadline is None or on <= result.deadline.on


@given(CONTRACTS, DAYS)
def test_only_a_contract_that_has_ended_has_no_deadline(terms, on):
    result = watch(terms, on)

    assert (result.deadline is None) == (result.state is State.ENDED)
    assert (result.state is State.ENDED) == (on > result.term.ends_on)


@given(SELF_RENEWING, DAYS)
def test_notice_by_the_deadline_ends_the_contract_with_the_binding_term(terms, on):
    before = watch(terms, on)
    left = RenewalTerms(
        expires_on=terms.expires_on,
        auto_renews=True,
        renewal_term=terms.renewal_term,
        notice=terms.notice,
        opted_out_on=before.deadline.on,
    )

    later = watch(left, before.binding.ends_on + DAY)

    assert (State.ENDED, before.binding.ends_on) == (later.state, later.term.ends_on)


@given(SELF_RENEWING, DAYS)
def test_a_day_too_late_binds_for_longer(terms, on):
    before = watch(terms, on)

    later = watch(terms, before.deadline.on + DAY)

    assert later.binding.ends_on > before.binding.ends_on


@given(CONTRACTS, DAYS)
def test_dates_only_move_forward_from_day_to_day(terms, on):
    today, tomorrow = watch(terms, on), watch(terms, on + DAY)

    assert today.term.ends_on <= tomorrow.term.ends_on
    assert tomorrow.deadline is None or today.deadline.on <= tomorrow.deadline.on
