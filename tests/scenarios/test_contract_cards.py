"""Contracts become cards in the owners' channel, and people decide on their facts."""

import pytest
from sqlalchemy import select

from bot.playground.model import Message
from knowledge.records.contracts import contracts, proposals
from knowledge.records.contracts.contracts import Contract
from knowledge.records.people import people


@pytest.fixture
def cards(talking):
    """The cards in the owners' channel, once there is one for each of the five contracts."""

    def all_there():
        found = [m for m in talking.workspace.messages("#vendors") if "correct_contract" in str(m.blocks)]
        return found if len(found) == 5 else None

    return talking.workspace.wait(all_there, seconds=60)


def card_of(cards: list[Message], words: str) -> Message:
    return next(card for card in cards if words in card.text)


def test_each_contract_gets_one_card_with_counts_and_doubts_before_the_facts(cards):
    shown = str(card_of(cards, "CRM").blocks)

    assert "to confirm" in shown
    assert shown.index("to confirm") < shown.index("End date")
    assert "“" in shown


def test_confirming_edits_the_card_and_says_who(talking, cards):
    card = card_of(cards, "CRM")

    talking.workspace.click("ross", card, "confirm_contract")
    after = talking.workspace.wait(lambda: changed(talking, card, "confirmed by"))

    assert "<@U0ROSS>" in str(after.blocks)
    assert "confirm_contract" not in str(after.blocks)
    assert {"confirmed"} == {fact.state for fact in register(talking, "CRM").facts}


def test_who_may_not_decide_is_told_so_and_nothing_changes(talking, cards):
    card = card_of(cards, "CRM")

    talking.workspace.click("wei", card, "confirm_contract")

    told = talking.workspace.wait(lambda: [m for m in talking.workspace.messages("#vendors", "wei") if m.only_for])
    assert "Only procurement" in told[0].text
    assert {"proposed"} == {fact.state for fact in register(talking, "CRM").facts}


def test_a_correction_is_checked_kept_and_shown(talking, cards):
    card = card_of(cards, "CRM")
    talking.workspace.click("ross", card, "correct_contract")

    refused = talking.workspace.submit("ross", expires_on="next year")
    taken = talking.workspace.submit("ross", expires_on="30 June 2027")
    after = talking.workspace.wait(lambda: changed(talking, card, "corrected by"))

    assert "Write a day" in str(refused)
    assert taken.ok
    assert "2027-06-30" in str(after.blocks)
    fact = proposals.current_fact(register(talking, "CRM"), "expires_on")
    assert ("2027-06-30", "corrected", "U0ROSS") == (fact.value, fact.state, fact.decided_by)


def test_what_is_not_a_contract_leaves_the_register(talking, cards):
    card = card_of(cards, "CRM")

    talking.workspace.click("fang", card, "refuse_contract")
    after = talking.workspace.wait(lambda: changed(talking, card, "Not a contract"))

    assert "<@U0FANG>" in str(after.blocks)
    with talking.desk.database.reading() as session:
        assert "CRM" not in str([c.title for c in contracts.living(session)])


def changed(talking, card, words):
    now = next(m for m in talking.workspace.messages("#vendors") if m.ts == card.ts)
    return now if words in str(now.blocks) and card.blocks != now.blocks else None


def register(talking, words):
    with talking.desk.database.reading() as session:
        contract = next(c for c in session.scalars(select(Contract)) if words in c.title)
        assert contract.facts
        return contract


def test_the_command_shows_a_contract_with_dates_and_amended_clocks(talking):
    with talking.desk.database.sessions.begin() as session:
        people.by_slack_id(session, "U0WEI").lang = "zh"

    talking.workspace.command("wei", "#general", "/desk contract 明栈MES")

    shown = talking.workspace.wait(lambda: only_for(talking, "#general", "wei"))
    assert all(words in str(shown.blocks) for words in ("到期日", "2027-03-31", "一级", "15 分钟", "已修改"))


def test_the_command_asks_which_contract_where_several_fit(talking):
    talking.workspace.command("wei", "#general", "/desk contract")
    asked = talking.workspace.wait(lambda: only_for(talking, "#general", "wei"))

    talking.workspace.click("wei", asked, "show_contract", choice_of(asked, "CRM"))

    shown = talking.workspace.wait(lambda: with_words(only_for(talking, "#general", "wei"), "Last opt-out day", "opt"))
    assert "2026-12-31" in str(shown.blocks)


def only_for(talking, where, who):
    return next((m for m in talking.workspace.messages(where, who) if m.only_for), None)


def with_words(message, *words):
    return message if message and any(word in str(message.blocks) for word in words) else None


def choice_of(message, words):
    menu = next(b["elements"][0] for b in message.blocks if b["type"] == "actions")
    return next(option["value"] for option in menu["options"] if words in option["text"]["text"])
