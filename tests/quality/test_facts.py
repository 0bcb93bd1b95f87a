"""The facts read from the development gold keep their quality."""

import pytest

from tests.quality.facts import measure
from tests.shared_data import shared


@pytest.mark.parametrize("name", ["vendor_zh", "vendor_en"])
def test_the_facts_of_the_development_contracts_are_exact(name: str) -> None:
    figures = measure(shared("data", name))

    assert figures["exact"] >= 0.92
    assert figures["sla_f1"] >= 0.90
    assert figures["invented"] <= 0.02
