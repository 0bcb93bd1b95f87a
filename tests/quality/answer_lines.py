"""How many lines an answer takes on Slack: `python -m tests.quality.answer_lines HOME`, where the sample was read.

A line holds `WIDTH` half-width columns (a Chinese character takes two); what is read counts (sections, small print,
tables), buttons do not.
"""

import json
import re
import statistics
import sys
from collections.abc import Iterable, Mapping
from datetime import date
from pathlib import Path
from typing import Any

from bot.replies.answers.answers import answer_message
from bot.replies.drawing.blocks import Message
from knowledge.answers import Answerer
from knowledge.records.db import Database
from knowledge.retrieval.opening import open_views, serving_embedder
from knowledge.rules.access import TERMINAL
from knowledge.rules.language.columns import columns
from knowledge.settings import Settings

WIDTH = 90
_EMOJI = re.compile(r":[a-z_]{2,30}:")
QUESTIONS = Path(__file__).with_name("form_questions.jsonl")
ON = date(2026, 11, 27)


def lines_of(message: Message) -> int:
    """The lines that somebody reads."""
    return sum(len(list(_shown(text))) for text in texts_of(message.blocks))


def texts_of(blocks: Iterable[Mapping[str, Any]]) -> Iterable[str]:
    """What each block of a message says; a table row is one line."""
    for block in blocks:
        if block["type"] == "section":
            yield block["text"]["text"]
        elif block["type"] == "context":
            yield " ".join(element["text"] for element in block["elements"])
        elif block["type"] == "table":
            yield "\n".join(" · ".join(_cell(cell) for cell in row) for row in block["rows"])


def _cell(cell: Mapping[str, Any]) -> str:
    return str(cell.get("text") or "")


def _shown(text: str) -> Iterable[str]:
    for line in _EMOJI.sub("##", text).splitlines():
        yield from [line] * max(1, -(-columns(line) // WIDTH)) if line.strip() else []


def main(home: Path, *, aloud: bool) -> None:
    """Print the lines of each answer, and their median."""
    settings = Settings(home=home)
    rows = [json.loads(line) for line in QUESTIONS.read_text(encoding="utf-8").splitlines()]
    counts = []
    with Database(settings.database_url).reading() as session:
        embedder = serving_embedder(session, settings)
        views = open_views(settings, embedder.name, lasting=False)
        answerer = Answerer(embedder, views)
        for row in rows:
            answer = answerer.answer(
                session, row["question"], asker=TERMINAL, on=ON, earlier=tuple(row.get("thread", ()))
            )
            message = answer_message(answer, question_id=1)
            counts.append(lines_of(message))
            print(f"{counts[-1]:3} {answer.status:9} {row['question']}")
            if aloud:
                print("\n".join(f"        | {line}" for text in texts_of(message.blocks) for line in text.splitlines()))
        views.close()
    over = sum(count > 6 for count in counts)
    print(f"median {statistics.median(counts):g}, most {max(counts)}, over six {over} of {len(counts)}")


if __name__ == "__main__":
    main(Path(sys.argv[1]), aloud="--aloud" in sys.argv)
