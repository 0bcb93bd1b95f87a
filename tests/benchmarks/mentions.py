"""Fifty mentions at once: `python -m tests.benchmarks.mentions` prints how fast each is acknowledged and answered.

Ten people's threads get five mentions each, all at the same moment, from a desk that has learned the sample documents.
"""

import re
import shutil
import statistics
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

THREADS, EACH = 10, 5
LEARNED = ("suntu/榫图PLM软件许可合同.docx", "mingzhan/明栈MES售后支持协议.html", "mingzhan/明栈MES补充协议一.md")
QUESTIONS = (
    "明栈MES的一级故障多久响应？",
    "明栈MES的二级故障多久解决？",
    "榫图PLM的合同什么时候到期？",
    "榫图PLM涨价上限是多少？",
    "谁赢了昨天的球赛？",
)
MOST_ACK = 0.3


class Timed:
    """A transport that notes how long each acknowledgement takes."""

    def __init__(self, transport: Any) -> None:
        self._transport = transport
        self.seconds: list[float] = []

    async def bring(self, envelope: Any, *, seconds: float) -> Any:
        began = time.perf_counter()
        ack = await self._transport.bring(envelope, seconds=seconds)
        if envelope.payload.get("event", {}).get("type") == "app_mention":
            self.seconds.append(time.perf_counter() - began)
        return ack


def run(home: Path) -> dict[str, Any]:
    """Ask all at once; returns the figures."""
    settings = Settings(home=home)
    workspace = make_workspace()
    bot = BotSettings(bot_token=BOT.token, app_token=BOT.app_token, api_url=workspace.api_url)
    running = start(open_desk(settings, bot, MovableClock()), settings)
    handler = SocketModeHandler(running.app, BOT.app_token)
    handler.connect()
    roots = [workspace.say("wei", "#general", f"Thread {n}") for n in range(THREADS)]
    warm = workspace.say("wei", "#vendors", f"@vendordesk {QUESTIONS[0]}")
    workspace.wait(lambda: under(workspace, warm), seconds=120)
    timed = Timed(workspace.state.delivery.transport)
    workspace.state.delivery.transport = timed
    began = time.perf_counter()
    for question in QUESTIONS[:EACH]:
        for root in roots:
            workspace.say("wei", "#general", f"@vendordesk {question}", thread_ts=root.ts)
    workspace.wait(lambda: sum(len(under(workspace, root)) for root in roots) >= THREADS * EACH, seconds=300)
    took = time.perf_counter() - began
    time.sleep(2)  # for answers too many
    answers = [under(workspace, root) for root in roots]
    running.stop()
    handler.close()
    workspace.stop()
    return {"acks": timed.seconds, "answers": answers, "seconds": took}


def under(workspace: Any, root: Any) -> list[Any]:
    return [m for m in workspace.messages(root.channel) if m.bot_id and m.thread_ts == root.ts]


def numbers(messages: list[Any]) -> list[int]:
    """The questions that a thread's answers belong to, in the order in which they stand."""
    return [int(found.group(1)) for m in messages if (found := re.search(r"'(\d+):right'", str(m.blocks)))]


def main() -> None:
    """Print the figures; exit 1 where an acknowledgement took too long or a mention was not answered exactly once."""
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        for name in LEARNED:
            (home / "documents" / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(DOCUMENTS / name, home / "documents" / name)
        settings = Settings(home=home)
        database = Database(settings.database_url)
        database.migrate()
        learn(database, load_embedder(settings), [home / "documents"], now=SystemClock().now())
        database.close()
        found = run(home)
    acks = sorted(found["acks"])
    order = [numbers(messages) for messages in found["answers"]]
    once = Counter(number for thread in order for number in thread)
    right = all(count == 1 for count in once.values()) and len(once) == THREADS * EACH
    in_order = all(thread == sorted(thread) for thread in order)
    middle, slowest = (1000 * seconds for seconds in (statistics.median(acks), acks[-1]))
    print(f"{len(acks)} mentions, acknowledged: median {middle:.0f} ms, slowest {slowest:.0f} ms")
    print(f"answered: {len(once)} within {found['seconds']:.1f} s; each once: {right}; in order of threads: {in_order}")
    if acks[-1] > MOST_ACK or not right or not in_order:
        raise SystemExit(1)


if __name__ == "__main__":
    main()
