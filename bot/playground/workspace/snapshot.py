"""Keeps a workspace in one JSON file, so that a restart finds the conversation again; written whole and swapped in.

Modals, trigger ids and response URLs end with the process, as the app's half of them does.
"""

import json
import os
import threading
from dataclasses import asdict
from datetime import timedelta
from pathlib import Path
from types import TracebackType
from typing import Any

from bot.playground.model import Assistant, Change, Channel, File, Json, Message, Reaction, View
from bot.playground.workspace.state import Workspace

VERSION = 1
PAUSE = 0.5


def as_json(workspace: Workspace) -> Json:
    """Everything that a restart must find again."""
    with workspace.lock:
        store = workspace.store
        return {
            "version": VERSION,
            "offset_seconds": workspace.clock.offset.total_seconds(),
            "channels": [asdict(channel) for channel in store.channels.values()],
            "messages": [asdict(m) for messages in store.messages.values() for m in messages.values()],
            "homes": [asdict(store.views[view_id]) for view_id in store.homes.values()],
            "files": [asdict(file) for file in store.files.values()],
            "read": [[*key, ts] for key, ts in store.read.items()],
            "assistants": [[*key, asdict(shown)] for key, shown in store.assistants.items()],
            "last_ts": store.last_ts,
            "last_id": store.last_id,
        }


def restore(workspace: Workspace, saved: Json) -> None:
    """Put saved things into a fresh workspace; its people and app are whoever it was started with."""
    store = workspace.store
    store.channels |= {one["id"]: Channel(**_tuples(one)) for one in saved["channels"]}
    for channel_id in store.channels:
        store.messages.setdefault(channel_id, {})
    for one in saved["messages"]:
        store.messages[one["channel"]][one["ts"]] = _message(one)
    homes = [View(**one) for one in saved["homes"]]
    store.views |= {view.id: view for view in homes}
    store.homes |= {view.user: view.id for view in homes}
    store.files |= {one["id"]: File(**_tuples(one)) for one in saved["files"]}
    store.read |= {(person, channel): ts for person, channel, ts in saved["read"]}
    store.assistants |= {(channel, ts): Assistant(**_tuples(one)) for channel, ts, one in saved["assistants"]}
    store.last_ts, store.last_id = saved["last_ts"], saved["last_id"]
    workspace.clock.offset = max(workspace.clock.offset, timedelta(seconds=saved["offset_seconds"]))


def _message(one: Json) -> Message:
    fields = _tuples(one)
    fields["reactions"] = tuple(Reaction(r["name"], tuple(r["users"])) for r in one["reactions"])
    return Message(**fields)


def _tuples(one: Json) -> dict[str, Any]:
    return {name: tuple(value) if isinstance(value, list) else value for name, value in one.items()}


class Keeper:
    """Writes a workspace to `path` soon after each change and at the end; use as a context manager."""

    def __init__(self, workspace: Workspace, path: Path) -> None:
        self._workspace = workspace
        self._path = path
        self._changed = threading.Event()
        self._end = threading.Event()
        self._thread = threading.Thread(target=self._run, name="workspace-keeper", daemon=True)
        if path.exists():
            restore(workspace, json.loads(path.read_text(encoding="utf-8")))

    def write(self) -> None:
        """Write now, all or nothing."""
        self._path.parent.mkdir(parents=True, exist_ok=True)
        beside = self._path.with_suffix(".tmp")
        with beside.open("w", encoding="utf-8") as file:
            json.dump(as_json(self._workspace), file, ensure_ascii=False)
            file.flush()
            os.fsync(file.fileno())
        beside.replace(self._path)

    def _run(self) -> None:
        while not self._end.is_set():
            self._changed.wait()
            self._changed.clear()
            self._end.wait(PAUSE)
            self.write()

    def __enter__(self) -> "Keeper":
        self._stop = self._workspace.changes.subscribe(self._note)
        self._thread.start()
        return self

    def _note(self, change: Change) -> None:
        self._changed.set()

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._stop()
        self._end.set()
        self._changed.set()
        self._thread.join(timeout=10)
