"""`vendordesk serve` and `vendordesk doctor`, as a newcomer meets them."""

import os
import signal
import socket
import subprocess
import sys
import time
from dataclasses import replace
from pathlib import Path

import pytest

from tests.workspace import BOT

COMMAND = [sys.executable, "-c", "from bot.cli import main; main()"]


def environment(**given: str) -> dict[str, str]:
    clean = {name: value for name, value in os.environ.items() if not name.startswith(("SLACK_", "VENDORDESK_"))}
    return clean | given


def run(home: Path, *arguments: str, **given: str) -> subprocess.CompletedProcess[str]:
    command = [*COMMAND, "--home", str(home), *arguments]
    return subprocess.run(command, capture_output=True, text=True, env=environment(**given), timeout=120, check=False)


def test_without_tokens_serve_says_which_are_missing(tmp_path):
    ended = run(tmp_path, "serve")

    assert 1 == ended.returncode
    assert "SLACK_BOT_TOKEN and SLACK_APP_TOKEN must be set" in ended.stderr
    assert 1 == len(ended.stderr.splitlines())


def test_a_refused_token_is_one_sentence(tmp_path, workspace):
    ended = run(tmp_path, "serve", SLACK_BOT_TOKEN="xoxb-wrong", SLACK_APP_TOKEN="x", SLACK_API_URL=workspace.api_url)

    assert 1 == ended.returncode
    assert "Slack refuses SLACK_BOT_TOKEN (invalid_auth)" in ended.stderr


def test_one_error_of_slack_at_the_start_ends_nothing(tmp_path, workspace):
    workspace.state.faults.set(broken=1, storm=1, storm_method="auth.test")
    given = {"SLACK_BOT_TOKEN": BOT.token, "SLACK_APP_TOKEN": BOT.app_token, "SLACK_API_URL": workspace.api_url}

    served = subprocess.Popen(
        [*COMMAND, "--home", str(tmp_path), "serve"], env=environment(**given), stdout=subprocess.PIPE,
        stderr=subprocess.PIPE, text=True,
    )  # fmt: skip
    said = served.stdout.readline()
    served.send_signal(signal.SIGTERM)
    _, log = served.communicate(timeout=60)

    assert "is connected to Slack" in said, log
    assert 0 == served.returncode, log
    assert "again in" in log


def test_a_desk_that_waits_for_slack_stops_cleanly_when_told(tmp_path, workspace):
    workspace.state.faults.set(broken=1, storm=1000, storm_method="auth.test")
    given = {"SLACK_BOT_TOKEN": BOT.token, "SLACK_APP_TOKEN": BOT.app_token, "SLACK_API_URL": workspace.api_url}

    served = subprocess.Popen(
        [*COMMAND, "--home", str(tmp_path), "serve"], env=environment(**given), stderr=subprocess.PIPE, text=True
    )
    until(lambda: "again in" in served.stderr.readline())
    served.send_signal(signal.SIGTERM)
    _, log = served.communicate(timeout=60)

    assert (0, "") == (served.returncode, "".join(line for line in log.splitlines() if "again in" not in line))


@pytest.mark.parametrize("seconds", [1, 3, 6])
def test_a_stop_at_any_moment_of_the_start_is_clean(tmp_path, workspace, seconds):
    given = {"SLACK_BOT_TOKEN": BOT.token, "SLACK_APP_TOKEN": BOT.app_token, "SLACK_API_URL": workspace.api_url}

    served = subprocess.Popen(
        [*COMMAND, "--home", str(tmp_path), "serve"], env=environment(**given), stderr=subprocess.PIPE, text=True
    )
    until(lambda: takes_signals(served.pid))
    time.sleep(seconds)
    served.send_signal(signal.SIGTERM)
    _, log = served.communicate(timeout=60)

    assert 0 == served.returncode, log
    assert "Traceback" not in log


def test_a_setting_that_cannot_be_used_is_named(tmp_path):
    ended = run(tmp_path, "doctor", VENDORDESK_LARGEST_FILE="big")

    assert 1 == ended.returncode
    assert "largest_file" in ended.stderr


def test_the_doctor_finds_nothing_wrong_with_a_new_home(tmp_path):
    ended = run(tmp_path, "doctor")

    assert 0 == ended.returncode
    assert "SLACK_BOT_TOKEN is not set" in ended.stdout
    assert "run `vendordesk index" in ended.stdout


def test_before_anything_was_served_the_doctor_reads_who_may_confirm_from_the_settings(tmp_path):
    nobody = run(tmp_path, "doctor", VENDORDESK_ROLES='{"U0ONE": "staff"}')
    legal = run(tmp_path, "doctor", VENDORDESK_ROLES='{"U0ONE": "staff", "U0TWO": "legal"}')

    assert "nobody may confirm" in nobody.stdout
    assert "nobody may confirm" not in legal.stdout


def test_the_doctor_names_a_role_that_the_policy_does_not_know(tmp_path):
    ended = run(tmp_path, "doctor", VENDORDESK_ROLES='{"U0ONE": "procurment"}')

    assert 1 == ended.returncode
    assert "VENDORDESK_ROLES gives U0ONE the role 'procurment'" in ended.stdout
    assert "procurement" in ended.stdout


def test_where_slack_does_not_tell_the_scopes_the_doctor_says_that_it_does_not_know_them(tmp_path, workspace):
    workspace.state.bot = replace(BOT, scopes=())

    ended = run(tmp_path, "doctor", SLACK_BOT_TOKEN=BOT.token, SLACK_API_URL=workspace.api_url)

    assert "scopes unknown" in ended.stdout
    assert "lacks" not in ended.stdout


def test_the_doctor_names_what_is_wrong_on_slack_and_how_to_mend_it(tmp_path, workspace):
    given = {"SLACK_BOT_TOKEN": BOT.token, "SLACK_APP_TOKEN": "xapp-wrong", "SLACK_API_URL": workspace.api_url}

    ended = run(tmp_path, "doctor", VENDORDESK_OWNER_CHANNEL="nowhere", **given)

    assert 1 == ended.returncode
    assert "Slack refuses SLACK_APP_TOKEN" in ended.stdout
    assert "/invite the app to #nowhere" in ended.stdout


@pytest.mark.parametrize("way", ["socket", "http"])
def test_a_served_desk_answers_and_stops_cleanly(tmp_path, home, workspace, way):
    port = free_port()
    given = {
        "SLACK_BOT_TOKEN": BOT.token, "SLACK_APP_TOKEN": BOT.app_token, "SLACK_SIGNING_SECRET": BOT.signing_secret,
        "SLACK_API_URL": workspace.api_url, "VENDORDESK_OWNER_CHANNEL": "vendors",
        "VENDORDESK_ROLES": '{"U0WEI": "legal"}',
    }  # fmt: skip
    arguments = ["--http", str(port)] if way == "http" else []
    with (tmp_path / "log").open("w") as log:
        served = subprocess.Popen(
            [*COMMAND, "--home", str(home), "serve", *arguments], env=environment(**given), stdout=log, stderr=log
        )
        try:
            if way == "http":
                until(lambda: answers_at(port))
                workspace.server.use_request_url(f"http://127.0.0.1:{port}/slack/events")
            else:
                until(lambda: workspace.state.sockets.count)
            asked = workspace.say("wei", "dm", "明栈MES的一级故障多久响应？")
            answer = workspace.wait(lambda: reply_to(workspace, asked), seconds=90)
        finally:
            served.send_signal(signal.SIGTERM)
            ended = served.wait(timeout=60)

    assert "15" in str(answer.blocks)
    assert 0 == ended


def reply_to(workspace, asked):
    return next((m for m in workspace.messages("dm", "wei") if m.bot_id and m.thread_ts == asked.ts), None)


def takes_signals(pid):
    """Whether a process has set a handler of SIGTERM."""
    status = Path(f"/proc/{pid}/status").read_text()
    caught = next(line.split()[1] for line in status.splitlines() if line.startswith("SigCgt"))
    return bool(int(caught, 16) >> (signal.SIGTERM - 1) & 1)


def until(look):
    end = time.monotonic() + 90
    while not look():
        assert time.monotonic() < end, "the desk did not come up within 90 s"
        time.sleep(0.1)


def answers_at(port):
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) == 0


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]
