"""The survey after a ticket: one question, five buttons."""

from typing import Any

from bot.replies.drawing import blocks
from bot.replies.drawing.blocks import Message
from bot.replies.drawing.words import Words

SCORES = (1, 2, 3, 4, 5)


def survey_message(payload: dict[str, Any]) -> Message:
    """The question with a button a score."""
    words = Words(payload["lang"], "survey", **payload)
    scores = [
        blocks.button(
            Words(payload["lang"], "survey", score=n).plain("score"), f"rate_ticket_{n}", f"{payload['ticket']}:{n}"
        )
        for n in SCORES
    ]
    return Message(words["question"], (blocks.section(words["question"]), blocks.actions(*scores)))


def rated_message(score: int, lang: str) -> Message:
    return Message(Words(lang, "survey", score=score)["thanks"])
