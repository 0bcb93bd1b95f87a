"""How the list of many contracts read at once looks: the doubtful first, and the button to go through them."""

from typing import Any

from bot.replies.drawing import blocks
from bot.replies.drawing.blocks import Block, Message
from bot.replies.drawing.words import Words

LINES = 15


def contract_summary(payload: dict[str, Any]) -> Message:
    """The list from its outbox payload."""
    lang, lines = payload["lang"], payload["lines"]
    words = Words(lang, "contract_summary", **_counts(lines))
    shown = "\n".join(Words(lang, "contract_summary", **line)["line"] for line in lines[:LINES])
    more = [blocks.context(words["more"])] if len(lines) > LINES else []
    text = blocks.cut(shown, blocks.SECTION)
    head = blocks.section(words["headline"])
    return Message(words["headline"], (head, *([blocks.section(text)] if text else []), *more, *_end(payload, words)))


def _counts(lines: list[dict[str, Any]]) -> dict[str, Any]:
    open_ones = [line for line in lines if line["waiting"]]
    doubtful = [line for line in open_ones if line["doubts"] or line["suggestions"]]
    following = next((line["title"] for line in lines if not line["card"]), None)
    return {
        "number": len(lines), "open": len(open_ones), "doubtful": len(doubtful), "hidden": len(lines) - LINES,
        "following": following, "begun": any(line["card"] for line in lines),
    }  # fmt: skip


def _end(payload: dict[str, Any], words: Words) -> list[Block]:
    if all(line["card"] for line in payload["lines"]):
        return [blocks.context(words["all_shown"])]
    button = blocks.button(words.plain("go"), "review_contracts", payload["summary"], style="primary")
    return [blocks.actions(button), blocks.context(words["next"])]
