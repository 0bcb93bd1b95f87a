"""What the desk reads from Slack: who is in a conversation, and the bytes of a shared file."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any
from urllib.error import HTTPError
from urllib.parse import urlsplit
from urllib.request import HTTPRedirectHandler, Request, build_opener

from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError

from knowledge.errors import BadInput, NotReady


class SlackSilent(Exception):
    """Slack gives no answer now, or not to this app."""


_PAGE = 200
_ID = re.compile(r"[CDG][A-Z0-9]{2,}")
_SHARED = ("is_ext_shared", "is_pending_ext_shared")
_SECONDS = 60


@dataclass(frozen=True, slots=True)
class SeenRoom:
    """A conversation as it is now; of a private one with its members, the app itself left out.

    `shared`: it is open to another company too.
    """

    channel: str
    name: str
    private: bool
    members: tuple[str, ...]
    shared: bool = False


@dataclass(frozen=True, slots=True)
class SeenFile:
    """A file as Slack describes it when asked; `address` is empty where it names none."""

    name: str
    address: str
    size: int


class _StayHere(HTTPRedirectHandler):
    """Follows no redirect: the app's token goes nowhere else."""

    def redirect_request(self, *_: Any) -> None:
        return None


class SlackReader:
    """Reads by Slack's Web API as the app."""

    def __init__(self, client: WebClient) -> None:
        self._client = client
        self._opener = build_opener(_StayHere())

    @cached_property
    def _self(self) -> str:
        return str(self._client.auth_test()["user_id"])

    def room(self, channel: str, *, everybody: bool = False) -> SeenRoom:
        """A conversation, with all its members where it is private or `everybody` is asked for; raises SlackSilent."""
        try:
            info: Mapping[str, Any] = self._client.conversations_info(channel=self._id_of(channel))["channel"]
            channel = str(info.get("id") or channel)
            private = not info.get("is_channel") or bool(info.get("is_private"))
            members = tuple(self._members(channel)) if private or everybody else ()
        except (SlackApiError, OSError) as error:
            raise SlackSilent(f"the conversation {channel} cannot be read: {error}") from error
        shared = any(info.get(name) for name in _SHARED)
        return SeenRoom(channel, str(info.get("name", "")), private, members, shared)

    def _id_of(self, channel: str) -> str:
        """The id of a conversation that is called by its name."""
        if _ID.fullmatch(channel):
            return channel
        name = channel.lstrip("#")
        for page in self._client.conversations_list(types="public_channel,private_channel", limit=_PAGE):
            for one in page["channels"]:
                if one["name"] == name:
                    return str(one["id"])
        raise SlackSilent(f"there is no conversation called {name}")

    def _members(self, channel: str) -> list[str]:
        found: list[str] = []
        cursor: str | None = None
        while cursor != "":
            page = self._client.conversations_members(channel=channel, limit=_PAGE, cursor=cursor)
            found += page["members"]
            cursor = (page.get("response_metadata") or {}).get("next_cursor") or ""
        return [member for member in found if member != self._self]

    def file(self, file: str) -> SeenFile:
        """What Slack says of a file of which an event told the id only, as those from other companies.

        Raises NotReady where Slack does not show it, SlackSilent where there is no answer.
        """
        try:
            info: Mapping[str, Any] = self._client.files_info(file=file)["file"]
        except SlackApiError as error:
            reason = str(error.response.get("error") or error.response.status_code)
            if error.response.status_code == 429 or error.response.status_code >= 500:
                raise SlackSilent(reason) from error
            raise NotReady("shared_withheld", status=reason) from error
        except OSError as error:
            raise SlackSilent(f"no answer from Slack: {error}") from error
        address = str(info.get("url_private_download") or info.get("url_private") or "")
        return SeenFile(str(info.get("name") or info.get("title") or file), address, int(info.get("size") or 0))

    def fetch(self, address: str, *, most: int) -> bytes:
        """The bytes of a shared file; raises BadInput where it lies elsewhere than on Slack or is longer than `most`.

        Raises NotReady where Slack does not hand it out; SlackSilent where there is no answer.
        """
        if not self._is_slacks(address):
            raise BadInput("shared_elsewhere")
        request = Request(address, headers={"Authorization": f"Bearer {self._client.token}"})  # noqa: S310 - checked
        try:
            with self._opener.open(request, timeout=_SECONDS) as answer:
                data: bytes = answer.read(most + 1)
        except HTTPError as error:
            error.close()
            if error.code == 429 or error.code >= 500:
                raise SlackSilent(f"HTTP {error.code}") from error
            raise NotReady("shared_withheld", status=error.code) from error
        except OSError as error:
            raise SlackSilent(f"no answer from Slack: {error}") from error
        if len(data) > most:
            raise BadInput("shared_too_long", most=most)
        return data

    def _is_slacks(self, address: str) -> bool:
        """Whether an address is Slack's own (or that of the local workspace), so that the token may be sent there."""
        asked, own = urlsplit(address), urlsplit(self._client.base_url)
        if asked.netloc == own.netloc and asked.scheme == own.scheme:
            return True
        host = asked.hostname or ""
        return asked.scheme == "https" and (host == "slack.com" or host.endswith((".slack.com", ".slack-files.com")))
