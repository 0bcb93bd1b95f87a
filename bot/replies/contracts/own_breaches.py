"""Our own late payments in words: what, how much, since when, and what the contract says."""

from collections.abc import Iterable

from bot.desk.contracts.own_breaches import OwnBreach
from bot.replies.drawing import blocks
from bot.replies.drawing.words import Mrkdwn, Words

_QUOTE = 200


def own_breach_lines(late: Iterable[OwnBreach], lang: str) -> list[Mrkdwn]:
    """A title and one line for each; nothing where nothing is late."""
    lines = [_line(one, lang) for one in late]
    return [Words(lang, "own_breaches")["title"], *lines] if lines else []


def _line(late: OwnBreach, lang: str) -> Mrkdwn:
    due = late.payment.due
    amount = f"{float(due.amount):,.2f}" if due.amount else None
    quote = blocks.cut(late.quote, _QUOTE) if late.quote else None
    return Words(lang, "own_breaches", due=due, days=late.payment.days, amount=amount, quote=quote)["line"]
