"""What the model and the lexical view read of a passage: its words beneath the names that it stands under."""

import hashlib
import re
from collections.abc import Sequence
from pathlib import PurePath

from knowledge.records.contracts.contract_names import romanised, telling_words

_JOINTS = re.compile(r"[_\-]+")


def document_names(title: str, file: str, *parties: str | None) -> tuple[str, ...]:
    """What people call a document by: its file's name, its title, the vendor and the product that it is about.

    Chinese names are there in Latin letters too, for those who ask in English.
    """
    stem = _JOINTS.sub(" ", PurePath(file).stem).strip()
    names = dict.fromkeys(name for name in (stem, title.strip(), *parties) if name)
    whole = [name for name in names if not any(name != other and name in other for other in names)]
    return (*whole, *sorted(romanised(telling_words(*whole))))


def embedding_input(names: Sequence[str], headings: Sequence[str], context: str, text: str) -> str:
    """Names and heading path on one line, a table's header line, the passage; nothing is said twice."""
    path = dict.fromkeys(part.strip() for part in (*names, *headings) if part.strip())
    above = [part for part in path if not text.startswith(part)]
    lines = (" > ".join(above), context.strip(), text.strip())
    return "\n".join(line for line in lines if line)


def input_hash(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "replace")).hexdigest()
