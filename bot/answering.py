"""Answers what waits: several workers take questions and reports side by side, those of one thread in order."""

import threading
from collections import Counter
from collections.abc import Callable
from contextlib import ExitStack

from sqlalchemy.exc import SQLAlchemyError

from bot.desk import Desk
from bot.desk.intake import intake, ticket_requests
from bot.desk.questions.asking import answer_question, telling_failure
from bot.desk.questions.questions import still_waits as waits
from bot.logs import about
from bot.metrics import ANSWERS
from bot.replies.tickets.ticket_form import card_payload
from knowledge.records.people import people, questions
from knowledge.records.people.questions import Question
from knowledge.rules.reports.report_request import asked_for, reported_in

Look = Callable[[str], None]
Tell = Callable[[Question], None]
_LEAST_FAULT = 0.3
"""What is less likely a fault is answered, unless a ticket was asked for."""


class HeldUp:
    """The questions on which the database failed: tried again, the others first, and their askers told once.

    `tell` says to somebody that their question waits. A failure that passes at once is told to nobody.
    """

    def __init__(self, tell: Tell) -> None:
        self._tell = tell
        self._lock = threading.Lock()
        self._failed: Counter[int] = Counter()
        self._untold: dict[int, Question] = {}

    def times(self, question: Question) -> int:
        """How often the database has failed on a question."""
        return self._failed[question.id]

    def failed(self, question: Question) -> None:
        """The database failed on a question; from the second time on that lasts."""
        with self._lock:
            self._failed[question.id] += 1
            if self._failed[question.id] == 1:
                self._untold[question.id] = question
                return
        self.lasts()

    def lasts(self) -> None:
        """The database has failed again: whoever has not been told hears of it."""
        with self._lock:
            untold, self._untold = list(self._untold.values()), {}
        for question in untold:
            self._tell(question)

    def over(self, question: Question) -> None:
        """A question is done with."""
        with self._lock:
            self._failed.pop(question.id, None)
            self._untold.pop(question.id, None)


class Answering:
    """The work of one desk's answering loops.

    `look` writes down who is in a conversation now, `tell` says to somebody that their question waits for the database.
    """

    def __init__(self, desk: Desk, look: Look, tell: Tell = lambda question: None) -> None:
        self._desk, self._look = desk, look
        self._lock = threading.Lock()
        self._taken: dict[int, tuple[str | None, str | None]] = {}
        self._held_up = HeldUp(tell)

    def step(self) -> bool:
        """Answer the next question or report; False where none waits that can be taken now."""
        with ExitStack() as held:
            try:
                question = self._take(held)
            except SQLAlchemyError:
                self._held_up.lasts()
                raise
            return question is not None and self._work_off(question)

    def _work_off(self, question: Question) -> bool:
        try:
            with about(question=question.id, request=question.event_key), telling_failure(self._desk, question):
                self._answer(question)
            self._held_up.over(question)
            waited = (self._desk.now() - question.asked_at).total_seconds()
            ANSWERS.labels("report" if question.is_report else "question").observe(waited)
        except SQLAlchemyError:
            self._held_up.failed(question)
            raise
        finally:
            with self._lock:
                self._taken.pop(question.id)
        return True

    def _take(self, held: ExitStack) -> Question | None:
        """The oldest that waits, tried least often, whose thread nobody is at, here or in another replica."""
        with self._lock, self._desk.database.reading() as session:
            waiting = questions.waiting(session)
            threads = set(self._taken.values())
            free = [q for q in waiting if q.id not in self._taken and (not q.thread_ts or _thread(q) not in threads)]
            for found in sorted(free, key=lambda q: (self._held_up.times(q), q.id)):
                if self._is_ours(found, held):
                    self._taken[found.id] = _thread(found)
                    return found
        return None

    def _is_ours(self, question: Question, held: ExitStack) -> bool:
        """Whether no other replica is at the question's thread, nor has answered it in this moment."""
        doing = f"answering {_thread(question) if question.thread_ts else question.id}"
        with ExitStack() as asked:
            if not asked.enter_context(self._desk.database.alone(doing)):
                return False
            with self._desk.database.reading() as session:
                if not waits(session, question):
                    return False
            held.push(asked.pop_all())
            return True

    def _answer(self, question: Question) -> None:
        if question.is_report:
            propose_ticket(self._desk, question, self._look)
        else:
            answer_question(self._desk, question, self._look)


def _thread(question: Question) -> tuple[str | None, str | None]:
    return question.channel, question.thread_ts


def propose_ticket(desk: Desk, report: Question, look: Look) -> None:
    """Grade a report and propose a ticket in its thread, for all who read it, unless it is told otherwise meanwhile."""
    source, person = ticket_requests.source_of_report(report), report.asker or ""
    told = reported_in(report.text) or report.text
    look(source.channel)
    with desk.database.reading() as session:
        asker = people.asker_in(session, person, source.channel)
        proposal = intake.propose(session, desk.triaging, told, asker=asker, source=source, now=desk.now())
    if not asked_for(report.text) and proposal.triage.fault < _LEAST_FAULT:
        answer_question(desk, report, look)
        return
    payload = card_payload(proposal, person, source, guessed=not asked_for(report.text))
    with desk.database.sessions.begin() as session:
        if waits(session, report):
            ticket_requests.propose(session, report, payload, desk.now())
