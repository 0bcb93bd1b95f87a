"""Everybody of ours reads what is for everyone; people of other companies read only what is addressed to them."""

import pytest

from knowledge.rules.access import ANYONE, TERMINAL, Asker


@pytest.mark.parametrize(
    ("asker", "audience", "expected"),
    [
        (ANYONE, "everyone", True),
        (ANYONE, "procurement", False),
        (Asker(audiences=frozenset({"procurement"})), "procurement", True),
        (Asker(outside=True), "everyone", False),
        (Asker(outside=True, audiences=frozenset({"channel:C1"})), "channel:C1", True),
        (TERMINAL, "procurement", True),
    ],
)
def test_who_reads_what(asker, audience, expected):
    assert expected == asker.may_read(audience)
