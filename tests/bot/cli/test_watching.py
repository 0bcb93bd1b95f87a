"""`/healthy`, `/ready` and `/metrics` of a desk in Socket Mode, and its end: what has come in is finished."""

import json
from concurrent.futures import ThreadPoolExecutor

from tests.bot.served import Served, until

QUESTIONS = 12


def test_a_desk_is_ready_when_model_stores_and_slack_are(tmp_path, home, workspace):
    workspace.state.faults.set(broken=3, storm_method="apps.connections.open")
    with Served(home, tmp_path / "log", workspace.api_url) as served:
        first = until(lambda: served.get("/ready")[1])
        until(served.is_ready)
        healthy, ready = served.get("/healthy"), served.get("/ready")
        workspace.say("wei", "dm", "明栈MES的一级故障多久响应？")
        counted = until(lambda: 'answer_seconds_count{kind="question"} 1' in served.get("/metrics")[1])
        ended = served.stop()

    assert {"ready": False, "missing": ["model", "stores", "slack"]} == json.loads(first)
    assert (200, "ok") == healthy
    assert {"ready": True, "missing": []} == json.loads(ready[1])
    assert counted
    assert 0 == ended


def test_while_slack_is_away_a_desk_is_not_ready_but_healthy(tmp_path, home, workspace):
    with Served(home, tmp_path / "log", workspace.api_url) as served:
        until(served.is_ready)
        workspace.server.stop()
        missing = until(lambda: (page := served.get("/ready")) and page[0] == 503 and page[1])
        healthy = served.get("/healthy")

    assert ["slack"] == json.loads(missing)["missing"]
    assert 200 == healthy[0]


def test_told_to_stop_it_acknowledges_what_has_come_in_and_the_next_start_answers_it(tmp_path, home, workspace):
    with Served(home, tmp_path / "log", workspace.api_url) as served:
        until(served.is_ready)
        with ThreadPoolExecutor() as people:
            said = [workspace.say("wei", "dm", f"明栈MES的{n}号问题多久响应？") for n in range(QUESTIONS)]
            pressed = [people.submit(workspace.command, "ross", "#vendors", "/desk help") for _ in range(4)]
            ended = served.stop()
            outcomes = [press.result() for press in pressed]
    with served:
        answers = until(lambda: all(count := [len(under(workspace, one)) for one in said]) and count)

    assert 0 == ended
    assert [] == [outcome.error for outcome in outcomes if outcome.error]
    assert [1] * QUESTIONS == answers


def under(workspace, message):
    return [m for m in workspace.messages("dm", "wei") if m.bot_id and m.thread_ts == message.ts]
