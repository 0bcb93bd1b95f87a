"""A small Slack in memory for delivery: keeps what is posted, and fails as it is told to."""

from bot.outbox import Delivery
from bot.replies.drawing.blocks import Message


class MemorySlack:
    """Posts by ts; `failures` are raised one by one before, or with `after=True` after, a message is posted."""

    def __init__(self):
        self.messages = {}
        self.edits = []
        self.calls = []
        self.failures = []

    def address(self, channel):
        return channel

    def post(self, *, channel, thread_ts, said, key):
        self.calls.append(("post", key))
        failure, after = self.failures.pop(0) if self.failures else (None, False)
        if failure is not None and not after:
            raise failure
        ts = f"{len(self.messages) + 1}.0"
        self.messages[ts] = {"channel": channel, "thread_ts": thread_ts, "text": said.text, "key": key}
        if failure is not None:
            raise failure
        return channel, ts

    def update(self, *, channel, ts, said, key):
        self.calls.append(("update", key))
        self.messages[ts]["text"] = said.text
        self.edits.append(ts)

    def find(self, *, channel, thread_ts, key):
        self.calls.append(("find", key))
        return next((ts for ts, message in self.messages.items() if message["key"] == key), None)

    @property
    def keys(self):
        return [message["key"] for message in self.messages.values()]


def delivery_to(slack, still_true=lambda *_: True, render=lambda _, message, __: Message(str(message.payload))):
    return Delivery(slack, render, still_true)
