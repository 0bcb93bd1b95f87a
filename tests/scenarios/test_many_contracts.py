"""Many contracts read at once are one message, the doubtful first; their cards come one by one in its thread."""

import pytest

from knowledge.records.people import outbox
from tests.companies import add_contract

NAMES = ("Alder", "Birch", "Cedar", "Dogwood", "Elm", "Fir", "Gorse")
DOUBTFUL = "Fir"


@pytest.fixture
def owners(talking):
    """The owners' channel after so many contracts were read at once."""
    with talking.desk.database.sessions.begin() as session:
        for name in NAMES:
            facts = {"kind": "support", "expires_on": "2027-06-30", "auto_renews": False}
            contract = add_contract(session, f"{name}-1", facts, vendor=name)
            contract.doubts = [{"assumption": "calendar_days", "field": "notice_period"}] if name == DOUBTFUL else None
            for fact in contract.facts:
                fact.state = "proposed"
                fact.quotes = {} if name == DOUBTFUL else {"here": {"text": "ends on 30 June 2027", "page": 1}}
    talking.desk.ring()
    return Owners(talking)


class Owners:
    def __init__(self, talking):
        self.workspace, self.desk = talking.workspace, talking.desk

    def summary(self, containing="have been read"):
        def look():
            found = [m for m in self.workspace.messages("#vendors") if "contracts have been read" in m.text]
            assert len(found) < 2, "one list"
            return found[0] if found and containing in str(found[0].blocks) else None

        return self.workspace.wait(look, seconds=60)

    def cards(self, *, count):
        def look():
            under = [m for m in self.workspace.messages("#vendors") if m.thread_ts == self.summary().ts and m.bot_id]
            return under if len(under) == count else None

        return self.workspace.wait(look, seconds=30)


def test_many_contracts_are_one_message_and_no_card_each(owners):
    shown = str(owners.summary(containing=NAMES[-1]).blocks)

    assert all(f"Contract {name}-1" in shown for name in NAMES)
    with owners.desk.database.reading() as session:
        assert 0 == session.query(outbox.OutboxMessage).filter(outbox.OutboxMessage.subject == "contract:6").count()


def test_the_doubtful_come_first_and_the_button_says_which_is_next(owners):
    lines = owners.summary(containing=NAMES[-1]).blocks[1]["text"]["text"].splitlines()

    doubtful = [line for line in lines if "doubt" in line]
    assert lines[: len(doubtful)] == doubtful
    assert any("Fir-1" in line for line in doubtful)
    assert "Go through them" in str(owners.summary().blocks)


def test_a_button_shows_one_card_at_a_time_in_its_thread_and_the_list_follows_what_is_decided(owners):
    summary = owners.summary(containing=NAMES[-1])

    owners.workspace.click("ross", summary, "review_contracts")
    first = owners.cards(count=1)[0]
    owners.workspace.click("ross", first, "confirm_contract")
    after = owners.summary(containing="white_check_mark")
    owners.workspace.click("ross", owners.summary(containing="Next contract"), "review_contracts")
    owners.cards(count=2)

    assert "confirm_contract" in str(first.blocks)
    assert "white_check_mark" in after.blocks[1]["text"]["text"].splitlines()[-1]


def test_who_may_not_decide_does_not_go_through_them(owners):
    summary = owners.summary(containing=NAMES[-1])

    owners.workspace.click("wei", summary, "review_contracts")

    told = owners.workspace.wait(lambda: [m for m in owners.workspace.messages("#vendors", "wei") if m.only_for])
    assert "Only procurement" in told[0].text
    assert [] == [m for m in owners.workspace.messages("#vendors") if m.thread_ts == summary.ts and m.bot_id]
