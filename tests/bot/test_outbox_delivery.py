"""Delivery: each message once, in order, through Slack's refusals, rests and silences."""

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta

import pytest

from bot.outbox import SlackBusy, SlackDown, SlackRefused, deliver_one
from knowledge.records.db import Database
from knowledge.records.people import outbox
from knowledge.records.people.outbox import DROPPED, FAILED, LEASE, PENDING, POSTED, Note
from tests.bot.slack_stub import MemorySlack, delivery_to

NOW = datetime(2026, 6, 1, 9, tzinfo=UTC)
SECOND = timedelta(seconds=1)


def write(session, *kinds, thread="ticket:1", show=False, **more):
    for kind in kinds:
        note = Note(
            subject="ticket:1", kind=kind, template="t", thread=thread, channel="C1", payload={"say": kind} | more
        )
        (outbox.show if show else outbox.put)(session, note, NOW)
    session.commit()


def run(session, slack, now=NOW, **options):
    delivery = delivery_to(slack, **options)
    while deliver_one(session, delivery, now):
        pass


def states(session):
    session.expire_all()
    return [(message.kind, message.state) for message in outbox.about(session, "ticket:1")]


@pytest.fixture
def session(tmp_path):
    database = Database(f"sqlite:///{tmp_path / 'desk.db'}")
    database.migrate()
    with database.sessions() as session:
        yield session
    database.close()


def test_messages_are_posted_in_order_under_the_threads_first(session):
    slack = MemorySlack()
    write(session, "a", "b", "c")

    run(session, slack)

    assert [None, "1.0", "1.0"] == [message["thread_ts"] for message in slack.messages.values()]
    assert ["{'say': 'a'}", "{'say': 'b'}", "{'say': 'c'}"] == [m["text"] for m in slack.messages.values()]
    assert [("a", POSTED), ("b", POSTED), ("c", POSTED)] == states(session)


def test_running_again_sends_nothing_again(session):
    slack = MemorySlack()
    write(session, "a")
    run(session, slack)

    write(session, "a")
    run(session, slack, NOW + timedelta(days=1))

    assert [("post", "ticket:1|a|")] == slack.calls


def test_when_slack_asks_for_rest_all_wait_and_then_go_in_order(session):
    slack = MemorySlack()
    slack.failures = [(SlackBusy(30), False)]
    write(session, "a", "b")

    run(session, slack)
    run(session, slack, NOW + 29 * SECOND)
    assert [] == slack.keys
    run(session, slack, NOW + 30 * SECOND)

    assert ["ticket:1|a|", "ticket:1|b|"] == slack.keys
    assert "find" not in [call for call, _ in slack.calls]


def test_a_silence_of_slack_is_tried_again_later_and_later_without_overtaking(session):
    slack = MemorySlack()
    slack.failures = [(SlackDown("503"), False)] * 3
    write(session, "a", "b")
    tried = []
    for second in range(40):
        before = len(slack.calls)
        run(session, slack, NOW + second * SECOND)
        tried += [second] * (len(slack.calls) > before)

    assert [0, 2, 6, 14] == tried
    assert ["ticket:1|a|", "ticket:1|b|"] == slack.keys


def test_what_was_posted_before_the_answer_was_lost_is_found_and_not_posted_again(session):
    slack = MemorySlack()
    slack.failures = [(SlackDown("timed out"), True)]
    write(session, "a")

    run(session, slack)
    run(session, slack, NOW + 2 * SECOND)

    assert ["ticket:1|a|"] == slack.keys
    assert [("a", POSTED)] == states(session)


def test_what_was_claimed_by_a_process_that_died_is_looked_for_and_sent_after_the_lease(session):
    slack = MemorySlack()
    write(session, "a", "b")
    posted = outbox.claim(session, "died", NOW)
    session.commit()
    slack.messages["1.0"] = {"key": posted.key, "text": "", "thread_ts": None, "channel": "C1"}

    run(session, slack)
    assert [("a", PENDING), ("b", PENDING)] == states(session)
    run(session, slack, NOW + LEASE)

    assert ["ticket:1|a|", "ticket:1|b|"] == slack.keys
    assert "1.0" == slack.messages["2.0"]["thread_ts"]


def test_a_refusal_is_kept_with_its_reason_and_the_next_goes_on(session):
    slack = MemorySlack()
    slack.failures = [(SlackRefused("channel_not_found"), False)]
    write(session, "a", "b")

    run(session, slack)

    assert [("a", FAILED), ("b", POSTED)] == states(session)
    assert "channel_not_found" == outbox.about(session, "ticket:1")[0].reason


def test_a_message_whose_reason_is_gone_is_dropped_when_it_would_go(session):
    slack = MemorySlack()
    write(session, "a", "b")

    run(session, slack, still_true=lambda _, message, __: message.kind != "a")

    assert [("a", DROPPED), ("b", POSTED)] == states(session)


def test_a_stale_message_that_may_have_been_posted_is_only_looked_for(session):
    slack = MemorySlack()
    slack.failures = [(SlackDown("timed out"), False)]
    write(session, "a")
    run(session, slack)

    run(session, slack, NOW + 2 * SECOND, still_true=lambda *_: False)

    assert [("a", DROPPED)] == states(session)
    assert [("post", "ticket:1|a|"), ("find", "ticket:1|a|")] == slack.calls


def test_a_message_that_cannot_be_rendered_does_not_hold_up_the_others(session):
    slack = MemorySlack()
    write(session, "a", "b")

    def render(_, message, __):
        if message.kind == "a":
            raise KeyError("title")
        return delivery_to(slack).render(_, message, __)

    run(session, slack, render=render)

    assert [("a", FAILED), ("b", POSTED)] == states(session)


def test_a_message_is_edited_in_place_and_only_when_it_changed(session):
    slack = MemorySlack()
    for number in (1, 1, 2, 2, 3):
        write(session, "countdown", show=True, number=number)
        run(session, slack)

    assert ["1.0", "1.0"] == slack.edits
    assert ["{'say': 'countdown', 'number': 3}"] == [message["text"] for message in slack.messages.values()]


def test_changes_made_before_the_first_post_are_one_message(session):
    slack = MemorySlack()
    for number in (1, 2, 3):
        write(session, "countdown", show=True, number=number)

    run(session, slack)

    assert ([], ["{'say': 'countdown', 'number': 3}"]) == (slack.edits, [m["text"] for m in slack.messages.values()])


def test_a_message_is_given_up_after_a_day_and_says_why(session):
    slack = MemorySlack()
    slack.failures = [(SlackDown("503"), False)] * 2
    write(session, "a")

    run(session, slack)
    run(session, slack, NOW + timedelta(hours=25))

    assert [("a", FAILED)] == states(session)


def test_several_replicas_send_each_message_once_and_in_order(database):
    slack = MemorySlack()
    with database.sessions() as session:
        for number in range(40):
            write(session, f"kind-{number:02}", thread=f"thread-{number % 5}")

    def replica(_):
        with database.sessions() as session:
            run(session, slack)

    for _ in range(3):  # a replica leaves when all that is left is in another's hands
        with ThreadPoolExecutor(4) as pool:
            list(pool.map(replica, range(4)))

    assert 40 == len(slack.calls) == len(set(slack.keys))
    for thread in range(5):
        kinds = [key.split("-")[1][:2] for key in slack.keys if int(key.split("-")[1][:2]) % 5 == thread]
        assert sorted(kinds) == kinds
