"""The facts of the second set that was written without a look at the rules stay as well read as they are."""

from pathlib import Path

from tests.quality.facts import measure

_SET = Path(__file__).parent / "fresh_en_2"


def test_the_facts_of_the_second_fresh_set_are_exact() -> None:
    figures = measure(_SET)

    assert figures["exact"] >= 0.95
    assert figures["sla_f1"] >= 0.95
    assert figures["invented"] <= 0.02
