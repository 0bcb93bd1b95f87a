"""Who and what is answered: a row for each sender and shape that Slack tells of."""

import pytest

from knowledge.rules.heard import Heard, Shape, Treatment, is_outside, person_of, shape_of, takes_files, treatment

ANSWER, ANEW, WITHDRAW, NOTHING = Treatment.ANSWER, Treatment.ANSWER_ANEW, Treatment.WITHDRAW, Treatment.NOTHING
DECLINE = Treatment.DECLINE
PERSON, APP, NOBODY = {"user": "U1"}, {"user": "U2", "bot": True}, {"user": None}
IN_PERSONS_NAME, SLACKBOT = {"user": "U1", "bot": True}, {"user": "USLACKBOT"}
VISITOR, VISITING_APP = PERSON | {"outside": True}, APP | {"outside": True}
CAPTION = {"direct": True, "caption": True}
DIRECT, NAMED, OVERHEARD = {"direct": True}, {"named": True}, {}
FOLLOWED, TO_OTHERS = {"followed": True}, {"followed": True, "elsewhere": True}
SAME, OTHER = {"reworded": False}, {"reworded": True}

ROWS = [
    # where      who              subtype             words   answered  files
    (DIRECT,     PERSON,          None,               SAME,   ANSWER,   True),
    (DIRECT,     PERSON,          "file_share",       SAME,   ANSWER,   True),
    (DIRECT,     PERSON,          "thread_broadcast", SAME,   ANSWER,   True),
    (DIRECT,     PERSON,          "me_message",       SAME,   ANSWER,   True),
    (DIRECT,     PERSON,          "message_changed",  OTHER,  ANEW,     False),
    (DIRECT,     PERSON,          "message_changed",  SAME,   NOTHING,  False),
    (DIRECT,     PERSON,          "message_deleted",  SAME,   WITHDRAW, False),
    (DIRECT,     PERSON,          "message_replied",  SAME,   NOTHING,  False),
    (DIRECT,     PERSON,          "assistant_app_thread", SAME, NOTHING, False),
    (CAPTION,    PERSON,          "file_share",       SAME,   NOTHING,  True),
    (CAPTION,    PERSON,          "message_changed",  OTHER,  NOTHING,  False),
    (NAMED,      PERSON,          None,               SAME,   ANSWER,   True),
    (NAMED,      PERSON,          "file_share",       SAME,   ANSWER,   True),
    (NAMED,      PERSON,          "thread_broadcast", SAME,   ANSWER,   True),
    (NAMED,      PERSON,          "me_message",       SAME,   ANSWER,   True),
    (NAMED,      PERSON,          "message_changed",  OTHER,  ANEW,     False),
    (NAMED,      PERSON,          "message_changed",  SAME,   NOTHING,  False),
    (NAMED,      PERSON,          "message_deleted",  SAME,   WITHDRAW, False),
    (NAMED,      PERSON,          "channel_topic",    SAME,   NOTHING,  False),
    (OVERHEARD,  PERSON,          None,               SAME,   NOTHING,  True),
    (OVERHEARD,  PERSON,          "file_share",       SAME,   NOTHING,  True),
    (OVERHEARD,  PERSON,          "message_changed",  OTHER,  NOTHING,  False),
    (OVERHEARD,  PERSON,          "channel_join",     SAME,   NOTHING,  False),
    (FOLLOWED,   PERSON,          None,               SAME,   ANSWER,   True),
    (FOLLOWED,   PERSON,          "file_share",       SAME,   ANSWER,   True),
    (FOLLOWED,   PERSON,          "thread_broadcast", SAME,   ANSWER,   True),
    (FOLLOWED,   PERSON,          "message_changed",  OTHER,  ANEW,     False),
    (FOLLOWED,   PERSON,          "message_changed",  SAME,   NOTHING,  False),
    (FOLLOWED,   PERSON,          "message_deleted",  SAME,   WITHDRAW, False),
    (FOLLOWED,   APP,             None,               SAME,   NOTHING,  False),
    (FOLLOWED,   SLACKBOT,        None,               SAME,   NOTHING,  False),
    (FOLLOWED,   VISITOR,         None,               SAME,   NOTHING,  True),
    (TO_OTHERS,  PERSON,          None,               SAME,   NOTHING,  True),
    (TO_OTHERS,  PERSON,          "message_changed",  OTHER,  NOTHING,  False),
    (DIRECT,     APP,             None,               SAME,   NOTHING,  False),
    (DIRECT,     SLACKBOT,        None,               SAME,   NOTHING,  False),
    (DIRECT,     NOBODY,          None,               SAME,   NOTHING,  False),
    (NAMED,      APP,             None,               SAME,   NOTHING,  False),
    (NAMED,      APP,             "bot_message",      SAME,   NOTHING,  False),
    (NAMED,      APP,             "message_changed",  OTHER,  NOTHING,  False),
    (NAMED,      IN_PERSONS_NAME, None,               SAME,   NOTHING,  False),
    (NAMED,      SLACKBOT,        None,               SAME,   NOTHING,  False),
    (NAMED,      NOBODY,          None,               SAME,   NOTHING,  False),
    (NAMED,      NOBODY,          "bot_message",      SAME,   NOTHING,  False),
    (OVERHEARD,  APP,             "file_share",       SAME,   NOTHING,  False),
    (DIRECT,     VISITOR,         None,               SAME,   DECLINE,  True),
    (NAMED,      VISITOR,         None,               SAME,   DECLINE,  True),
    (NAMED,      VISITOR,         "file_share",       SAME,   DECLINE,  True),
    (NAMED,      VISITOR,         "thread_broadcast", SAME,   DECLINE,  True),
    (NAMED,      VISITOR,         "message_changed",  OTHER,  NOTHING,  False),
    (NAMED,      VISITOR,         "message_deleted",  SAME,   NOTHING,  False),
    (OVERHEARD,  VISITOR,         None,               SAME,   NOTHING,  True),
    (NAMED,      VISITING_APP,    None,               SAME,   NOTHING,  False),
]  # fmt: skip


@pytest.mark.parametrize(("where", "who", "subtype", "words", "answered", "files"), ROWS)
def test_each_sender_and_shape_is_treated_as_the_table_says(where, who, subtype, words, answered, files):
    person = person_of(who["user"], bot=who.get("bot", False))
    place = {"direct": False, "named": False, "outside": who.get("outside", False)} | where
    heard = Heard(shape=shape_of(subtype, **words), person=person, **place)

    assert answered == treatment(heard)
    assert files == takes_files(heard)


def test_a_subtype_that_is_not_known_is_a_notice():
    assert Shape.NOTICE is shape_of("something_new", reworded=True)


@pytest.mark.parametrize(
    ("team", "shared", "outside"),
    [
        ("T0OURS", True, False), ("E0OURS", True, False), ("T0THEIRS", True, True), ("T0THEIRS", False, True),
        ("E0THEIRS", True, True), (None, True, True), (None, False, False),
    ],
)  # fmt: skip
def test_who_is_of_another_company_is_told_by_the_workspace_and_unknown_is_theirs_where_both_meet(
    team, shared, outside
):
    assert outside == is_outside(team, {"T0OURS", "E0OURS"}, shared=shared)
