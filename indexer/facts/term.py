"""Dates and renewal: signed, effective, expires, term, renewal and notice (empty until its readers land)."""

from indexer.facts.document import Doc
from indexer.facts.found import Found


def read(_doc: Doc) -> dict[str, Found]:
    """Read the fields about dates, term and renewal."""
    return {}
