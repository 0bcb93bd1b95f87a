"""A few methods of Slack's Web API over real HTTP, kept in memory: posts, edits, finds, and misbehaves as told."""

import json
import random
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs


class HttpSlack:
    """Serves while used as a context manager. `before` and `after` are called around the recording of each post.

    Posts go to ids, names and people; looking for a message takes an id, as on Slack. `failures` are statuses with
    which the next posts are answered, before (`False`) or after (`True`) they are recorded; 0 is no answer at all.
    """

    def __init__(self, *, trouble=0.0, seed=7):
        self.messages = {}
        self.failures = []
        self.before = self.after = lambda count: None
        self._trouble, self._random, self._lock, self._count = trouble, random.Random(seed), threading.Lock(), 0
        handler = type("Handler", (_Handler,), {"slack": self})
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
        self._server.daemon_threads = True
        self.url = f"http://127.0.0.1:{self._server.server_port}/api/"

    def __enter__(self):
        threading.Thread(target=self._server.serve_forever, daemon=True).start()
        return self

    def __exit__(self, *_):
        self._server.shutdown()
        self._server.server_close()

    @property
    def keys(self):
        return [message["metadata"]["event_payload"]["key"] for message in self.messages.values()]

    def answer(self, method, asked):
        """Status, headers and body for one call."""
        with self._lock:
            if self._random.random() < self._trouble:
                status = self._random.choice([429, 500, 503])
                return status, {"Retry-After": "1"}, {"ok": False, "error": "ratelimited" if status == 429 else "down"}
            failing, recorded = self.failures.pop(0) if self.failures and method == "chat.postMessage" else (200, True)
            answer = getattr(self, method.replace(".", "_"))(asked) if recorded else {}
            return failing, {}, answer if failing == 200 else {"ok": False, "error": "down"}

    def address(self, channel):
        """The conversation's id, of a channel by name or of a person's direct messages."""
        names = {"contracts": "C0CONTRACTS", "deals": "G0DEALS"} | {f"U{n}": f"D{n}" for n in ("0WEI", "0ROSS")}
        return names.get(channel, channel)

    def chat_postMessage(self, asked):
        self._count += 1
        self.before(self._count)
        ts = f"{1_000 + len(self.messages)}.000100"
        names = ("thread_ts", "text", "metadata")
        channel = self.address(asked["channel"])
        self.messages[ts] = {"ts": ts, "channel": channel} | {name: asked.get(name) for name in names}
        self.after(self._count)
        return {"ok": True, "channel": channel, "ts": ts}

    def conversations_open(self, asked):
        return {"ok": True, "channel": {"id": self.address(asked["users"])}}

    def users_conversations(self, asked):
        names = {"contracts": "C0CONTRACTS", "deals": "G0DEALS"}
        return {"ok": True, "channels": [{"id": there, "name": name} for name, there in names.items()]}

    def chat_update(self, asked):
        self.messages[asked["ts"]]["text"] = asked["text"]
        return {"ok": True, "channel": asked["channel"], "ts": asked["ts"]}

    def conversations_history(self, asked):
        if asked["channel"] != self.address(asked["channel"]):
            return {"ok": False, "error": "channel_not_found"}
        there = [m for m in self.messages.values() if not m["thread_ts"] and m["channel"] == asked["channel"]]
        return {"ok": True, "messages": there[::-1]}

    def conversations_replies(self, asked):
        root = asked["ts"]
        return {"ok": True, "messages": [m for m in self.messages.values() if root in (m["ts"], m["thread_ts"])]}


class _Handler(BaseHTTPRequestHandler):
    slack: HttpSlack

    def do_POST(self):
        length = int(self.headers.get("Content-Length") or 0)
        raw = self.rfile.read(length)
        if len(raw) < length:
            return  # whoever asked died while asking
        body = raw.decode()
        if "json" in self.headers.get("Content-Type", ""):
            asked = json.loads(body or "{}")
        else:
            asked = {name: values[0] for name, values in parse_qs(body).items()}
            if "metadata" in asked:
                asked["metadata"] = json.loads(asked["metadata"])
        status, headers, answer = self.slack.answer(self.path.rsplit("/", 1)[-1], asked)
        if not status:
            return  # no answer at all
        told = json.dumps(answer).encode()
        try:
            self.send_response(status)
            for name, value in {
                "Content-Type": "application/json",
                "Content-Length": str(len(told)),
                **headers,
            }.items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(told)
        except OSError:
            pass  # whoever asked is dead

    do_GET = do_POST  # noqa: N815 - the server's name for it

    def log_message(self, *_):
        """Keep quiet."""
