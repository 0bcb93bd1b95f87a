"""Sending digests: each reader at most one a working morning, none where there is nothing to say."""

import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import date, datetime
from typing import Any
from zoneinfo import available_timezones

from sqlalchemy.orm import Session

from bot.desk.contracts.contract_standing import Entered, open_claims, standing_of
from bot.desk.people.people_allowed import refuse
from bot.desk.people.readers import Reader
from bot.desk.people.rounds import Known, Rounds
from bot.desk.reports.digest import Digest, concerned, digest_of, parts
from bot.desk.reports.drills import is_told, overdue
from knowledge import audit
from knowledge.errors import BadInput
from knowledge.records.contracts import contract_ledger, standing
from knowledge.records.people import digests, outbox, people
from knowledge.records.people.digests import Round
from knowledge.records.people.outbox import Note
from knowledge.records.renewals import renewals
from knowledge.rules.access import Act, Asker

DIGEST = "digest"
_TIME = re.compile(r"([01]\d|2[0-3]):[0-5]\d")


def digest_rounds() -> Rounds:
    """The scheduler's step: digests, in everybody's own morning."""
    return Rounds(DIGEST, tell)


def digest_settings(words: str) -> dict[str, Any]:
    """What `here 09:00 Asia/Shanghai`, `here weekly` or `off` sets; raises BadInput for a word that says nothing."""
    found: dict[str, Any] = {"active": True}
    for word in words.split() or ["here"]:
        if word in ("off", "关闭"):
            found["active"] = False
        elif _TIME.fullmatch(word):
            found["at"] = word
        elif word in available_timezones():
            found["timezone"] = word
        elif word in ("weekly", "周报"):
            found["all_clear"] = True
        elif word not in ("here", "开启"):
            raise BadInput("digest_word_unknown", word=word)
    return found


def set_digest(session: Session, channel: str, words: str, *, by: str, lang: str, now: datetime) -> dict[str, Any]:
    """Have a channel get the digest, change how, or stop it; returns what was set. Raises NotAllowed, or BadInput."""
    refuse(people.asker_of(session, by), Act.SET_DIGEST)
    settings = digest_settings(words)
    digests.subscribe(session, channel, lang=lang, **settings)
    audit.note(session, "settings.digest", f"channel:{channel}", by=by, now=now, **settings)
    return settings


def tell(session: Session, reader: Reader, day: date, now: datetime, known: Known) -> Round:
    """Send a reader's digest of a day if there is something to say; either way the morning is done."""
    last = digests.last_said(session, reader.id)
    found = digest_for(session, reader, day, known, last.items if last else None)
    found = replace(found, drill=overdue(session, day) if is_told(reader) else None)
    if not reader.wants_digest or found.watched == 0:
        return Round(kind=DIGEST, reader=reader.id, day=day, at=now, sent=False, content_hash="", items={})
    clear = not found.has_news and found.drill is None and _all_clear(reader, day, last)
    if not clear and not _worth_saying(found, day, last):
        return Round(kind=DIGEST, reader=reader.id, day=day, at=now, sent=False, content_hash="", items={})
    for payload in parts(found):
        outbox.put(session, _note(reader, day, payload | {"all_clear": clear}), now)
    return Round(
        kind=DIGEST, reader=reader.id, day=day, at=now, sent=True, content_hash=found.content_hash,
        items=dict(found.said),
    )  # fmt: skip


def digest_for(session: Session, reader: Reader, day: date, known: Known, last: Mapping[str, Any] | None) -> Digest:
    """What a reader's digest of a day says."""
    return digest_of(concerned(reader, known, _entered(session, known, reader.asker), day), day, last)


def _entered(session: Session, known: Known, asker: Asker) -> Entered:
    return Entered(known.ledger, renewals.latest(session), open_claims(session, asker))


def preview(session: Session, day: date, *, asker: Asker) -> Digest:
    """What a digest of all that somebody may read would say on a day, against the last that any channel was sent."""
    listed = [family.seen_by(asker) for family in standing.families(session) if asker.may_read(family.head.audience)]
    families = {family.head.id: family for family in listed}
    known = Known(families, contract_ledger.entries(session), renewals.underway(session))
    entered = _entered(session, known, asker)
    rows = [standing_of(family, entered, day) for family in families.values()]
    channels = [said for c in digests.channels(session) if (said := digests.last_said(session, c.channel))]
    return replace(digest_of(rows, day, channels[0].items if channels else None), drill=overdue(session, day))


def _worth_saying(found: Digest, day: date, last: Round | None) -> bool:
    """News that was not the whole of the last message; what is only still due is said again once a week."""
    if not found.has_news and found.drill is None:
        return False
    if last is None or found.fresh:
        return True
    return day.isocalendar()[:2] != last.day.isocalendar()[:2]


def _all_clear(reader: Reader, day: date, last: Round | None) -> bool:
    """Once in a week without news, where the reader wants that."""
    return reader.all_clear and (last is None or day.isocalendar()[:2] != last.day.isocalendar()[:2])


def _note(reader: Reader, day: date, payload: dict[str, Any]) -> Note:
    """The first message in the channel, the further ones in its thread."""
    return Note(
        subject=f"digest:{reader.id}",
        kind=f"part_{payload['part']}",
        value=day.isoformat(),
        template=DIGEST,
        thread=f"digest:{reader.id}:{day.isoformat()}",
        channel=reader.id,
        reply=payload["part"] > 1,
        payload=payload | {"lang": reader.lang, "personal": not reader.is_channel},
    )
