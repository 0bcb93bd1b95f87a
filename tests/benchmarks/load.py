"""A busy desk: `python -m tests.benchmarks.load [MINUTES] [A_MINUTE]` prints acknowledgements and answers.

Several people ask in a channel and directly, and report faults, evenly over the time, of a desk that has learned the
sample company's documents. Exit code 1 where an acknowledgement is late (p99 of 1 s), answers are slow (p50 of 10 s),
or a message is not answered exactly once.
"""

import shutil
import statistics
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path
from typing import Any

from slack_bolt.adapter.socket_mode import SocketModeHandler

from bot.playground.sample.company import DOCUMENTS
from bot.settings import BotSettings
from bot.wiring import open_desk, start
from indexer.sync import learn
from knowledge.clock import MovableClock, SystemClock
from knowledge.records.db import Database
from knowledge.retrieval.embedding import load_embedder
from knowledge.settings import Settings
from tests.workspace import BOT, make_workspace

MINUTES, A_MINUTE = 3.0, 200.0
MOST_ACK, MOST_ANSWER, PATIENCE = 1.0, 10.0, 300.0
QUESTIONS = (
    "明栈MES的一级故障多久响应？",
    "明栈MES的二级故障多久解决？",
    "榫图PLM的合同什么时候到期？",
    "榫图PLM涨价上限是多少？",
    "How fast must Mingzhan respond to a level one incident?",
    "谁赢了昨天的球赛？",
    "榫图PLM不想自动续期，最晚哪天要通知对方？",
    "明栈MES工位看板整个打不开，三号线停了。",
)
ASKERS = ("wei", "lin", "ross", "fang")


class Timed:
    """A transport that notes how long each message's first acknowledgement takes."""

    def __init__(self, transport: Any) -> None:
        self._transport = transport
        self.seconds: dict[str, float] = {}
        self.refused = 0

    async def bring(self, envelope: Any, *, seconds: float) -> Any:
        began = time.perf_counter()
        ack = await self._transport.bring(envelope, seconds=seconds)
        self.refused += not ack.ok
        self.seconds.setdefault(envelope.payload["event_id"], time.perf_counter() - began)
        return ack


def run(home: Path, minutes: float, a_minute: float) -> dict[str, Any]:
    """Ask evenly; returns the seconds of acknowledgements and answers, and how often each message was answered."""
    settings, workspace = Settings(home=home), make_workspace()
    bot = BotSettings(bot_token=BOT.token, app_token=BOT.app_token, api_url=workspace.api_url)
    running = start(open_desk(settings, bot, MovableClock()), settings, warm=True)
    handler = SocketModeHandler(running.app, BOT.app_token)
    handler.connect()
    for text in QUESTIONS:  # what is loaded with the first question and the first report is not measured
        asked = workspace.say("wei", "#vendors", f"@vendordesk {text}")
        workspace.wait(lambda asked=asked: replies(workspace, asked), seconds=240)
    timed = Timed(workspace.state.delivery.transport)
    workspace.state.delivery.transport = timed
    said = asked_evenly(workspace, round(minutes * a_minute), 60 / a_minute)
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end and not all(replies(workspace, message) for message in said):
        time.sleep(0.5)
    time.sleep(2)  # for answers too many
    found = [replies(workspace, message) for message in said]
    waits = [float(own[0].ts) - float(asked.ts) for own, asked in zip(found, said, strict=True) if own]
    running.stop()
    handler.close()
    workspace.stop()
    counts = Counter(len(own) for own in found)
    return {"acks": [*timed.seconds.values()], "refused": timed.refused, "waits": waits, "counts": counts}


def asked_evenly(workspace: Any, number: int, pause: float) -> list[Any]:
    """Messages at even distances, each in a thread of its own."""
    said, begun = [], time.monotonic()
    for n in range(number):
        time.sleep(max(0.0, begun + n * pause - time.monotonic()))
        text, who = QUESTIONS[n % len(QUESTIONS)], ASKERS[n % len(ASKERS)]
        mention = n % 2 == 0
        said.append(workspace.say(who, "#general" if mention else "dm", f"@vendordesk {text}" if mention else text))
    return said


def replies(workspace: Any, asked: Any) -> list[Any]:
    """What the desk said under a message."""
    seen = workspace.state.messages(asked.channel, asked.user)
    return [m for m in seen if m.bot_id and m.thread_ts == asked.ts]


def made_home(home: Path) -> None:
    """A home that has learned the sample company's documents."""
    shutil.copytree(DOCUMENTS, home / "documents")
    settings = Settings(home=home)
    database = Database(settings.database_url)
    database.migrate()
    learn(
        database, load_embedder(settings), [home / "documents"], now=SystemClock().now(), audience=lambda _: "everyone"
    )
    database.close()


def main(minutes: float = MINUTES, a_minute: float = A_MINUTE) -> None:
    """Print the figures."""
    with tempfile.TemporaryDirectory() as folder:
        made_home(Path(folder))
        found = run(Path(folder), minutes, a_minute)
    acks, waits = sorted(found["acks"]), sorted(found["waits"])
    late = acks[int(len(acks) * 0.99)]
    middle, slow = statistics.median(waits), waits[int(len(waits) * 0.95)]
    print(
        f"{len(acks)} events: p50 {statistics.median(acks):.3f} s, p99 {late:.3f} s, {found['refused']} unacknowledged"
    )
    print(f"{len(waits)} answered: p50 {middle:.1f} s, p95 {slow:.1f} s; replies by message: {dict(found['counts'])}")
    if late >= MOST_ACK or middle > MOST_ANSWER or set(found["counts"]) != {1}:
        raise SystemExit(1)


if __name__ == "__main__":
    main(*(float(word) for word in sys.argv[1:3]))
