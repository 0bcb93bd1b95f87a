"""A promise in days is said in days, with the rule by which they are counted."""

from types import SimpleNamespace
from zoneinfo import ZoneInfo

import pytest

from bot.desk.tickets import countdown
from bot.replies.tickets.countdown import countdown_message
from bot.replies.tickets.explained import explained_view
from knowledge.rules.clocks.sla_explained import explain
from knowledge.rules.clocks.ticket_sight import Sight
from tests.knowledge.rules.tickets import after, state

SEEN = SimpleNamespace(
    ticket=SimpleNamespace(id=7, lang="en"), title="Line 3", vendor="Arden",
    sight=Sight(ticket=True, title=True, vendor=True, terms=True),
)  # fmt: skip


@pytest.mark.parametrize(
    ("lang", "left", "rule"),
    [("en", "2 business days", "up to the close of the last one"), ("zh", "2 个工作日", "下班为止")],
)
def test_two_business_days_are_not_shown_as_sixteen_hours(lang, left, rule):
    """P2's solution is owed in two business days; days here have eight hours."""
    payload = countdown.values(SEEN, state(level="P2"), after(0.1)) | {"lang": lang}

    shown = str(countdown_message(payload).blocks)

    assert left in shown
    assert rule in shown
    assert "16" not in shown.partition("Resolve")[2][:200]


@pytest.mark.parametrize(("lang", "rule"), [("en", "the day of the report is not one of them"), ("zh", "报告当天不算")])
def test_how_it_was_computed_says_the_rule(lang, rule):
    clock = state(level="P2").clock("resolve")
    why = explain(clock.terms, opened_at=clock.started_at, now=after(1), pauses=())
    told = SimpleNamespace(clock=clock, why=why, zone=ZoneInfo("UTC"))

    assert rule in str(explained_view([told], lang, quotes=False))
