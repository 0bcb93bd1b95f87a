"""Whatever people send is read in time that grows no faster than its length, and no further than anybody writes."""

import pytest

from bot.listeners.parsing import LONGEST, plain, unmarked
from bot.playground.text.mrkdwn import Reading, mrkdwn
from knowledge.rules.questions.small_talk import small_talk
from knowledge.rules.reports.fault_told import tells_of_fault
from knowledge.rules.reports.report_request import asked_for, reported_in
from tests.growing import ATOMS, MOST, grows

READERS = {
    "unmarked": unmarked,
    "asked_for": asked_for,
    "reported_in": reported_in,
    "tells_of_fault": tells_of_fault,
    "small_talk": small_talk,
    "mrkdwn": lambda text: mrkdwn(text, Reading()),
}


@pytest.mark.parametrize("around", ["{}", "a{}b"])
@pytest.mark.parametrize("name", READERS)
def test_twice_the_text_takes_about_twice_the_time(name, around):
    grown = {atom: grows(READERS[name], atom, around=around) for atom in ATOMS}

    assert {} == {atom: ratio for atom, ratio in grown.items() if ratio > MOST}


def test_a_message_is_read_as_far_as_anybody_writes():
    assert LONGEST == len(plain("x" * 39_000))
