"""Shows beside a message that waits what the desk is doing, so that nobody takes a queue for silence."""

from collections.abc import Callable
from datetime import datetime, timedelta
from logging import getLogger

from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError

from bot.desk import Desk
from bot.replies.working import working_status
from knowledge.records.people import questions
from knowledge.records.people.questions import Question

AFTER = timedelta(seconds=3)
AGAIN = timedelta(seconds=100)
"""Slack shows a status for two minutes, or until the answer comes."""

_MOST = 20
_log = getLogger("vendordesk")


class Working:
    """The statuses of one desk; `learning` tells whether it still reads its documents for the first time."""

    def __init__(self, desk: Desk, client: WebClient, learning: Callable[[], bool]) -> None:
        self._desk, self._client, self._learning = desk, client, learning
        self._shown: dict[tuple[int, str], tuple[datetime, str]] = {}

    def step(self) -> bool:
        """Show the status of what has waited a moment; False: the next look is a second later."""
        now = self._desk.now()
        with self._desk.database.reading() as session:
            waiting = questions.waiting(session, most=_MOST)
        self._shown = {key: shown for key, shown in self._shown.items() if key in {(q.id, q.text) for q in waiting}}
        for before, question in enumerate(waiting):
            if question.channel and question.thread_ts and now - question.asked_at >= AFTER:
                self._show(question, working_status(question.lang, before=before, learning=self._learning()))
        return False

    def _show(self, question: Question, status: str) -> None:
        key, now = (question.id, question.text), self._desk.now()
        until, words = self._shown.get(key, (now, ""))
        if words == status and until > now:
            return
        self._shown[key] = (now + AGAIN, status)
        self._set(question, status)
        with self._desk.database.reading() as session:
            answered = questions.by_event(session, question.event_key or "")
        if answered is None or answered.status is not None:
            self._set(question, "")  # it was answered meanwhile: what came too late would stay

    def _set(self, question: Question, status: str) -> None:
        channel, thread = question.channel or "", question.thread_ts or ""
        try:
            self._client.assistant_threads_setStatus(channel_id=channel, thread_ts=thread, status=status)
        except (SlackApiError, OSError) as error:
            _log.info("no status can be shown in %s: %s", channel, error)
