"""The outbox's own rules: once by key, in order per thread, leased to one, edited in place."""

from datetime import UTC, datetime, timedelta

from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext

from knowledge.records.base import Base
from knowledge.records.people import outbox
from knowledge.records.people.outbox import DROPPED, LEASE, PENDING, POSTED, Note, OutboxMessage
from knowledge.records.tickets import tickets

NOW = datetime(2026, 6, 1, 9, tzinfo=UTC)
MINUTE = timedelta(minutes=1)
OURS = {model.__tablename__ for model in (OutboxMessage, tickets.Ticket, tickets.TicketEvent, tickets.Claim)}


def note(kind="warning_50", thread="ticket:1", **more):
    values = {"subject": "ticket:1:response:1", "template": "ticket_warning", "channel": "C1", "payload": {"n": 1}}
    return Note(**values | {"kind": kind, "thread": thread} | more)


def claimed(session, now=NOW, token="me"):
    message = outbox.claim(session, token, now)
    session.commit()
    return message


def test_the_migration_builds_what_the_models_say(database):
    with database.engine.connect() as connection:
        context = MigrationContext.configure(
            connection, opts={"include_object": lambda _, name, kind, *__: kind != "table" or name in OURS}
        )

        assert [] == compare_metadata(context, Base.metadata)


def test_a_message_is_written_once_for_a_subject_kind_and_value(database):
    with database.sessions.begin() as session:
        first = outbox.put(session, note(value="10:00"), NOW)
        again = outbox.put(session, note(value="10:00"), NOW)
        moved = outbox.put(session, note(value="11:00"), NOW)

    assert (True, False, True) == (first, again, moved)


def test_a_claimed_message_is_nobody_elses_until_its_lease_ends(database):
    with database.sessions() as session:
        outbox.put(session, note(), NOW)
        first = claimed(session)
        second = claimed(session, token="other")
        third = claimed(session, NOW + LEASE, token="other")

        assert (first.id, None, first.id) == (first.id, second, third.id)
        assert third.uncertain


def test_a_thread_goes_in_order_and_other_threads_do_not_wait_for_it(database):
    with database.sessions() as session:
        for kind, thread in (("a", "t1"), ("b", "t1"), ("c", "t2")):
            outbox.put(session, note(kind, thread), NOW)

        first, second, third = claimed(session), claimed(session), claimed(session)

        assert ("a", "c", None) == (first.kind, second.kind, third)
        outbox.settle(session, first, NOW, state=POSTED, ts="1.0")
        assert "b" == claimed(session).kind


def test_a_message_that_waits_for_office_hours_holds_nothing_up_but_one_being_retried_does(database):
    with database.sessions() as session:
        outbox.put(session, note("later", not_before=NOW + 60 * MINUTE), NOW)
        outbox.put(session, note("first"), NOW)
        outbox.put(session, note("second"), NOW)
        first = claimed(session)
        outbox.retry(session, first, NOW + MINUTE, uncertain=False, reason="503")

        assert "first" == first.kind
        assert claimed(session) is None
        assert "first" == claimed(session, NOW + MINUTE).kind


def test_when_slack_asks_for_rest_the_whole_channel_rests(database):
    with database.sessions() as session:
        outbox.put(session, note("a", "t1"), NOW)
        outbox.put(session, note("b", "t2"), NOW)
        outbox.put(session, note("c", "t3", channel="C2"), NOW)
        outbox.retry(session, claimed(session), NOW + MINUTE, uncertain=False, reason="429", whole_channel=True)

        assert "c" == claimed(session).kind
        assert claimed(session) is None


def test_an_edited_message_goes_again_only_when_something_changed(database):
    with database.sessions() as session:
        assert outbox.show(session, note("countdown"), NOW)
        outbox.settle(session, claimed(session), NOW, state=POSTED, ts="1.0")

        same = outbox.show(session, note("countdown"), NOW)
        changed = outbox.show(session, note("countdown", payload={"n": 2}), NOW)
        edited = claimed(session)

        assert (False, True) == (same, changed)
        assert ("1.0", {"n": 2}) == (edited.ts, edited.payload)


def test_a_message_edited_while_it_is_being_sent_goes_again(database):
    with database.sessions() as session:
        outbox.show(session, note("countdown"), NOW)
        session.commit()
        sending = claimed(session)
        with database.sessions.begin() as other:
            outbox.show(other, note("countdown", payload={"n": 2}), NOW)
        session.expunge(sending)

        outbox.settle(session, sending, NOW, state=POSTED, ts="1.0")
        again = claimed(session)

        assert ("1.0", {"n": 2}) == (again.ts, again.payload)


def test_who_lost_the_lease_changes_nothing(database):
    with database.sessions() as session:
        outbox.put(session, note(), NOW)
        late = claimed(session)
        session.expunge(late)
        claimed(session, NOW + LEASE, token="other")

        outbox.settle(session, late, NOW, state=POSTED, ts="1.0")

        assert PENDING == outbox.about(session, "ticket:1")[0].state


def test_a_newer_message_stands_for_those_that_wait_but_not_for_one_being_sent(database):
    with database.sessions() as session:
        for kind in ("a", "b"):
            outbox.put(session, note(kind), NOW)
        claimed(session)
        newer = note("c", replaces=("ticket_warning",))
        outbox.put(session, newer, NOW)

        outbox.supersede(session, [newer], reason="newer")

        assert [PENDING, DROPPED, PENDING] == [m.state for m in outbox.about(session, "ticket:1")]


def test_replies_go_under_the_threads_first_posted_message(database):
    with database.sessions() as session:
        outbox.put(session, note("root"), NOW)
        outbox.put(session, note("reply"), NOW)
        root = claimed(session)
        assert outbox.root_ts(session, root) is None
        outbox.settle(session, root, NOW, state=POSTED, ts="1.0")

        assert "1.0" == outbox.root_ts(session, claimed(session))
