"""Which reminders are due, and that each is sent once: run daily, run twice, or after days without running."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.rules.renewal.reminder_steps import (
    RENEWAL_STEPS,
    Reminder,
    due_step,
    falls_on,
    renewal_reminders,
)
from knowledge.rules.renewal.renewal_stages import Progress, Stage, stalled_on, under_way
from knowledge.rules.renewal.renewal_terms import terms_of
from knowledge.rules.renewal.renewals import watch
from knowledge.rules.time.workdays import weekday

DAY = timedelta(days=1)
DEADLINE = date(2026, 12, 2)
FACTS = {"expires_on": "2027-01-31", "auto_renews": True, "renewal_term": "P1Y", "notice_period": "P60D"}


def sent_on(days, **options):
    """What a watch that runs on these days would send: each key once, with the day."""
    sent = {}
    for on in days:
        for reminder in renewal_reminders("c1", watch(terms_of(FACTS), on), on, **options):
            sent.setdefault(reminder.key, (on, reminder))
    return list(sent.values())


def every_day_from(start, end):
    return [start + n * DAY for n in range((end - start).days + 1)]


@pytest.mark.parametrize(
    ("days_before", "step"),
    [
        (200, None),
        (181, None),
        (180, 180),
        (91, 180),
        (90, 90),
        (30, 30),
        (29, 30),
        (8, 14),
        (1, 1),
        (0, 1),
        (-1, None),
    ],
)
def test_the_newest_step_whose_day_has_come_is_due(days_before, step):
    assert step == due_step(DEADLINE, DEADLINE - days_before * DAY, steps=RENEWAL_STEPS)


def test_a_step_on_a_weekend_falls_on_the_friday_before():
    assert date(2026, 11, 27) == falls_on(DEADLINE, 3, workday=weekday)
    assert 3 == due_step(DEADLINE, date(2026, 11, 27), steps=RENEWAL_STEPS, workday=weekday)


def test_each_step_is_sent_on_its_day_and_once():
    sent = sent_on(every_day_from(date(2026, 5, 1), DEADLINE))

    steps = {r.step: on for on, r in sent if r.kind == "opt_out"}
    assert {step: DEADLINE - step * DAY for step in RENEWAL_STEPS} == steps


def test_the_decision_day_is_told_apart_from_the_steps():
    sent = sent_on(every_day_from(date(2026, 5, 1), DEADLINE))

    assert [(date(2026, 11, 2), "decide")] == [(on, r.kind) for on, r in sent if r.kind != "opt_out"]


def test_after_a_missed_opt_out_day_that_is_said_once_and_the_next_terms_steps_begin():
    sent = sent_on(every_day_from(DEADLINE + DAY, date(2027, 12, 2)))

    assert (DEADLINE + DAY, Reminder("c1", "missed", DEADLINE, 0)) == sent[0]
    assert date(2027, 6, 5) == sent[1][0]
    assert 10 == len(sent)


@given(st.sets(st.integers(0, 215), min_size=1))
def test_a_desk_that_was_down_catches_up_with_the_newest_step_only(up):
    days = [date(2026, 5, 1) + n * DAY for n in sorted(up)]

    sent = [(on, r) for on, r in sent_on(days) if r.kind == "opt_out"]

    per_day = [on for on, _ in sent]
    assert sorted(set(per_day)) == per_day
    assert {due_step(DEADLINE, on, steps=RENEWAL_STEPS) for on in days} - {None} == {r.step for _, r in sent}


def test_reminders_rest_while_the_renewal_moves_and_come_back_when_it_stalls():
    moved = Progress(Stage.INTERNAL_REVIEW, date(2026, 9, 1))

    sent = sent_on(every_day_from(date(2026, 9, 1), date(2026, 9, 29)), progress=moved)

    assert [
        (date(2026, 9, 15), Reminder("c1", "opt_out", DEADLINE, 90)),
        (date(2026, 9, 15), Reminder("c1", "stalled", date(2026, 9, 15), 0)),
        (date(2026, 9, 29), Reminder("c1", "stalled", date(2026, 9, 29), 0)),
    ] == sent


def test_a_closed_renewal_is_quiet_for_good():
    closed = Progress(Stage.AFTER_SIGNING, date(2026, 6, 1), closed_on=date(2026, 6, 20))

    assert [] == sent_on(every_day_from(date(2026, 6, 1), DEADLINE), progress=closed)


def test_a_snoozed_contract_is_quiet_until_the_day():
    sent = sent_on(every_day_from(date(2026, 6, 1), date(2026, 8, 1)), snoozed_until=date(2026, 7, 10))

    assert [(date(2026, 7, 10), 180)] == [(on, r.step) for on, r in sent]


def test_a_moved_deadline_warns_again_under_a_new_key():
    on = date(2026, 11, 10)
    moved = FACTS | {"expires_on": "2027-01-15"}

    one, other = (renewal_reminders("c1", watch(terms_of(facts), on), on) for facts in (FACTS, moved))

    assert set() == {r.key for r in one} & {r.key for r in other}


def test_own_steps_of_a_contract_replace_the_usual_ones():
    sent = sent_on(every_day_from(date(2026, 5, 1), DEADLINE), steps=(45, 5))

    assert [45, 5] == [r.step for _, r in sent if r.kind == "opt_out"]


def test_a_contract_that_ran_out_is_news_for_a_month():
    facts = terms_of({"expires_on": "2026-12-03", "auto_renews": False})

    kinds = [
        [r.kind for r in renewal_reminders("n", watch(facts, on), on)] for on in (date(2026, 12, 4), date(2027, 1, 3))
    ]

    assert [["ended"], []] == kinds


def test_a_contract_of_unknown_dates_has_no_reminders():
    on = date(2026, 12, 4)

    assert () == renewal_reminders("n", watch(terms_of({}), on), on)


def test_a_key_names_subject_kind_deadline_and_step():
    assert "c1/opt_out/2026-12-02/14" == Reminder("c1", "opt_out", DEADLINE, 14).key


@pytest.mark.parametrize(("days", "stall"), [(0, None), (13, None), (14, 14), (27, 14), (28, 28), (45, 42)])
def test_a_stall_is_noticed_every_fortnight(days, stall):
    progress = Progress(Stage.PREPARE, DEADLINE)

    found = stalled_on(progress, DEADLINE + days * DAY)

    assert (None if stall is None else DEADLINE + stall * DAY) == found
    assert (stall is None) == under_way(progress, DEADLINE + days * DAY)


def test_a_renewal_that_nobody_started_is_not_under_way():
    assert not under_way(None, DEADLINE)


def test_the_stages_follow_each_other():
    assert [*list(Stage)[1:], None] == [stage.next for stage in Stage]
