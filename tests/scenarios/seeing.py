"""What people see of the desk: its reply under a message, what is shown to one person only."""

import time


def reply_to(talking, message, *, after=None, seconds=90):
    """The desk's first message in the thread of this one, or the first one there after another message."""
    since = (after or message).ts

    def found():
        seen = talking.workspace.state.messages(message.channel, message.user)
        return next((m for m in seen if m.bot_id and m.thread_ts == message.ts and m.ts > since), None)

    return talking.workspace.wait(found, seconds=seconds)


def shown_only_to(talking, who):
    """The desk's newest message to one person, in their direct messages."""
    found = [m for m in talking.workspace.messages("dm", who) if m.bot_id]
    return found[-1] if found else None


def until(look, *, seconds=90):
    """Wait for what no change in the workspace tells of."""
    end = time.monotonic() + seconds
    while not look():
        assert time.monotonic() < end, f"it did not happen within {seconds} s"
        time.sleep(0.1)
