"""`vendordesk serve`: the desk on real Slack, over Socket Mode or over HTTP, until it is stopped."""

from collections.abc import Callable
from logging import getLogger
from time import monotonic

import uvicorn
from slack_bolt import App
from slack_bolt.adapter.starlette.handler import to_bolt_request, to_starlette_response
from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError
from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from bot.cli.running.configured import note_settings
from bot.cli.running.health import Health, health_routes, watched
from bot.cli.running.socket_line import DeskSocket
from bot.cli.running.stopping import Stop
from bot.desk import Desk
from bot.desk.people.refusals import Knocks
from bot.logs import secrets_of, write_to_stderr
from bot.patience import is_passing, patiently, reason_of
from bot.settings import BotSettings
from bot.wiring import open_desk, start
from knowledge import audit
from knowledge.clock import SystemClock
from knowledge.errors import NotReady
from knowledge.records.people import people
from knowledge.rules.access import TERMINAL_ID
from knowledge.settings import Settings

EVENTS_PATH = "/slack/events"
LARGEST_REQUEST = 3_000_000
"""Bytes; Slack's own requests stay well below."""
UNSIGNED = 401
SIGNED_WITHIN = 300
"""Seconds for which a signature holds, as Slack's guide says."""
_ASK_AFTER, _ASKING = 30.0, 5
"""Seconds between two questions whether Slack is there, and for its answer."""
_log = getLogger("vendordesk")


def serve(
    settings: Settings, bot_settings: BotSettings, stop: Stop, *, port: int | None, host: str, health_port: int | None
) -> None:
    """Serve until stopped; raises NotReady where a token is missing or refused."""
    write_to_stderr(bot_settings.log, known_secrets(settings, bot_settings))
    health = Health()
    with watched(health, host=host, port=health_port):
        check_tokens(bot_settings, http=port is not None)
        desk = open_desk(settings, bot_settings, SystemClock())
        give_roles(desk)
        note_settings(desk.database, [settings, bot_settings], desk.now())
        health.running = running = start(desk, settings, warm=True, backups=True)
        try:
            if port is None:
                _over_socket(running.app, bot_settings, stop, health)
            else:
                health.slack = SlackAnswers(bot_settings)
                uvicorn.run(
                    http_app(running.app, health, Knocks(desk.database, desk.clock).told),
                    host=host,
                    port=port,
                    log_config=None,
                    access_log=False,
                )
        finally:
            health.ending = True
            running.stop()


def known_secrets(settings: Settings, bot: BotSettings) -> list[str]:
    """What the settings hold that may stand in no log."""
    key = settings.llm_key.get_secret_value() if settings.llm_key else None
    return secrets_of(bot.bot_token, bot.app_token, bot.signing_secret, key, settings.database, settings.llm_url)


def check_tokens(settings: BotSettings, *, http: bool) -> None:
    """Raise NotReady with what to do where the desk could not talk to Slack."""
    needed = {"SLACK_BOT_TOKEN": settings.bot_token}
    needed |= {"SLACK_SIGNING_SECRET": settings.signing_secret} if http else {"SLACK_APP_TOKEN": settings.app_token}
    missing = [name for name, value in needed.items() if not value]
    if missing:
        raise NotReady("tokens_missing", names=" and ".join(missing))
    try:
        patiently(WebClient(token=settings.bot_token, base_url=settings.api_url).auth_test)
    except SlackApiError as error:
        if is_passing(error):
            raise NotReady("slack_unreachable", url=settings.api_url, reason=reason_of(error)) from error
        raise NotReady("bot_token_refused", reason=reason_of(error)) from error
    except OSError as error:
        raise NotReady("slack_unreachable", url=settings.api_url, reason=error) from error


def give_roles(desk: Desk) -> None:
    """Give people the roles of the settings; whoever is new reads the home's language."""
    with desk.database.sessions.begin() as session:
        for slack_id, role in desk.settings.roles.items():
            new = people.Person(slack_id=slack_id, lang=desk.settings.home_language, attributes={})
            person = people.by_slack_id(session, slack_id) or new
            if person.role != role or person is new:
                was = None if person is new else person.role
                subject = f"person:{slack_id}"
                audit.note(session, "settings.role", subject, by=TERMINAL_ID, now=desk.now(), was=was, role=role)
            person.role = role
            session.add(person)


def http_app(app: App, health: Health, unsigned: Callable[[str], None] = lambda reason: None) -> Starlette:
    """Slack's requests at `/slack/events`, and the pages for whoever watches.

    Signatures are checked by Bolt; what cannot be signed rightly, or is larger than anything of Slack's, is not read;
    `unsigned` hears of them.
    """

    async def events(request: Request) -> Response:
        if not _may_be_signed(request):
            await run_in_threadpool(unsigned, "no signature of these minutes")
            return PlainTextResponse("not signed by Slack", status_code=401)
        body = await _body(request)
        if body is None:
            return PlainTextResponse("larger than anything that Slack sends", status_code=413)
        answer = await run_in_threadpool(app.dispatch, to_bolt_request(request, body))
        if answer.status == UNSIGNED:
            await run_in_threadpool(unsigned, "a wrong signature")
        return to_starlette_response(answer)

    return Starlette(routes=[Route(EVENTS_PATH, events, methods=["POST"]), *health_routes(health)])


def _may_be_signed(request: Request) -> bool:
    """Whether a request carries a signature and a time of these minutes: else it need not be read."""
    stamp, signature = (request.headers.get(f"x-slack-{name}", "") for name in ("request-timestamp", "signature"))
    if not (stamp.isascii() and stamp.isdecimal() and len(stamp) < 12 and signature.startswith("v0=")):
        return False
    return abs(SystemClock().now().timestamp() - int(stamp)) <= SIGNED_WITHIN


async def _body(request: Request) -> bytes | None:
    """The body; none where it is larger than `LARGEST_REQUEST`, whatever its header says."""
    length = request.headers.get("content-length", "0")
    if not length.isdecimal() or int(length) > LARGEST_REQUEST:
        return None
    body = b""
    async for part in request.stream():
        body += part
        if len(body) > LARGEST_REQUEST:
            return None
    return body


def _over_socket(app: App, settings: BotSettings, stop: Stop, health: Health) -> None:
    line = DeskSocket(app, settings.app_token)
    health.slack = lambda: line.is_connected
    try:
        patiently(line.connect)
        stop.serving()
        print("Vendordesk is connected to Slack – stop it with Ctrl+C.", flush=True)
        stop.wait()
        health.ending = True
    except SlackApiError as error:
        raise NotReady("app_token_refused", reason=reason_of(error)) from error
    finally:
        line.let_go()


class SlackAnswers:
    """Whether Slack takes our token now; asked at most twice a minute."""

    def __init__(self, settings: BotSettings) -> None:
        self._client = WebClient(token=settings.bot_token, base_url=settings.api_url, timeout=_ASKING)
        self._asked, self._answered = 0.0, False

    def __call__(self) -> bool:
        if monotonic() - self._asked > _ASK_AFTER:
            self._asked = monotonic()
            try:
                self._client.auth_test()
                self._answered = True
            except (SlackApiError, OSError) as error:
                _log.warning("Slack does not answer: %s", error)
                self._answered = False
        return self._answered
