"""The morning digest: what it says, to whom, when, and that it says nothing when there is nothing."""

import random
from datetime import UTC, date, datetime, timedelta

import pytest

from bot.desk.renewals import renewal_pipeline as pipeline
from bot.desk.renewals.renewal_steps import renewal_rounds, still_true
from bot.desk.reports.digest_sending import digest_rounds, digest_settings
from bot.replies.drawing.blocks import fits
from bot.replies.reports.digest import digest_message
from knowledge.errors import BadInput
from knowledge.records.people import digests
from knowledge.records.people.outbox import OutboxMessage
from knowledge.rules.contract_record import ASSUMPTIONS
from tests.bot.desk.vendor_year import NOW, add_year
from tests.companies import add_company, add_contract, add_person

CHANNEL = "C0OWNERS"
MONDAY = datetime(2026, 11, 23, 1, 5, tzinfo=UTC)  # nine o'clock and five minutes in Shanghai
DAY = timedelta(days=1)


@pytest.fixture
def contract(session):
    digests.subscribe(session, CHANNEL, timezone="Asia/Shanghai")
    return add_year(session)


def sent(session, to=None, template="digest"):
    found = session.query(OutboxMessage).filter_by(template=template).order_by(OutboxMessage.id)
    return [message for message in found if to in (None, message.channel)]


def whats(message, section):
    return [item["what"] for item in message.payload[section]]


def test_the_first_digest_says_what_is_due_and_whom_it_concerns(session, contract):
    digest_rounds()(session, MONDAY + 2 * DAY)

    channel, owner = (sent(session, to)[0] for to in (CHANNEL, "U0OWNER"))
    assert "opt_out" in whats(channel, "due")
    assert [] == whats(channel, "changed")
    assert (False, True) == (channel.payload["personal"], owner.payload["personal"])
    assert [] == sent(session, "U0QA")


def test_a_digest_is_sent_once_a_morning_however_often_the_desk_restarts(session, contract):
    for minutes in (0, 1, 30, 300):
        digest_rounds()(session, MONDAY + timedelta(minutes=minutes))

    assert 1 == len(sent(session, CHANNEL))


def test_a_missed_morning_is_caught_up_once_and_only_within_working_hours(session, contract):
    rounds = digest_rounds()
    for at in (MONDAY - timedelta(hours=2), MONDAY - 2 * DAY, MONDAY + timedelta(hours=10)):
        rounds = digest_rounds()
        rounds(session, at)
    assert [] == sent(session)

    rounds(session, MONDAY + DAY + timedelta(hours=6))

    assert 1 == len(sent(session, CHANNEL))


def test_what_changed_comes_first_and_is_not_told_twice(session, contract):
    digest_rounds()(session, MONDAY)
    pipeline.start(session, contract.id, by="U0OWNER", now=MONDAY + timedelta(hours=3))
    digest_rounds()(session, MONDAY + DAY)
    digest_rounds()(session, MONDAY + 2 * DAY)

    second = sent(session, CHANNEL)[1]
    assert ["stage_changed"] == whats(second, "changed")
    assert "prepare" == second.payload["pipeline"][0]["stage"]
    assert all(whats(message, "changed") == [] for message in sent(session, CHANNEL)[2:])


def test_nothing_is_sent_where_there_is_nothing_to_say(session):
    digests.subscribe(session, CHANNEL)
    add_contract(session, "FAR", {"kind": "nda", "expires_on": "2029-01-01", "auto_renews": False}, kind="nda")
    for day in range(5):
        digest_rounds()(session, MONDAY + day * DAY)

    assert [] == sent(session)


def test_a_channel_that_wants_it_hears_once_a_week_that_all_is_clear(session):
    digests.subscribe(session, CHANNEL, all_clear=True)
    add_contract(session, "FAR", {"kind": "nda", "expires_on": "2029-01-01", "auto_renews": False}, kind="nda")
    for day in range(12):
        digest_rounds()(session, MONDAY + day * DAY)

    assert ["2026-11-23", "2026-11-30"] == [message.value for message in sent(session)]
    assert all(message.payload["all_clear"] for message in sent(session))


def test_nobody_reads_in_a_digest_what_they_may_not_read(session, contract):
    contract.document.audience = "buying"
    add_contract(session, "OPEN", {"kind": "support", "expires_on": "2026-11-28", "auto_renews": False})
    session.flush()
    digest_rounds()(session, MONDAY)

    assert "南屿" not in str(sent(session, CHANNEL)[0].payload)
    assert "南屿" in str(sent(session, "U0OWNER")[0].payload)


def test_a_holiday_is_no_morning(session, contract):
    digest_rounds()(session, datetime(2026, 10, 2, 2, tzinfo=UTC))

    assert [] == sent(session)


def test_a_person_is_told_in_their_own_zone_and_language(session):
    add_person(session, "U0KASSEL", timezone="Europe/Berlin", lang="en")
    add_contract(session, "K", {"kind": "support", "expires_on": "2026-11-28", "auto_renews": False}, owner="U0KASSEL")
    digest_rounds()(session, MONDAY)
    early = len(sent(session))
    digest_rounds()(session, MONDAY + timedelta(hours=7))

    message = sent(session)[0]
    assert (0, "U0KASSEL", "en") == (early, message.channel, message.payload["lang"])


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_a_long_digest_is_shared_out_over_messages_that_slack_takes(session, lang):
    digests.subscribe(session, CHANNEL, lang=lang)
    add_company(session, contracts=400, people=4, start=date(2025, 12, 1), chance=random.Random(5))
    digest_rounds()(session, MONDAY)

    parts = sent(session, CHANNEL)
    assert len(parts) > 1
    assert all(fits(digest_message(part.payload).blocks) for part in parts)
    assert [False] + [True] * (len(parts) - 1) == [part.reply for part in parts]
    first = parts[0].payload
    lines = len(first["due"]) + sum(len(part.payload["lines"]) for part in parts[1:])
    assert first["due_count"] == lines


def test_a_reminder_goes_to_the_owner_and_not_any_more_once_the_renewal_is_started(session, contract):
    renewal_rounds()(session, MONDAY)
    waiting = sent(session, "U0OWNER", "renewal_step")
    before = [still_true(session, message, MONDAY) for message in waiting]
    pipeline.start(session, contract.id, by="U0OWNER", now=MONDAY)

    assert ["decide", "opt_out"] == sorted(message.payload["kind"] for message in waiting)
    assert [True, True] == before
    assert not any(still_true(session, message, MONDAY) for message in waiting)
    assert 0 == renewal_rounds()(session, MONDAY + DAY)


def test_what_nobody_owns_is_said_in_the_channel(session, contract):
    contract.owner = None
    session.flush()
    renewal_rounds()(session, MONDAY)

    assert {CHANNEL} == {message.channel for message in sent(session, template="renewal_step")}


def test_a_credit_that_must_be_claimed_soon_is_due(session, contract):
    digest_rounds()(session, datetime(2026, 9, 4, 2, tzinfo=UTC))

    due = sent(session, CHANNEL)[0].payload["due"]
    assert [("claim", "#7", "2026-09-10")] == [(i["what"], i["now"], i["on"]) for i in due if i["what"] == "claim"]


def test_the_words_that_set_a_channels_digest():
    assert {"active": True, "at": "08:30", "timezone": "Europe/Berlin"} == digest_settings("here 08:30 Europe/Berlin")
    assert {"active": False} == digest_settings("off")
    with pytest.raises(BadInput):
        digest_settings("sometimes")


def test_the_builders_now_is_a_working_morning():
    assert MONDAY.date() == NOW.date()


def add_doubtful(session, number, *, state="proposed", **given):
    """A contract that ends on a Saturday soon, its day read from figures."""
    facts = {"kind": "support", "expires_on": "2026-11-28", "auto_renews": False}
    doubts = [{"field": "expires_on", "assumption": "day_first"}]
    contract = add_contract(session, number, facts, **{"doubts": doubts} | given)
    for fact in contract.facts:
        fact.state = state
    session.flush()
    return contract


@pytest.mark.parametrize(("lang", "sentence"), [("en", "read with the day first"), ("zh", "按“日在前”读取")])
def test_what_is_due_under_an_assumption_says_it_in_its_own_sentence(session, lang, sentence):
    digests.subscribe(session, CHANNEL)
    add_doubtful(session, "GUESSED")
    digest_rounds()(session, MONDAY)

    said = str(digest_message(sent(session, CHANNEL)[0].payload | {"lang": lang}).blocks)
    assert sentence in said
    assert "GUESSED" in said


def test_what_somebody_has_confirmed_is_due_without_a_doubt(session):
    digests.subscribe(session, CHANNEL)
    add_doubtful(session, "SURE", state="confirmed")
    digest_rounds()(session, MONDAY)

    assert "day first" not in str(digest_message(sent(session, CHANNEL)[0].payload | {"lang": "en"}).blocks)


def test_a_day_that_was_not_read_says_why_among_what_is_to_be_looked_up(session, contract):
    open_date = [{"field": "expires_on", "assumption": "date_order_unknown"}]
    add_contract(session, "OPEN-DATE", {"kind": "support", "auto_renews": False}, doubts=open_date)
    digest_rounds()(session, MONDAY)

    said = digest_message(sent(session, CHANNEL)[0].payload | {"lang": "en"})
    assert "leaves open which figure is the month" in str(said.blocks[-1])


def test_a_digest_full_of_doubts_fits_slack(session):
    digests.subscribe(session, CHANNEL)
    everything = [{"field": "expires_on", "assumption": one} for one in ASSUMPTIONS]
    for number in range(60):
        add_doubtful(session, f"{number:03} " + "x" * 100, doubts=everything)
    digest_rounds()(session, MONDAY)

    assert all(fits(digest_message(message.payload).blocks) for message in sent(session, CHANNEL))
