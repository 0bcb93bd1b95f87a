"""The facts of Chinese contracts that were written without a look at the rules stay as well read as they are."""

from pathlib import Path

import pytest

from tests.quality.facts import measure


@pytest.mark.parametrize("name", ["fresh_zh", "fresh_zh_short"])
def test_the_facts_of_the_fresh_chinese_contracts_are_exact(name: str) -> None:
    figures = measure(Path(__file__).parent / name)

    assert figures["exact"] >= 0.95
    assert figures["sla_f1"] >= 0.95
    assert figures["invented"] <= 0.02
