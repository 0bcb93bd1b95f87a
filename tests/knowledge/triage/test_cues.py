"""What cue words say, and what they do not."""

import pytest

from knowledge.triage.cues import cues, people


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("客服部二十六个人都登不上", 26),
        ("超过20名用户受影响", 20),
        ("受影响人员达到五十人", 50),
        ("about thirty people in stores are blocked", 30),
        ("at least twenty (20) Authorized Users are blocked", 20),
        ("all 35 of us are waiting", 35),
        ("the report has 40 lines too many", None),
    ],
)
def test_people_are_counted_however_they_are_written(text: str, count: int | None) -> None:
    assert count == people(text)


@pytest.mark.parametrize("text", ["没有手工替代办法", "there is no workaround", "it cannot be done by hand"])
def test_a_denied_way_round_is_not_a_way_round(text: str) -> None:
    found = cues(text)

    assert "no_workaround" in found
    assert "workaround" not in found


@pytest.mark.parametrize("text", ["急急急，马上处理！！", "URGENT!!! critical, fix it NOW"])
def test_tone_is_no_cue_of_gravity(text: str) -> None:
    assert not {"down", "halted", "lost", "security", "no_workaround"} & cues(text).keys()
