"""A `vendordesk serve` in a process of its own, on a local workspace; what it wrote to the log is read afterwards."""

import os
import signal
import socket
import subprocess
import sys
import time
from dataclasses import dataclass, field
from pathlib import Path
from urllib.error import HTTPError, URLError
from urllib.request import urlopen

from tests.workspace import BOT

COMMAND = [sys.executable, "-c", "from bot.cli import main; main()"]


def environment(**given):
    clean = {name: value for name, value in os.environ.items() if not name.startswith(("SLACK_", "VENDORDESK_"))}
    return clean | {"OMP_NUM_THREADS": "1"} | given


@dataclass
class Served:
    """One replica; `start` may be called again after `kill` or `stop`."""

    home: Path
    log: Path
    api_url: str
    given: dict = field(default_factory=dict)
    arguments: tuple = ()
    process: subprocess.Popen | None = None
    health_port: int = 0
    program: tuple = tuple(COMMAND)

    def start(self):
        tokens = {"SLACK_BOT_TOKEN": BOT.token, "SLACK_APP_TOKEN": BOT.app_token, "SLACK_API_URL": self.api_url}
        self.health_port = free_port()
        command = [*self.program, "--home", str(self.home), "serve", "--health", str(self.health_port), *self.arguments]
        with self.log.open("a") as log:
            self.process = subprocess.Popen(command, env=environment(**tokens | self.given), stdout=log, stderr=log)
        return self

    def __enter__(self):
        return self.start()

    def __exit__(self, *_):
        if self.process.poll() is None:
            self.kill()

    def kill(self):
        self.process.kill()
        self.process.wait(30)

    def stop(self):
        self.process.send_signal(signal.SIGTERM)
        return self.process.wait(60)

    def get(self, page):
        """Status and text of one of the watcher's pages; 0 where nobody answers."""
        try:
            with urlopen(f"http://127.0.0.1:{self.health_port}{page}", timeout=20) as answer:
                return answer.status, answer.read().decode()
        except HTTPError as error:
            return error.code, error.read().decode()
        except (URLError, OSError):
            return 0, ""

    def is_ready(self):
        assert self.process.poll() is None, self.log.read_text()
        return self.get("/ready")[0] == 200


def until(look, *, seconds=180, rest=0.1):
    end = time.monotonic() + seconds
    while not (found := look()):
        assert time.monotonic() < end, "it did not happen in time"
        time.sleep(rest)
    return found


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]
