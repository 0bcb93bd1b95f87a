"""What a manager sees of the vendor's clock: nights, holidays, weekends, quiet evenings, an outage, an amendment."""

import pytest

from knowledge.records.contracts import contracts
from knowledge.records.contracts.contracts import Fact
from knowledge.records.people import people
from tests.companies import add_contract
from tests.scenarios.staffed import LONDON, SHANGHAI, Staffed, clock_at, moment

OFFICE = ("09:00", "18:00")
EVERY_NIGHT = (1, 2, 3, 4, 5, 6, 7)


@pytest.fixture
def begin(start_desk):
    """Begins a story at a local time."""
    return lambda local, zone=SHANGHAI: Staffed(start_desk(clock=clock_at(local, zone)))


def test_a_night_shift_is_one_shift_although_its_date_changes(begin):
    """Rule 4: reported on Monday evening before the shift, four hours of it are up at two in the morning."""
    story = begin("2026-06-01 19:00")

    said = story.opened(story.contract(("22:00", "06:00")))

    assert "Tue 02 Jun 02:00" == story.due(said)


def test_a_holiday_week_does_not_count_and_the_saturday_worked_for_it_does(begin):
    """Rule 4: National Day is from the first to the seventh of October; Saturday the tenth is a workday for it."""
    story = begin("2026-09-30 16:00")

    said = story.opened(story.contract(OFFICE, within="PT27H"))

    assert "Sat 10 Oct 16:00" == story.due(said)


@pytest.mark.parametrize(
    ("evening", "due"),
    [
        ("2026-10-24 21:50", "Sun 25 Oct 05:00"),
        ("2026-03-28 21:50", "Sun 29 Mar 23:00"),
        ("2026-06-06 21:50", "Sun 07 Jun 06:00"),
    ],
    ids=["the clocks go back", "the clocks go forward", "an ordinary night"],
)
def test_when_the_clocks_change_eight_hours_of_a_night_are_eight_hours_that_people_worked(begin, evening, due):
    """Rule 4: a night shift in London lasts nine hours in October and seven in March."""
    story = begin(evening, LONDON)
    nights = story.contract(("22:00", "06:00"), zone=LONDON, days=EVERY_NIGHT, within="PT8H")

    said = story.opened(nights)

    assert due == story.due(said, LONDON)


def test_a_pause_over_the_weekend_adds_nothing(begin):
    """Rule 2."""
    story = begin("2026-06-05 17:00")
    said = story.opened(story.contract(OFFICE))
    before = story.due(said)
    story.wait_until("2026-06-05 18:30")
    story.workspace.click("lin", story.countdown(said), "ticket_more", "1:pause")
    story.workspace.submit("lin", reason="the plant manager's word")
    story.countdown(said, containing="the plant manager's word")

    story.wait_until("2026-06-07 20:00")
    story.press("lin", said, "resume")

    assert ("Mon 08 Jun 12:00", "Mon 08 Jun 12:00") == (before, story.due(said))


def test_a_pause_of_two_working_hours_adds_two_hours(begin):
    """Rule 2."""
    story = begin("2026-06-04 10:00")
    said = story.opened(story.contract(OFFICE))
    story.workspace.click("lin", story.countdown(said), "ticket_more", "1:pause")
    story.workspace.submit("lin", reason="log files")
    story.countdown(said, containing="log files")

    story.wait_until("2026-06-04 12:00")
    story.press("lin", said, "resume")

    assert "Thu 04 Jun 16:00" == story.due(said)


def test_a_warning_on_the_weekend_waits_for_the_owners_monday_morning(begin):
    """Rule 8."""
    story = begin("2026-06-05 17:50")
    lives_in_shanghai(story)
    story.opened(story.contract(OFFICE, within="PT100H", clock="24x7"))

    story.wait_until("2026-06-07 20:00")
    on_sunday = story.posted("ticket_warning")
    story.wait_until("2026-06-08 08:30")
    early = story.posted("ticket_warning")
    story.wait_until("2026-06-08 09:00")

    assert ([], []) == (on_sunday, early)
    assert "50%" in story.told_alone("lin", containing="50%").text


def test_a_warning_of_the_top_severity_rings_on_sunday(begin):
    """Rule 8."""
    story = begin("2026-06-05 17:50")
    lives_in_shanghai(story)
    story.opened(story.contract(OFFICE, within="PT100H", clock="24x7"), severity="S1")

    story.wait_until("2026-06-07 20:00")

    assert "50%" in story.told_alone("lin", containing="50%").text


def test_after_an_outage_of_the_desk_only_the_newest_is_said_and_once(begin):
    """Rule 7: the desk slept through the warnings at 50 and 75 %."""
    story = begin("2026-06-04 10:00")
    story.opened(story.contract(OFFICE, within="PT5H"), severity="S1")

    story.wait_until("2026-06-04 14:40")
    for _ in range(3):
        story.pass_time(seconds=20)
        story.settle()

    assert [90] == [told["percent"] for told in story.posted("ticket_warning")]
    assert [50, 75] == story.posted("ticket_warning")[0]["skipped"]
    assert "90%" in story.told_alone("lin", containing="90%").text


def test_an_amendment_takes_effect_in_the_thread_on_its_day_and_is_told_once(begin):
    """Rule 5: from the fifth of June the vendor owes the repair within two hours instead of four."""
    story = begin("2026-06-04 17:00")
    contract = story.contract(OFFICE)
    amended(story, contract, effective_on="2026-06-05", within="PT2H")
    said = story.opened(contract)
    before = story.due(said)

    story.wait_until("2026-06-05 00:01")
    told = story.post(said, containing="instead of")
    story.wait_until("2026-06-05 01:01")

    assert ("Fri 05 Jun 12:00", "Fri 05 Jun 10:00") == (before, story.due(said))
    assert "within 2 hours instead of 4 hours" in told.text
    assert 1 == story.log().count("contract_changed")


def lives_in_shanghai(story):
    """Lin works from nine to six on the clocks of Shanghai."""
    with story.desk.database.sessions.begin() as session:
        people.by_slack_id(session, "U0LIN").timezone = SHANGHAI


def amended(story, base, *, effective_on, within):
    """An amendment of the repair time that people have confirmed."""
    with story.desk.database.sessions.begin() as session:
        contract = session.get(contracts.Contract, base)
        promise = next(f.value for f in contract.facts if f.field == "sla[0]") | {"within": within}
        amendment = add_contract(session, "NS-1-A", {"kind": "amendment", "effective_on": effective_on})
        amendment.base_id, amendment.kind, amendment.amends = base, "amendment", "NS-1"
        fact = Fact(field="sla[0]", value=promise, as_read=promise, quotes={}, state="confirmed")
        fact.decided_at = moment("2026-06-01 09:00")
        amendment.facts.append(fact)
