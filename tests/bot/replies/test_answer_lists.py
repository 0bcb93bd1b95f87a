"""An answer that lists contracts: one line each, and how many more there are."""

from bot.replies.answers import LISTED, answer_message
from knowledge.answers import ANSWERED, NOT_FOUND, Answer, StatedFact


def _listing(count: int) -> Answer:
    days = [(f"合同{n}", field) for n in range(count) for field in ("expires_on", "last_opt_out_on")]
    facts = tuple(StatedFact(name, field, "2027-03-31", "confirmed") for name, field in days)
    return Answer(status=ANSWERED, text="合同0: 2027-03-31", lang="zh", confidence=0.9, facts=facts, reason="list")


def test_each_contract_has_one_line_with_its_dates():
    message = answer_message(_listing(2), question_id=1)

    lines = message.blocks[1]["text"]["text"].splitlines()
    assert 2 == len(lines)
    assert "合同1" in lines[1]
    assert 2 == lines[1].count("2027-03-31")


def test_a_long_list_says_how_many_more_there_are():
    message = answer_message(_listing(LISTED + 4), question_id=1)

    lines = message.blocks[1]["text"]["text"].splitlines()
    assert LISTED + 1 == len(lines)
    assert "4" in lines[-1]


def test_that_none_ends_in_that_time_is_said_as_such():
    none = Answer(status=NOT_FOUND, text="", lang="en", confidence=0.9, reason="none_ends")

    assert "No contract" in answer_message(none, question_id=1).blocks[0]["text"]["text"]
