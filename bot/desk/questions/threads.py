"""Threads that the desk answers in: which replies are meant for it, and what a thread is about."""

from dataclasses import asdict
from datetime import datetime

from sqlalchemy.orm import Session

from bot.desk.questions.questions import Asked, earlier_in_thread, heard_by, receive
from bot.settings import BotSettings
from knowledge.answers import Subject
from knowledge.records.contracts import contracts
from knowledge.records.contracts.contract_names import meant
from knowledge.records.people import people, questions, rooms
from knowledge.records.people.questions import Question
from knowledge.records.tickets import ticket_sight, tickets
from knowledge.rules.contract.levels import marks_in
from knowledge.rules.questions.thread_talk import asks_alone, asks_in_thread, correction


def follows(session: Session, said: Asked, *, settings: BotSettings) -> bool:
    """Whether a reply that names nobody is for the desk: it answers in this thread, and something is asked.

    An edited reply that was answered is for the desk whatever it says now.
    """
    if said.thread_ts is None or needs_mention(session, said.channel, settings):
        return False
    asked = [q for q in questions.in_thread(session, said.channel, said.thread_ts) if not q.is_report]
    known = any(question.event_key == said.key for question in asked)
    return known or (bool(asked) and _asks(session, said))


def needs_mention(session: Session, channel: str, settings: BotSettings) -> bool:
    """Whether replies in a channel's threads need a mention."""
    return _is_called(session, channel, {name.lstrip("#") for name in settings.mention_channels})


def _is_called(session: Session, channel: str, names: set[str]) -> bool:
    room = rooms.known(session, channel)
    return channel in names or (room is not None and room.name in names)


def _asks(session: Session, said: Asked) -> bool:
    """Whether a message asks something, or names what was meant instead."""
    if not asks_in_thread(said.text):
        return False
    instead = correction(said.text)
    if instead is None or asks_alone(instead) or marks_in(instead):
        return True
    return meant(instead, contracts.readable(session, people.asker_in(session, said.person, said.channel))).named


def choose(session: Session, question_id: int, contract_id: int, *, person: str, now: datetime) -> None:
    """Ask a question again of the contract that somebody chose, in its thread, once a contract; raises NotFound."""
    asked = heard_by(session, question_id, person)
    place = asked.channel if asked.thread_ts else None
    asker = people.asker_in(session, person, place) if place else people.asker_of(session, person)
    contract = contracts.open_to(session, contract_id, asker)
    said = Asked(
        key=f"choice:{asked.id}:{contract.id}",
        person=person,
        channel=asked.channel or "",
        thread_ts=asked.thread_ts,
        message_ts=None,
        text=asked.text,
    )
    again = receive(session, said, now)
    if again is not None:
        again.subject = asdict(Subject((contract.id,)))


def subject_of(session: Session, question: Question) -> Subject | None:
    """What a question's thread is about: what was chosen or answered last, its ticket, or the channel's vendor.

    A ticket's level is a subject where all in the room may see its clocks.
    """
    told = next((q.subject for q in (question, *reversed(earlier_in_thread(session, question))) if q.subject), None)
    if told:
        return Subject(tuple(told["contracts"]), told["level"])
    if question.channel is None:
        return None
    ticket = tickets.in_thread(session, question.channel, question.thread_ts) if question.thread_ts else None
    if ticket is not None and ticket.contract_id is not None:
        seen = ticket_sight.in_their_rooms(session, [ticket])[ticket.id].sight
        return Subject((ticket.contract_id,), (ticket.level or "") if seen.terms else "")
    return _of_channel(session, question.channel)


def _of_channel(session: Session, channel: str) -> Subject | None:
    """The contracts of the vendor whose channel it is."""
    bases = [c for c in contracts.living(session) if c.base_id is None and c.vendor and c.vendor.channel]
    theirs = [c.id for c in bases if c.vendor and _is_called(session, channel, {(c.vendor.channel or "").lstrip("#")})]
    return Subject(tuple(theirs)) if theirs else None
