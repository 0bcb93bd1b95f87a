"""A chat-completions endpoint on loopback that says what a test wants it to say."""

import json
import threading
import time
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


class Endpoint:
    """`content` is what the model says; `status`, `body` and `delay` make it fail; `asked` keeps each request."""

    def __init__(self):
        self.content = "{}"
        self.status, self.body, self.delay = 200, None, 0.0
        self.asked = []
        self.keys = []
        self.url = ""

    def says(self, **fields):
        """Answer with these fields, each a pair of value and quote."""
        self.content = json.dumps({name: {"value": v, "quote": q} for name, (v, q) in fields.items()})

    def reply(self):
        message = {"role": "assistant", "content": self.content}
        choices = [{"index": 0, "finish_reason": "stop", "message": message}]
        whole = {"id": "1", "object": "chat.completion", "created": 1, "model": "m", "choices": choices}
        return self.body if self.body is not None else json.dumps(whole)


def handler_of(endpoint):
    class Handler(BaseHTTPRequestHandler):
        def do_POST(self):
            request = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            endpoint.asked.append((self.path, request["model"], request["messages"][0]["content"]))
            endpoint.keys.append(self.headers["Authorization"])
            time.sleep(endpoint.delay)
            data = endpoint.reply().encode()
            self.send_response(endpoint.status)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(data)))
            self.end_headers()
            self.wfile.write(data)

        def log_message(self, *arguments):
            """Say nothing."""

    return Handler


class _Quiet(ThreadingHTTPServer):
    def handle_error(self, request, client_address):
        """A client that stops waiting is what some tests are about."""


@contextmanager
def serving():
    """The endpoint, listening until the block ends."""
    endpoint = Endpoint()
    server = _Quiet(("127.0.0.1", 0), handler_of(endpoint))
    endpoint.url = f"http://127.0.0.1:{server.server_port}/v1"
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    try:
        yield endpoint
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
