"""`vendordesk play` as a process of its own, on a new home, once a test session."""

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import httpx
import pytest

READY_WITHIN = 600
"""Seconds: the first start reads the sample documents, on a machine that may be busy with other tests."""


@dataclass(frozen=True, slots=True)
class Playing:
    """Where the workspace is, and how long it took until the documents were read."""

    url: str
    ready_after: float


@pytest.fixture(scope="session")
def play(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Playing]:
    """The sample company's desk, ready to answer."""
    if not os.environ.get("VENDORDESK_LONG"):
        pytest.skip("reads the whole sample company, which takes minutes; set VENDORDESK_LONG=1")
    home, port = tmp_path_factory.mktemp("play"), free_port()
    command = [
        sys.executable,
        "-c",
        "from bot.cli import main; main()",
        "--home",
        str(home),
        "play",
        "--port",
        str(port),
    ]
    began = time.monotonic()
    with (home / "play.log").open("wb") as log, subprocess.Popen(command, stdout=log, stderr=log) as process:
        try:
            url = f"http://127.0.0.1:{port}"
            wait_until_ready(url, process, home / "play.log")
            taken = time.monotonic() - began
            print(f"ready after {taken:.0f} s")
            yield Playing(url, taken)
        finally:
            process.send_signal(signal.SIGINT)
            process.wait(60)


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def wait_until_ready(url: str, process: subprocess.Popen[bytes], log: Path) -> None:
    """Wait until the page no longer says that documents are being read."""
    for _ in range(READY_WITHIN):
        assert process.poll() is None, log.read_text(encoding="utf-8", errors="replace")[-2000:]
        try:
            page = httpx.get(url, follow_redirects=True, timeout=10).text
        except httpx.TransportError:
            page = ""
        if 'id="messages"' in page and '<div class="notice"' not in page:
            return
        time.sleep(1)
    raise AssertionError("the desk did not become ready")


__all__ = ["Playing", "play"]
