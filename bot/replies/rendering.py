"""From an outbox row to the message that Slack is given: one renderer a template name."""

from collections.abc import Callable
from typing import Any

from bot.replies.answers.answers import answer_message, for_owner_message
from bot.replies.contracts.contract_card import contract_card
from bot.replies.contracts.contract_summary import contract_summary
from bot.replies.contracts.shared_file import file_learned
from bot.replies.drawing.blocks import Message
from bot.replies.errors import error_message, with_hint
from bot.replies.help import small_talk_message
from bot.replies.renewals.renewal_card import renewal_card_message
from bot.replies.renewals.renewals import step_message
from bot.replies.reports.digest import digest_message
from bot.replies.reports.scorecard import scorecard_message
from bot.replies.tickets.countdown import countdown_message
from bot.replies.tickets.surveys import survey_message
from bot.replies.tickets.ticket_form import card_message
from bot.replies.tickets.ticket_posts import (
    breach_message,
    claim_decided_message,
    claim_due_message,
    event_message,
    waiting_message,
    warning_message,
)
from knowledge.answers import Answer, Choice, Citation, Row, Shown, Sought, StatedFact, Subject, restored

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
            "subject": Subject(),
            "sought": Sought(**{name: _frozen(told) for name, told in stored.get("sought", {}).items()}),
            "choices": tuple(Choice(**one) for one in stored.get("choices", ())),
            "shown": tuple(_shown(one) for one in stored.get("shown", ())),
            "table": restored(stored["table"]) if stored.get("table") else None,
        }
    )
    message = answer_message(answer, question_id=payload["question"])
    return with_hint(message, answer.lang) if payload.get("withheld") else message


def _frozen(told: Any) -> Any:
    return tuple(told) if isinstance(told, list) else told


def _shown(stored: Payload) -> Shown:
    row = stored["row"]
    return Shown(**stored | {"row": Row(*(tuple(row[name]) for name in ("heads", "cells", "meant"))) if row else None})


def _failed(payload: Payload) -> Message:
    return error_message(payload["sentence"], payload["reference"], payload["lang"])


def _for_owner(payload: Payload) -> Message:
    return for_owner_message(**payload)


def _small_talk(payload: Payload) -> Message:
    return small_talk_message(**payload)


RENDERERS: dict[str, Callable[[Payload], Message]] = {
    "answer": _answer,
    "for_owner": _for_owner,
    "failed": _failed,
    "small_talk": _small_talk,
    "contract_card": contract_card,
    "contract_summary": contract_summary,
    "ticket_card": card_message,
    "ticket_countdown": countdown_message,
    "ticket_event": event_message,
    "ticket_warning": warning_message,
    "ticket_breach": breach_message,
    "ticket_waiting": waiting_message,
    "claim_due": claim_due_message,
    "claim_decided": claim_decided_message,
    "digest": digest_message,
    "renewal_card": renewal_card_message,
    "renewal_step": step_message,
    "scorecard": scorecard_message,
    "survey": survey_message,
    "file_learned": file_learned,
}
