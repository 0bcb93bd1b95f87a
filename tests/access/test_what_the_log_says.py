"""The audit log knows who asked, saw and was refused, forged presses included; and it is whole after all of it."""

import json

from knowledge import audit
from knowledge.audit import entries
from tests.access import verbs


def logged(world, since):
    with world.database.reading() as session:
        return [
            (one.act, one.actor, one.subject, json.loads(one.data))
            for one in entries.in_order(session)
            if one.seq > since
        ]


def last(world):
    with world.database.reading() as session:
        return entries.head(session).seq


def test_a_question_and_its_answer_are_logged_with_what_was_shown(world):
    since = last(world)

    verbs.command(world, "U0WEI", "C0ALL", "ask Write to wei.lan@corp.example: when does the contract end?")
    world.settle()

    said = {act: (actor, data) for act, actor, _, data in logged(world, since)}
    assert ("U0WEI", "Write to █: when does the contract end?") == (
        said["question.asked"][0],
        said["question.asked"][1]["text"],
    )
    assert ("desk", "U0WEI") == (said["question.answered"][0], said["question.answered"][1]["to"])
    assert {"documents", "passages", "contracts", "status", "channel", "to"} == set(said["question.answered"][1])


def test_a_forged_press_is_logged_with_who_pressed_what_and_changes_nothing_else(world):
    since = last(world)

    verbs.press(world, "U0WEI", "C0ALL", "open_clause", "987654:0")
    verbs.press(world, "U0WEI", "C0ALL", "claim_claimed", "987654:1:respond")
    verbs.press(world, "U0WEI", "C0ALL", "judge_answer", "'; DROP TABLE audit_entries; --:right")

    assert [
        ("access.refused", "U0WEI", "open_clause", "question_gone"),
        ("access.refused", "U0WEI", "claim_claimed", "claim_unknown"),
        ("security.malformed", "U0WEI", "judge_answer", "ValueError"),
    ] == [(act, actor, data["what"], data["why"]) for act, actor, _, data in logged(world, since)]


def test_a_verb_that_a_role_may_not_is_logged_as_refused(world):
    since = last(world)

    verbs.command(world, "U0AUDI", "C0ALL", "digest here")

    refused = [
        (actor, data["what"], data["why"]) for act, actor, _, data in logged(world, since) if act == "access.refused"
    ]
    assert [("U0AUDI", "/desk", "digest_not_yours")] == refused


def test_the_log_of_all_that_happened_here_is_whole(world):
    with world.database.reading() as session:
        found = audit.verify(session)

    assert (True, True) == (found.whole, found.entries > 20)
