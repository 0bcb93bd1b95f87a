"""The desk connects to Slack and to nothing else: learning and answering open no connection at all."""

import subprocess
import sys

from bot.playground.sample.company import DOCUMENTS

WATCHED = """
import sys

def watch(event, arguments):
    if event == "socket.connect" and not isinstance(arguments[1], (str, bytes)):
        print("CONNECTED", arguments[1], file=sys.stderr)
    if event == "socket.getaddrinfo":
        print("LOOKED UP", arguments[0], file=sys.stderr)

sys.addaudithook(watch)
from bot.cli import app

for command in (["index", sys.argv[2]], ["search", "notice period"], ["ask", "when does the contract end?"]):
    app(["--home", sys.argv[1], *command], standalone_mode=False)
print("DONE")
"""


def test_learning_and_answering_open_no_connection(tmp_path):
    contract = next(DOCUMENTS.glob("fernhollow/*"))

    ran = subprocess.run(
        [sys.executable, "-c", WATCHED, str(tmp_path), str(contract)],
        capture_output=True,
        text=True,
        timeout=240,
        check=False,
    )

    assert "DONE" in ran.stdout, ran.stderr[-2000:]
    assert [] == [line for line in ran.stderr.splitlines() if line.startswith(("CONNECTED", "LOOKED UP"))]
