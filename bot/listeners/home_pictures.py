"""The picture on people's Home: put onto Slack as a file of the app, and again only when what it shows has changed.

Slack looks a new file over for some seconds and refuses to show it until then; where it cannot be put onto Slack at
all, the Home keeps its list.
"""

import time
from contextlib import suppress
from logging import getLogger

from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError, SlackClientError

from bot.desk import Desk
from bot.desk.reports.home import Home, home_of
from bot.replies.renewals.home import home_view
from bot.replies.renewals.timeline import timeline_png, timeline_shows
from knowledge.records.people import home_pictures

PAUSES = (0.0, 0.5, 1.0, 2.0, 4.0)
"""Seconds to wait before each attempt at showing a file that is new to Slack."""

_log = getLogger("vendordesk")


class HomePages:
    """Publishes people's Homes."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def show(self, event: dict[str, str], client: WebClient) -> None:
        """Publish a Home, with its picture where the one that Slack has still shows the truth."""
        home = self._home(event["user"])
        file = self._kept(home)
        if file and self._published(client, home, file):
            return
        if file:
            self._forget(home)
        self._publish(client, home)

    def draw(self, event: dict[str, str], client: WebClient) -> None:
        """Draw the picture of a Home that was published without it, and publish it again with it."""
        home = self._home(event["user"])
        if not home.renewals or self._kept(home):
            return
        file = _uploaded(client, home)
        if file and any(self._published(client, home, file, after=pause) for pause in PAUSES):
            with self._desk.database.sessions.begin() as session:
                before = home_pictures.keep(session, home.person, shows=_shows(home), file=file)
            _delete(client, before)
        elif file:
            _delete(client, file)

    def _home(self, person: str) -> Home:
        with self._desk.database.reading() as session:
            return home_of(session, person, self._desk.now(), home_language=self._desk.settings.home_language)

    def _kept(self, home: Home) -> str | None:
        with self._desk.database.reading() as session:
            return home_pictures.file_showing(session, home.person, _shows(home)) if home.renewals else None

    def _forget(self, home: Home) -> None:
        with self._desk.database.sessions.begin() as session:
            home_pictures.forget(session, home.person)

    def _published(self, client: WebClient, home: Home, file: str, *, after: float = 0.0) -> bool:
        time.sleep(after)
        try:
            self._publish(client, home, file)
        except SlackApiError:
            return False
        return True

    def _publish(self, client: WebClient, home: Home, file: str | None = None) -> None:
        command = self._desk.settings.command
        view = home_view(home.rows, home.renewals, person=home.person, command=command, lang=home.lang, picture=file)
        client.views_publish(user_id=home.person, view=view)


def _shows(home: Home) -> str:
    return timeline_shows(home.renewals, home.person, home.day, home.lang)


def _uploaded(client: WebClient, home: Home) -> str | None:
    """The id of a file that nobody is sent; none where Slack did not take it."""
    picture = timeline_png(home.renewals, home.person, home.day, home.lang)
    name = f"renewals-{home.day.isoformat()}.png"
    try:
        sent = client.files_upload_v2(filename=name, content=picture)
    except (SlackClientError, OSError) as error:
        _log.warning("the picture of the renewals cannot be put onto Slack: %s", error)
        return None
    return str(sent["files"][0]["id"])


def _delete(client: WebClient, file: str | None) -> None:
    if file:
        with suppress(SlackClientError):
            client.files_delete(file=file)
