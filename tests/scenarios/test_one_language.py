"""Who reads Chinese reads Chinese everywhere: help, forms, warnings and refusals, whatever language the thing is in."""

import pytest

from knowledge.records.people import people
from tests.scenarios.tickets import ERP_DOWN, Story

READS = {"lin": ("U0LIN", "zh"), "ross": ("U0ROSS", "en"), "audi": ("U0AUDI", "zh")}


@pytest.fixture
def story(talking):
    with talking.desk.database.sessions.begin() as session:
        for slack_id, lang in READS.values():
            people.by_slack_id(session, slack_id).lang = lang
    return Story(talking)


def only_for(story, who, containing):
    def look():
        seen = story.workspace.messages("general", who)
        return next((m for m in seen if m.only_for and containing in m.text + str(m.blocks)), None)

    return story.workspace.wait(look, seconds=30)


@pytest.mark.parametrize("who", ["lin", "ross"])
@pytest.mark.parametrize("line", ["/desk", "/desk help", "/desk 帮助"])
def test_help_is_in_the_persons_language_whatever_they_typed(story, who, line):
    story.workspace.command(who, "general", line)

    told = only_for(story, who, "desk")
    is_chinese = any("\u4e00" <= one <= "\u9fff" for one in told.text)
    assert (READS[who][1] == "zh") == is_chinese


def test_an_english_tickets_warnings_and_forms_are_chinese_for_an_owner_who_reads_chinese(story):
    said, countdown = story.report(text=ERP_DOWN, who="lin")

    story.pass_time(minutes=50)
    warned = story.told_alone("lin", containing="%")
    story.press("lin", said, "respond")
    form = story.workspace.modal("lin")
    story.press("audi", said, "confirm")
    refused = only_for(story, "audi", "")

    assert "Ticket 1" in countdown.text
    assert "时限已用去" in warned.text
    assert "供应商" in str(form.content)
    assert "不能改动" in refused.text


def test_a_contracts_form_is_in_the_language_of_who_opens_it(story):
    card = story.workspace.wait(
        lambda: next((m for m in story.workspace.messages("#vendors") if "correct_contract" in str(m.blocks)), None),
        seconds=60,
    )

    story.workspace.click("ross", card, "correct_contract")
    english = str(story.workspace.modal("ross").content["title"])
    with story.desk.database.sessions.begin() as session:
        people.by_slack_id(session, "U0ROSS").lang = "zh"
    story.workspace.close("ross")
    story.workspace.click("ross", card, "correct_contract")

    assert "Correct" in english
    assert "Correct" not in str(story.workspace.modal("ross").content["title"])
