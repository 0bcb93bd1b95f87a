"""What must hold of the clock for any calendar, pauses and changes; and that it agrees with a slow simulation."""

import os
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.cli.tickets.sla_cases import computed
from knowledge.rules.clocks.sla import Terms, count, due_at, parse_target
from knowledge.rules.clocks.sla_explained import explain
from knowledge.rules.time.calendars import calendar_of
from knowledge.rules.time.durations import Duration
from tests.knowledge.rules.clock_oracle import simulate

EXAMPLES = 2_000 if os.environ.get("VENDORDESK_LONG") else 60
ZONES = [
    "America/New_York", "Europe/London", "Australia/Lord_Howe", "Asia/Shanghai", "Asia/Kolkata", "Pacific/Apia", "UTC",
    "America/St_Johns", "America/Santiago", "Asia/Kathmandu", "America/Havana", "Africa/Casablanca", "Asia/Beirut",
    "America/Nuuk", "Pacific/Chatham", "Antarctica/Troll", "Asia/Tehran", "America/Sao_Paulo", "Africa/Cairo",
]  # fmt: skip
CHANGES_OF_CLOCKS = [  # days on which one zone or another changes its clocks, or skips a date
    "2026-03-08", "2026-11-01", "2026-03-29", "2026-10-25", "2026-04-05", "2026-10-04", "2026-09-06", "2011-12-30",
    "2026-03-28", "2026-03-15", "2026-02-15", "2027-02-07", "2018-02-17", "2018-11-04", "2026-04-24", "2026-10-29",
]  # fmt: skip

quarters = st.integers(0, 95).map(lambda n: f"{n // 4:02}:{n % 4 * 15:02}")
ends = st.one_of(quarters, st.just("24:00"))
intervals = st.lists(st.tuples(quarters, ends), max_size=3)
days = st.builds(
    lambda start, after: datetime.fromisoformat(start) + timedelta(days=after),
    st.sampled_from(CHANGES_OF_CLOCKS),
    st.integers(-4, 6),
)


def disjoint_day(edges: list[int]) -> list[tuple[str, str]]:
    """Intervals within a day that do not overlap, from an even number of quarters."""
    texts = [f"{n // 4:02}:{n % 4 * 15:02}" for n in sorted(set(edges))]
    return list(zip(texts[::2], texts[1::2], strict=False))


day_hours = st.lists(st.integers(0, 96), max_size=6).map(disjoint_day)


@st.composite
def calendars(draw, hours=intervals):
    near = draw(days)
    dates = st.integers(-3, 9).map(lambda n: (near + timedelta(days=n)).date().isoformat())
    weekly = draw(st.dictionaries(st.integers(1, 7).map(str), hours, min_size=3))
    calendar = {
        "timezone": draw(st.sampled_from(ZONES)),
        "weekly": weekly,
        "holidays": draw(st.lists(dates, max_size=4, unique=True)),
        "extra_workdays": draw(st.dictionaries(dates, hours, max_size=2)),
    }
    return near.replace(tzinfo=UTC), calendar


elapsed_targets = st.integers(0, 160).map(lambda n: f"PT{n // 4}H{n % 4 * 15}M")


@st.composite
def cases(draw, hours=intervals, targets=elapsed_targets):
    near, calendar = draw(calendars(hours))
    instants = st.integers(-300, 800).map(lambda n: near + n * timedelta(minutes=15))
    spans = st.tuples(instants, st.one_of(st.integers(0, 200), st.integers(0, 20), st.none()))
    pauses = [
        (start.isoformat(), None if length is None else (start + length * timedelta(minutes=15)).isoformat())
        for start, length in draw(st.lists(spans, max_size=4))
    ]
    change = st.fixed_dictionaries(
        {"at": instants.map(datetime.isoformat)},
        optional={
            "target": targets,
            "clock": st.sampled_from(["business", "24x7"]),
            "calendar": st.one_of(st.just("24x7"), st.just(calendar)),
        },
    )
    return {
        "calendar": calendar,
        "target": draw(targets),
        "clock": draw(st.sampled_from(["business", "business", "24x7"])),
        "opened_at": draw(instants).isoformat(),
        "pauses": pauses,
        "changes": draw(st.lists(change, max_size=2)),
        "now": draw(instants).isoformat(),
    }


bounded = settings(max_examples=EXAMPLES, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def agree(case, expected):
    answer = computed(case)
    due = answer["due_at"] and datetime.fromisoformat(answer["due_at"])
    horizon = datetime.fromisoformat(case["opened_at"]) + timedelta(days=39)

    assert expected["elapsed_minutes"] == answer["elapsed_minutes"]
    assert expected["remaining_minutes"] == answer["remaining_minutes"]
    assert expected["due_at"] == (due if due is None or due < horizon else None)


@bounded
@given(cases())
def test_elapsed_targets_agree_with_a_step_by_step_simulation(case):
    expected = simulate(case)

    agree(case, expected)


@bounded
@given(cases(hours=day_hours, targets=st.integers(0, 3).map(lambda n: f"P{n}D")))
def test_targets_of_days_agree_with_a_step_by_step_simulation(case):
    try:
        expected = simulate(case)
    except IndexError:  # fewer working days within the simulation than the target needs
        return

    agree(case, expected)


def as_terms(case):
    target = Duration.parse(case["target"])
    return Terms(target, case["clock"], calendar_of(case["calendar"]))


def instants_of(case):
    pauses = [(datetime.fromisoformat(a), b and datetime.fromisoformat(b)) for a, b in case["pauses"]]
    return datetime.fromisoformat(case["opened_at"]), datetime.fromisoformat(case["now"]), pauses


@bounded
@given(cases(), st.integers(0, 800), st.integers(0, 90_000))
def test_a_pause_never_brings_a_deadline_nearer(case, after, length):
    opened, _, pauses = instants_of(case)
    start = opened + timedelta(minutes=after)

    plain = due_at(as_terms(case), opened, pauses)
    paused = due_at(as_terms(case), opened, [*pauses, (start, start + timedelta(seconds=length))])

    assert (plain is None and paused is None) or (plain is not None and (paused is None or paused >= plain))


@bounded
@given(cases(), st.integers(0, 1_000_000))
def test_elapsed_time_never_shrinks_as_time_goes_on(case, later):
    opened, now, pauses = instants_of(case)

    first = count(as_terms(case), opened_at=opened, now=now, pauses=pauses)
    second = count(as_terms(case), opened_at=opened, now=now + timedelta(seconds=later), pauses=pauses)

    assert 0 <= first.elapsed <= second.elapsed <= first.elapsed + later
    assert first.due_at == second.due_at


@bounded
@given(cases(), st.data())
def test_splitting_a_pause_changes_nothing(case, data):
    opened, now, pauses = instants_of(case)
    split = []
    for start, end in pauses:
        seconds = data.draw(st.integers(0, 90_000 if end is None else int((end - start).total_seconds())))
        middle = start + timedelta(seconds=seconds)
        split += [(middle, end), (start, middle)]

    whole = count(as_terms(case), opened_at=opened, now=now, pauses=pauses)
    parts = count(as_terms(case), opened_at=opened, now=now, pauses=split)

    assert whole == parts


@bounded
@given(cases())
def test_the_parts_of_an_explanation_sum_to_the_whole(case):
    opened, now, pauses = instants_of(case)

    told = explain(as_terms(case), opened_at=opened, now=now, pauses=pauses)

    assert told.count.elapsed == sum(part.seconds for part in told.parts if part.end <= max(now, opened))
    due = told.count.due_at
    if due is not None:
        assert told.count.length == sum(part.seconds for part in told.parts if part.end <= due)


@pytest.mark.parametrize("target", ["P1M", "P1DT2H", "4 hours", ""])
def test_a_target_of_another_form_is_refused_with_a_reason(target):
    with pytest.raises(ValueError, match=r"PT… or PnD|duration"):
        parse_target(target)
