"""A desk on Slack, to be killed: `python -m tests.scenarios.busy_desk URL API T0 SPEED`.

Everything but answering is the real thing: listeners over Socket Mode, the outbox, the scheduler, the words. Its clock
starts at the stories' morning and runs SPEED times as fast as the wall's since T0. On each line `start` a fresh process
begins to work, on `kill` it gets SIGKILL; so what takes long to import is imported once.
"""

import os
import signal
import sys
import time
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from slack_bolt.adapter.socket_mode import SocketModeHandler

from bot.app import build_app
from bot.background import Loop
from bot.desk import Desk
from bot.listeners.keeping import Kept
from bot.outbox import deliver_one
from bot.scheduler import run_once
from bot.settings import BotSettings
from bot.wiring import slack_delivery
from knowledge.records.db import Database
from tests.workspace import BOT

MORNING = datetime(2026, 6, 1, 9, tzinfo=UTC)


@dataclass(frozen=True)
class FastClock:
    began: float
    speed: float

    def now(self):
        return MORNING + timedelta(seconds=max(0.0, time.time() - self.began) * self.speed)


def work(url, api, t0, speed):
    """Be the desk until killed."""
    database = Database(url)
    settings = BotSettings(bot_token=BOT.token, app_token=BOT.app_token, signing_secret=BOT.signing_secret, api_url=api)
    desk = Desk(database, FastClock(float(t0), float(speed)), settings, answerer=None)
    app = build_app(desk, Kept())
    delivery = slack_delivery(app.client)

    def due():
        return run_once(database, None, desk.now).anything

    def sent():
        with database.sessions() as session:
            return deliver_one(session, delivery, desk.now())

    for loop in (Loop("due", due, seconds=0.05), Loop("sending", sent, seconds=0.05)):
        loop.start()
    SocketModeHandler(app, BOT.app_token).connect()
    print("ready", flush=True)
    signal.pause()


def main(*words):
    child = 0
    for line in sys.stdin:
        if line == "start\n":
            child = os.fork()
            if child == 0:
                work(*words)
        else:
            os.kill(child, signal.SIGKILL)
            os.waitpid(child, 0)
            print("killed", flush=True)


if __name__ == "__main__":
    main(*sys.argv[1:])
