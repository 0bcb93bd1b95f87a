"""What is shown beside a message whose answer takes longer than a moment."""

from bot.replies.drawing.words import Words


def working_status(lang: str, *, before: int, learning: bool) -> str:
    """What the desk is doing; `before`: how many messages wait before this one, `learning`: nothing is known yet."""
    name = "learning" if learning else "queued" if before else "looking"
    return Words(lang, "working", before=before)[name].strip()
