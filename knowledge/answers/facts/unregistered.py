"""Contracts that a question means though the register has none: blank forms and papers without a number."""

import re
from collections.abc import Collection, Sequence

from knowledge.records.contracts.contract_names import telling_words
from knowledge.records.contracts.contracts import Contract
from knowledge.retrieval.search import Hit

_PAPER = re.compile(r"合同|协议|agreement|contract", re.IGNORECASE)


def unregistered(
    question: str, meant: Sequence[Contract], hits: Sequence[Hit], registered: Collection[int]
) -> list[Hit]:
    """The hits from such a paper, where the question names it by a word that no contract meant has in its names."""
    if not _PAPER.search(question):
        return []
    known = " ".join(f"{c.title} {c.product or ''} {c.vendor.name if c.vendor else ''}" for c in meant).casefold()
    plain = question.casefold()
    return [
        hit
        for hit in hits
        if hit.document_id not in registered
        and _PAPER.search(hit.document)
        and any(word in plain and word not in known for word in telling_words(hit.document))
    ]
