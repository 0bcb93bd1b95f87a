"""How a function's work grows with its text: the best of several runs over a repeated atom, once and twice as long."""

import time
from collections.abc import Callable

MOST = 2.5
"""Times the work for twice the text: linear is 2, and a busy machine adds to it."""

_RUNS, _ATTEMPTS, _TOO_SHORT = 3, 4, 0.002

ATOMS = (
    "a", "1", " ", "\n", "\u3000", "*", "_", "~", "`", "<", "不", "a ", "1 ", "<@U", "<a|", "```", "is ", "is a ",
    "open a ", "cannot ", "nobody ", "what ", "please ", "no one ", "- ", "> ", "1. ", "• ", "*a ", "_a ", "~a ", "*a*",
    "a_", "&lt;", "https://a.", "<!date^1^", "谢谢,", "好的 ", "开工单", "打不", "\ue000",
)  # fmt: skip
"""What messages are made of: letters, spaces, Slack's marks, and the words that begin what is looked for."""


def grows(work: Callable[[str], object], atom: str, *, length: int = 15_000, around: str = "{}") -> float:
    """Times the work for twice the text; 1 where both are too short to tell. The best of some attempts."""
    once, twice = (around.format(atom * (size // len(atom))) for size in (length, 2 * length))
    best = float("inf")
    for _ in range(_ATTEMPTS):
        long = _seconds(work, twice)
        best = min(best, long / _seconds(work, once) if long > _TOO_SHORT else 1.0)
        if best <= MOST:
            break
    return best


def _seconds(work: Callable[[str], object], text: str) -> float:
    """Processor time of the fastest of some runs."""
    found = []
    for _ in range(_RUNS):
        began = time.thread_time()
        work(text)
        found.append(time.thread_time() - began)
    return max(min(found), 1e-6)
