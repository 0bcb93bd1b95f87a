"""The verb for messages that ask nothing: who greets is told what to ask, who thanks is answered in kind."""

from datetime import datetime

from sqlalchemy.orm import Session

from bot.desk.people_allowed import lang_of
from bot.desk.questions import Asked
from bot.settings import BotSettings
from knowledge.records import outbox
from knowledge.records.outbox import Note
from knowledge.rules.language import language_of
from knowledge.rules.small_talk import small_talk


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
