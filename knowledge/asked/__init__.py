"""What a question asks for, learned from labelled questions: its kind, the field of the record, the kind of value."""

from knowledge.asked.reading import Asked, AskedReader, shipped
from knowledge.asked.values import FIELDS, KINDS, NO_FIELD, VALUES, Kind

__all__ = ["FIELDS", "KINDS", "NO_FIELD", "VALUES", "Asked", "AskedReader", "Kind", "shipped"]
