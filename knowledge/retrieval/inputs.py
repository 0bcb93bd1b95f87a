"""What the model and the lexical view read of a passage: its words beneath the names that it stands under."""

import hashlib
from collections.abc import Sequence


def embedding_input(title: str, headings: Sequence[str], context: str, text: str) -> str:
    """Title and heading path on one line, a table's header line, the passage; nothing is said twice."""
    path = dict.fromkeys(part.strip() for part in (title, *headings) if part.strip())
    names = [part for part in path if not text.startswith(part)]
    lines = (" > ".join(names), context.strip(), text.strip())
    return "\n".join(line for line in lines if line)


def input_hash(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "replace")).hexdigest()
