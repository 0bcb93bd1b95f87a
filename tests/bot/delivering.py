"""A desk's scheduler as a process of its own, to be killed: `python -m tests.bot.delivering URL API T0 SPEED UNTIL`.

Its clock starts at the test tickets' opening and runs SPEED times as fast as the wall's since T0.
"""

import sys
import time
from datetime import timedelta

from slack_sdk import WebClient

from bot.desk.tickets import watch
from bot.outbox import Delivery, WebSlack
from bot.replies.drawing.blocks import Message
from bot.scheduler import run_once
from knowledge.records.db import Database
from knowledge.records.people import outbox
from tests.knowledge.rules.tickets import MONDAY


def main(url, api, t0, speed, until):
    database = Database(url)
    slack = WebSlack(WebClient(token="xoxb-test", base_url=api, timeout=5))
    delivery = Delivery(slack, lambda _, message, __: Message(repr(message.payload)), watch.still_true)

    def now():
        return MONDAY + timedelta(seconds=(time.time() - float(t0)) * float(speed))

    print("ready", flush=True)
    while True:
        run_once(database, delivery, now)
        with database.reading() as session:
            waits = outbox.next_ready(session)
        if now() > MONDAY + timedelta(seconds=float(until)) and waits is None:
            return
        time.sleep(0.01)


if __name__ == "__main__":
    main(*sys.argv[1:])
