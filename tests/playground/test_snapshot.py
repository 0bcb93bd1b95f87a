"""A restart finds the conversation again."""

import json

from bot.playground.people import acts
from bot.playground.workspace.blobs import Blobs
from bot.playground.workspace.snapshot import Keeper, as_json
from bot.playground.workspace.state import Workspace
from tests.workspace import BOT, CHANNELS, PEOPLE


def company(folder=None) -> Workspace:
    return Workspace(people=PEOPLE, channels=CHANNELS, bot=BOT, blobs=Blobs(folder and folder / "files"))


def test_messages_files_homes_and_the_clock_survive(tmp_path):
    first = company(tmp_path)
    with Keeper(first, tmp_path / "workspace.json"):
        said = acts.post_message(first, "U0WEI", "C0GENERAL", "hello")
        acts.react(first, "U0LIN", "C0GENERAL", said.ts, "eyes")
        acts.join(first, "U0ROSS", "C0LOUNGE")
        shared = acts.upload_file(first, "U0WEI", "C0GENERAL", "a.txt", b"bytes")
        first.dm("U0WEI")
        first.mark_read("U0LIN", "C0GENERAL")

    second = company(tmp_path)
    with Keeper(second, tmp_path / "workspace.json"):
        later = second.next_ts()

    assert first.messages("C0GENERAL") == second.messages("C0GENERAL")
    assert first.channels() == second.channels()
    assert b"bytes" == second.file_bytes(shared.files[0])
    assert 0 == second.unread("U0LIN", "C0GENERAL")
    assert later > shared.ts
    assert as_json(first).keys() == as_json(second).keys()


def test_the_file_is_always_whole(tmp_path):
    path = tmp_path / "workspace.json"
    workspace = company()

    with Keeper(workspace, path) as keeper:
        for n in range(20):
            acts.post_message(workspace, "U0WEI", "C0GENERAL", str(n))
            keeper.write()
            assert n + 1 == len(json.loads(path.read_text())["messages"])

    assert ["workspace.json"] == [file.name for file in tmp_path.iterdir()]


def test_a_change_is_written_without_being_asked(tmp_path):
    path = tmp_path / "workspace.json"
    workspace = company()

    with Keeper(workspace, path):
        acts.post_message(workspace, "U0WEI", "C0GENERAL", "hello")

    assert "hello" in path.read_text()
