"""A person's visit: who reads in which language, and faces, names and times as that reader sees them."""

import re
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from types import SimpleNamespace
from zoneinfo import ZoneInfo

from bot.playground.model import Channel, Message, Person
from bot.playground.pages.render import words
from bot.playground.text.mrkdwn import Reading
from bot.playground.text.slack_dates import day_name, write_date
from bot.playground.workspace.state import Workspace
from bot.playground.workspace.widgets import Directory

HUES = 10
_HAN = re.compile(r"[\u4e00-\u9fff]+")


@dataclass(frozen=True)
class Face:
    """How somebody looks beside a message."""

    id: str
    name: str
    initials: str
    hue: int
    is_bot: bool = False


def initials_of(name: str) -> str:
    """Two letters for an avatar: a Chinese given name, or the first letters of two words."""
    han = _HAN.search(name)
    if han:
        given = str(han[0])
        return given[-2:] if len(given) < 4 else given[:2]
    parts: list[str] = re.findall(r"\w+", name) or ["?"]
    return (parts[0][0] + (parts[1][0] if len(parts) > 1 else "")).upper()


class Visit:
    """One request's reader; made anew for each, so what is cached holds for one drawing."""

    def __init__(self, workspace: Workspace, person: Person, lang: str) -> None:
        self.workspace = workspace
        self.person = person
        self.lang = lang
        self.base = f"/w/{person.id}"
        self.zone = ZoneInfo(person.tz)

    @cached_property
    def t(self) -> SimpleNamespace:
        """The words of the chrome."""
        return words(self.lang)

    @cached_property
    def now(self) -> datetime:
        """The desk's time in the reader's zone."""
        return self.workspace.clock.now().astimezone(self.zone)

    @cached_property
    def people(self) -> dict[str, str]:
        """Names by id, the bot's among them."""
        bot = self.workspace.bot
        return {**{p.id: p.real_name or p.name for p in self.workspace.people.values()}, bot.user_id: bot.real_name}

    @cached_property
    def channels(self) -> list[Channel]:
        """The channels in the sidebar."""
        return [c for c in self.workspace.channels(self.person.id) if c.kind != "im" and not c.archived]

    @cached_property
    def reading(self) -> Reading:
        """What mrkdwn needs to know of the reader."""
        return Reading(
            people=self.people,
            channels={c.id: c.name for c in self.channels},
            me=self.person.id,
            base=self.base,
            lang=self.lang,
            zone=self.zone,
            now=self.now,
        )

    @cached_property
    def directory(self) -> Directory:
        """Whom and what selects offer."""
        people = [(p.id, p.real_name or p.name) for p in self.workspace.people.values()]
        return Directory(people, [(c.id, f"#{c.name}") for c in self.channels])

    def face(self, user_id: str, *, name: str = "") -> Face:
        """The face of a person or of the bot."""
        bot = self.workspace.bot
        if user_id in (bot.user_id, bot.bot_id):
            return Face(bot.user_id, name or bot.real_name, "", 0, is_bot=True)
        shown = name or self.people.get(user_id, user_id)
        order = list(self.workspace.people)
        hue = order.index(user_id) % HUES if user_id in order else 0
        return Face(user_id, shown, initials_of(shown), hue)

    def author(self, message: Message) -> Face:
        """Who wrote a message, under the name the app chose if it did."""
        return self.face(message.user or self.workspace.bot.user_id, name=message.username or "")

    def moment(self, ts: str) -> datetime:
        """A message's time in the reader's zone."""
        return datetime.fromtimestamp(float(ts), tz=self.zone)

    def written(self, ts: str, tokens: str) -> str:
        """A message's time by Slack's date tokens."""
        return write_date(float(ts), tokens, zone=self.zone, lang=self.lang, now=self.now)

    def day(self, moment: datetime) -> str:
        """A day's name: Today, Yesterday or the date."""
        return day_name(moment, lang=self.lang, now=self.now)
