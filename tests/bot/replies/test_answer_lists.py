"""A question for a list that nothing fits is answered as such."""

from bot.replies.answers.answers import answer_message
from knowledge.answers import NOT_FOUND, Answer


def test_that_none_ends_in_that_time_is_said_as_such():
    none = Answer(status=NOT_FOUND, text="", lang="en", confidence=0.9, reason="none_ends")

    assert "No contract" in answer_message(none, question_id=1).blocks[0]["text"]["text"]
