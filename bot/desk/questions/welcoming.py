"""The verbs for messages that are not answered from what was read: greetings, thanks, and what outsiders ask."""

from datetime import datetime

from sqlalchemy.orm import Session

from bot.desk.people.people_allowed import lang_of
from bot.desk.questions.questions import Asked
from bot.settings import BotSettings
from knowledge.errors import NotAllowed
from knowledge.records.people import outbox
from knowledge.records.people.outbox import Note
from knowledge.rules.language.language import language_of
from knowledge.rules.questions.small_talk import small_talk


def welcome(session: Session, said: Asked, settings: BotSettings, now: datetime) -> bool:
    """Answer small talk in its thread, once a message; whether it was written now."""
    spoken = any(character.isalpha() for character in said.text)
    lang = language_of(said.text) if spoken else lang_of(session, said.person, settings.home_language)
    payload = {"talk": small_talk(said.text), "lang": lang, "command": settings.command}
    note = Note(
        subject=said.key,
        kind="small_talk",
        template="small_talk",
        thread=f"{said.channel}:{said.thread_ts or ''}",
        channel=said.channel,
        thread_ts=said.thread_ts,
        payload=payload,
    )
    return outbox.put(session, note, now)


def decline(session: Session, said: Asked, settings: BotSettings, now: datetime) -> bool:
    """Say to somebody of another company, once a conversation, that they are not answered; whether it was written."""
    lang = language_of(said.text) if said.text else settings.home_language
    note = Note(
        subject=f"outside:{said.channel}:{said.person}",
        kind="declined",
        template="failed",
        thread=f"{said.channel}:{said.thread_ts or ''}",
        channel=said.channel,
        thread_ts=said.thread_ts,
        payload={"sentence": NotAllowed("company_only").said(lang), "reference": "", "lang": lang},
    )
    return outbox.put(session, note, now)
