"""A Slack that keeps everything the desk says: every call, every file, every ephemeral answer, and who can see it."""

import io
import json
import threading
import zipfile
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, unquote

BOT = "U0BOT"


@dataclass(frozen=True)
class Heard:
    """Something that the desk said, and the conversation or the person that it was said to."""

    to: str
    how: str
    text: str


class Recorder:
    """Serves Slack's Web API while used as a context manager. `rooms` are channels by id: name, private, members."""

    def __init__(self, rooms):
        self.rooms, self.heard, self._uploads, self._count = rooms, [], {}, 0
        self._lock = threading.Lock()
        handler = type("Handler", (_Handler,), {"recorder": self})
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
        self._server.daemon_threads = True
        self.root = f"http://127.0.0.1:{self._server.server_port}"
        self.url = f"{self.root}/api/"

    def __enter__(self):
        threading.Thread(target=self._server.serve_forever, daemon=True).start()
        return self

    def __exit__(self, *_):
        self._server.shutdown()
        self._server.server_close()

    def hear(self, to, how, said):
        with self._lock:
            self.heard.append(Heard(to, how, said if isinstance(said, str) else json.dumps(said, ensure_ascii=False)))

    def answer(self, path, asked, raw):
        """The answer to one call."""
        place, _, name = path.strip("/").partition("/")
        if place == "respond":
            self.hear(name, "respond", asked)
            return {"ok": True}
        if place == "upload":
            self._uploads[name] = raw
            return {"ok": True}
        method = getattr(self, name.replace(".", "_"), None)
        self._count += 1
        return {"ok": True} | (method(asked) if method else {})

    def auth_test(self, asked):
        return {"user_id": BOT, "user": "desk", "team": "T", "team_id": "T0", "bot_id": "B0", "url": self.root}

    def conversations_info(self, asked):
        name, private, _ = self.rooms[asked["channel"]]
        return {"channel": {"id": asked["channel"], "name": name, "is_channel": True, "is_private": private}}

    def conversations_members(self, asked):
        return {"members": [*self.rooms[asked["channel"]][2], BOT], "response_metadata": {}}

    def conversations_list(self, asked):
        channels = [{"id": number, "name": name, "is_member": True} for number, (name, _, _) in self.rooms.items()]
        return {"channels": channels, "response_metadata": {}}

    def conversations_open(self, asked):
        return {"channel": {"id": f"D{asked['users']}"}}

    def chat_postMessage(self, asked):
        self.hear(asked["channel"], "post", asked)
        return {"channel": asked["channel"], "ts": f"{1000 + self._count}.0001", "message": {}}

    def chat_update(self, asked):
        self.hear(asked["channel"], "update", asked)
        return {"channel": asked["channel"], "ts": asked["ts"]}

    def chat_postEphemeral(self, asked):
        self.hear(asked["user"], "ephemeral", asked)
        return {"message_ts": "1.1"}

    def views_open(self, asked):
        self.hear(_person(asked["trigger_id"]), "modal", asked)
        return {"view": {"id": f"V{_person(asked['trigger_id'])}:{self._count}"}}

    def views_update(self, asked):
        self.hear(_person(asked["view_id"].removeprefix("V").replace(":", ".")), "modal", asked)
        return {"view": {"id": asked["view_id"]}}

    def views_publish(self, asked):
        self.hear(asked["user_id"], "home", asked)
        return {"view": {"id": "VHOME"}}

    def files_getUploadURLExternal(self, asked):
        return {"upload_url": f"{self.root}/upload/F{self._count}", "file_id": f"F{self._count}"}

    def files_completeUploadExternal(self, asked):
        files = json.loads(asked["files"]) if isinstance(asked["files"], str) else asked["files"]
        to = asked.get("channel_id") or asked.get("channels") or "nobody"
        for file in files:
            self.hear(to, "file", words_in(self._uploads.get(file["id"], b"")) + json.dumps(asked, ensure_ascii=False))
        return {"files": files}

    def conversations_history(self, asked):
        return {"messages": []}

    conversations_replies = conversations_history


def words_in(data):
    """A file's text: of Office files the text of every part, of others what can be decoded."""
    if data[:2] == b"PK":
        with zipfile.ZipFile(io.BytesIO(data)) as parts:
            return " ".join(parts.read(name).decode("utf-8", "replace") for name in parts.namelist())
    return "" if data[:4] == b"\x89PNG" else data.decode("utf-8", "replace")


def _person(trigger):
    return trigger.partition(".")[0]


class _Handler(BaseHTTPRequestHandler):
    recorder: Recorder

    def do_POST(self):
        raw = self.rfile.read(int(self.headers.get("Content-Length") or 0))
        kind = self.headers.get("Content-Type", "")
        if "/upload/" in self.path:
            asked = {}
        elif "json" in kind:
            asked = json.loads(raw.decode() or "{}")
        else:
            asked = {name: values[0] for name, values in parse_qs(raw.decode("utf-8", "replace")).items()}
        told = json.dumps(self.recorder.answer(unquote(self.path), asked, raw)).encode()
        self.send_response(200)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(told)))
        self.end_headers()
        self.wfile.write(told)

    do_GET = do_POST  # noqa: N815 - the name that http.server looks for

    def log_message(self, *_):
        pass
