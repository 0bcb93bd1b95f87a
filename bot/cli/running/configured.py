"""What `serve` runs with, for the audit log: an entry where that is otherwise than at the last start; no secrets."""

import json
from datetime import datetime
from typing import Any

from pydantic import SecretStr
from pydantic_settings import BaseSettings
from sqlalchemy import select
from sqlalchemy.orm import Session

from knowledge import audit
from knowledge.audit.entries import AuditEntry
from knowledge.records.db import Database
from knowledge.rules.access import TERMINAL_ID

CHANGED = "settings.changed"
_TELLING = frozenset({"database", "llm_url"})
"""Addresses that may hold a password: of these, as of tokens and keys, only whether they are set is told."""


def note_settings(database: Database, settings: list[BaseSettings], now: datetime) -> bool:
    """Note all settings, and which of them changed since the last start; whether any did."""
    held = {name: value for one in settings for name, value in _plain(one).items()}
    with database.sessions.begin() as session:
        before = _last(session)
        changed = sorted(name for name in {*held, *before} if held.get(name) != before.get(name))
        if changed:
            audit.note(session, CHANGED, "settings", by=TERMINAL_ID, now=now, changed=changed, settings=held)
    return bool(changed)


def _plain(settings: BaseSettings) -> dict[str, Any]:
    told: dict[str, Any] = json.loads(settings.model_dump_json())
    for name, field in type(settings).model_fields.items():
        value = getattr(settings, name)
        if not field.repr or isinstance(value, SecretStr) or name in _TELLING:
            told[name] = bool(value)
    return told


def _last(session: Session) -> dict[str, Any]:
    query = select(AuditEntry.data).where(AuditEntry.act == CHANGED).order_by(AuditEntry.seq.desc()).limit(1)
    data = session.scalar(query)
    held: dict[str, Any] = json.loads(data)["settings"] if data else {}
    return held
