"""Dates and renewal: when a contract was signed, takes effect and ends, and how it renews."""

from indexer.facts.document import Doc
from indexer.facts.found import Found


def read(doc: Doc) -> dict[str, Found]:
    """Read the fields about dates, term and renewal."""
    return {}
