"""From an outbox row to the message that Slack is given: one renderer a template name."""

from collections.abc import Callable
from typing import Any

from bot.replies.answers import answer_message, for_owner_message
from bot.replies.blocks import Message
from bot.replies.contract_card import contract_card
from knowledge.answers import Answer, Citation, StatedFact

Payload = dict[str, Any]


def render(template: str, payload: Payload) -> Message:
    """The message of a template with its values; KeyError for a template that is not listed below."""
    return RENDERERS[template](payload)


def _answer(payload: Payload) -> Message:
    stored = payload["answer"]
    answer = Answer(
        **stored
        | {
            "citations": tuple(Citation(**c) for c in stored["citations"]),
            "nearest": tuple(Citation(**c) for c in stored["nearest"]),
            "facts": tuple(StatedFact(**f) for f in stored["facts"]),
        }
    )
    return answer_message(answer, question_id=payload["question"])


def _for_owner(payload: Payload) -> Message:
    return for_owner_message(**payload)


RENDERERS: dict[str, Callable[[Payload], Message]] = {
    "answer": _answer,
    "for_owner": _for_owner,
    "contract_card": contract_card,
}
